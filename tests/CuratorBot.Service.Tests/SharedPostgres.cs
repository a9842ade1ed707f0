using CuratorBot.Fakes;
using CuratorBot.Service.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace CuratorBot.Service.Tests;

/// <summary>One PostgreSQL for all tests that need one, started by the first of them; each has a database of its own.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(static () => PostgresCluster.StartAsync());
    private int _databases;

    /// <summary>How to reach a new, empty database, or a skipped test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(PostgresCluster.Programs is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
        var address = new NpgsqlConnectionStringBuilder((await _cluster.Value).ConnectionString);
        await using var server = NpgsqlDataSource.Create(address);
        address.Database = $"test{Interlocked.Increment(ref _databases)}";
        await using var command = server.CreateCommand($"CREATE DATABASE {address.Database}");
        await command.ExecuteNonQueryAsync();
        return address.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }
}
