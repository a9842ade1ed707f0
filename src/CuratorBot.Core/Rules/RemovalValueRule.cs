using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
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
    public RuleDescriptor Descriptor { get; } = new("removal-value", Severity.Warning, RuleTopic.Top);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.TopSize is null ? null : context.Policy.AuthorityOf("top.size");
    }

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
        var entering = context.Balance.Entering.OrderByDescending(static f => f.Citations?.Citations ?? int.MaxValue).ToList();
        var swaps = leaving.Zip(entering, Swap).OfType<Finding>();
        var unknown = leaving.FindAll(IsUnknown);
        var unweighed = unknown.Count > MostApart
            ? [Descriptor.Say(new Message("removal-value.unknown-many", unknown.Count, Sentences.List(unknown.Take(MostApart).Select(static l => new Message("facts.place-section", l.Entry.Title)))))]
            : unknown.Select(l => Descriptor.Say(l.Entry, new Message("removal-value.unknown", l.Entry.Title)));
        var open = leaving.Where((left, i) => IsOpen(context, left, i < entering.Count ? entering[i] : null)).ToList();
        if (open.Count > 0)
        {
            // The source did not answer: nothing is held against the change, and nothing is settled.
            var reason = ((PaperLookup.Unavailable?)open.Select(static l => l.Lookup).FirstOrDefault(static l => l is PaperLookup.Unavailable))?.Why;
            var why = reason ?? new Message("removal-value.two-sources");
            yield return (open is [var only]
                ? Descriptor.Say(only.Entry, new Message("removal-value.open.one", only.Entry.Title, open.Count, why), Severity.Notice)
                : Descriptor.Say(new Message("removal-value.open", Sentences.List(open.Take(MostApart).Select(static l => new Message("facts.place-section", l.Entry.Title))), open.Count, why), Severity.Notice)) with
            {
                Effect = FindingEffect.Inconclusive,
            };
        }

        var gone = leaving.Skip(entering.Count).Where(left => StillMeets(context, left)).ToList();
        foreach (var finding in swaps.Concat(unweighed).Concat(gone.Count > MostApart ? [Gone(gone)] : gone.Select(left => Gone(context, left))))
        {
            yield return finding with { Effect = FindingEffect.NeedsMaintainer };
        }
    }

    /// <summary>What leaves the top by this change, the most cited first. A paper that stays in it by another entry does not leave.</summary>
    private static List<EntryFacts> Leaving(RuleContext context)
    {
        var settled = context.Result.AlreadyThere.Concat(context.Result.Conflicts).ToHashSet();
        var changes = context.Changes.Entries.Where(c => c.LeavesTop && !settled.Contains(c)).ToList();
        if (changes.Count == 0)
        {
            return [];
        }

        var staying = context.Result.Entries.Where(e => e.Top).ToList();
        var titles = staying.Select(e => Titles.Normalize(e.Title)).ToHashSet(StringComparer.Ordinal);

        // A link to another paper does not keep that paper in the list.
        var misled = context.Facts.Where(static f => f.Applies(Cause.OtherPaper)).Select(static f => f.Entry).ToHashSet();
        var ids = staying.Where(e => !misled.Contains(e)).SelectMany(e => e.Ids).ToHashSet();
        return
        [
            .. changes
                .Where(c => !titles.Contains(Titles.Normalize(c.Before!.Title)) && !c.Before.Ids.Any(ids.Contains))
                .Select(c => context.FactsOf(c.Entry))
                .OrderByDescending(static f => f.Citations?.Citations ?? -1),
        ];
    }

    /// <summary>Whether the source was asked and has no count. Where it did not answer, the review stays open.</summary>
    private static bool IsUnknown(EntryFacts left) => left is { Entry.Kind: EntryKind.Paper, Citations: null, Lookup: not (null or PaperLookup.Unavailable) };

    /// <summary>
    /// Whether it is not known which of two is cited more, or what leaves for nothing, since the first source did not answer about one of them.
    /// Counts of two sources are never compared; the second's settle it where it has both.
    /// </summary>
    private static bool IsOpen(RuleContext context, EntryFacts left, EntryFacts? came)
    {
        if (left.Entry.Kind != EntryKind.Paper || came is { Citations: null, IsVouchedFor: false } || !(left.Lookup is PaperLookup.Unavailable || (left.Citations is not null && came is { Citations: null })))
        {
            return false;
        }

        return came is not null ? !(left.SecondCitations?.Citations <= came.SecondCitations?.Citations) : left.SecondCitations is null || context.Result.TopAfter < context.Policy.TopSize;
    }

    private Finding? Swap(EntryFacts left, EntryFacts came) =>
        left.Citations is { } before && came.Citations is { } after && before.Citations > after.Citations
            ? Descriptor.Say(left.Entry, new Message("removal-value.swap", left.Entry.Title, before.Message, came.Entry.Title, after.Message))
            : null;

    private static bool StillMeets(RuleContext context, EntryFacts left) =>
        context.Result.TopAfter < context.Policy.TopSize && left.Citations?.Citations >= left.Asked?.Citations;

    private Finding Gone(RuleContext context, EntryFacts left)
    {
        var (entry, count, asked) = (left.Entry, left.Citations!.Message, left.Asked!);
        return Descriptor.Say(
            entry,
            context.Result.AlreadyThere.FirstOrDefault(static c => c.EntersTop) is { } came
                ? new Message("removal-value.came-already", entry.Title, count, asked.Year, asked.Citations, came.Entry.Title)
                : new Message("removal-value.still-meets", entry.Title, count, asked.Year, asked.Citations));
    }

    private Finding Gone(List<EntryFacts> left) => Descriptor.Say(new Message(
        "removal-value.many",
        left.Count,
        Sentences.List(left.Take(MostApart).Select(l => new Message("facts.candidate", l.Entry.Title, l.Citations!.Message)))));
}
