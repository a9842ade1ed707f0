using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Statistics;

/// <summary>A paper of the top with its record.</summary>
/// <param name="Entry">The paper in the list.</param>
/// <param name="Record">Its record; null if none was found for certain.</param>
/// <param name="Citations">Its citations, 0 or more; the highest count if there are several records; null if unknown.</param>
public sealed record CitedPaper(Entry Entry, Paper? Record, int? Citations)
{
    /// <summary>The source's answer; null if nobody asked.</summary>
    public PaperLookup? Lookup { get; init; }

    /// <summary>The year in the list, else the record's; null if neither has one.</summary>
    public int? Year => Entry.Year ?? Record?.Year;

    /// <summary>Combines an entry with the source's answer.</summary>
    public static CitedPaper Of(Entry entry, PaperLookup? lookup)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new CitedPaper(entry, (lookup as PaperLookup.Found)?.Paper, lookup is PaperLookup.Found ? CitationCount.Of(lookup)?.Citations : null) { Lookup = lookup };
    }
}
