using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Judging;

/// <summary>In which order papers leave a top that is too full; comments and pages read it here.</summary>
internal static class RemovalOrder
{
    /// <summary>Those of the overflow section where it has enough, else all, with those of the overflow section first; the least cited first, then those of unknown count.</summary>
    /// <param name="top">The papers that stay in the top as far as the change is concerned, in the order of the list.</param>
    /// <param name="count">How many have to go, 1 or more.</param>
    public static IReadOnlyList<EntryFacts> Of(IReadOnlyCollection<EntryFacts> top, int count)
    {
        var overflow = top.Where(IsInOverflow).ToList();
        return
        [
            .. (overflow.Count >= count ? overflow : top)
                .OrderBy(static f => IsInOverflow(f) ? 0 : 1)
                .ThenBy(static f => f.Citations?.Citations ?? int.MaxValue),
        ];
    }

    /// <summary>Whether a paper is in the overflow section.</summary>
    public static bool IsInOverflow(EntryFacts facts) => facts.Entry.Section.Kind == SectionKind.Overflow;
}
