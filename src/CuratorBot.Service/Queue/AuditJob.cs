using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Has the lists audited, once a week.</summary>
[DisallowConcurrentExecution]
internal sealed class AuditJob(GitHubClients clients, WorkQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A personal token does not know which repositories want to be looked after.
        if (clients.IsApp)
        {
            await queue.AddUnlessWaitingAsync([(new WorkItem.AuditApp(), TimeSpan.Zero)], "audit", cancellationToken);
        }
    }
}
