using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Operations;

/// <summary>Whether a delivery could be stored now.</summary>
internal sealed class DatabaseHealth : IHealthCheck
{
    private readonly IDbContextFactory<CuratorContext> _contexts;

    public DatabaseHealth(IDbContextFactory<CuratorContext> contexts)
    {
        _contexts = contexts;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await database.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
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
