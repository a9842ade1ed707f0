using CuratorBot.Service.Queue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Quartz.Extensibility;

namespace CuratorBot.Service.Tests;

/// <summary>What runs at start and by the clock.</summary>
public sealed class QueueSetupTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("sweep")]
    [InlineData("retention")]
    public async Task A_start_that_takes_long_does_not_put_off_what_it_begins_with(string name)
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddQueue(database.Options).BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var trigger = (IOperableTrigger)(await scheduler.GetTrigger(new TriggerKey(name, QueueSetup.TimerGroup), TestContext.Current.CancellationToken))!;

        // As the scheduler does with one that is later than its threshold.
        _clock.Advance(TimeSpan.FromSeconds(10));
        trigger.UpdateAfterMisfire(null);

        Assert.Equal(_clock.GetUtcNow(), trigger.NextFireTimeUtc);
    }
}
