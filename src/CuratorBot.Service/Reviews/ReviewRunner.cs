using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Octokit;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Reviews;

/// <summary>Runs the review of one pull request with the clients and the store of this service.</summary>
internal sealed partial class ReviewRunner
{
    /// <summary>
    /// Before a review that lacked papers is completed, in units of the wait after a failure of GitHub: a minute as a rule, since
    /// Semantic Scholar was asked several times already.
    /// </summary>
    private const double FirstWait = 12;

    /// <summary>The wait is doubled each time up to this: whoever is down for hours need not be asked every minute.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>A day with the usual waits. Then it is left to a maintainer: whoever names papers that nobody knows must not be reviewed for ever.</summary>
    private const int MostUnfinished = 30;

    /// <summary>A review of the largest change takes some seconds; one that takes this long on a busy machine was made to.</summary>
    private static readonly TimeSpan LongestJudging = TimeSpan.FromMinutes(1);

    private readonly GitHubClients _clients;
    private readonly OwnIdentity _self;
    private readonly IPaperSource _papers;
    private readonly IReviewStore _store;
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly WorkQueue _queue;
    private readonly CuratorMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ServiceOptions _options;
    private readonly PageStore _pages;
    private readonly bool _pagesAreShown;
    private readonly Uri? _address;
    private readonly ILogger<ReviewRunner> _logger;

    public ReviewRunner(
        GitHubClients clients,
        OwnIdentity self,
        IPaperSource papers,
        IReviewStore store,
        IDbContextFactory<CuratorContext> contexts,
        WorkQueue queue,
        CuratorMetrics metrics,
        TimeProvider clock,
        IOptions<ServiceOptions> options,
        PageStore pages,
        IOptions<PageOptions> pageOptions,
        ILogger<ReviewRunner> logger)
    {
        _clients = clients;
        _self = self;
        _papers = papers;
        _store = store;
        _contexts = contexts;
        _queue = queue;
        _metrics = metrics;
        _clock = clock;
        _options = options.Value;
        _pages = pages;
        _pagesAreShown = pageOptions.Value.Enabled;
        _address = pageOptions.Value.Address;
        _logger = logger;
    }

    public async Task RunAsync(PullRequestRef pullRequest, InstallationId? installation, int unfinished, CancellationToken cancellationToken)
    {
        using var activity = CuratorMetrics.Activities.StartActivity("review");
        activity?.SetTag("pull_request", pullRequest.ToString());
        var started = _clock.GetTimestamp();
        using var patience = new CancellationTokenSource();
        var client = await _clients.ForRepositoryAsync(pullRequest.Repository, installation);
        var reviewer = new PullRequestReviewer(
            new PullRequestReader(client),
            new Reviewer(_papers, patience: () =>
            {
                patience.CancelAfter(LongestJudging);
                return patience.Token;
            }),
            new AppReviewPublisher(client, () => _self.LoginAsync(client), _clients.IsApp, _logger, await DetailsAsync(pullRequest, cancellationToken)),
            _store);
        var outcome = await reviewer.RunAsync(pullRequest, cancellationToken, isLastTry: unfinished >= MostUnfinished);
        if (outcome.Overtaken || outcome.Resumed)
        {
            await new DuplicateComments(client, () => _self.LoginAsync(client)).RemoveAsync(outcome);
        }

        if (outcome.Overtaken)
        {
            // Which of the two was published last, nobody knows: once more, and over whatever stands there.
            Log.Overtaken(_logger, pullRequest);
            await _store.WriteAnewAsync(pullRequest, cancellationToken);
            await _queue.AddAsync(new WorkItem.ReviewPullRequest(pullRequest, installation?.Value), "overtaken", cancellationToken);
            return;
        }

        if (outcome.Review is not { } review)
        {
            Log.NothingPublished(_logger, pullRequest, outcome.Snapshot.List, outcome.Snapshot.IsOpen);
            return;
        }

        _metrics.Reviewed(review.Verdict, _clock.GetElapsedTime(started));
        activity?.SetTag("verdict", review.Verdict.ToString());
        Log.Reviewed(_logger, pullRequest, outcome.Snapshot.HeadSha, review.Verdict, review.Findings.Count);
        await RememberAsync(outcome.Snapshot, review, cancellationToken);
        if (unfinished < MostUnfinished && review.Evidence.Any(static e => e.IsUnanswered))
        {
            // The comment promises that a later run completes it, and no delivery would bring that about.
            var wait = TimeSpan.FromSeconds(_options.RetrySeconds * FirstWait * Math.Pow(2, Math.Min(unfinished, 10)));
            await _queue.AddAsync(
                [(new WorkItem.ReviewLater(pullRequest, installation?.Value, unfinished + 1), "unfinished")], wait < LongestWait ? wait : LongestWait, cancellationToken);
            Log.Unfinished(_logger, pullRequest);
        }
    }

    /// <summary>Queues the review that completes an earlier one, in place of one that waits.</summary>
    public Task QueueAsync(WorkItem.ReviewLater later, CancellationToken cancellationToken) =>
        _queue.AddAsync(new WorkItem.ReviewPullRequest(later.PullRequest, later.Installation, later.Unfinished), "unfinished", cancellationToken);

    /// <summary>
    /// Says on the head that no review could be had, so that nobody waits for one; nothing in a repository without a list of papers, as
    /// after a review.
    /// </summary>
    public async Task GiveUpAsync(PullRequestRef pullRequest, InstallationId? installation, Exception reason, CancellationToken cancellationToken)
    {
        Log.GivenUp(_logger, pullRequest, reason.Message);
        try
        {
            // First, for GitHub may still be down: else a review to come, or a sweep, would find all as it was recorded before.
            var hasReview = (await _store.LoadAsync(pullRequest, cancellationToken)).Publication.Verdict is not null;
            if (hasReview)
            {
                await _store.WriteAnewAsync(pullRequest, cancellationToken);
            }

            var client = await _clients.ForRepositoryAsync(pullRequest.Repository, installation);
            var pull = await client.PullRequest.Get(pullRequest.Repository.Owner, pullRequest.Repository.Name, pullRequest.Number);
            if (pull.State != ItemState.Open || !(hasReview || await HasListAsync(client, pullRequest.Repository, pull.Base.Ref, cancellationToken)))
            {
                return;
            }

            var state = await _store.LoadAsync(pullRequest, cancellationToken);
            var publication = await new FailurePublisher(client, _clients.IsApp).PublishAsync(pullRequest, pull.Head.Sha, state.Publication);
            await _store.TrySaveAsync(state with { Publication = publication with { Begun = publication.Begun ?? state.Version } }, cancellationToken);
        }
        catch (Exception e) when (e is ApiException or HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The log line above is all that can be left; the next sweep finds the head without a review.
            Log.NotSaid(_logger, pullRequest, e);
        }
    }

    /// <summary>Whether reviews were had of the repository, or else GitHub shows a list of papers there.</summary>
    private async Task<bool> HasListAsync(IGitHubClient client, RepositoryRef repository, string branch, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var name = repository.ToString();
        return await context.Reviews.AnyAsync(r => r.Repository == name, cancellationToken) || (await BaseList.ReadAsync(client, repository, branch)).IsOfPapers;
    }

    /// <summary>The address of the page that the review is going to have; null where it gets none, or nobody could reach it.</summary>
    private async Task<Uri?> DetailsAsync(PullRequestRef pullRequest, CancellationToken cancellationToken) =>
        _pagesAreShown && _address is { IsAbsoluteUri: true } address && await _pages.IsPublicAsync(pullRequest.Repository, cancellationToken)
            ? new Uri(address, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reviews/{pullRequest.Repository}/{pullRequest.Number}"))
            : null;

    private async Task RememberAsync(PullRequestSnapshot snapshot, Review review, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        context.Reviews.Add(new ReviewRow
        {
            Repository = snapshot.PullRequest.Repository.ToString(),
            Number = snapshot.PullRequest.Number,
            HeadSha = snapshot.HeadSha,
            BaseSha = snapshot.BaseSha,
            Verdict = review.Verdict.ToString(),
            At = _clock.GetUtcNow().UtcDateTime,
        });
        await context.SaveChangesAsync(cancellationToken);
        if (_pagesAreShown && await _pages.IsPublicAsync(snapshot.PullRequest.Repository, cancellationToken))
        {
            var place = new ReviewPagePlace(_clock.GetUtcNow().UtcDateTime, snapshot.Author, snapshot.HeadSha, snapshot.BaseBranch, snapshot.BaseSha);
            await _pages.SaveReviewAsync(snapshot.PullRequest, ReviewPageBuilder.Build(review, place), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Reviewed {PullRequest} at {HeadSha}: {Verdict}, {Findings} findings")]
        public static partial void Reviewed(ILogger logger, PullRequestRef pullRequest, string headSha, Verdict verdict, int findings);

        [LoggerMessage(Level = LogLevel.Information, Message = "Papers of {PullRequest} could not be looked up; it is reviewed again later")]
        public static partial void Unfinished(ILogger logger, PullRequestRef pullRequest);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Nothing is said on {PullRequest} (open: {IsOpen}, list: {List})")]
        public static partial void NothingPublished(ILogger logger, PullRequestRef pullRequest, ListState list, bool isOpen);

        [LoggerMessage(Level = LogLevel.Information, Message = "{PullRequest} was reviewed elsewhere at the same time; it is reviewed once more")]
        public static partial void Overtaken(ILogger logger, PullRequestRef pullRequest);

        /// <summary>Without the exception: the job has told it with its last try.</summary>
        [LoggerMessage(Level = LogLevel.Error, Message = "{PullRequest} could not be reviewed; its check says so ({Reason})")]
        public static partial void GivenUp(ILogger logger, PullRequestRef pullRequest, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "{PullRequest}: the check that says that it could not be reviewed could not be written either")]
        public static partial void NotSaid(ILogger logger, PullRequestRef pullRequest, Exception exception);
    }
}
