using System.Diagnostics.Metrics;
using CuratorBot.GitHub;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>The gauge <c>curatorbot.queue.age</c> shows an operator that deliveries pile up.</summary>
public sealed class QueueAgeTests
{
    [Fact]
    public async Task A_delivery_that_waits_grows_older_until_it_is_handed_over()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
        await using var database = await TemporaryDatabase.SqliteAsync();
        using var signal = new InboxSignal();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var metrics = new CuratorMetrics(meters, clock);
        using var pressure = new IntakePressure(clock);
        using var dispatcher = new InboxDispatcher(
            database.Contexts, signal, pressure, new WorkQueue(new NoScheduler(), Options.Create(new ServiceOptions()), clock), metrics, clock, NullLogger<InboxDispatcher>.Instance);
        var work = System.Text.Json.JsonSerializer.Serialize(
            new WorkItem.ReviewPullRequest(new PullRequestRef(new RepositoryRef("octo-org", "papers"), 1), null), WorkItemJson.Default.WorkItem);

        Assert.Equal(0, Age(meters));

        var row = new DeliveryRow { Id = "1", Event = "pull_request", Work = work, ReceivedAt = clock.GetUtcNow().UtcDateTime };
        await database.AddAsync(row);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<SchedulerException>(() => dispatcher.DispatchAsync(TestContext.Current.CancellationToken));
        Assert.Equal(30, Age(meters));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(90, Age(meters));

        // One that cannot be read is set aside without the queue.
        await using (var context = await database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            row.Work = "{}";
            context.Update(row);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(await dispatcher.DispatchAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, Age(meters));
    }

    private static double Age(IMeterFactory meters)
    {
        var age = double.NaN;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name == "curatorbot.queue.age")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => age = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return age;
    }

    private sealed class NoScheduler : ISchedulerFactory
    {
        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => throw new SchedulerException("Nobody is there.");

        public ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default) => throw new SchedulerException("Nobody is there.");

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => throw new SchedulerException("Nobody is there.");
    }
}
