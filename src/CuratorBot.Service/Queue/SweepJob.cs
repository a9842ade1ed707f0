using CuratorBot.Service.Recovery;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Looks for missed work at start and every hour.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob : IJob
{
    private readonly MissedWork _missed;

    public SweepJob(MissedWork missed)
    {
        _missed = missed;
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await _missed.SweepAsync(installation: null, cancellationToken);
}
