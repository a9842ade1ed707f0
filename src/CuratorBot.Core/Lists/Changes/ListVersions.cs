using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>The versions of a list that decide on a change, each read once, and what follows from them.</summary>
public sealed class ListVersions
{
    /// <summary>
    /// Lines that differ, of a change whose entries are compared one by one. More than the largest lists have: who rewrites a list of
    /// this length at once must not keep others waiting for their reviews.
    /// </summary>
    public const int MostChangedLines = 20_000;

    private readonly Lazy<ListChanges> _changes;
    private readonly Lazy<MergedList> _merged;

    private ListVersions(PaperList mergeBase, PaperList head, PaperList onto, Func<ListChanges> changes, Func<ListChanges, MergedList> merge)
    {
        MergeBase = mergeBase;
        Head = head;
        Base = onto;
        _changes = new Lazy<ListChanges>(changes);
        _merged = new Lazy<MergedList>(() => merge(Changes));
    }

    /// <summary>The list at the merge base; without entries where the list is new.</summary>
    public PaperList MergeBase { get; }

    /// <summary>The list at the head of the pull request.</summary>
    public PaperList Head { get; }

    /// <summary>The list on the base branch as it is now; the very <see cref="MergeBase"/> where it has not changed since.</summary>
    public PaperList Base { get; }

    /// <summary>How many lines of the head are new and how many of the merge base are gone, where they are more than <see cref="MostChangedLines"/>; else null.</summary>
    public int? TooManyLines { get; private init; }

    /// <summary>The author's changes, merge base to head; none where there are too many (<see cref="TooManyLines"/>).</summary>
    public ListChanges Changes => _changes.Value;

    /// <summary>The list as it would be after merging; as it is on the base branch where there are too many changes.</summary>
    public MergedList Merged => _merged.Value;

    /// <summary>Reads the versions of a list. They have almost all lines in common: each is read, and kept in memory, once.</summary>
    /// <param name="mergeBase">Text at the merge base; empty where the list is new.</param>
    /// <param name="head">Text at the head of the pull request.</param>
    /// <param name="onto">Text on the base branch as it is now; null: the same as <paramref name="mergeBase"/>.</param>
    /// <param name="names">Which headings mean what.</param>
    public static ListVersions Read(string mergeBase, string head, string? onto, SectionNames names)
    {
        var readings = new EntryReadings();
        var before = ListParser.Parse(mergeBase, names, readings, template: null);

        // The older list says what its lines are: one odd line of a pull request moves nothing.
        var template = before.Entries.Count > 0 ? before.Template : null;
        var after = ListParser.Parse(head, names, readings, template);
        var now = onto is null || string.Equals(onto, mergeBase, StringComparison.Ordinal) ? before : ListParser.Parse(onto, names, readings, template);
        return ChangedLines(before.Text, after.Text) is var lines && lines > MostChangedLines
            ? new ListVersions(before, after, now, () => Unchanged(before, after, ChangeKind.Restructure), _ => Unmerged(now)) { TooManyLines = lines }
            : new ListVersions(before, after, now, () => ListDiff.Compare(before, after), changes => ListMerge.Apply(changes, now));
    }

    /// <summary>A list that no one changes.</summary>
    public static ListVersions Of(PaperList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new ListVersions(
            list,
            list,
            list,
            () => Unchanged(list, list, ChangeKind.None),
            _ => Unmerged(list));
    }

    private static ListChanges Unchanged(PaperList before, PaperList after, ChangeKind kind) => new() { Before = before, After = after, Kind = kind, Entries = [] };

    private static MergedList Unmerged(PaperList list) => new() { Entries = list.Entries, TopBefore = list.TopCount, TopAfter = list.TopCount };

    private static int ChangedLines(string before, string after)
    {
        // Few lines of the head are new: no copy is made of the others.
        var old = new Dictionary<string, bool>(StringComparer.Ordinal);
        var lookup = old.GetAlternateLookup<ReadOnlySpan<char>>();
        var lines = new TextLines(before);
        for (var number = 1; number <= lines.Count; number++)
        {
            lookup.TryAdd(lines[number], false);
        }

        var added = new HashSet<string>(StringComparer.Ordinal);
        lines = new TextLines(after);
        for (var number = 1; number <= lines.Count; number++)
        {
            if (lookup.ContainsKey(lines[number]))
            {
                lookup[lines[number]] = true;
            }
            else
            {
                added.Add(lines[number].ToString());
            }
        }

        return added.Count + old.Values.Count(static kept => !kept);
    }
}
