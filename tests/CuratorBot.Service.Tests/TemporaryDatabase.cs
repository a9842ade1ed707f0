using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CuratorBot.Service.Tests;

/// <summary>The service's tables in a database of its own, without the service: as one node has them.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly ServiceProvider _services;

    private TemporaryDatabase(ServiceOptions options, string? folder)
    {
        Options = options;
        _folder = folder;
        _services = new ServiceCollection().AddStorage(options).BuildServiceProvider();
    }

    /// <summary>As a service has them that is on this database.</summary>
    public ServiceOptions Options { get; }

    public IDbContextFactory<CuratorContext> Contexts => _services.GetRequiredService<IDbContextFactory<CuratorContext>>();

    public static Task<TemporaryDatabase> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("curatorbot-").FullName;
        return MigratedAsync(new TemporaryDatabase(new ServiceOptions { ConnectionString = $"Data Source={Path.Combine(folder, "curatorbot.db")};Pooling=False" }, folder));
    }

    public static Task<TemporaryDatabase> PostgresAsync(string connectionString) =>
        MigratedAsync(new TemporaryDatabase(new ServiceOptions { Database = "postgres", ConnectionString = connectionString }, null));

    public async Task AddAsync(params object[] rows)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static async Task<TemporaryDatabase> MigratedAsync(TemporaryDatabase database)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        await context.Database.MigrateAsync();
        return database;
    }
}
