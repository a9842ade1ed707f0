using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Carries out one piece of work. What it throws is tried again by the trigger's retry policy.</summary>
[DisallowConcurrentExecution]
internal sealed partial class WorkJob : IJob
{
    private readonly WorkHandlers _handlers;
    private readonly ILogger<WorkJob> _logger;

    public WorkJob(WorkHandlers handlers, ILogger<WorkJob> logger)
    {
        _handlers = handlers;
        _logger = logger;
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (item, delivery) = WorkQueue.Read(context.MergedJobDataMap);
        using var scope = _logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["DeliveryId"] = delivery, ["Work"] = context.JobDetail.Key.ToString() });
        try
        {
            await _handlers.HandleAsync(item, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} failed at attempt {Attempt} (last: {Last})")]
        public static partial void Failed(ILogger logger, JobKey job, int attempt, bool last, Exception exception);
    }
}
