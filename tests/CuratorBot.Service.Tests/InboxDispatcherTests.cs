using System.Text.Json;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CuratorBot.Service.Tests;

/// <summary>How what was stored comes into the queue.</summary>
public sealed class InboxDispatcherTests
{
    private readonly LogLines<InboxDispatcher> _log = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_deliveries_about_one_thing_the_last_is_handed_over()
    {
        await using var bench = await ServiceBench.CreateAsync();
        await StoreAsync(bench, Review(1, installation: 3), Review(2, installation: 3), Review(1, installation: 4));

        Assert.False(await DispatchAsync(bench));

        Assert.Equal(["pull-1", "pull-2"], await bench.QueuedAsync());
        Assert.Equal(Review(1, installation: 4), (await bench.QueuedAsync("pull-1")).Work);
        Assert.Equal(0, await WaitingAsync(bench));
    }

    [Fact]
    public async Task What_was_handed_over_is_not_handed_over_again()
    {
        await using var bench = await ServiceBench.CreateAsync();
        await StoreAsync(bench, Review(1, installation: 3));
        await DispatchAsync(bench);
        var scheduler = await bench.Get<ISchedulerFactory>().GetScheduler(Token);
        Assert.True(await scheduler.DeleteJob(WorkQueue.KeyOf(Review(1, installation: 3), "d-1"), Token));

        Assert.False(await DispatchAsync(bench));

        Assert.Empty(await bench.QueuedAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"do":"dance"}""")]
    [InlineData("null")]
    public async Task What_another_version_has_stored_is_set_aside_and_holds_up_nothing(string work)
    {
        await using var bench = await ServiceBench.CreateAsync();
        await bench.AddAsync(new DeliveryRow { Id = "d-0", Event = "push", Work = work, ReceivedAt = bench.Clock.GetUtcNow().UtcDateTime });
        await StoreAsync(bench, Review(1, installation: 3));

        await DispatchAsync(bench);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
        Assert.Equal(0, await WaitingAsync(bench));
        Assert.Equal(work == "null" ? 0 : 1, _log.Count(static line => line.Level == LogLevel.Error));
    }

    [Fact]
    public async Task A_hundred_go_at_once_the_oldest_first_and_there_may_be_more()
    {
        await using var bench = await ServiceBench.CreateAsync();
        await StoreAsync(bench, [.. Enumerable.Range(1, 101).Select(static i => Review(i, installation: 3))]);

        Assert.True(await DispatchAsync(bench));
        Assert.Equal(1, await WaitingAsync(bench));
        Assert.DoesNotContain("pull-101", await bench.QueuedAsync());

        Assert.False(await DispatchAsync(bench));
        Assert.Contains("pull-101", await bench.QueuedAsync());
    }

    [Fact]
    public async Task While_deliveries_come_thick_few_go_at_once()
    {
        await using var bench = await ServiceBench.CreateAsync();
        await StoreAsync(bench, [.. Enumerable.Range(1, 5).Select(static i => Review(i, installation: 3))]);
        for (var i = 0; i < 50; i++)
        {
            bench.Get<IntakePressure>().Arrived();
        }

        Assert.True(await DispatchAsync(bench));

        Assert.Equal(["pull-1", "pull-2", "pull-3"], await bench.QueuedAsync());
        Assert.Equal(2, await WaitingAsync(bench));
    }

    private static WorkItem.ReviewPullRequest Review(int number, long installation) => new(new PullRequestRef(ServiceBench.Ref, number), installation);

    private static Task StoreAsync(ServiceBench bench, params IReadOnlyList<WorkItem> work) => bench.AddAsync([.. work.Select((item, i) => new DeliveryRow
    {
        Id = $"d-{i + 1}",
        Event = "pull_request",
        Work = JsonSerializer.Serialize(item, WorkItemJson.Default.WorkItem),
        ReceivedAt = bench.Clock.GetUtcNow().UtcDateTime.AddSeconds(i),
    })]);

    private static async Task<int> WaitingAsync(ServiceBench bench)
    {
        await using var context = await bench.Get<IDbContextFactory<CuratorContext>>().CreateDbContextAsync(Token);
        return await context.Deliveries.CountAsync(static d => d.QueuedAt == null, Token);
    }

    private async Task<bool> DispatchAsync(ServiceBench bench)
    {
        using var dispatcher = new InboxDispatcher(bench.Get<IDbContextFactory<CuratorContext>>(), bench.Get<InboxSignal>(), bench.Get<IntakePressure>(), bench.Get<WorkQueue>(), bench.Clock, _log);
        return await dispatcher.DispatchAsync(Token);
    }
}
