using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>Writes papers as a snapshot file that <see cref="SnapshotSource"/> reads back.</summary>
public static class SnapshotWriter
{
    /// <summary>
    /// Writes a whole run, the receipt of a review: every record in the answers once, followed by the answers.
    /// A source that reads the file gives the same answers to the same questions, including "not found" and "unavailable".
    /// </summary>
    public static void Write(TextWriter writer, IReadOnlyCollection<(PaperQuery Query, PaperLookup Lookup)> answers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(answers);
        var lines = LinesOf(answers.SelectMany(static a => RecordsOf(a.Lookup)));
        var numbers = lines.Select(static (line, index) => (line, index)).ToDictionary(static l => l.line, static l => l.index + 1, StringComparer.Ordinal);
        WriteLines(writer, lines);
        WriteLines(
            writer,
            answers
                .Select(a => new AnswerLineJson(RecordedAnswerJson.From(a.Query, a.Lookup, paper => numbers[LineOf(paper)])))
                .Select(static line => JsonSerializer.Serialize(line, PaperJsonContext.Default.AnswerLineJson))
                .Distinct(StringComparer.Ordinal));
    }

    /// <summary>Writes each paper once, in an order that depends on the papers only: by corpus id, then title.</summary>
    public static void Write(TextWriter writer, IEnumerable<Paper> papers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(papers);
        WriteLines(writer, LinesOf(papers));
    }

    private static List<string> LinesOf(IEnumerable<Paper> papers) =>
    [
        .. papers
            .OrderBy(static p => p.CorpusId ?? long.MaxValue)
            .ThenBy(static p => p.Title, StringComparer.Ordinal)
            .ThenBy(static p => p.PaperId, StringComparer.Ordinal)
            .Select(LineOf)
            .Distinct(StringComparer.Ordinal),
    ];

    private static string LineOf(Paper paper) => JsonSerializer.Serialize(PaperJson.From(paper), PaperJsonContext.Default.PaperJson);

    private static void WriteLines(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }

    private static IEnumerable<Paper> RecordsOf(PaperLookup lookup)
    {
        IEnumerable<Paper?> records = lookup switch
        {
            PaperLookup.Found found => found.OtherRecords.Prepend(found.Paper),
            PaperLookup.Ambiguous ambiguous => ambiguous.Candidates,
            PaperLookup.Unavailable { LastKnown: { } lastKnown } => [lastKnown],
            _ => [],
        };
        return records.Append(lookup.LinkedPaper).OfType<Paper>();
    }
}
