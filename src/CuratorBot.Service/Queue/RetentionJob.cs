using CuratorBot.Service.Storage;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Forgets what is old, at start and every hour.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob : IJob
{
    private readonly Retention _retention;

    public RetentionJob(Retention retention)
    {
        _retention = retention;
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await _retention.RemoveAsync(cancellationToken);
}
