using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Publishing;

/// <summary>Where a review is shown: on the pull request, in a workflow run.</summary>
public interface IReviewPublisher
{
    /// <summary>
    /// What is to be recorded before a review is shown: what <see cref="PublishAsync"/> is about to put there and could not tell from
    /// the work of others, should it be interrupted.
    /// </summary>
    Publication Announce(PullRequestSnapshot snapshot, Review review, Publication previous) => previous;

    /// <summary>
    /// Shows a review. Doing so again is harmless: what stands there already is edited or left alone.
    /// </summary>
    /// <param name="snapshot">The pull request as it was reviewed.</param>
    /// <param name="review">The review.</param>
    /// <param name="notes">What is to be told beside the review, ready paragraphs of Markdown.</param>
    /// <param name="previous">What stands there from earlier.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>What stands there now.</returns>
    /// <exception cref="Octokit.ApiException">GitHub did not answer, or refused what cannot be done without.</exception>
    Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, IReadOnlyList<string> notes, Publication previous, CancellationToken cancellationToken);

    /// <summary>Shows that the head is not reviewed, since a maintainer has paused the reviews; the comment stays as it is.</summary>
    /// <param name="snapshot">The pull request as it was read.</param>
    /// <param name="pause">Who has paused them.</param>
    /// <param name="previous">What stands there from earlier.</param>
    /// <returns>What stands there now.</returns>
    /// <exception cref="Octokit.ApiException">GitHub did not answer, or refused.</exception>
    Task<Publication> PauseAsync(PullRequestSnapshot snapshot, Pause pause, Publication previous);
}
