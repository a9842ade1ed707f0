using System.Globalization;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Resources;
using CuratorBot.Core.Reviews;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>A review for people: verdict, findings as <c>file:line</c>, what is known of each paper.</summary>
internal static class ReviewText
{
    private const int LongestTitle = 60;

    public static void Write(Review review, CliHost host)
    {
        var console = Terminal.Out(host);
        WriteVerdict(review, console);
        foreach (var finding in review.Findings)
        {
            WriteFinding(finding, review, console);
        }

        if (review.Evidence.Count > 0)
        {
            WriteEvidence(review.Evidence, console);
        }
    }

    private static void WriteVerdict(Review review, IAnsiConsole console)
    {
        console.Write(new Text(Spelling.Of(review.Verdict), new Style(ColorOf(review.Verdict), decoration: Decoration.Bold)));
        var facts = new List<string>();
        if (review.Changes is not null)
        {
            facts.Add($"change: {Spelling.Of(review.Kind)}");
        }

        var size = review.Policy.Policy.TopSize is { } cap ? $" of {cap}" : "";
        facts.Add(review.TopBefore == review.TopAfter ? $"top: {review.TopAfter}{size}" : $"top: {review.TopBefore} -> {review.TopAfter}{size}");
        facts.AddRange(review.Findings.CountBy(f => f.Severity).OrderByDescending(c => c.Key).Select(c => Count(c.Value, Spelling.Of(c.Key))));
        console.WriteLine($"  {string.Join(", ", facts)}");
    }

    private static void WriteFinding(Finding finding, Review review, IAnsiConsole console)
    {
        var where = finding.Line is { } line ? $"{review.Request.ListPath}:{line}" : review.Request.ListPath;
        console.WriteLine();
        console.Write(new Text($"{TerminalText.OneLine(where)}: ", new Style(decoration: Decoration.Bold)));
        console.Write(new Text($"{Spelling.Of(finding.Severity)} {finding.RuleId}", new Style(ColorOf(finding.Severity))));
        console.WriteLine($": {TerminalText.OneLine(Messages.Format(finding.Message, review.Locale))}");
        if (finding.Remedy is { } remedy)
        {
            foreach (var text in TerminalText.Lines(remedy.Text).Split('\n'))
            {
                console.Write(new Text($"    {text}\n", new Style(Color.Green)));
            }
        }
    }

    private static void WriteEvidence(IReadOnlyList<Evidence> evidence, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("paper", "change", "found", "citations", "needed", "as of");
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        foreach (var row in evidence)
        {
            var paper = (row.Lookup as PaperLookup.Found)?.Paper ?? (row.Lookup as PaperLookup.Unavailable)?.LastKnown;
            table.AddRow(
                Cell(TerminalText.Short(row.Entry.Title, LongestTitle)),
                Cell(row.Op is { } op ? Spelling.Of(op) : ""),
                Cell(Spelling.Of(row.Lookup)),
                Cell(Number(paper?.CitationCount)),
                Cell(Number(row.Needed)),
                Cell(paper?.AsOf?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
        }

        console.WriteLine();
        console.Write(table);
    }

    // Text, not markup: a title with brackets is no style.
    private static Text Cell(string text) => new(text);

    private static string Number(int? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static Color ColorOf(Severity severity) => severity switch
    {
        Severity.Failure => Color.Red,
        Severity.Warning => Color.Yellow,
        _ => Color.Blue,
    };

    private static Color ColorOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Color.Green,
        Verdict.Fail => Color.Red,
        _ => Color.Yellow,
    };
}
