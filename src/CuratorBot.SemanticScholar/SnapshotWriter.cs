using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>Writes papers as a snapshot file that <see cref="SnapshotSource"/> reads back: the receipt of a review.</summary>
public static class SnapshotWriter
{
    /// <summary>Writes every record that the answers hold, each once, in an order that depends on the records only.</summary>
    public static void Write(TextWriter writer, IEnumerable<PaperLookup> lookups)
    {
        ArgumentNullException.ThrowIfNull(lookups);
        Write(writer, lookups.SelectMany(RecordsOf));
    }

    /// <summary>Writes papers, each once, in an order that depends on them only: by corpus id, then title.</summary>
    public static void Write(TextWriter writer, IEnumerable<Paper> papers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(papers);
        var lines = papers
            .OrderBy(static p => p.CorpusId ?? long.MaxValue)
            .ThenBy(static p => p.Title, StringComparer.Ordinal)
            .ThenBy(static p => p.PaperId, StringComparer.Ordinal)
            .Select(static p => JsonSerializer.Serialize(PaperJson.From(p), PaperJsonContext.Default.PaperJson))
            .Distinct(StringComparer.Ordinal);
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
