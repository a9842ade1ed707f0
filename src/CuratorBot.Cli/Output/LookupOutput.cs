using System.Globalization;
using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Output;

/// <summary>Writes the results of look-ups.</summary>
internal static class LookupOutput
{
    private const int LongestQuestion = 100;

    /// <summary>More authors than these are counted.</summary>
    private const int MostAuthors = 5;

    public static void WriteJson(IReadOnlyList<string> asked, IReadOnlyList<PaperLookup> lookups, TextWriter output) =>
        JsonOutput.Write([.. asked.Zip(lookups, static (title, lookup) => EvidenceJson.Shape(title, lookup, needed: null, EvidenceJson.IsOnlyInSecond(lookup)))], output);

    /// <summary>For each question how it was answered, and below that each record as a block: what is to be copied stands on a line of its own.</summary>
    public static void WriteText(IReadOnlyList<string> asked, IReadOnlyList<PaperLookup> lookups, TextPage page)
    {
        for (var i = 0; i < asked.Count; i++)
        {
            if (i > 0)
            {
                page.WriteLine();
            }

            var (answer, mark) = AnswerOf(lookups[i]);
            page.WriteLine(new($"{TerminalText.Short(asked[i], LongestQuestion)}: ", Mark.Strong), new(answer, mark));
            foreach (var (heading, paper) in RecordsOf(lookups[i]))
            {
                page.WriteLine();
                WriteRecord(heading, paper, page);
            }
        }

        foreach (var reason in lookups.SelectMany(static l => new[] { l, l.Second }).OfType<PaperLookup.Unavailable>().Select(static l => l.Reason).Distinct(StringComparer.Ordinal))
        {
            page.WriteLine(new Stretch(TerminalText.OneLine($"{reason}."), Mark.Caution));
        }
    }

    private static (string Words, Mark Mark) AnswerOf(PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found { MatchedBy: MatchedBy.Id } found => ($"found by its id{Stale(found)}", Mark.Good),
        PaperLookup.Found found => (string.Create(CultureInfo.InvariantCulture, $"found by its title, {Math.Floor(found.Score * 100):0}% alike{Stale(found)}"), Mark.Good),
        PaperLookup.Ambiguous { Candidates.Count: 1 } => ("may be this paper", Mark.Caution),
        PaperLookup.Ambiguous ambiguous => ($"may be one of {ambiguous.Candidates.Count} papers", Mark.Caution),
        PaperLookup.NotFound => ("not found", Mark.Bad),
        _ => ("could not be looked up", Mark.Caution),
    };

    private static string Stale(PaperLookup.Found found) => found.Stale ? ", with the figures known last" : "";

    private static IEnumerable<(string? Heading, Paper Paper)> RecordsOf(PaperLookup lookup)
    {
        if (EvidenceJson.PaperOf(lookup) is { } paper)
        {
            yield return (lookup is PaperLookup.Unavailable ? "known last" : null, paper);
        }

        foreach (var other in (lookup as PaperLookup.Found)?.OtherRecords ?? [])
        {
            yield return ("another record of it", other);
        }

        foreach (var candidate in (lookup as PaperLookup.Ambiguous)?.Candidates ?? [])
        {
            yield return (null, candidate);
        }

        if (lookup.Second is PaperLookup.Found second)
        {
            yield return (second.Paper.IsRetracted ? "at OpenAlex, retracted" : "at OpenAlex", second.Paper);
        }

        if (lookup.LinkedPaper is { } linked)
        {
            yield return ("the link leads to", linked);
        }
    }

    private static void WriteRecord(string? heading, Paper paper, TextPage page)
    {
        if (heading is not null)
        {
            Write($"{heading}:", Mark.Note);
        }

        var year = paper.Year is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known})") : "";
        Write($"{paper.Title}{year}", Mark.Strong);
        var authors = string.Join(", ", paper.Authors.Take(MostAuthors).Select(static a => a.Name));
        var more = paper.Authors.Count > MostAuthors ? $" and {paper.Authors.Count - MostAuthors} more" : "";
        Write(string.Join(". ", ((string?[])[$"{authors}{more}", paper.Venue]).Where(static part => !string.IsNullOrEmpty(part))));
        if (paper.CitationCount is { } citations)
        {
            var day = paper.AsOf is { } asOf ? string.Create(CultureInfo.InvariantCulture, $" on {asOf:O}") : "";
            Write(string.Create(CultureInfo.InvariantCulture, $"{citations:N0} {(citations == 1 ? "citation" : "citations")}{day}"));
        }

        Write(EvidenceJson.IdOf(paper) ?? "");

        void Write(string text, Mark mark = Mark.None)
        {
            if (text.Length > 0)
            {
                page.WriteLine(new Stretch($"  {TerminalText.OneLine(text)}", mark));
            }
        }
    }
}
