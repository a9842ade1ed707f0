using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Recovery;

namespace CuratorBot.Service.Reviews;

/// <summary>
/// Has the list of each repository audited, spread over the week: a hundred installations or repositories at a time, each step a piece of
/// work of its own that asks for the next.
/// </summary>
internal sealed class AuditRounds(InstalledRepositories repositories, WorkQueue queue)
{
    /// <summary>Between two audits: ten thousand of them take half a week, and the look-ups of one are done before the next begins.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public async Task RunAsync(WorkItem.AuditApp round, CancellationToken cancellationToken)
    {
        var (installations, isMore) = await repositories.InstallationsAsync(round.Page);
        await queue.AddAsync([.. installations.Select((id, i) => ((WorkItem)new WorkItem.AuditInstallation(id), "audit", i * Step))], cancellationToken);
        if (isMore)
        {
            await queue.AddAsync([(round with { Page = round.Page + 1 }, "audit")], InstalledRepositories.PageSize * Step, cancellationToken);
        }
    }

    public async Task RunAsync(WorkItem.AuditInstallation round, CancellationToken cancellationToken)
    {
        var (listed, isMore) = await repositories.RepositoriesAsync(round.Installation!.Value, round.Page);
        await queue.AddAsync(
            [.. listed.Select((r, i) => ((WorkItem)new WorkItem.AuditList(r.Repository, r.Installation) { RepositoryId = r.Id }, "audit", i * Step))], cancellationToken);
        if (isMore)
        {
            await queue.AddAsync([(round with { Page = round.Page + 1 }, "audit")], InstalledRepositories.PageSize * Step, cancellationToken);
        }
    }
}
