using CuratorBot.Core.Bibliographies;

namespace CuratorBot.Cli.Output;

/// <summary>What is wrong with a bibliography, one line for each problem, as <c>file:line</c>.</summary>
internal static class BibCheckText
{
    public static void Write(BibCheck check, string path, TextPage page)
    {
        var comparison = check.Comparison;
        foreach (var problem in comparison.File.Problems)
        {
            Line(page, path, problem.Line, "unreadable", Describe(problem.Kind));
        }

        foreach (var paper in comparison.Missing)
        {
            page.WriteLine(
                new($"{TerminalText.OneLine(path)}: ", Mark.Strong), new("missing", Mark.Caution), new(TerminalText.OneLine($": {paper.Title} (line {paper.Line} of the list)")));
        }

        foreach (var entry in comparison.Stale)
        {
            Line(page, path, entry.Line, "stale", $"{entry.Key} is of no paper of the top: {entry.Title}");
        }

        foreach (var (entry, first) in comparison.Repeated)
        {
            Line(page, path, entry.Line, "duplicate", $"{entry.Key} is of the paper of {first.Key}, line {first.Line}");
        }

        foreach (var entry in comparison.RepeatedKeys)
        {
            Line(page, path, entry.Line, "duplicate", $"the key {entry.Key} stands above already");
        }

        foreach (var difference in check.Differing)
        {
            foreach (var (field, right) in Fields(difference))
            {
                Line(page, path, difference.Entry.Line, "differing", $"{difference.Entry.Key}: {field} should be {right}");
            }
        }

        page.WriteLine(new Stretch(
            $"{comparison.File.Entries.Count} entries, {comparison.Missing.Count} missing, {comparison.Stale.Count} stale, "
            + $"{comparison.Repeated.Count + comparison.RepeatedKeys.Count} duplicate, {check.Differing.Count} differing"));
    }

    public static string Describe(BibProblemKind kind) => kind switch
    {
        BibProblemKind.Unclosed => "a brace, a parenthesis or a quote has no end",
        BibProblemKind.MissingKey => "the entry has no key",
        BibProblemKind.MissingComma => "a comma is missing between two fields",
        BibProblemKind.NoField => "there is something that is not a field",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    private static IEnumerable<(string Field, string Right)> Fields(BibDifference difference)
    {
        if (difference.Title is { } title)
        {
            yield return ("title", title);
        }

        if (difference.FirstAuthor is { } author)
        {
            yield return ("first author", author);
        }

        if (difference.Year is { } year)
        {
            yield return ("year", year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static void Line(TextPage page, string path, int line, string what, string text) => page.WriteLine(
        new($"{TerminalText.OneLine(path)}:{line}: ", Mark.Strong), new(what, Mark.Caution), new(TerminalText.OneLine($": {text}")));
}
