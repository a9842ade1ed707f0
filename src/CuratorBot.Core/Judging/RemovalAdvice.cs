using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Which papers could leave a top that is too full: those of the overflow section first, the least cited first.</summary>
/// <param name="Sentence">Names the candidates; null where the top has no other papers.</param>
/// <param name="Why">What has to be known beside them: that not all were counted, that one that comes in is cited less; null where nothing has.</param>
/// <param name="Candidates">The papers that the sentence names, the least cited first; none where too few counts are known.</param>
/// <param name="Patch">
/// Takes the first of them out; null where too few counts are known, of the papers that could leave or of those that come in, and where one
/// would leave that is cited more than what comes: then a maintainer decides who stays.
/// </param>
/// <param name="About">The paper that comes in and of which the sentence speaks; null where it speaks of none.</param>
internal sealed record RemovalAdvice(Message? Sentence, Message? Why, IReadOnlyList<Candidate> Candidates, Remedy? Patch, EntryFacts? About)
{
    private const int MostNamed = 10;
    private const int FewestNamed = 3;

    /// <summary>What to say of a top that is too full.</summary>
    /// <param name="context">The review.</param>
    /// <param name="count">How many have to go, 1 or more.</param>
    public static RemovalAdvice For(RuleContext context, int count)
    {
        List<EntryFacts> all = [.. InOrder(context)];
        var overflow = all.FindAll(IsInOverflow);
        var ordered = overflow.Count >= count ? overflow : all;
        if (ordered.Count == 0)
        {
            return new RemovalAdvice(null, null, [], null, null);
        }

        var counted = ordered.FindAll(static f => f.Citations is not null);
        if (counted.Count < count)
        {
            var usual = Uncounted(ordered[0].Entry.Section);
            return new RemovalAdvice(usual, usual, [], null, null);
        }

        List<EntryFacts> candidates = [.. counted.Take(Math.Clamp(count, FewestNamed, MostNamed))];
        var named = candidates.Select(Name);
        var sentence = overflow.Count >= count
            ? new Message("facts.candidates-overflow", overflow[0].Entry.Section.Title, Sentences.List(named))
            : new Message("facts.candidates", Sentences.List(named));
        var leaving = counted.Take(count).ToList();
        var citedLess = CitedLess(context, leaving[0].Citations!.Citations);

        // The least cited of those that were counted need not be the least cited of all.
        var uncounted = counted.Count < ordered.Count && overflow.Count >= count ? new Message("facts.candidates-known", counted.Count, ordered.Count, overflow[0].Entry.Section.Title) : null;
        var why = Sentences.Text(uncounted, citedLess is null ? null : new Message("facts.cited-more", citedLess.Entry.Title, citedLess.Citations!.Message));
        return new RemovalAdvice(
            Sentences.Text(sentence, why),
            why,
            [.. candidates.Select(static f => new Candidate(f.Entry, f.Citations!))],
            IsWorthIt(context, leaving) ? RemovalPatch.For(context, [.. leaving.Select(static f => f.Entry)]) : null,
            citedLess);
    }

    /// <summary>The papers of the top in the order in which they could leave: those of the overflow section first, the least cited first, unknown counts last.</summary>
    public static IEnumerable<EntryFacts> InOrder(RuleContext context)
    {
        var entering = context.Changed.Where(s => !context.WholeList && s.EntersTop).Select(static s => s.Entry).ToHashSet();
        return context.Result.Entries.Where(e => e.Top && !entering.Contains(e)).Select(context.FactsOf)
            .OrderBy(static f => IsInOverflow(f) ? 0 : 1)
            .ThenBy(static f => f.Citations?.Citations ?? int.MaxValue);
    }

    /// <summary>A finding with the advice behind what it says.</summary>
    public Finding AddTo(Finding finding) => finding with
    {
        Message = Sentences.Text(finding.Message, Sentence)!,
        Lead = Candidates.Count == 0 ? null : Sentences.Text(finding.Message, Why),
        Candidates = Candidates,
    };

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
