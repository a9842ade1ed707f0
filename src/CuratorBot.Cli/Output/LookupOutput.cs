using System.Globalization;
using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Output;

/// <summary>Writes the results of look-ups.</summary>
internal static class LookupOutput
{
    private const int LongestTitle = 60;

    private static readonly TextColumn[] Columns =
        [new("asked"), new("found"), new("title"), new("year", Number: true), new("citations", Number: true), new("as of"), new("id")];

    public static void WriteJson(IReadOnlyList<string> asked, IReadOnlyList<PaperLookup> lookups, TextWriter output) =>
        JsonOutput.Write([.. asked.Zip(lookups, static (title, lookup) => EvidenceJson.Shape(title, lookup, needed: null, EvidenceJson.IsOnlyInSecond(lookup)))], output);

    public static void WriteText(IReadOnlyList<string> asked, IReadOnlyList<PaperLookup> lookups, TextPage page)
    {
        page.WriteTable(Columns, [.. asked.Zip(lookups).SelectMany(static row => Rows(row.First, row.Second))]);
        foreach (var reason in lookups.SelectMany(static l => new[] { l, l.Second }).OfType<PaperLookup.Unavailable>().Select(static l => l.Reason).Distinct(StringComparer.Ordinal))
        {
            page.WriteLine(new Stretch(TerminalText.OneLine($"{reason}."), Mark.Caution));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string asked, PaperLookup lookup)
    {
        var how = lookup is PaperLookup.Found found
            ? string.Create(CultureInfo.InvariantCulture, $"by {Spelling.Of(found.MatchedBy)} ({found.Score:0.00}){(found.Stale ? ", stale" : "")}")
            : Spelling.Of(lookup);
        yield return Row(TerminalText.Short(asked, LongestTitle), how, EvidenceJson.PaperOf(lookup));
        foreach (var other in (lookup as PaperLookup.Found)?.OtherRecords ?? [])
        {
            yield return Row("", "other record", other);
        }

        foreach (var candidate in (lookup as PaperLookup.Ambiguous)?.Candidates ?? [])
        {
            yield return Row("", "candidate", candidate);
        }

        if (lookup.Second is PaperLookup.Found second)
        {
            yield return Row("", second.Paper.IsRetracted ? "at OpenAlex, retracted" : "at OpenAlex", second.Paper);
        }

        if (lookup.LinkedPaper is { } linked)
        {
            yield return Row("", "link leads to", linked);
        }
    }

    private static string[] Row(string asked, string how, Paper? paper) =>
    [
        asked,
        how,
        paper is null ? "" : TerminalText.Short(paper.Title, LongestTitle),
        paper?.Year?.ToString(CultureInfo.InvariantCulture) ?? "",
        paper?.CitationCount?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
        paper?.AsOf?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        paper is null ? "" : TerminalText.OneLine(EvidenceJson.IdOf(paper) ?? ""),
    ];
}
