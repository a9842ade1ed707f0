using System.Diagnostics.Metrics;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace CuratorBot.Service.Tests;

/// <summary>The gauge <c>curatorbot.queue.age</c> shows an operator that work piles up.</summary>
public sealed class QueueAgeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly SharedPostgres _postgres;

    public QueueAgeTests(SharedPostgres postgres) => _postgres = postgres;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Work_grows_older_from_its_delivery_until_it_is_begun(string kind)
    {
        await using var database = kind == "postgres" ? await TemporaryDatabase.PostgresAsync(await _postgres.CreateDatabaseAsync()) : await TemporaryDatabase.SqliteAsync();
        await using var services = Services(database);
        using var metrics = Metrics(database, services);
        var meters = services.GetRequiredService<IMeterFactory>();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        Assert.Equal(0, Age(meters));

        await database.AddAsync(Delivery(Work(1)));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(30, Age(meters));

        // The scheduler is not started: what is handed over waits in the queue.
        Assert.False(await Dispatcher(database, services).DispatchAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, Age(meters));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(120, Age(meters));

        await scheduler.DeleteJob(WorkQueue.KeyOf(Work(1), "1"), TestContext.Current.CancellationToken);
        Assert.Equal(0, Age(meters));
    }

    [Fact]
    public async Task Work_that_is_due_later_does_not_wait()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        await using var services = Services(database);
        using var metrics = Metrics(database, services);
        await services.GetRequiredService<WorkQueue>().AddAsync([(Work(1), "1")], TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, Age(services.GetRequiredService<IMeterFactory>()));

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(60, Age(services.GetRequiredService<IMeterFactory>()));
    }

    [Fact]
    public async Task Nothing_is_told_where_the_database_does_not_answer()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        await using var services = Services(database);
        using var metrics = Metrics(database, services);
        await using (var context = await database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE deliveries", TestContext.Current.CancellationToken);
        }

        Assert.Equal(double.NaN, Age(services.GetRequiredService<IMeterFactory>()));
    }

    private static WorkItem.ReviewPullRequest Work(int number) => new(new PullRequestRef(new RepositoryRef("octo-org", "papers"), number), null);

    private static InboxDispatcher Dispatcher(TemporaryDatabase database, IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<InboxDispatcher>(services, database.Contexts, NullLogger<InboxDispatcher>.Instance);

    /// <summary>The queue of a service that is not started.</summary>
    private ServiceProvider Services(TemporaryDatabase database) => new ServiceCollection()
        .AddMetrics()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton<InboxSignal>()
        .AddSingleton<IntakePressure>()
        .AddSingleton(Options.Create(database.Options))
        .AddQueue(database.Options)
        .BuildServiceProvider();

    private CuratorMetrics Metrics(TemporaryDatabase database, IServiceProvider services) =>
        new(services.GetRequiredService<IMeterFactory>(), new QueueAge(database.Contexts, _clock, NullLogger<QueueAge>.Instance));

    private DeliveryRow Delivery(WorkItem work) => new()
    {
        Id = "1",
        Event = "pull_request",
        Work = System.Text.Json.JsonSerializer.Serialize(work, WorkItemJson.Default.WorkItem),
        ReceivedAt = _clock.GetUtcNow().UtcDateTime,
    };

    /// <summary>What a collector is told now; NaN: nothing.</summary>
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
}
