using CuratorBot.Core.Lists;
using CuratorBot.Core.Rules;
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
        var all = context.Result.Entries
            .Where(e => e.Top && !entering.Contains(e))
            .Select(e => new Candidate(e, CitationCount.Of(context.LookupOf(e))))
            .ToList();
        var overflow = all.FindAll(c => c.Entry.Section.Kind == SectionKind.Overflow);
        var ordered = (overflow.Count >= count ? overflow : all)
            .OrderBy(c => c.Entry.Section.Kind == SectionKind.Overflow ? 0 : 1)
            .ThenBy(c => c.Count?.Citations ?? int.MaxValue)
            .ToList();
        if (ordered.Count == 0)
        {
            return (null, null);
        }

        var counted = ordered.FindAll(c => c.Count is not null);
        if (counted.Count < count)
        {
            return (Uncounted(ordered[0].Entry.Section), null);
        }

        var named = counted.Take(Math.Clamp(count, FewestNamed, MostNamed)).Select(Name);
        var sentence = overflow.Count >= count
            ? new Message("facts.candidates-overflow", overflow[0].Entry.Section.Title, Sentences.List(named))
            : new Message("facts.candidates", Sentences.List(named));
        return (Sentences.Text(sentence, CitedLess(context, counted.Min(c => c.Count!.Citations))), RemovalPatch.For(context, [.. counted.Take(count).Select(c => c.Entry)]));
    }

    /// <summary>The remark on a paper that comes in and is cited less than each that could leave for it; what lacks its citations is told so elsewhere.</summary>
    private static Message? CitedLess(RuleContext context, int leastCited) => context.Balance.Entering
        .Where(s => !CitationThresholdRule.IsBelow(context, s.Entry))
        .Select(s => new Candidate(s.Entry, CitationCount.Of(context.LookupOf(s.Entry))))
        .Where(c => c.Count?.Citations < leastCited)
        .Select(c => new Message("facts.cited-more", c.Entry.Title, c.Count!.Message))
        .FirstOrDefault();

    private static Message? Uncounted(Section section) =>
        section.Kind == SectionKind.Overflow ? new Message("facts.candidates-uncounted", section.Title) : null;

    private static Message Name(Candidate candidate) =>
        new("facts.candidate", candidate.Entry.Title, candidate.Count!.Message);

    private sealed record Candidate(Entry Entry, CitationCount? Count);
}
