using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Octokit;

namespace CuratorBot.Service.Recovery;

/// <summary>
/// Finds what was missed while the service was away: deliveries that failed are sent again, and open pull requests whose head has no check
/// run of ours are reviewed. Goes through everything in steps of a hundred, each a piece of work of its own that asks for the next: any node
/// takes the next step, and nothing is held in memory but one step.
/// </summary>
internal sealed partial class MissedWork
{
    /// <summary>Between two installations: ten thousand of them take most of an hour, and a few no time.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// For each request of a step, before the next step of the same installation: 2,000 an hour, so that of the 5,000 that GitHub grants
    /// an installation most are left for reviews.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.8);

    private readonly GitHubClients _clients;
    private readonly FailedDeliveries _failed;
    private readonly InstalledRepositories _repositories;
    private readonly RepositoryNames _names;
    private readonly PageStore _pages;
    private readonly MissedEvents _events;
    private readonly IReviewStore _store;
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly WorkQueue _queue;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly ILogger<MissedWork> _logger;

    public MissedWork(
        GitHubClients clients,
        FailedDeliveries failed,
        InstalledRepositories repositories,
        RepositoryNames names,
        PageStore pages,
        MissedEvents events,
        IReviewStore store,
        IDbContextFactory<CuratorContext> contexts,
        WorkQueue queue,
        TimeProvider clock,
        IOptions<ServiceOptions> options,
        ILogger<MissedWork> logger)
    {
        _clients = clients;
        _failed = failed;
        _repositories = repositories;
        _names = names;
        _pages = pages;
        _events = events;
        _store = store;
        _contexts = contexts;
        _queue = queue;
        _clock = clock;
        _interval = TimeSpan.FromMinutes(options.Value.SweepMinutes);
        _logger = logger;
    }

    /// <summary>Asks for missed deliveries, and queues a look at each of a hundred installations.</summary>
    public async Task SweepAsync(WorkItem.SweepApp sweep, CancellationToken cancellationToken)
    {
        if (!_clients.IsApp)
        {
            // A personal token sees neither deliveries nor installations.
            return;
        }

        if (sweep.Page == 1 && !await _failed.TryAskAsync(cancellationToken))
        {
            sweep = sweep with { Since = LookBack };
        }

        var (installations, isMore) = await _repositories.InstallationsAsync(sweep.Page);
        await _queue.AddUnlessWaitingAsync(
            [.. installations.Select((id, i) => ((WorkItem)new WorkItem.Sweep(id, Since: sweep.Since) { IsStep = true }, i * Step))], "sweep", cancellationToken);
        if (isMore)
        {
            await _queue.AddAsync([(sweep with { Page = sweep.Page + 1 }, "sweep")], InstalledRepositories.PageSize * Step, cancellationToken);
        }
    }

    /// <summary>Looks at a hundred repositories of an installation.</summary>
    public async Task SweepAsync(WorkItem.Sweep sweep, CancellationToken cancellationToken)
    {
        if (!_clients.IsApp || sweep.Installation is not { } installation)
        {
            return;
        }

        if (sweep is { IsStep: false, Page: 1 } && !await _failed.TryAskAsync(cancellationToken))
        {
            sweep = sweep with { Since = LookBack };
        }

        var (repositories, isMore) = await _repositories.RepositoriesAsync(installation, sweep.Page);
        await _names.SeeAsync([.. repositories.Select(static r => (r.Id, r.Repository))], id => _repositories.NameOfAsync(installation, id), cancellationToken);
        await _pages.SeeAsync([.. repositories.Select(static r => (r.Repository, r.IsPublic))], cancellationToken);
        var withOpen = await WithOpenAsync(repositories, cancellationToken);
        var requests = 1;
        Exception? failure = null;
        try
        {
            await _repositories.ForEachAsync([.. repositories.Where(r => r.MayHaveOpen || withOpen.Contains(r.Repository.ToString()))], async installed =>
            {
                requests += await ReviewUncheckedAsync(installed, cancellationToken);
                requests += sweep.Since is { } since ? await _events.QueueAsync(installed, since, cancellationToken) : 0;
            }, cancellationToken);
        }
        catch (Exception e) when (isMore && (e is HttpRequestException || (e is ApiException refused && !refused.IsOfRate())))
        {
            // One bad repository must not keep the next hundred from their turn: the next sweep tries it again.
            failure = e;
        }

        if (isMore)
        {
            await _queue.AddAsync([(sweep with { Page = sweep.Page + 1 }, "sweep")], requests * Rest, cancellationToken);
        }

        if (failure is not null)
        {
            Log.Unfinished(_logger, installation, sweep.Page, failure.Message);
        }
    }

    /// <summary>Looks for what deliveries about one repository may have told.</summary>
    public async Task LookAroundAsync(WorkItem.LookAround look, CancellationToken cancellationToken)
    {
        var client = await _clients.ForRepositoryAsync(look.Repository, look.Installation is { } id ? new GitHub.Connections.InstallationId(id) : null);
        var repository = await client.Repository.Get(look.Repository.Owner, look.Repository.Name);
        var installed = new InstalledRepository(client, look.Repository, repository.Id, repository.DefaultBranch, MayHaveOpen: true, look.Installation ?? 0);
        await ReviewUncheckedAsync(installed, cancellationToken);
        await _events.QueueAsync(installed, look.Since, cancellationToken);
    }

    /// <summary>From when on deliveries may have been missed where GitHub does not list them; twice the time between two sweeps at least, so that a late one leaves no gap.</summary>
    private DateTimeOffset LookBack => _clock.GetUtcNow() - (_interval * 2 > FailedDeliveries.Oldest ? _interval * 2 : FailedDeliveries.Oldest);

    /// <summary>Those among repositories in which a pull request was open when it was last read.</summary>
    private async Task<IReadOnlySet<string>> WithOpenAsync(IReadOnlyCollection<InstalledRepository> repositories, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var names = repositories.Select(static r => r.Repository.ToString()).ToList();
        return (await context.PullRequests.AsNoTracking().Where(p => p.IsOpen && p.TouchesTop && names.Contains(p.Repository)).Select(static p => p.Repository).Distinct().ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <returns>How many requests it took.</returns>
    private async Task<int> ReviewUncheckedAsync(InstalledRepository installed, CancellationToken cancellationToken)
    {
        var (client, repository) = (installed.Client, installed.Repository);
        var numbers = new HashSet<int>();
        var requests = 0;
        for (var (page, isMore) = (1, true); isMore; page++)
        {
            var options = new ApiOptions { StartPage = page, PageCount = 1, PageSize = InstalledRepositories.PageSize };
            var open = await client.PullRequest.GetAllForRepository(repository.Owner, repository.Name, new PullRequestRequest { State = ItemStateFilter.Open }, options);
            requests++;
            isMore = open.Count == InstalledRepositories.PageSize;
            foreach (var pull in open)
            {
                cancellationToken.ThrowIfCancellationRequested();
                numbers.Add(pull.Number);
                var pullRequest = new PullRequestRef(repository, pull.Number);
                var (isChecked, asked) = await IsCheckedAsync(client, pullRequest, pull.Head.Sha, cancellationToken);
                requests += asked;
                if (!isChecked)
                {
                    Log.Missed(_logger, pullRequest);
                    await _queue.AddAsync(new WorkItem.ReviewPullRequest(pullRequest, installed.Installation) { RepositoryId = installed.Id }, "sweep", cancellationToken);
                }
            }
        }

        // Closed while nobody listened, and counted for the cap of others ever since: a review finds it closed.
        foreach (var closed in (await _store.OpenAsync(repository, cancellationToken)).Where(s => !numbers.Contains(s.PullRequest.Number)))
        {
            await _queue.AddAsync(new WorkItem.ReviewPullRequest(closed.PullRequest, installed.Installation) { RepositoryId = installed.Id }, "sweep", cancellationToken);
        }

        return requests;
    }

    /// <summary>GitHub is asked only where no review of this head is recorded: an organization may have thousands open, and grants thousands of requests an hour.</summary>
    private async Task<(bool IsChecked, int Requests)> IsCheckedAsync(IGitHubClient client, PullRequestRef pullRequest, string headSha, CancellationToken cancellationToken)
    {
        var known = (await _store.LoadAsync(pullRequest, cancellationToken)).Publication;
        if (known.HeadSha == headSha)
        {
            // One whose end is not recorded, or that is to be written anew, is not worth asking about either.
            return (known.Begun is null, 0);
        }

        var checks = await new CheckRuns(client, pullRequest.Repository).OfAsync(headSha);
        return (checks.Where(c => c.ExternalId == CheckRunPublisher.ExternalId(pullRequest, headSha)).MaxBy(static c => c.Id) is { Status: "completed" } newest
            && newest.Output?.Title != Messages.Get("check.not-reviewed", "en"), 1);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{PullRequest} has no check of ours on its head: it is reviewed now")]
        public static partial void Missed(ILogger logger, PullRequestRef pullRequest);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Of installation {Installation}, not all of step {Page} could be looked at ({Reason}); the next sweep looks again")]
        public static partial void Unfinished(ILogger logger, long installation, int page, string reason);
    }
}
