using System.Collections.Concurrent;
using System.Text.Json;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Octokit;

namespace CuratorBot.Service.Recovery;

/// <summary>
/// Finds what was missed while the service was away: deliveries that failed are sent again (GitHub does not do so by itself),
/// and open pull requests whose head has no check run of ours are reviewed.
/// </summary>
internal sealed partial class MissedWork
{
    /// <summary>Deliveries older than this are left: GitHub keeps them for three days, and the second half of the sweep finds their pull requests.</summary>
    private static readonly TimeSpan OldestDelivery = TimeSpan.FromDays(1);

    private const int MostPages = 20;

    /// <summary>Failed attempts that GitHub was asked to repeat, by delivery.</summary>
    private readonly ConcurrentDictionary<string, long> _asked = new(StringComparer.Ordinal);
    private readonly GitHubClients _clients;
    private readonly InstalledRepositories _repositories;
    private readonly IReviewStore _store;
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly WorkQueue _queue;
    private readonly TimeProvider _clock;
    private readonly ILogger<MissedWork> _logger;

    public MissedWork(
        GitHubClients clients,
        InstalledRepositories repositories,
        IReviewStore store,
        IDbContextFactory<CuratorContext> contexts,
        WorkQueue queue,
        TimeProvider clock,
        ILogger<MissedWork> logger)
    {
        _clients = clients;
        _repositories = repositories;
        _store = store;
        _contexts = contexts;
        _queue = queue;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Looks for missed deliveries, and through the repositories of an installation.</summary>
    /// <param name="installation">The only installation to look through; null: all.</param>
    /// <param name="cancellationToken">Stops between two repositories.</param>
    public async Task SweepAsync(long? installation, CancellationToken cancellationToken)
    {
        if (!_clients.IsApp)
        {
            // A personal token sees neither deliveries nor installations.
            return;
        }

        await RedeliverAsync(cancellationToken);
        await _repositories.ForEachAsync(installation, installed => ReviewUncheckedAsync(installed, cancellationToken), cancellationToken);
    }

    private async Task ReviewUncheckedAsync(InstalledRepository installed, CancellationToken cancellationToken)
    {
        var (client, repository, installation) = installed;
        var open = await client.PullRequest.GetAllForRepository(repository.Owner, repository.Name, new PullRequestRequest { State = ItemStateFilter.Open }, new ApiOptions { PageSize = 100 });
        foreach (var pull in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pullRequest = new PullRequestRef(repository, pull.Number);
            if (!await IsCheckedAsync(client, pullRequest, pull.Head.Sha, cancellationToken))
            {
                Log.Missed(_logger, pullRequest);
                await _queue.AddAsync(new WorkItem.ReviewPullRequest(pullRequest, installation), "sweep", cancellationToken);
            }
        }

        // Closed while nobody listened, and counted for the cap of others ever since: a review finds it closed.
        var numbers = open.Select(static p => p.Number).ToHashSet();
        foreach (var closed in (await _store.OpenAsync(repository, cancellationToken)).Where(s => !numbers.Contains(s.PullRequest.Number)))
        {
            await _queue.AddAsync(new WorkItem.ReviewPullRequest(closed.PullRequest, installation), "sweep", cancellationToken);
        }
    }

    /// <summary>GitHub is asked only where no review of this head is recorded: an organization may have thousands open, and grants thousands of requests an hour.</summary>
    private async Task<bool> IsCheckedAsync(IGitHubClient client, PullRequestRef pullRequest, string headSha, CancellationToken cancellationToken)
    {
        var known = (await _store.LoadAsync(pullRequest, cancellationToken)).Publication;
        if (known.HeadSha == headSha)
        {
            // One whose end is not recorded, or that is to be written anew, is not worth asking about either.
            return known.Begun is null;
        }

        var checks = await new CheckRuns(client, pullRequest.Repository).OfAsync(headSha);
        return checks.Where(c => c.ExternalId == CheckRunPublisher.ExternalId(pullRequest, headSha)).MaxBy(static c => c.Id) is { Status: "completed" } newest
            && newest.Output?.Title != Messages.Get("check.not-reviewed", "en");
    }

    /// <summary>Octokit does not know these two endpoints (REST docs, "Webhooks for a GitHub App").</summary>
    private async Task RedeliverAsync(CancellationToken cancellationToken)
    {
        var app = _clients.AsApp();
        foreach (var (guid, id) in await FailedAsync(app, cancellationToken))
        {
            try
            {
                await app.Connection.Post(new Uri($"app/hook/deliveries/{id}/attempts", UriKind.Relative), cancellationToken);
                _asked[guid] = id;
                Log.Redelivered(_logger, id, guid);
            }
            catch (ApiException e)
            {
                Log.NotRedelivered(_logger, id, e);
            }
        }
    }

    /// <summary>
    /// Deliveries that failed and have not arrived since, each by its last failed attempt. One that was asked for is left, for GitHub goes
    /// on listing the failed attempt, until that one has failed as well.
    /// </summary>
    private async Task<Dictionary<string, long>> FailedAsync(IGitHubClient app, CancellationToken cancellationToken)
    {
        var after = _clock.GetUtcNow() - OldestDelivery;
        var failed = new Dictionary<string, long>(StringComparer.Ordinal);
        var page = new Uri("app/hook/deliveries?per_page=100&status=failure", UriKind.Relative);
        for (var pages = 0; page is not null && pages < MostPages; pages++)
        {
            var answer = await app.Connection.Get<string>(page, null, "application/vnd.github+json", cancellationToken);
            using var deliveries = JsonDocument.Parse(answer.HttpResponse.Body as string ?? "[]");
            var recent = deliveries.RootElement.EnumerateArray().Where(d => d.GetProperty("delivered_at").GetDateTimeOffset() >= after).ToList();
            foreach (var delivery in recent)
            {
                failed.TryAdd(delivery.GetProperty("guid").GetString()!, delivery.GetProperty("id").GetInt64());
            }

            page = recent.Count == 0 ? null : answer.HttpResponse.ApiInfo?.Links.GetValueOrDefault("next");
        }

        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var guids = failed.Keys.ToList();
        var arrived = await context.Deliveries.Where(d => guids.Contains(d.Id)).Select(static d => d.Id).ToListAsync(cancellationToken);
        foreach (var guid in arrived)
        {
            failed.Remove(guid);
        }

        foreach (var (guid, id) in _asked)
        {
            if (!failed.TryGetValue(guid, out var last))
            {
                _asked.TryRemove(guid, out _);
            }
            else if (last == id)
            {
                failed.Remove(guid);
            }
        }

        return failed;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{PullRequest} has no check of ours on its head: it is reviewed now")]
        public static partial void Missed(ILogger logger, PullRequestRef pullRequest);

        [LoggerMessage(Level = LogLevel.Information, Message = "GitHub is asked to send failed delivery {Id} again (delivery {DeliveryId})")]
        public static partial void Redelivered(ILogger logger, long id, string deliveryId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Failed delivery {Id} cannot be sent again")]
        public static partial void NotRedelivered(ILogger logger, long id, Exception exception);
    }
}
