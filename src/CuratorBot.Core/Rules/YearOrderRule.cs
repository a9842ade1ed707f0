using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Newest first within a section, where the section was in that order before. Of an entry whose year is in doubt it cannot be said where
/// it belongs, and of one that cannot stay it does not matter.
/// </summary>
public sealed class YearOrderRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("year-order", Severity.Notice, RuleTopic.Form);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var placed = context.Changed.Where(IsPlaced).Select(s => s.Entry).ToHashSet();
        if (placed.Count == 0)
        {
            yield break;
        }

        var before = Groups(context.Changes.Before.Entries);
        var doubtful = context.Facts
            .Where(static f => f.Differences is { Year: not null } || !f.MayStay || f.IsCarriedByHeading)
            .Select(static f => f.Entry)
            .ToHashSet();
        foreach (var (key, group) in Groups(context.Head.Entries.Where(entry => !doubtful.Contains(entry))))
        {
            var kept = context.WholeList ? Longest(group) : group.Where(entry => !placed.Contains(entry)).ToList();
            var judged = context.WholeList ? IsMostly(kept, group) : IsOrdered(before.GetValueOrDefault(OldKey(key, context)));
            foreach (var entry in judged ? OutOfOrder(group, kept) : [])
            {
                yield return Descriptor.Say(entry, Place(entry, group, kept));
            }
        }
    }

    /// <summary>Whether the change says where the entry stands in its section, or what year it is of.</summary>
    private static bool IsPlaced(ChangedEntry changed) =>
        changed.IsNew || changed.Change is { Op: ChangeOp.Move } || changed.Touches(EntryField.Year);

    /// <summary>The dated papers of each section, parted by the lines between entries such as "(2016)".</summary>
    private static Dictionary<(string Section, string? Subsection), List<Entry>> Groups(IEnumerable<Entry> entries)
    {
        var groups = new Dictionary<(string, string?), List<Entry>>();
        foreach (var entry in entries.Where(entry => entry is { Kind: EntryKind.Paper, Year: not null }))
        {
            var key = (entry.Section.Title, entry.Subsection);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add(entry);
        }

        return groups;
    }

    private static (string Section, string? Subsection) OldKey((string Section, string? Subsection) key, RuleContext context)
    {
        var rename = context.Changes.Sections.FirstOrDefault(change =>
            change.Op == SectionChangeOp.Rename && string.Equals(change.After!.Title, key.Section, StringComparison.Ordinal));
        return rename is null ? key : (rename.Before!.Title, key.Subsection);
    }

    // Two entries in order may be so by chance.
    private static bool IsOrdered(List<Entry>? group) =>
        group is { Count: >= 3 } && group.Zip(group.Skip(1)).All(pair => pair.First.Year >= pair.Second.Year);

    private static bool IsMostly(List<Entry> kept, List<Entry> group) => group.Count >= 3 && kept.Count * 10 >= group.Count * 9;

    /// <summary>The entries that are newer than one above them, or older than a kept one below them.</summary>
    private static IEnumerable<Entry> OutOfOrder(List<Entry> group, List<Entry> kept)
    {
        var keptEntries = kept.ToHashSet();
        var newestBelow = new int[group.Count];
        for (var i = group.Count - 2; i >= 0; i--)
        {
            var below = keptEntries.Contains(group[i + 1]) ? group[i + 1].Year!.Value : int.MinValue;
            newestBelow[i] = Math.Max(i + 2 < group.Count ? newestBelow[i + 1] : int.MinValue, below);
        }

        var oldestAbove = int.MaxValue;
        for (var i = 0; i < group.Count; i++)
        {
            var year = group[i].Year!.Value;
            if (!keptEntries.Contains(group[i]) && (year > oldestAbove || (i < group.Count - 1 && year < newestBelow[i])))
            {
                yield return group[i];
                continue;
            }

            oldestAbove = Math.Min(oldestAbove, year);
        }
    }

    /// <summary>The longest run of entries, not always neighbours, that are in order: what stays where it is.</summary>
    private static List<Entry> Longest(List<Entry> group)
    {
        var positions = new int[group.Count];
        foreach (var (position, i) in Enumerable.Range(0, group.Count).OrderByDescending(i => group[i].Year).Index())
        {
            positions[i] = position;
        }

        var kept = LongestChain.Of(positions, new bool[group.Count], ChainChoice.GreatestEnd);
        return [.. group.Where((_, i) => kept[i])];
    }

    /// <summary>Where the entry belongs: above the first that is older, or, where it stands too high, below the last that is newer.</summary>
    private static Message Place(Entry entry, List<Entry> group, List<Entry> kept)
    {
        if (group.Find(other => other.Line < entry.Line && other.Year < entry.Year) is { } older)
        {
            return new Message("year-order.above", entry.Year, older.Title, older.Year);
        }

        var newer = kept.FindLast(other => other.Line > entry.Line && other.Year > entry.Year)!;
        return new Message("year-order.below", entry.Year, newer.Title, newer.Year);
    }
}
