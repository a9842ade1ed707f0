using System.Collections.Concurrent;
using System.Text.Json;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Octokit;

namespace CuratorBot.Service.Recovery;

/// <summary>Has deliveries that failed sent again: GitHub does not do so by itself.</summary>
internal sealed partial class FailedDeliveries(GitHubClients clients, IDbContextFactory<CuratorContext> contexts, TimeProvider clock, ILogger<FailedDeliveries> logger)
{
    /// <summary>Older ones are left: GitHub keeps them for three days.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    private const int MostPages = 20;

    /// <summary>Failed attempts that GitHub was asked to repeat, by delivery.</summary>
    private readonly ConcurrentDictionary<string, long> _asked = new(StringComparer.Ordinal);

    /// <summary>Asks for those of the last day. Octokit does not know these two endpoints (REST docs, "Webhooks for a GitHub App").</summary>
    /// <returns>False where GitHub does not list them: what they were about has to be looked for elsewhere.</returns>
    public async Task<bool> TryAskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var app = clients.AsApp();
            foreach (var (guid, id) in await FailedAsync(app, cancellationToken))
            {
                await AskAsync(app, guid, id, cancellationToken);
            }

            return true;
        }
        catch (Exception e) when (e is ApiException or HttpRequestException or JsonException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotListed(logger, e);
            return false;
        }
    }

    private async Task AskAsync(IGitHubClient app, string guid, long id, CancellationToken cancellationToken)
    {
        try
        {
            await app.Connection.Post(new Uri($"app/hook/deliveries/{id}/attempts", UriKind.Relative), cancellationToken);
            _asked[guid] = id;
            Log.Redelivered(logger, id, guid);
        }
        catch (ApiException e)
        {
            Log.NotRedelivered(logger, id, e);
        }
    }

    /// <summary>
    /// Deliveries that failed and have not arrived since, each by its last failed attempt. One that was asked for is left, for GitHub goes
    /// on listing the failed attempt, until that one has failed as well.
    /// </summary>
    private async Task<Dictionary<string, long>> FailedAsync(IGitHubClient app, CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Oldest;
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

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
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
        [LoggerMessage(Level = LogLevel.Information, Message = "GitHub is asked to send failed delivery {Id} again (delivery {DeliveryId})")]
        public static partial void Redelivered(ILogger logger, long id, string deliveryId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Failed delivery {Id} cannot be sent again")]
        public static partial void NotRedelivered(ILogger logger, long id, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub does not list the deliveries that failed; what they were about is looked for in the repositories")]
        public static partial void NotListed(ILogger logger, Exception exception);
    }
}
