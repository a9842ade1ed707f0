using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>What is forgotten after a while, and what never is.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly SharedPostgres _postgres;

    public RetentionTests(SharedPostgres postgres) => _postgres = postgres;

    [Fact]
    public async Task What_is_old_goes_and_what_waits_or_still_counts_stays()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();

        await GoesAndStaysAsync(database);
    }

    [Fact]
    public async Task What_is_old_goes_from_PostgreSQL_too()
    {
        await using var database = await TemporaryDatabase.PostgresAsync(await _postgres.CreateDatabaseAsync());

        await GoesAndStaysAsync(database);
    }

    private static async Task GoesAndStaysAsync(TemporaryDatabase database)
    {
        await database.AddAsync(
            Delivery("old and done", 31, 31),
            Delivery("old and waiting", 31, null),
            Delivery("old and done today", 31, 0),
            Delivery("young and done", 29, 29),
            Review(1, "of long ago", 90),
            Review(1, "old but the last one", 60),
            Review(2, "old and followed by another", 31),
            Review(2, "young", 2),
            new PullRequestRow { Repository = "octo-org/papers", Number = 1, State = "{}", Version = 1, ChangedAt = Ago(90) },
            new PaperAnswerRow { Question = "old", At = Now.AddDays(-366).ToUnixTimeSeconds(), CorpusIds = "" },
            new PaperAnswerRow { Question = "young", At = Now.AddDays(-364).ToUnixTimeSeconds(), CorpusIds = "" },
            new PaperRecordRow { CorpusId = 1, At = Now.AddDays(-366).ToUnixTimeSeconds(), Paper = "{}" });

        await new Retention(database.Contexts, Options.Create(new ServiceOptions()), new FakeTimeProvider(Now), NullLogger<Retention>.Instance).RemoveAsync(TestContext.Current.CancellationToken);

        await using var context = await database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["old and done today", "old and waiting", "young and done"],
            (await context.Deliveries.Select(static d => d.Id).ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["old but the last one", "young"],
            (await context.Reviews.Select(static r => r.Verdict).ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        Assert.Equal(1, await context.PullRequests.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal("young", (await context.PaperAnswers.SingleAsync(TestContext.Current.CancellationToken)).Question);
        Assert.Empty(await context.PaperRecords.ToListAsync(TestContext.Current.CancellationToken));
    }

    private static DateTime Ago(int days) => Now.AddDays(-days).UtcDateTime;

    private static DeliveryRow Delivery(string id, int receivedDaysAgo, int? queuedDaysAgo) =>
        new() { Id = id, Event = "push", Work = "{}", ReceivedAt = Ago(receivedDaysAgo), QueuedAt = queuedDaysAgo is { } days ? Ago(days) : null };

    private static ReviewRow Review(int number, string verdict, int daysAgo) =>
        new() { Repository = "octo-org/papers", Number = number, HeadSha = "1", BaseSha = "2", Verdict = verdict, At = Ago(daysAgo) };
}
