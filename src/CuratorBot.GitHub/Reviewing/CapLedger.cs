using System.Globalization;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// Weighs the open pull requests that add to the top or remove from it against each other: each may be right by itself, and
/// all together too many (the model list stood at 102 of 100 after two merges within minutes).
/// </summary>
public static class CapLedger
{
    /// <summary>With more others, only their numbers are told: the sets would be too many to be of use.</summary>
    public const int MostOthers = 10;

    /// <summary>As many sets are told at most.</summary>
    public const int MostSets = 5;

    /// <summary>What one pull request does to the top.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Adds">Papers that enter the top.</param>
    /// <param name="Removes">Papers that leave it.</param>
    public sealed record Line(int Number, int Adds, int Removes)
    {
        /// <summary>By how many papers the top grows; negative where it shrinks.</summary>
        public int Net => Adds - Removes;
    }

    /// <summary>What the last review saw a pull request do to the top.</summary>
    public static Line LineOf(ReviewState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new Line(state.PullRequest.Number, state.EntersTop.Count, state.LeavesTop.Count);
    }

    /// <summary>What to tell about a pull request beside others, in Markdown; null where there are no others, or no cap.</summary>
    /// <param name="review">The review of the pull request.</param>
    /// <param name="own">What it does to the top.</param>
    /// <param name="others">What the other open ones do.</param>
    public static string? Describe(Review review, Line own, IReadOnlyList<Line> others)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(others);
        if (review.Policy.Policy.TopSize is not { } size || others.Count == 0 || own is { Adds: 0, Removes: 0 })
        {
            return null;
        }

        var room = size - review.TopBefore;
        var lines = others.OrderBy(static o => o.Number).Select(static o => string.Create(CultureInfo.InvariantCulture, $"- #{o.Number}: +{o.Adds} −{o.Removes}"));
        var heading = Say(review, "ledger.others", own.Adds, own.Removes);
        return $"{heading}\n\n{string.Join('\n', lines)}\n\n{Verdict(review, own, others, room)}";
    }

    /// <summary>The largest sets of pull requests, this one among them, that fit under the cap together; numbers in order.</summary>
    /// <param name="own">This pull request.</param>
    /// <param name="others">The others, ten at most.</param>
    /// <param name="room">By how many papers the top may grow; negative where it is over its cap.</param>
    public static IReadOnlyList<IReadOnlyList<int>> LargestSets(Line own, IReadOnlyList<Line> others, int room)
    {
        ArgumentNullException.ThrowIfNull(own);
        return [.. LargestSets(others, room - own.Net).Select(set => (IReadOnlyList<int>)[.. set.Append(own.Number).Order()])];
    }

    /// <summary>The largest sets of pull requests that fit under the cap together, the empty set where no other does; numbers in order.</summary>
    /// <param name="pulls">The pull requests, <see cref="MostOthers"/> at most.</param>
    /// <param name="room">By how many papers the top may grow; negative where it is over its cap.</param>
    public static IReadOnlyList<IReadOnlyList<int>> LargestSets(IReadOnlyList<Line> pulls, int room)
    {
        ArgumentNullException.ThrowIfNull(pulls);
        if (pulls.Count > MostOthers)
        {
            throw new ArgumentException($"More than {MostOthers} pull requests make too many sets.", nameof(pulls));
        }

        var fitting = new List<int>();
        for (var set = 0; set < 1 << pulls.Count; set++)
        {
            if (pulls.Where((_, i) => (set & (1 << i)) != 0).Sum(static o => o.Net) <= room)
            {
                fitting.Add(set);
            }
        }

        return [.. fitting
            .Where(set => !fitting.Exists(other => other != set && (other & set) == set))
            .Select(set => (IReadOnlyList<int>)[.. pulls.Where((_, i) => (set & (1 << i)) != 0).Select(static o => o.Number).Order()])
            .OrderByDescending(static s => s.Count)];
    }

    private static string Verdict(Review review, Line own, IReadOnlyList<Line> others, int room)
    {
        if (own.Net + others.Sum(static o => o.Net) <= room)
        {
            return Say(review, "ledger.all-fit");
        }

        if (others.Count > MostOthers)
        {
            return Say(review, "ledger.not-all-fit");
        }

        var sets = LargestSets(own, others, room);
        return sets.Count == 0
            ? Say(review, "ledger.none-fits")
            : Say(review, "ledger.fit", string.Join("; ", sets.Take(MostSets).Select(static s => string.Join(" + ", s.Select(static n => string.Create(CultureInfo.InvariantCulture, $"#{n}"))))));
    }

    /// <summary>The numbers are GitHub's own: they are to become links, so they are not escaped.</summary>
    private static string Say(Review review, string key, params IReadOnlyList<object?> arguments) =>
        Messages.Format(new Message(key, arguments), review.Locale);
}
