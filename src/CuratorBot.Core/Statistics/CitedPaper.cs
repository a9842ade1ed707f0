using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Statistics;

/// <summary>A paper of the top with what is known of it.</summary>
/// <param name="Entry">The paper as the list names it.</param>
/// <param name="Record">Its record; null where none was surely found.</param>
/// <param name="Citations">How often it is cited, 0 or more; of several records the highest; null where unknown.</param>
public sealed record CitedPaper(Entry Entry, Paper? Record, int? Citations)
{
    /// <summary>The source's answer; null where nobody asked.</summary>
    public PaperLookup? Lookup { get; init; }

    /// <summary>The year that the list gives it, else the record's; null where both are silent.</summary>
    public int? Year => Entry.Year ?? Record?.Year;

    /// <summary>Joins an entry with the source's answer.</summary>
    public static CitedPaper Of(Entry entry, PaperLookup? lookup)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new CitedPaper(entry, (lookup as PaperLookup.Found)?.Paper, lookup is PaperLookup.Found ? CitationCount.Of(lookup)?.Citations : null) { Lookup = lookup };
    }
}
