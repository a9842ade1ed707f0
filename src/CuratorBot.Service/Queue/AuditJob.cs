using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Recovery;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>Puts an audit of each repository's list into the queue, once a week.</summary>
[DisallowConcurrentExecution]
internal sealed class AuditJob : IJob
{
    private readonly GitHubClients _clients;
    private readonly InstalledRepositories _repositories;
    private readonly WorkQueue _queue;

    public AuditJob(GitHubClients clients, InstalledRepositories repositories, WorkQueue queue)
    {
        _clients = clients;
        _repositories = repositories;
        _queue = queue;
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A personal token does not know which repositories want to be looked after.
        if (_clients.IsApp)
        {
            await _repositories.ForEachAsync(
                installation: null,
                installed => _queue.AddAsync(new WorkItem.AuditList(installed.Repository, installed.Installation), "audit", cancellationToken),
                cancellationToken);
        }
    }
}
