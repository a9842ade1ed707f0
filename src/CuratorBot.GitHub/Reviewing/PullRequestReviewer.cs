using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>Reviews a pull request from end to end: read, decide, publish. The service and the workflow both come here.</summary>
public sealed class PullRequestReviewer
{
    /// <summary>Nobody reads more of a title.</summary>
    private const int LongestTitle = 300;

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
    /// <param name="pullRequest">Which.</param>
    /// <param name="cancellationToken">Stops between two requests, and between two entries.</param>
    /// <param name="isLastTry">Whether no later run completes a review that lacks papers.</param>
    /// <returns>What was seen and decided.</returns>
    /// <exception cref="Octokit.ApiException">GitHub did not answer, or refused: try again later.</exception>
    public async Task<ReviewOutcome> RunAsync(PullRequestRef pullRequest, CancellationToken cancellationToken, bool isLastTry = false)
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

        if ((snapshot.List == ListState.NotOfPapers || (snapshot.Waits && !state.IsAsked)) && state.Publication is { Begun: null, CommentId: null, CheckDigest: null })
        {
            // Remembered, so that no sweep takes it for one that was missed.
            await _store.TrySaveAsync(state with { IsOpen = true, Publication = state.Publication with { HeadSha = snapshot.HeadSha } }, cancellationToken).ConfigureAwait(false);
            return new ReviewOutcome(snapshot, null, state.Publication);
        }

        if (state.Paused is { } pause)
        {
            return await PauseAsync(snapshot, pause, state).ConfigureAwait(false);
        }

        var reviews = new List<Review>();
        foreach (var part in snapshot.Parts)
        {
            reviews.Add(await ReviewAsync(part, state, cancellationToken).ConfigureAwait(false) with { IsLastTry = isLastTry });
        }

        var review = Review.Together(reviews);
        state = state with
        {
            IsOpen = true,
            BaseBranch = snapshot.BaseBranch,
            Title = snapshot.Request?.PullRequest.Title is { } title ? title[..Math.Min(title.Length, LongestTitle)] : state.Title,
            EntersTop = [.. Capped(review)?.Changes?.Entries.Where(static c => c.EntersTop).Select(static c => c.Entry.Title) ?? []],
            LeavesTop = [.. Capped(review)?.Changes?.Entries.Where(static c => c.LeavesTop).Select(static c => c.Entry.Title) ?? []],
        };

        var notes = await NotesAsync(state, review, cancellationToken).ConfigureAwait(false);

        // From here until the end is recorded, what stands on GitHub is uncertain, should this process die. Whoever reviews the
        // same pull request at the same time (a paused node that wakes up) loses here and publishes nothing.
        var previous = state.Publication;
        var begun = await _store.TrySaveAsync(state with { Publication = _publisher.Announce(snapshot, review, previous) with { Begun = state.Version } }, cancellationToken).ConfigureAwait(false);
        if (begun is null)
        {
            return new ReviewOutcome(snapshot, null, previous) { Overtaken = true };
        }

        if (previous.Begun is not null)
        {
            // Whoever began before may have written something else than was recorded last.
            previous = previous with { CommentDigest = null, CheckDigest = null };
        }

        var publication = await _publisher.PublishAsync(snapshot, review, notes, previous, cancellationToken).ConfigureAwait(false);
        publication = publication with { Begun = null, HeadSha = snapshot.HeadSha, Verdict = review.Verdict };
        var recorded = await RecordAsync(begun, publication).ConfigureAwait(false);
        return new ReviewOutcome(snapshot, review, publication) { Overtaken = !recorded, Resumed = previous.Begun is not null };
    }

    /// <summary>Says on a new head that it is not reviewed; what was reviewed before keeps its check.</summary>
    private async Task<ReviewOutcome> PauseAsync(PullRequestSnapshot snapshot, Pause pause, ReviewState state)
    {
        var previous = state.Publication;
        if (previous.HeadSha == snapshot.HeadSha && previous.Begun is null)
        {
            return new ReviewOutcome(snapshot, null, previous) { Paused = pause };
        }

        var begun = await _store.TrySaveAsync(state with { IsOpen = true, Publication = previous with { Begun = state.Version } }, CancellationToken.None).ConfigureAwait(false);
        if (begun is null)
        {
            return new ReviewOutcome(snapshot, null, previous) { Overtaken = true };
        }

        var publication = await _publisher.PauseAsync(snapshot, pause, previous).ConfigureAwait(false) with { Begun = null, HeadSha = snapshot.HeadSha };
        var recorded = await RecordAsync(begun, publication).ConfigureAwait(false);
        return new ReviewOutcome(snapshot, null, publication) { Paused = pause, Overtaken = !recorded };
    }

    /// <summary>Records the end of a publication. Commands may have changed other parts of the state since it was begun.</summary>
    /// <returns>False where another review has begun since: what stands on GitHub is for that one to say.</returns>
    private async Task<bool> RecordAsync(ReviewState begun, Publication publication)
    {
        for (var state = begun; state.Publication.Begun == begun.Publication.Begun;)
        {
            // Not to be cancelled: it has been published.
            if (await _store.TrySaveAsync(state with { Publication = publication }, CancellationToken.None).ConfigureAwait(false) is not null)
            {
                return true;
            }

            state = await _store.LoadAsync(begun.PullRequest, CancellationToken.None).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>What the other open pull requests against the same branch mean for this one.</summary>
    private async Task<IReadOnlyList<string>> NotesAsync(ReviewState state, Review review, CancellationToken cancellationToken)
    {
        if (!state.TouchesTop)
        {
            return [];
        }

        var open = await _store.OpenAsync(state.PullRequest.Repository, cancellationToken).ConfigureAwait(false);
        var others = open.Where(o => o.PullRequest != state.PullRequest && (o.BaseBranch ?? state.BaseBranch) == state.BaseBranch).Select(CapLedger.LineOf).ToList();
        return Capped(review) is { } capped && CapLedger.Describe(capped, CapLedger.LineOf(state), others) is { } ledger ? [ledger] : [];
    }

    /// <summary>The review of the one list whose top is counted; null where several lists have a top, which no sum of papers fits.</summary>
    private static Review? Capped(Review review) =>
        review.Lists.Count == 0 ? review : review.Lists.Where(static list => list.HasTop).Take(2).ToList() is [var only] ? only : null;

    private async Task<Review> ReviewAsync(PullRequestSnapshot snapshot, ReviewState state, CancellationToken cancellationToken)
    {
        if (snapshot.Request is null)
        {
            return ListStateReview.Of(snapshot);
        }

        // Only who changes headings or criteria is asked about: for everyone else the answer makes no difference.
        var request = snapshot.Request;
        var mayPush = (request.Lists.Changes.Sections.Count > 0 || request.Proposed is not null) && await _reader.AuthorMayPushAsync(snapshot).ConfigureAwait(false);
        return await _reviewer.ReviewAsync(
            state.Of(request with { PullRequest = request.PullRequest with { AuthorMayPush = mayPush } }),
            cancellationToken).ConfigureAwait(false);
    }
}
