using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Which papers could leave a top that is too full: those of the overflow section first, the least cited first.</summary>
internal static class RemovalAdvice
{
    private const int MostNamed = 10;
    private const int FewestNamed = 3;

    /// <summary>The sentence that names them, and the patch that takes the first of them out.</summary>
    /// <param name="context">The review.</param>
    /// <param name="count">How many have to go, 1 or more.</param>
    /// <returns>
    /// No sentence where the top has no other papers. No patch where too few counts are known: the bot does not pick blindly.
    /// </returns>
    public static (Message? Sentence, Remedy? Patch) For(RuleContext context, int count)
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
            return (null, null);
        }

        var counted = ordered.FindAll(static f => f.Citations is not null);
        if (counted.Count < count)
        {
            return (Uncounted(ordered[0].Entry.Section), null);
        }

        var named = counted.Take(Math.Clamp(count, FewestNamed, MostNamed)).Select(Name);
        var sentence = overflow.Count >= count
            ? new Message("facts.candidates-overflow", overflow[0].Entry.Section.Title, Sentences.List(named))
            : new Message("facts.candidates", Sentences.List(named));
        return (Sentences.Text(sentence, CitedLess(context, counted.Min(static f => f.Citations!.Citations))), RemovalPatch.For(context, [.. counted.Take(count).Select(static f => f.Entry)]));
    }

    private static bool IsInOverflow(EntryFacts facts) => facts.Entry.Section.Kind == SectionKind.Overflow;

    /// <summary>The remark on a paper that comes in and is cited less than each that could leave for it; what lacks its citations is told so elsewhere.</summary>
    private static Message? CitedLess(RuleContext context, int leastCited) => context.Balance.Entering
        .Where(f => !f.IsBelow && f.Citations?.Citations < leastCited)
        .Select(static f => new Message("facts.cited-more", f.Entry.Title, f.Citations!.Message))
        .FirstOrDefault();

    private static Message? Uncounted(Section section) =>
        section.Kind == SectionKind.Overflow ? new Message("facts.candidates-uncounted", section.Title) : null;

    private static Message Name(EntryFacts facts) => new("facts.candidate", facts.Entry.Title, facts.Citations!.Message);
}
