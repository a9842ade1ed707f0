using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>What came of reviewing a pull request.</summary>
/// <param name="Snapshot">The pull request as it was read.</param>
/// <param name="Review">The review; null where none was published: the pull request is closed, the repository has no list of papers, a maintainer has paused the reviews, or another review has overtaken this one.</param>
/// <param name="Publication">What of ours stands there now.</param>
public sealed record ReviewOutcome(PullRequestSnapshot Snapshot, Review? Review, Publication Publication)
{
    /// <summary>Whether another review of the same pull request began while this one ran: it may have been published over, or over the other.</summary>
    public bool Overtaken { get; init; }

    /// <summary>Who has paused the reviews of the pull request; null if nobody has.</summary>
    public Pause? Paused { get; init; }

    /// <summary>Whether this review followed one whose end was not recorded: that one may have left something of its own.</summary>
    public bool Resumed { get; init; }
}
