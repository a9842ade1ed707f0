using System.Data.Common;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Operations;

/// <summary>Whether a delivery could be stored now: a database may answer, and have no room to write.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<CuratorContext> contexts, TimeProvider clock) : IHealthCheck, IDisposable
{
    /// <summary>Whoever may ask, the database is written to no more often than this.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private (DateTimeOffset At, HealthCheckResult Result)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (_last is not var (at, result) || now - at >= Life)
            {
                _last = (now, result = await WriteAsync(now, cancellationToken));
            }

            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> WriteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await database.Database.ExecuteSqlAsync(
                $"INSERT INTO paces (\"Service\", \"NextAt\") VALUES ('health', {now.UtcTicks}) ON CONFLICT (\"Service\") DO UPDATE SET \"NextAt\" = excluded.\"NextAt\"",
                cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy($"Nothing can be stored: {e.Message}");
        }
    }
}

/// <summary>Whether the service knows which App it is.</summary>
internal sealed class SetupHealth : IHealthCheck
{
    private readonly IOptions<GitHubOptions> _gitHub;
    private readonly IOptions<ServiceOptions> _service;

    public SetupHealth(IOptions<GitHubOptions> gitHub, IOptions<ServiceOptions> service)
    {
        _gitHub = gitHub;
        _service = service;
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Setup.IsNeeded(_gitHub.Value, _service.Value)
            ? HealthCheckResult.Unhealthy("No GitHub App is configured; the log says how.")
            : HealthCheckResult.Healthy());
}
