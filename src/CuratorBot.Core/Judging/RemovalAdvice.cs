using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Which papers could leave a top that is too full: those of the overflow section first, the least cited first.</summary>
internal static class RemovalAdvice
{
    private const int MostNamed = 10;
    private const int FewestNamed = 3;

    /// <summary>
    /// The sentence that names them, the patch that takes the first of them out, and the paper that comes in and of which the sentence speaks, if
    /// it speaks of one.
    /// </summary>
    /// <param name="context">The review.</param>
    /// <param name="count">How many have to go, 1 or more.</param>
    /// <returns>
    /// No sentence where the top has no other papers. No patch where too few counts are known, of the papers that could leave or of those that
    /// come in, nor where one would leave that is cited more than what comes: then a maintainer decides who stays.
    /// </returns>
    public static (Message? Sentence, Remedy? Patch, EntryFacts? About) For(RuleContext context, int count)
    {
        var entering = context.Changed.Where(s => !context.WholeList && s.EntersTop).Select(static s => s.Entry).ToHashSet();
        var all = context.Result.Entries.Where(e => e.Top && !entering.Contains(e)).Select(context.FactsOf).ToList();
        var overflow = all.FindAll(IsInOverflow);
        var ordered = (overflow.Count >= count ? overflow : all)
            .OrderBy(static f => IsInOverflow(f) ? 0 : 1)
            .ThenBy(static f => f.Citations?.Citations ?? int.MaxValue)
            .ToList();
        if (ordered.Count == 0)
        {
            return (null, null, null);
        }

        var counted = ordered.FindAll(static f => f.Citations is not null);
        if (counted.Count < count)
        {
            return (Uncounted(ordered[0].Entry.Section), null, null);
        }

        var named = counted.Take(Math.Clamp(count, FewestNamed, MostNamed)).Select(Name);
        var sentence = overflow.Count >= count
            ? new Message("facts.candidates-overflow", overflow[0].Entry.Section.Title, Sentences.List(named))
            : new Message("facts.candidates", Sentences.List(named));
        var leaving = counted.Take(count).ToList();
        var citedLess = CitedLess(context, leaving[0].Citations!.Citations);
        return (
            Sentences.Text(sentence, citedLess is null ? null : new Message("facts.cited-more", citedLess.Entry.Title, citedLess.Citations!.Message)),
            IsWorthIt(context, leaving) ? RemovalPatch.For(context, [.. leaving.Select(static f => f.Entry)]) : null,
            citedLess);
    }

    private static bool IsInOverflow(EntryFacts facts) => facts.Entry.Section.Kind == SectionKind.Overflow;

    /// <summary>The paper that comes in and is cited less than each that could leave for it; what lacks its citations is told so elsewhere.</summary>
    private static EntryFacts? CitedLess(RuleContext context, int leastCited) =>
        context.Balance.Staying.Where(f => !f.IsBelow && f.Citations?.Citations < leastCited).MinBy(static f => f.Citations!.Citations);

    /// <summary>Whether each paper that would leave is cited less than one that comes in its place.</summary>
    private static bool IsWorthIt(RuleContext context, List<EntryFacts> leaving)
    {
        if (context.WholeList)
        {
            return true;
        }

        // With what the author takes out already, since all of it is weighed together once the patch is applied.
        var gone = context.Changes.Entries.Where(static c => c.LeavesTop).Select(c => context.FactsOf(c.Entry)).Concat(leaving).OrderByDescending(static f => f.Citations?.Citations ?? -1);
        var coming = context.Balance.Staying.OrderByDescending(static f => f.Citations?.Citations ?? -1);
        return gone.Zip(coming).All(static pair => (pair.First.Citations?.Citations ?? -1) <= pair.Second.Citations?.Citations);
    }

    private static Message? Uncounted(Section section) =>
        section.Kind == SectionKind.Overflow ? new Message("facts.candidates-uncounted", section.Title) : null;

    private static Message Name(EntryFacts facts) => new("facts.candidate", facts.Entry.Title, facts.Citations!.Message);
}
