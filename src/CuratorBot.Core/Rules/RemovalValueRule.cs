using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// What leaves the top should be cited less than what takes its place; where nothing takes its place, it should not meet its
/// threshold still. For a maintainer to weigh: the list prefers seminal papers to counts.
/// </summary>
public sealed class RemovalValueRule : IRule
{
    /// <summary>Of more papers than these that leave for nothing, it is said at once: whoever takes out many does it for one reason.</summary>
    private const int MostApart = 3;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("removal-value", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var leaving = Leaving(context);
        if (context.WholeList || leaving.Count == 0)
        {
            yield break;
        }

        // Pairs in favour of the change: the most cited come for the most cited, and an unknown count for any.
        var entering = context.Balance.Entering
            .Select(s => new Counted(s.Entry, CitationCount.Of(context.LookupOf(s.Entry))))
            .OrderByDescending(c => c.Count?.Citations ?? int.MaxValue)
            .ToList();
        var swaps = leaving.Zip(entering, Swap).OfType<Finding>();
        var gone = leaving.Skip(entering.Count).Where(left => StillMeets(context, left)).ToList();
        foreach (var finding in swaps.Concat(gone.Count > MostApart ? [Gone(gone)] : gone.Select(left => Gone(context, left))))
        {
            yield return finding with { Effect = FindingEffect.NeedsMaintainer };
        }
    }

    /// <summary>What leaves the top by this change, the most cited first. A paper that stays in it by another entry does not leave.</summary>
    private static List<Counted> Leaving(RuleContext context)
    {
        var settled = context.Result.AlreadyThere.Concat(context.Result.Conflicts).ToHashSet();
        var changes = context.Changes.Entries.Where(c => c.LeavesTop && !settled.Contains(c)).ToList();
        if (changes.Count == 0)
        {
            return [];
        }

        var staying = context.Result.Entries.Where(e => e.Top).ToList();
        var titles = staying.Select(e => Titles.Normalize(e.Title)).ToHashSet(StringComparer.Ordinal);
        var ids = staying.SelectMany(e => e.Ids).ToHashSet();
        return
        [
            .. changes
                .Where(c => !titles.Contains(Titles.Normalize(c.Before!.Title)) && !c.Before.Ids.Any(ids.Contains))
                .Select(c => new Counted(c.Entry, CitationCount.Of(context.LookupOf(c.Entry))))
                .OrderByDescending(c => c.Count?.Citations ?? -1),
        ];
    }

    private Finding? Swap(Counted left, Counted came) =>
        left.Count is { } before && came.Count is { } after && before.Citations > after.Citations
            ? Descriptor.Say(left.Entry, new Message("removal-value.swap", left.Entry.Title, before.Message, came.Entry.Title, after.Message))
            : null;

    private static bool StillMeets(RuleContext context, Counted left) =>
        context.Result.TopAfter < context.Policy.TopSize && left.Count?.Citations >= Needed(context, left)?.Citations;

    private static CitationsNeeded? Needed(RuleContext context, Counted left) =>
        CitationsNeeded.For(left.Entry, context.PaperOf(left.Entry), context.Policy);

    private Finding Gone(RuleContext context, Counted left)
    {
        var needed = Needed(context, left)!;
        return Descriptor.Say(
            left.Entry,
            context.Result.AlreadyThere.FirstOrDefault(static c => c.EntersTop) is { } came
                ? new Message("removal-value.came-already", left.Entry.Title, left.Count!.Message, needed.Year, needed.Citations, came.Entry.Title)
                : new Message("removal-value.still-meets", left.Entry.Title, left.Count!.Message, needed.Year, needed.Citations));
    }

    private Finding Gone(IReadOnlyList<Counted> left) => Descriptor.Say(new Message(
        "removal-value.many",
        left.Count,
        Sentences.List(left.Take(MostApart).Select(l => new Message("facts.candidate", l.Entry.Title, l.Count!.Message)))));

    private sealed record Counted(Entry Entry, CitationCount? Count);
}
