using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using Octokit;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Carries out one piece of work. What it throws is tried again by the trigger's retry policy.</summary>
[DisallowConcurrentExecution]
internal sealed partial class WorkJob : IJob
{
    /// <summary>What a delivery tells of may take GitHub a few seconds to show.</summary>
    private const int TriesOfMissing = 2;

    private readonly WorkHandlers _handlers;
    private readonly WorkQueue _queue;
    private readonly IntakePressure _pressure;
    private readonly FairShare _share;
    private readonly TimeProvider _clock;
    private readonly ILogger<WorkJob> _logger;

    public WorkJob(WorkHandlers handlers, WorkQueue queue, IntakePressure pressure, FairShare share, TimeProvider clock, ILogger<WorkJob> logger)
    {
        _clock = clock;
        _handlers = handlers;
        _queue = queue;
        _pressure = pressure;
        _share = share;
        _logger = logger;
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (item, delivery) = WorkQueue.Read(context.MergedJobDataMap);
        using var scope = _logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["DeliveryId"] = delivery, ["Work"] = context.JobDetail.Key.ToString() });
        using var place = _share.TryTake(item.IsInBackground ? FairShare.Background : item.About);

        // A further try goes on without one: queued anew, it would have all its tries again.
        if (place is null && context.RetryAttempt == 0)
        {
            await _queue.AddAsync([(item, delivery)], FairShare.Wait, CancellationToken.None);
            return;
        }

        try
        {
            using var turn = await _pressure.TurnAsync(cancellationToken);
            await _handlers.HandleAsync(item, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service is stopping. Ended this way, the job would be over for Quartz: it is queued anew for the next start.
            await _queue.AddAsync(item, delivery, CancellationToken.None);
            Log.Interrupted(_logger, context.JobDetail.Key);
        }
        catch (ApiException e) when (e.RateLimitWait(_clock.GetUtcNow()) is { } wait)
        {
            // No failure of the work, and known to end: it is queued anew for then, with all its tries.
            await _queue.AddAsync([(item, delivery)], wait, CancellationToken.None);
            Log.Limited(_logger, context.JobDetail.Key, wait);
        }
        catch (Exception e) when (context is { Recovering: true, RetryPolicy: null })
        {
            // The trigger of what was cut off by a crash is made by Quartz and has no policy: queued anew, the work has all its tries.
            await _queue.AddAsync(item, delivery, CancellationToken.None);
            Log.Failed(_logger, context.JobDetail.Key, 1, false, e);
        }
        catch (NotFoundException e) when (context.RetryPolicy is not { } policy || context.RetryAttempt >= Math.Min(policy.MaxAttempts, TriesOfMissing))
        {
            // Deleted, transferred, or the App was taken off: to try again would not help, and nobody is left to be told.
            Log.Gone(_logger, context.JobDetail.Key, e.Message);
        }
        catch (Exception e)
        {
            var last = context.RetryPolicy is not { } policy || context.RetryAttempt >= policy.MaxAttempts;
            Log.Failed(_logger, context.JobDetail.Key, context.RetryAttempt + 1, last, e);
            if (last)
            {
                await _handlers.GiveUpAsync(item, e, cancellationToken);
                return;
            }

            throw new JobExecutionException(e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Job} is interrupted and goes on after the next start")]
        public static partial void Interrupted(ILogger logger, JobKey job);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Job} is about something that cannot be seen any more ({Reason})")]
        public static partial void Gone(ILogger logger, JobKey job, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} has to wait {Wait} for the rate limit of GitHub")]
        public static partial void Limited(ILogger logger, JobKey job, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} failed at attempt {Attempt} (last: {Last})")]
        public static partial void Failed(ILogger logger, JobKey job, int attempt, bool last, Exception exception);
    }
}
