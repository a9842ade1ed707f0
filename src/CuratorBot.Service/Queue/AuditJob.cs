using CuratorBot.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using Octokit;
using Quartz;
using InstallationId = CuratorBot.GitHub.InstallationId;

namespace CuratorBot.Service.Queue;

/// <summary>Puts an audit of each repository's list into the queue, once a week.</summary>
[DisallowConcurrentExecution]
internal sealed class AuditJob : IJob
{
    private readonly GitHubClients _clients;
    private readonly WorkQueue _queue;

    public AuditJob(GitHubClients clients, WorkQueue queue)
    {
        _clients = clients;
        _queue = queue;
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!_clients.IsApp)
        {
            // A personal token does not know which repositories want to be looked after.
            return;
        }

        foreach (var installation in await _clients.AsApp().GitHubApps.GetAllInstallationsForCurrent())
        {
            if (installation.SuspendedAt is not null)
            {
                continue;
            }

            var client = await _clients.ForInstallationAsync(new InstallationId(installation.Id));
            var repositories = await client.GitHubApps.Installation.GetAllRepositoriesForCurrent(new ApiOptions { PageSize = 100 });
            foreach (var repository in repositories.Repositories.Where(static r => !r.Archived))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await _queue.AddAsync(new WorkItem.AuditList(new RepositoryRef(repository.Owner.Login, repository.Name), installation.Id), "audit", cancellationToken);
            }
        }
    }
}
