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
        var lines = LinesOf(answers.SelectMany(static a => RecordLine.AllOf(a.Lookup)));
        var numbers = lines.Select(static (line, index) => (line, index)).ToDictionary(static l => l.line, static l => l.index + 1, StringComparer.Ordinal);
        WriteLines(writer, lines);
        WriteLines(
            writer,
            answers
                .Select(a => new AnswerLineJson(RecordedAnswerJson.From(a.Query, a.Lookup, line => numbers[line.ToString()])))
                .Select(static line => JsonSerializer.Serialize(line, PaperJsonContext.Default.AnswerLineJson))
                .Distinct(StringComparer.Ordinal));
    }

    /// <summary>Writes each paper once, in an order that depends on the papers only: by corpus id, then title.</summary>
    public static void Write(TextWriter writer, IEnumerable<Paper> papers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(papers);
        WriteLines(writer, LinesOf(papers.Select(static paper => new RecordLine(paper, Work: null))));
    }

    /// <summary>
    /// Writes the papers that were found, each once, with what either source says of them: a snapshot that later look-ups are answered from.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="lookups">The answers.</param>
    public static void WriteFound(TextWriter writer, IEnumerable<PaperLookup> lookups)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(lookups);
        WriteLines(writer, LinesOf(lookups.Select(RecordLine.Kept).OfType<RecordLine>()));
    }

    private static List<string> LinesOf(IEnumerable<RecordLine> lines) =>
    [
        .. lines
            .Select(static line => (Line: line, Paper: (line.Record ?? line.Work)!))
            .OrderBy(static l => l.Paper.CorpusId ?? long.MaxValue)
            .ThenBy(static l => l.Paper.Title, StringComparer.Ordinal)
            .ThenBy(static l => l.Paper.PaperId ?? l.Paper.OpenAlexId, StringComparer.Ordinal)
            .Select(static l => l.Line.ToString())
            .Distinct(StringComparer.Ordinal),
    ];

    private static void WriteLines(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }
}
