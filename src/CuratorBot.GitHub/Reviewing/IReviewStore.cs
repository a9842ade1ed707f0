using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>Keeps the state of pull requests: in a database (the service), or in the marker of our comment (a workflow).</summary>
public interface IReviewStore
{
    /// <summary>The state of a pull request; a fresh one where none is kept.</summary>
    /// <remarks>Called before the pull request is read, so that a review that was overtaken since cannot be saved.</remarks>
    Task<ReviewState> LoadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken);

    /// <summary>
    /// Completes a state from the pull request itself, now that it was read; for stores that keep it there. Others have nothing to add.
    /// </summary>
    Task<ReviewState> CompleteAsync(ReviewState state, PullRequestSnapshot snapshot, CancellationToken cancellationToken) => Task.FromResult(state);

    /// <summary>
    /// Writes a state over the version it was read at.
    /// </summary>
    /// <returns>The state with its new version; null where someone else has written since, and nothing was done.</returns>
    Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken);

    /// <summary>
    /// Has the next review write the comment and the check whether or not they say something else than was recorded. A review that is
    /// just publishing finds itself overtaken: what it records would hide that there is something to write.
    /// </summary>
    async Task WriteAnewAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        ReviewState state;
        do
        {
            state = await LoadAsync(pullRequest, cancellationToken).ConfigureAwait(false);
            state = state with { Publication = state.Publication with { Begun = state.Version, CommentDigest = null, CheckDigest = null } };
        }
        while (await TrySaveAsync(state, cancellationToken).ConfigureAwait(false) is null);
    }

    /// <summary>The states of the other open pull requests of a repository whose last review saw papers enter or leave the top.</summary>
    Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken);
}
