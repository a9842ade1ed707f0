using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub;

/// <summary>Reviews a pull request from end to end: read, decide, publish. The service and the workflow both come here.</summary>
public sealed class PullRequestReviewer
{
    private readonly PullRequestReader _reader;
    private readonly Reviewer _reviewer;
    private readonly IReviewPublisher _publisher;
    private readonly IReviewStore _store;

    /// <param name="reader">Reads the pull request.</param>
    /// <param name="reviewer">Decides.</param>
    /// <param name="publisher">Shows the review.</param>
    /// <param name="store">Keeps what the next review has to know.</param>
    public PullRequestReviewer(PullRequestReader reader, Reviewer reviewer, IReviewPublisher publisher, IReviewStore store)
    {
        _reader = reader;
        _reviewer = reviewer;
        _publisher = publisher;
        _store = store;
    }

    /// <summary>Reviews a pull request as it is now and shows the review.</summary>
    /// <returns>What was seen and decided.</returns>
    /// <exception cref="Octokit.ApiException">GitHub did not answer, or refused: try again later.</exception>
    public async Task<ReviewOutcome> RunAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        var state = await _store.LoadAsync(pullRequest, cancellationToken).ConfigureAwait(false);
        var snapshot = await _reader.ReadAsync(pullRequest, cancellationToken).ConfigureAwait(false);
        state = await _store.CompleteAsync(state, snapshot, cancellationToken).ConfigureAwait(false);
        if (!snapshot.IsOpen)
        {
            if (state is { Version: > 0, IsOpen: true })
            {
                await _store.TrySaveAsync(state with { IsOpen = false }, cancellationToken).ConfigureAwait(false);
            }

            return new ReviewOutcome(snapshot, null, state.Publication);
        }

        var review = await ReviewAsync(snapshot, state, cancellationToken).ConfigureAwait(false);
        state = state with
        {
            IsOpen = true,
            EntersTop = [.. review.Changes?.Entries.Where(static c => c.EntersTop).Select(static c => c.Entry.Title) ?? []],
            LeavesTop = [.. review.Changes?.Entries.Where(static c => c.LeavesTop).Select(static c => c.Entry.Title) ?? []],
        };

        var notes = await NotesAsync(state, review, cancellationToken).ConfigureAwait(false);

        // From here until the end is recorded, what stands on GitHub is uncertain, should this process die. Whoever reviews the
        // same pull request at the same time (a paused node that wakes up) loses here and publishes nothing.
        var begun = await _store.TrySaveAsync(state with { Publication = state.Publication with { Uncertain = true } }, cancellationToken).ConfigureAwait(false);
        if (begun is null)
        {
            return new ReviewOutcome(snapshot, null, state.Publication);
        }

        var publication = await _publisher.PublishAsync(snapshot, review, notes, state.Publication, cancellationToken).ConfigureAwait(false);
        await _store.TrySaveAsync(
            begun with { Publication = publication with { Uncertain = false, HeadSha = snapshot.HeadSha, Verdict = review.Verdict } },
            CancellationToken.None).ConfigureAwait(false);
        return new ReviewOutcome(snapshot, review, publication);
    }

    /// <summary>What the other open pull requests mean for this one.</summary>
    private async Task<IReadOnlyList<string>> NotesAsync(ReviewState state, Review review, CancellationToken cancellationToken)
    {
        if (state.EntersTop.Count + state.LeavesTop.Count == 0)
        {
            return [];
        }

        var open = await _store.OpenAsync(state.PullRequest.Repository, cancellationToken).ConfigureAwait(false);
        var others = open.Where(o => o.PullRequest != state.PullRequest).Select(LineOf).ToList();
        return CapLedger.Describe(review, LineOf(state), others) is { } ledger ? [ledger] : [];
    }

    private static CapLedger.Line LineOf(ReviewState state) => new(state.PullRequest.Number, state.EntersTop.Count, state.LeavesTop.Count);

    private async Task<Review> ReviewAsync(PullRequestSnapshot snapshot, ReviewState state, CancellationToken cancellationToken) =>
        snapshot.Request is { } request
            ? await _reviewer.ReviewAsync(request with { Waivers = state.Waivers, Matches = state.Matches }, cancellationToken).ConfigureAwait(false)
            : ListStateReview.Of(snapshot);
}
