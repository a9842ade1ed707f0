namespace CuratorBot.GitHub;

/// <summary>Keeps the state of pull requests: in a database (the service), or in the marker of our comment (a workflow).</summary>
public interface IReviewStore
{
    /// <summary>The state of a pull request; a fresh one where none is kept.</summary>
    /// <param name="pullRequest">Which pull request.</param>
    /// <param name="comments">How many comments its conversation has, where that is known: a store that looks there need not where there are none.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    Task<ReviewState> LoadAsync(PullRequestRef pullRequest, int? comments, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a state over the version it was read at.
    /// </summary>
    /// <returns>The state with its new version; null where someone else has written since, and nothing was done.</returns>
    Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken);

    /// <summary>The states of the other open pull requests of a repository whose last review saw papers enter or leave the top.</summary>
    Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken);
}
