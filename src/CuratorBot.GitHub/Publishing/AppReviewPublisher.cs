using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>Shows a review on the pull request itself: a comment, a check (or a status, without an App), suggestions, labels.</summary>
public sealed class AppReviewPublisher : IReviewPublisher
{
    private readonly IGitHubClient _client;
    private readonly CommentPublisher _comment;
    private readonly bool _isApp;
    private readonly ILogger _logger;
    private readonly Uri? _details;

    /// <param name="client">A client that may act in the repository.</param>
    /// <param name="ownLogin">Our own login; asked for only where needed.</param>
    /// <param name="isApp">Whether the client speaks as an App: only an App may create check runs, others set a status.</param>
    /// <param name="logger">Told of what GitHub refuses and a review does without; null: no one is.</param>
    /// <param name="details">Where the details of the review are; null: nowhere but on GitHub.</param>
    public AppReviewPublisher(IGitHubClient client, Func<Task<string>> ownLogin, bool isApp, ILogger? logger = null, Uri? details = null)
    {
        _details = details;
        _client = client;
        _comment = new CommentPublisher(client, ownLogin);
        _isApp = isApp;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <inheritdoc/>
    public Publication Announce(PullRequestSnapshot snapshot, Review review, Publication previous) =>
        LabelPublisher.Announce(snapshot, review, previous);

    /// <inheritdoc/>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, IReadOnlyList<string> notes, Publication previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(review);
        var body = ReviewComment.Write(review, new ReviewCommentOptions { Notes = notes, HeadUrl = snapshot.HeadListUrl, BaseUrl = snapshot.BaseListUrl, Pages = snapshot.Pages, MarkerName = snapshot.MarkerName });
        var publication = await _comment
            .PublishAsync(snapshot, body, review.Verdict, previous, onlyIfThere: snapshot.LeavesListAlone || !review.WantsComment).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        publication = _isApp
            ? await new CheckRunPublisher(_client, _details).PublishAsync(snapshot, review, body, publication).ConfigureAwait(false)
            : await new StatusPublisher(_client).PublishAsync(snapshot, review, publication).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        publication = await new LabelPublisher(_client).PublishAsync(snapshot, review, publication).ConfigureAwait(false);

        // Last: of all that is written, only these are not found again should what follows fail.
        return !review.WantsComment ? publication : await new SuggestionPublisher(_client, _logger).PublishAsync(snapshot, review, publication).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Publication> PauseAsync(PullRequestSnapshot snapshot, Pause pause, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new FailurePublisher(_client, _isApp).PauseAsync(snapshot.PullRequest, snapshot.HeadSha, pause, snapshot.Policy.Policy.LocaleOf(snapshot.Request?.Lists.Base), previous);
    }
}
