using CuratorBot.Core.Policies;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.Service.Pages;

/// <summary>Open pull requests side by side, as their last reviews saw them: what each does to the top, and which sets of them fit under the cap.</summary>
/// <param name="States">The pull requests that change the top, in the order of their numbers.</param>
internal sealed record OpenPulls(IReadOnlyList<ReviewState> States)
{
    /// <summary>As the page of a list has them: all that were reviewed.</summary>
    public PagePulls Of(PageTop? top)
    {
        var sets = top is { Size: { } size } ? Touching().Sets(top.Now, size, own: null) : [];
        return new PagePulls(
            [.. States.Select(static s => new PagePull(
                s.PullRequest.Number,
                s.Title,
                (s.Publication.Verdict ?? Verdict.Inconclusive).PublicName(),
                s.EntersTop,
                s.LeavesTop))],
            [.. sets.Select(static s => new PageSet(s.Kind, s.Numbers, s.Top, s.Over <= 0))]);
    }

    /// <summary>Sets of pull requests, each with the top after merging it: those that are ready, the largest that fit, and all together.</summary>
    /// <param name="before">Papers in the top.</param>
    /// <param name="size">Most papers in it.</param>
    /// <param name="own">The pull request that each of the largest sets is to have in it; null: none.</param>
    public IReadOnlyList<PullSet> Sets(int before, int size, int? own)
    {
        var lines = States.Select(CapLedger.LineOf).ToList();
        var sets = new List<PullSet>();
        if (lines.Count == 0)
        {
            return sets;
        }

        var all = Set("all", lines.ConvertAll(static l => l.Number));
        if (own is { } number)
        {
            sets.Add(Set("alone", [number]));
        }

        if (States.Where(static s => s.Publication.Verdict == Verdict.Pass).Select(static s => s.PullRequest.Number).ToList() is { Count: > 0 } ready)
        {
            sets.Add(Set("ready", ready));
        }

        if (all.Over > 0 && lines.Count <= CapLedger.MostOthers)
        {
            var largest = lines.Find(l => l.Number == own) is { } line ? CapLedger.LargestSets(line, [.. lines.Where(l => l != line)], size - before) : CapLedger.LargestSets(lines, size - before);
            sets.AddRange(largest.Where(static set => set.Count > 0).Take(CapLedger.MostSets).Select(set => Set("fits", set)));
        }

        sets.Add(all);
        return [.. sets.DistinctBy(static set => string.Join(',', set.Numbers), StringComparer.Ordinal)];

        PullSet Set(string kind, IReadOnlyList<int> numbers)
        {
            var top = before + lines.Where(l => numbers.Contains(l.Number)).Sum(static l => l.Net);
            return new PullSet(kind, numbers, top, top - size);
        }
    }

    /// <summary>Papers that several pull requests take out, or bring in, each with their numbers.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<int> Numbers)> Shared(IEnumerable<ReviewState> states, Func<ReviewState, IReadOnlyList<string>> papers) =>
        states.SelectMany(state => papers(state).Distinct(StringComparer.Ordinal), static (state, title) => (Title: title, state.PullRequest.Number))
            .GroupBy(static pair => pair.Title, StringComparer.Ordinal)
            .Where(static group => group.Count() > 1)
            .Select(static group => (group.Key, (IReadOnlyList<int>)[.. group.Select(static pair => pair.Number).Order()]));

    private OpenPulls Touching() => new([.. States.Where(static s => s.TouchesTop)]);
}

/// <summary>A set of pull requests.</summary>
/// <param name="Kind">alone, ready, fits or all.</param>
/// <param name="Numbers">Their numbers, in order.</param>
/// <param name="Top">Papers in the top after merging them.</param>
/// <param name="Over">By how many papers that is over the cap; 0 or less: it fits.</param>
internal sealed record PullSet(string Kind, IReadOnlyList<int> Numbers, int Top, int Over);
