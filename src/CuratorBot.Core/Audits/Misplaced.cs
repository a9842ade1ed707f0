using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>
/// Papers that have outgrown their place: overflow and appendix papers with the citations that the top requires, and
/// years whose papers are so far above their threshold that it says little. These are notices: the top is its maintainer's choice.
/// </summary>
internal static class Misplaced
{
    /// <summary>The key of what is said of a paper of the overflow section.</summary>
    public const string InOverflow = "audit.overflow-qualifies";

    /// <summary>The key of what is said of a paper of the appendix where the top has room.</summary>
    public const string WithRoom = "audit.appendix-qualifies";

    /// <summary>The key of what is said of a paper of the appendix where the top is full.</summary>
    public const string CitedMore = "audit.appendix-cited-more";

    // Ten times the requirement, reached by most of a year's papers: the threshold was meant for a more recent year.
    private const int FarAbove = 10;
    private const int EnoughPapers = 5;

    /// <summary>Whether a paper has so many more citations than it needs that the threshold says little about it.</summary>
    public static bool IsFarAbove(int citations, int needed) => needed > 0 && citations >= (long)FarAbove * needed;

    /// <summary>The years whose threshold says little, and the papers that have outgrown their place, in the order of the list.</summary>
    public static (IReadOnlyList<Finding> Years, IReadOnlyList<OutgrownPaper> Papers) Of(Review review)
    {
        List<Known> papers = [.. review.Evidence.Select(evidence => Known.Of(evidence, review.Policy.Policy)).OfType<Known>()];
        List<Known> top = [.. papers.Where(static p => p.Entry.Top).OrderBy(static p => p.Count.Citations)];
        var repeated = review.Findings.Where(static f => f.Topic == RuleTopic.Duplicates).Select(static f => f.Entry).ToHashSet();
        return ([.. FarAboveThresholds(top, review.Policy.Policy)], [.. papers.Where(p => !repeated.Contains(p.Entry)).Select(p => Outgrown(p, top, review)).OfType<OutgrownPaper>()]);
    }

    private static OutgrownPaper? Outgrown(Known paper, List<Known> top, Review review)
    {
        var (entry, policy) = (paper.Entry, review.Policy.Policy);
        if (paper.Needed is not { } needed || paper.Count.Citations < needed.Citations)
        {
            return null;
        }

        if (entry.Section.Kind == SectionKind.Overflow)
        {
            return Say(new Message(InOverflow, paper.Count.Message, needed.Year, needed.Citations));
        }

        if (!JudgedList.IsAppendix(entry.Section) || YearRange.FitOf(entry, paper.Record, policy) != YearFit.Fits)
        {
            return null;
        }

        if (review.TopAfter < policy.TopSize || policy.TopSize is null)
        {
            return Say(new Message(WithRoom, paper.Count.Message, needed.Year, needed.Citations));
        }

        // In a full top it would have to replace a paper.
        var less = top.TakeWhile(other => other.Count.Citations < paper.Count.Citations).Count();
        return less == 0
            ? null
            : Say(new Message(CitedMore, paper.Count.Message, needed.Year, needed.Citations, less, top[0].Entry.Title, top[0].Entry.Line, top[0].Count.Citations), less);

        OutgrownPaper Say(Message message, int less = 0) => new(
            CitationThresholdRule.About.Say(entry, message, Severity.Notice) with { Authority = policy.AuthorityOf($"citations.{needed.Year}") }, entry, paper.Count, needed.Citations, less);
    }

    private static IEnumerable<Finding> FarAboveThresholds(List<Known> top, Policy policy)
    {
        foreach (var year in top.Where(static p => p.Needed is { Citations: > 0 }).GroupBy(static p => p.Needed!.Year).OrderByDescending(static g => g.Key))
        {
            List<Known> papers = [.. year];
            var needed = papers[0].Needed!.Citations;
            var far = papers.Count(p => IsFarAbove(p.Count.Citations, needed));
            if (papers.Count >= EnoughPapers && far * 2 > papers.Count)
            {
                yield return CitationThresholdRule.About.Say(new Message(far == papers.Count ? "audit.far-above-all" : "audit.far-above", year.Key, papers.Count, far, FarAbove, needed), Severity.Notice) with { Authority = policy.AuthorityOf($"citations.{year.Key}") };
            }
        }
    }

    private sealed record Known(Entry Entry, PaperLookup.Found Record, CitationCount Count, CitationsNeeded? Needed)
    {
        public static Known? Of(Evidence evidence, Policy policy) =>
            evidence is { Entry: { Kind: EntryKind.Paper } entry, Lookup: PaperLookup.Found found, Citations: { } count }

                // A proposed paper must meet the full threshold for the year in the list.
                ? new Known(entry, found, count, CitationsNeeded.OfYear(RecordDifferences.SureYear(entry, found) ?? entry.Year ?? found.Paper.Year, policy))
                : null;
    }
}
