using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>The review of a change for people: findings as <c>file:line</c>, the facts about each paper, and last, where the eye rests, the verdict.</summary>
internal static class ReviewText
{
    private const int LongestTitle = 60;

    public static void Write(Review review, TextPage page)
    {
        var words = TerminalWords.For(review);
        foreach (var conflict in review.Conflicts)
        {
            page.WriteLine(
                new(words["conflict"], Mark.Caution),
                new(words.Say("conflict.meanwhile", TerminalText.OneLine(conflict.Entry.Title))));
            page.WriteLine();
        }

        foreach (var line in review.Unread)
        {
            page.WriteLine(
                new($"{TerminalText.OneLine($"{review.Request.ListPath}:{line.Line}")}: ", Mark.Strong),
                new(words["unread"], Mark.Caution),
                new(words.Say("unread.line", TerminalText.Short(line.Text.Trim(), LongestTitle))));
            page.WriteLine();
        }

        var remedies = new TextRemedies(review);
        foreach (var group in FindingGroup.Of(review.Findings))
        {
            WriteFinding(group.IsOfMany ? group.First with { Line = null, Message = group.Message } : group.First, review, page);
            if (group.Places is { } places)
            {
                page.WriteLine(new Stretch($"    {Messages.Format(places, review.Locale)}"));
            }

            foreach (var finding in group.Findings)
            {
                remedies.Write(finding, page);
            }

            page.WriteLine();
        }

        WriteExcepted(review, page);
        WriteEvidence(review, page);
        WriteVerdict(review, page);
    }

    /// <summary>What the policy's exceptions have silenced, with an empty line after it; nothing where they silenced nothing.</summary>
    public static void WriteExcepted(Review review, TextPage page)
    {
        foreach (var exception in review.Excepted)
        {
            page.WriteLine(new("exception", Mark.Note), new($": {exception.Rule} does not apply to “{TerminalText.OneLine(exception.Entry)}”: {TerminalText.OneLine(exception.Because)}"));
        }

        if (review.Excepted.Count > 0)
        {
            page.WriteLine();
        }
    }

    /// <summary>The facts about each paper, with an empty line after them; nothing if there are none.</summary>
    public static void WriteEvidence(Review review, TextPage page)
    {
        if (review.Evidence.Count > 0)
        {
            var words = TerminalWords.For(review);
            var second = review.Evidence.Any(static e => e.SecondCitations is not null);
            IReadOnlyList<TextColumn> columns =
            [
                new(words["column.paper"], Shrinks: true), new(words["column.change"]), new(words["column.found"]),
                new(words["column.citations"], Number: true), new(words["column.needed"], Number: true), new(words["column.as-of"]),
            ];
            page.WriteTable(
                second ? [.. columns, new("openalex", Number: true)] : columns,
                [.. review.Evidence.Select(e => second ? [.. Row(e, words), Number(e.SecondCitations?.Citations)] : Row(e, words))]);
            page.WriteLine();
        }
    }

    /// <summary>The verdict with the counts: the last line, so that it is on the screen.</summary>
    public static void WriteVerdict(Review review, TextPage page)
    {
        var words = TerminalWords.For(review);
        var facts = new List<string>();
        if (review.Changes is not null)
        {
            facts.Add(words.Say("changes", words.Of(review.Kind)));
        }

        if (review.HasTop)
        {
            facts.Add((review.TopBefore == review.TopAfter, review.Policy.Policy.TopSize) switch
            {
                (true, null) => words.Say("top", review.TopAfter),
                (true, { } cap) => words.Say("top-of", review.TopAfter, cap),
                (false, null) => words.Say("top-changes", review.TopBefore, review.TopAfter),
                (false, { } cap) => words.Say("top-changes-of", review.TopBefore, review.TopAfter, cap),
            });
        }

        foreach (var severity in (ReadOnlySpan<Severity>)[Severity.Failure, Severity.Warning, Severity.Notice])
        {
            var count = review.Findings.Count(f => f.Severity == severity);
            if (count > 0)
            {
                facts.Add(words.Count(count, severity));
            }
        }

        page.WriteLine(new(words.Of(review.Verdict), MarkOf(review.Verdict)), new($"  {string.Join(words["separator"], facts)}"));
    }

    private static void WriteFinding(Finding finding, Review review, TextPage page)
    {
        var where = finding.Line is { } line ? $"{review.Request.ListPath}:{line}" : review.Request.ListPath;
        page.WriteLine(
            new($"{TerminalText.OneLine(where)}: ", Mark.Strong),
            new($"{TerminalWords.For(review).Of(finding.Severity)} {finding.RuleId}", MarkOf(finding.Severity)),
            new($": {TerminalText.OneLine(Messages.Format(finding.Message, review.Locale))}"));
    }

    private static IReadOnlyList<string> Row(Evidence evidence, TerminalWords words) =>
    [
        TerminalText.Short(evidence.Entry.Title, LongestTitle),
        evidence.Op is { } op ? words.Of(op) : "",
        words.Of(evidence.Lookup),
        Number(evidence.Citations?.Citations),
        Number(evidence.Needed),
        evidence.Citations?.AsOf?.ToString("O", CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Number(int? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    public static Mark MarkOf(Severity severity) => severity switch
    {
        Severity.Failure => Mark.Bad,
        Severity.Warning => Mark.Caution,
        _ => Mark.Note,
    };

    private static Mark MarkOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Mark.Good,
        Verdict.Fail => Mark.Bad,
        _ => Mark.Caution,
    };
}
