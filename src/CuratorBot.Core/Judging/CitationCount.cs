using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>How often a paper is cited, as far as the source knows.</summary>
/// <param name="Citations">The count, 0 or more. Where a paper has several records, the highest of theirs: none counts for all.</param>
/// <param name="AsOf">The day the count is of; null where unknown.</param>
/// <param name="Stale">Whether the source could not be asked, so that the count may have risen since.</param>
public sealed record CitationCount(int Citations, DateOnly? AsOf, bool Stale)
{
    /// <summary>The count in an answer; null where the answer has none.</summary>
    public static CitationCount? Of(PaperLookup? lookup) => lookup switch
    {
        PaperLookup.Found found => Highest([found.Paper, .. found.OtherRecords], found.Stale),
        PaperLookup.Unavailable { LastKnown: { } paper } => Highest([paper], stale: true),
        _ => null,
    };

    /// <summary>The count of the second source, which is never mixed with the first one's; null where it has none.</summary>
    public static CitationCount? OfSecond(PaperLookup? lookup) => Of(lookup?.Second as PaperLookup.Found);

    /// <summary>"9,675 citations as of 2022-10-05".</summary>
    public Message Message => (Citations, AsOf) switch
    {
        (1, { } day) => new Message("facts.citation-as-of", day),
        (1, null) => new Message("facts.citation"),
        (_, { } day) => new Message("facts.citations-as-of", Citations, day),
        (_, null) => new Message("facts.citations", Citations),
    };

    private static CitationCount? Highest(IEnumerable<Paper> records, bool stale)
    {
        var known = records.Where(r => r.CitationCount is not null).MaxBy(r => r.CitationCount);
        return known is null ? null : new CitationCount(known.CitationCount!.Value, known.AsOf, stale);
    }
}
