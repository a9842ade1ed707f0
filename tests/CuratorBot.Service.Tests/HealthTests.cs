using CuratorBot.Service.Intake;
using CuratorBot.Service.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>Whether the service says so, and in time, where nothing can be stored.</summary>
public sealed class HealthTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_is_who_can_write_and_the_database_is_tried_every_five_seconds_at_most()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        using var health = new DatabaseHealth(database.Contexts, _clock);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(health));

        // As a full disk answers: it reads, and does not write.
        await using var context = await database.Contexts.CreateDbContextAsync(Token);
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE UPDATE ON paces BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END", Token);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(health));

        _clock.Advance(TimeSpan.FromSeconds(1));
        var result = await health.CheckHealthAsync(new HealthCheckContext(), Token);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains("disk is full", result.Description, StringComparison.Ordinal);

        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER full", Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(health));
    }

    [Fact]
    public async Task A_delivery_that_the_database_does_not_take_in_time_is_told_while_GitHub_still_listens()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        using var pressure = new IntakePressure(_clock);
        using var signal = new InboxSignal();
        using var inbox = new Inbox(database.Contexts, signal, pressure, _clock, NullLogger<Inbox>.Instance);
        await inbox.StartAsync(Token);
        await using var other = new SqliteConnection(database.Options.ConnectionString);
        await other.OpenAsync(Token);
        var transaction = other.BeginTransaction();
        await using (var command = other.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO paces VALUES ('x', 1)";
            await command.ExecuteNonQueryAsync(Token);
        }

        var storing = inbox.StoreAsync("d-1", "push", new WorkItem.Sweep(1));
        _clock.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<InboxException>(() => storing);

        // Stored later all the same, and not a second time when GitHub sends it again.
        await transaction.RollbackAsync(Token);
        await inbox.StoreAsync("d-1", "push", new WorkItem.Sweep(1));
        await using var context = await database.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(1, await context.Deliveries.CountAsync(Token));
        await inbox.StopAsync(CancellationToken.None);
    }

    private static async Task<HealthStatus> StatusAsync(DatabaseHealth health) => (await health.CheckHealthAsync(new HealthCheckContext(), Token)).Status;
}
