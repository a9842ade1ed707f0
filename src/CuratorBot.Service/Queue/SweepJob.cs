using CuratorBot.Service.Intake;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Has missed work looked for, at start and every hour, unless the last look is still going on.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(WorkQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await queue.AddUnlessWaitingAsync([(new WorkItem.SweepApp(), TimeSpan.Zero)], "sweep", cancellationToken);
}
