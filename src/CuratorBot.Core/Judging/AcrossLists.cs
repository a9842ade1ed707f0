using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Papers that stand in another list of the repository already, where its lists share none.</summary>
internal static class AcrossLists
{
    // In so few entries chance looks like a custom; and from so many shared papers on, or one of fifty, sharing is one.
    private const int FewestEntries = 8;
    private const int Shared = 2;
    private const int OneOf = 50;

    /// <summary>By what right a paper of another list has no place in this one; null where it may have.</summary>
    public static Authority? RightOf(RuleContext context) => context.OtherLists.Count == 0 ? null : context.Policy.CrossListing switch
    {
        null => Custom(context),
        { IsAllowed: true, Sections.Count: 0 } => null,
        _ => context.Policy.AuthorityOf("cross-listing"),
    };

    /// <summary>The papers of the change that stand in another list, each with the list and its entry there.</summary>
    public static IEnumerable<(Duplicate Duplicate, OtherList List)> Find(RuleContext context)
    {
        var lists = context.OtherLists.SelectMany(static list => list.Entries, static (list, entry) => (entry, list)).ToDictionary(static pair => pair.entry, static pair => pair.list);
        foreach (var duplicate in DuplicateFinder.FindElsewhere(context.Judged, lists.Keys).Values)
        {
            if (context.Policy.CrossListing is not { } said || !said.AllowsElsewhere(duplicate.Entry.Section, duplicate.Other.Section))
            {
                yield return (duplicate, lists[duplicate.Other]);
            }
        }
    }

    private static Authority? Custom(RuleContext context)
    {
        var elsewhere = context.OtherLists.SelectMany(static list => list.Base.Entries).Where(static entry => entry.Title.Length > 0).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var papers = context.Base.Entries.Where(static entry => entry is { Kind: EntryKind.Paper, Title.Length: > 0 }).ToList();
        var shared = papers.Count(entry => elsewhere.Contains(KeyOf(entry)));
        return elsewhere.Count < FewestEntries || papers.Count < FewestEntries || (shared >= Shared && shared * OneOf >= papers.Count)
            ? null
            : Authority.Habit(papers.Count - shared, papers.Count);
    }

    private static string KeyOf(Entry entry) => entry.Ids.Count > 0 ? entry.Ids[0].ToString() : Titles.Key(entry.Title);
}
