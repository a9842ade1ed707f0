using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Whether a list enters its papers under several headings: "All Papers" and their topics.</summary>
internal static class CrossListing
{
    // One paper may be in two sections by oversight; of some, at least one of fifty is a custom.
    private const int Few = 2;
    private const int Some = 5;

    /// <summary>Whether one of twenty papers of a list stands in two sections and at least two do; of five or more, one of fifty.</summary>
    public static bool IsHabit(PaperList list)
    {
        var papers = list.Entries
            .Where(static e => e is { Kind: EntryKind.Paper, Title.Length: > 0 })
            .GroupBy(static e => e.Ids.Count > 0 ? e.Ids[0].ToString() : Titles.Key(e.Title), StringComparer.Ordinal)
            .ToList();
        var listedTwice = papers.Count(static g => g.Select(e => e.Section).Distinct().Skip(1).Any());
        return listedTwice >= Few && listedTwice * (listedTwice >= Some ? 50 : 20) >= papers.Count;
    }
}
