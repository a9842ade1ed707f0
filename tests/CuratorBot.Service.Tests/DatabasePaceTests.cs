using CuratorBot.Service.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>Turns of requests that several nodes share.</summary>
public sealed class DatabasePaceTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_take_turns_a_second_apart()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        var (one, other) = (Pace(database), Pace(database));

        Assert.Equal(TimeSpan.Zero, await one.TakeTurnAsync("S2", Second, Token));
        Assert.Equal(Second, await other.TakeTurnAsync("S2", Second, Token));
        Assert.Equal(2 * Second, await one.TakeTurnAsync("S2", Second, Token));
        Assert.Equal(TimeSpan.Zero, await other.TakeTurnAsync("OpenAlex", Second, Token));

        _clock.Advance(10 * Second);
        Assert.Equal(TimeSpan.Zero, await other.TakeTurnAsync("S2", Second, Token));
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_holds_all_back()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        var (one, other) = (Pace(database), Pace(database));
        one.HoldBack("S2", 30 * Second);
        one.HoldBack("S2", 5 * Second);

        Assert.Equal(30 * Second, await other.TakeTurnAsync("S2", Second, Token));
    }

    [Fact]
    public async Task Without_the_database_each_node_keeps_its_own_pace()
    {
        var database = await TemporaryDatabase.SqliteAsync();
        var pace = Pace(database);
        await using (var context = await database.Contexts.CreateDbContextAsync(Token))
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(context.Database, "DROP TABLE paces", Token);
        }

        Assert.Null(await pace.TakeTurnAsync("S2", Second, Token));
        pace.HoldBack("S2", Second);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task On_PostgreSQL_ten_that_ask_at_once_have_two_hundred_turns_a_second_apart()
    {
        await using var database = await TemporaryDatabase.PostgresAsync(await postgres.CreateDatabaseAsync());

        var waits = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var pace = Pace(database);
            var taken = new List<TimeSpan>();
            for (var i = 0; i < 20; i++)
            {
                taken.Add((await pace.TakeTurnAsync("many", Second, Token))!.Value);
            }

            return taken;
        }));

        Assert.Equal(Enumerable.Range(0, 200).Select(static i => i * Second), waits.SelectMany(static w => w).Order());
    }

    private DatabasePace Pace(TemporaryDatabase database) => new(database.Contexts, _clock, NullLogger<DatabasePace>.Instance);
}
