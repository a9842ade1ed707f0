using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Entries stand in the order that is asked for, or that their section was in before. Of an entry whose year is in doubt it cannot be said
/// where it belongs, and of one that cannot stay it does not matter.
/// </summary>
public sealed class OrderRule : IRule
{
    // Of entries in an order that is asked for, more are out of place only where nobody minds it.
    private const int MostOutOfPlaceOfTen = 2;

    // A list goes in one direction where so many times as many steps from an entry to the next go there.
    private const int MostStepsBack = 2;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("order", Severity.Notice, RuleTopic.Form) { Aliases = ["year-order"] };

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Policy.Order is { } asked)
        {
            return asked.Usual is not { Value: EntryOrder.None } || asked.Sections.Any(static s => s.Value.Value != EntryOrder.None) ? context.Policy.AuthorityOf("order") : null;
        }

        var groups = Groups(context.Base.Entries).Values.Select(static group => (Order: SectionOrder.Of(group), group.Count)).ToList();
        var (ordered, all) = (groups.Where(static g => g.Order is not null).Sum(static g => g.Count), groups.Where(static g => g.Count > 2).Sum(static g => g.Count));

        // Some sections may be in order where the others are not, and then it speaks of those.
        return Authority.Habit(ordered, all) ?? Authority.Habit(ordered, ordered);
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var placed = context.Changed.Where(IsPlaced).Select(static changed => changed.Entry).ToHashSet();
        if (placed.Count == 0)
        {
            yield break;
        }

        var before = Groups(context.Changes.Before.Entries);
        var doubtful = context.Facts
            .Where(static f => f.Differences is { Year: not null } || !f.MayStay || f.IsCarriedByHeading)
            .Select(static f => f.Entry)
            .ToHashSet();
        var years = YearsToCome(context, placed);
        foreach (var (key, group) in Groups(context.Head.Entries.Where(entry => !doubtful.Contains(entry))))
        {
            var entries = new Group(group, placed, years, context.WholeList);
            var found = context.Policy.Order is null ? ByHabit(entries, before.GetValueOrDefault(OldKey(key, context)) ?? []) : Asked(entries, group[0].Section, context);
            foreach (var finding in found)
            {
                yield return finding;
            }
        }
    }

    /// <summary>The papers of a section, or of a part of it.</summary>
    /// <param name="All">All of them, in the order of the text.</param>
    /// <param name="Placed">The ones to judge.</param>
    /// <param name="Years">The years of those that name none and are to get one.</param>
    /// <param name="WholeList">Whether all of them are to be judged.</param>
    private sealed record Group(List<Entry> All, HashSet<Entry> Placed, IReadOnlyDictionary<Entry, int> Years, bool WholeList)
    {
        public IReadOnlyList<Entry> Kept(SectionOrder order, IReadOnlyList<Entry> sortable) =>
            WholeList ? order.Kept(sortable) : order.Kept([.. sortable.Where(entry => !Placed.Contains(entry))]);
    }

    private IEnumerable<Finding> ByHabit(Group entries, List<Entry> before)
    {
        if (SectionOrder.Of(before) is { } order)
        {
            order.Expect(entries.Years);
            var sortable = order.Sortable(entries.All);
            return OutOfOrder(order, sortable, [.. sortable.Where(entry => !entries.Placed.Contains(entry))], Authority.Habit(before.Count, before.Count));
        }

        if (!entries.WholeList)
        {
            return [];
        }

        // A few that break an order are to be found, where nearly all keep it.
        var newest = SectionOrder.ByYear;
        var dated = newest.Sortable(entries.All);
        var kept = newest.Kept(dated);
        return dated.Count > 2 && Authority.Habit(kept.Count, dated.Count, tenths: 9) is { } habit ? OutOfOrder(newest, dated, kept, habit) : [];
    }

    private IEnumerable<Finding> Asked(Group entries, Section section, RuleContext context)
    {
        if (context.Policy.Order!.In(section) is not { Value: not EntryOrder.None } stated)
        {
            return [];
        }

        var authority = context.Policy.AuthorityOf("order", stated.Line);
        if (stated.Value == EntryOrder.AtTheEnd)
        {
            return entries.WholeList ? [] : AboveOldOnes(entries, context, authority);
        }

        if ((stated.Value == EntryOrder.Chronological ? Direction(context) : stated.Value) is not { } value)
        {
            return [];
        }

        var order = SectionOrder.Asked(value, [.. entries.All.Where(entry => entries.WholeList || !entries.Placed.Contains(entry))]);
        order.Expect(entries.Years);
        var sortable = order.Sortable(entries.All);
        var old = sortable.Count(entry => entries.WholeList || !entries.Placed.Contains(entry));
        var kept = entries.Kept(order, sortable);
        return (old - kept.Count) * 10 <= old * MostOutOfPlaceOfTen ? OutOfOrder(order, sortable, kept, authority) : [];
    }

    /// <summary>The years of entries that name none, where a line with the record's year is offered: who pastes it is to hear now where it belongs.</summary>
    private static Dictionary<Entry, int> YearsToCome(RuleContext context, HashSet<Entry> placed) =>
        context.Form.Minds(Defect.MissingYear) is null ? [] : context.Facts
            .Where(f => placed.Contains(f.Entry) && f.Entry.Year is null && EntryDate.Of(f.Entry) is null && f.Record?.Year is not null && CorrectedLine.For(f.Changed, context) is not null)
            .ToDictionary(static f => f.Entry, static f => f.Record!.Year!.Value);

    /// <summary>Which end of an order by time comes first in this list; null where its sections do not show it.</summary>
    private static EntryOrder? Direction(RuleContext context)
    {
        var steps = Groups(context.Changes.Before.Entries).Values
            .Select(static group => group.Where(static entry => entry.Year is not null).ToList())
            .SelectMany(static dated => dated.Zip(dated.Skip(1), static (one, next) => Math.Sign(next.Year!.Value - one.Year!.Value)))
            .ToList();
        var (down, up) = (steps.Count(static step => step < 0), steps.Count(static step => step > 0));
        return down > up * MostStepsBack ? EntryOrder.NewestFirst : up > down * MostStepsBack ? EntryOrder.OldestFirst : null;
    }

    /// <summary>The new entries above one that was there before.</summary>
    private IEnumerable<Finding> AboveOldOnes(Group entries, RuleContext context, Authority? authority)
    {
        var last = entries.All.FindLastIndex(entry => !entries.Placed.Contains(entry));
        return context.Changed.Where(static changed => changed.IsNew).Select(static changed => changed.Entry).Intersect(entries.All.Take(Math.Max(0, last)))
            .Select(entry => Descriptor.Say(entry, new Message("order.at-the-end", entries.All[last].Title)) with { Authority = authority });
    }

    /// <summary>Whether the change says where the entry stands in its section, or what it is sorted by.</summary>
    private static bool IsPlaced(ChangedEntry changed) =>
        changed.IsNew || changed.Change is { Op: ChangeOp.Move } || changed.Touches(EntryField.Year, EntryField.Title, EntryField.Authors);

    /// <summary>The papers of each section, parted by the lines between entries such as "(2016)".</summary>
    private static Dictionary<(string Section, string? Subsection), List<Entry>> Groups(IEnumerable<Entry> entries)
    {
        var groups = new Dictionary<(string, string?), List<Entry>>();
        foreach (var entry in entries.Where(static entry => entry.Kind == EntryKind.Paper))
        {
            var key = (entry.Section.Path, entry.Subsection);
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
            change.Op == SectionChangeOp.Rename && string.Equals(change.After!.Path, key.Section, StringComparison.Ordinal));
        return rename is null ? key : (rename.Before!.Path, key.Subsection);
    }

    /// <summary>The entries that belong above one above them, or below a kept one below them.</summary>
    private IEnumerable<Finding> OutOfOrder(SectionOrder order, IReadOnlyList<Entry> group, IReadOnlyList<Entry> kept, Authority? authority)
    {
        var keptEntries = kept.ToHashSet();
        var firstBelow = new Entry?[group.Count];
        for (var i = group.Count - 2; i >= 0; i--)
        {
            firstBelow[i] = Upper(order, firstBelow[i + 1], keptEntries.Contains(group[i + 1]) ? group[i + 1] : null);
        }

        Entry? lastAbove = null;
        for (var i = 0; i < group.Count; i++)
        {
            var entry = group[i];
            if (!keptEntries.Contains(entry)
                && ((lastAbove is not null && order.Compare(entry, lastAbove) < 0) || (firstBelow[i] is { } below && order.Compare(entry, below) > 0)))
            {
                // Who keeps a section in order by what the entries say keeps it so; who says "by time" may mean the preprint.
                if (authority is { Kind: AuthorityKind.Habit } || !order.StandsByPreprint(entry, group))
                {
                    yield return Descriptor.Say(entry, Place(order, entry, group, kept)) with { Authority = authority };
                }

                continue;
            }

            lastAbove = lastAbove is null || order.Compare(entry, lastAbove) > 0 ? entry : lastAbove;
        }
    }

    private static Entry? Upper(SectionOrder order, Entry? one, Entry? other) => one is null ? other : other is null || order.Compare(one, other) <= 0 ? one : other;

    /// <summary>Where the entry belongs: above the first that comes later, or, where it stands too high, below the last that comes earlier.</summary>
    private static Message Place(SectionOrder order, Entry entry, IReadOnlyList<Entry> group, IReadOnlyList<Entry> kept)
    {
        var isDated = order.Order is EntryOrder.NewestFirst or EntryOrder.OldestFirst;
        var key = $"order.{order.Order.WireName()}";
        if (group.FirstOrDefault(other => other.Line < entry.Line && order.Compare(entry, other) < 0) is { } later)
        {
            return isDated ? new Message($"{key}.above", order.Sorts(entry), later.Title, order.Sorts(later)) : new Message($"{key}.above", later.Title);
        }

        var earlier = kept.Last(other => other.Line > entry.Line && order.Compare(entry, other) > 0);
        return isDated ? new Message($"{key}.below", order.Sorts(entry), earlier.Title, order.Sorts(earlier)) : new Message($"{key}.below", earlier.Title);
    }
}
