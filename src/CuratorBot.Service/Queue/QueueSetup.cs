using CuratorBot.Service.Settings;
using Microsoft.Extensions.Options;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Registers the scheduler on the database that the settings name.</summary>
internal static class QueueSetup
{
    /// <summary>Of the triggers that no delivery asks for.</summary>
    public const string TimerGroup = "curatorbot-timer";

    /// <summary>Kept apart from a possible other Quartz in the same database.</summary>
    private const string SchedulerName = "CuratorBot";

    private static readonly TriggerKey Audit = new("audit", TimerGroup);

    /// <summary>A hiccup must not cost an hour, nor a week's audits.</summary>
    private static readonly RetryPolicy TimerRetries = RetryPolicy.Exponential(5, TimeSpan.FromMinutes(1), 2, TimeSpan.FromMinutes(10), 0.2);

    public static IServiceCollection AddQueue(this IServiceCollection services, ServiceOptions options)
    {
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<WorkHandlers>();
        services.AddSingleton<QueueAge>();
        services.AddSingleton<FairShare>();

        // Quartz would make them without this; so the container's own check covers them: a job that cannot be made is lost.
        services.AddTransient<WorkJob>();
        services.AddTransient<SweepJob>();
        services.AddTransient<RetentionJob>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                scheduler.GenerateInstanceId = true;

                // A node that takes over must not wait out the default half minute.
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(1);
                // A review stops between two requests; the next start takes it up again.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            });
            quartz.UseDefaultThreadPool(options.Concurrency);
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.ConfigureStore(static s => s.MisfireThreshold = TimeSpan.FromSeconds(3));
                if (options.IsPostgres)
                {
                    store.UsePostgres(Npgsql.NpgsqlFactory.Instance, options.ConnectionString);
                    store.UseClustering(static cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(1));
                }
                else
                {
                    store.UseSqlite(Microsoft.Data.Sqlite.SqliteFactory.Instance, options.ConnectionString);
                }
            });
            quartz.ScheduleJob<SweepJob>(trigger => trigger
                .WithIdentity("sweep", TimerGroup)
                .StartNow()
                .WithRetryPolicy(TimerRetries)
                .WithSimpleSchedule(schedule => Repeated(schedule, TimeSpan.FromMinutes(Math.Max(1, options.SweepMinutes)))));
            quartz.ScheduleJob<RetentionJob>(static trigger => trigger
                .WithIdentity("retention", TimerGroup)
                .StartNow()
                .WithSimpleSchedule(static schedule => Repeated(schedule, TimeSpan.FromHours(1))));

            // What is wrong with the settings is told once all of them are read.
            if (options.AuditSchedule is { Length: > 0 } cron && CronExpression.TryParse(cron, out _))
            {
                quartz.ScheduleJob<AuditJob>(trigger => trigger
                    .WithIdentity(Audit)
                    .WithRetryPolicy(TimerRetries)
                    .WithCronSchedule(cron, static schedule => schedule.InTimeZone(TimeZoneInfo.Utc)));
            }
        });
        services.AddQuartzHostedService(static hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>What is scheduled stays in the database: audits that an earlier start had on go on until they are taken out.</summary>
    public static async Task ForgetAuditsThatAreOffAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value.AuditSchedule is not { Length: > 0 })
        {
            var scheduler = await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            await scheduler.UnscheduleJob(Audit);
        }
    }

    /// <summary>
    /// Has missed work looked for at once, whatever was planned before: the trigger of a sweep that failed waits for its next try, and a
    /// service that was away has most to look for now.
    /// </summary>
    public static Task SweepAtStartAsync(this WebApplication app) =>
        app.Services.GetRequiredService<WorkQueue>().AddAsync(new Intake.WorkItem.SweepApp(), "start", CancellationToken.None);

    /// <summary>
    /// Now and then again and again. Where the start takes longer than a trigger may be late, on a machine that is busy, Quartz would
    /// leave the first time out and wait for the second.
    /// </summary>
    private static SimpleScheduleBuilder Repeated(SimpleScheduleBuilder schedule, TimeSpan interval) =>
        schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount);
}
