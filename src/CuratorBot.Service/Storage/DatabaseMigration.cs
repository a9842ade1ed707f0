using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>Brings the tables up to date before anything else starts. EF Core locks, so nodes that start together take turns.</summary>
internal sealed class DatabaseMigration : IHostedLifecycleService
{
    private readonly IDbContextFactory<CuratorContext> _contexts;

    public DatabaseMigration(IDbContextFactory<CuratorContext> contexts)
    {
        _contexts = contexts;
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
