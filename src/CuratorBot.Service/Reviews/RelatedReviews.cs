using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Octokit;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Reviews;

/// <summary>Finds the pull requests that an event speaks of without naming them, and queues their reviews.</summary>
internal sealed class RelatedReviews
{
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly GitHubClients _clients;
    private readonly IReviewStore _store;
    private readonly WorkQueue _queue;

    public RelatedReviews(IDbContextFactory<CuratorContext> contexts, GitHubClients clients, IReviewStore store, WorkQueue queue)
    {
        _contexts = contexts;
        _clients = clients;
        _store = store;
        _queue = queue;
    }

    /// <summary>
    /// A check is to run again: the pull requests whose last review was of that commit, else those that have it as their head (the
    /// repository may have had another name then, or the database be new).
    /// </summary>
    public async Task OfHeadAsync(WorkItem.ReviewHead head, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var repository = head.Repository.ToString();
        var numbers = await context.PullRequests.AsNoTracking()
            .Where(r => r.Repository == repository && r.HeadSha == head.HeadSha && r.IsOpen)
            .Select(static r => r.Number)
            .ToListAsync(cancellationToken);
        if (numbers.Count == 0)
        {
            var client = await ClientAsync(head.Repository, head.Installation);
            var open = await client.PullRequest.GetAllForRepository(
                head.Repository.Owner, head.Repository.Name, new PullRequestRequest { State = ItemStateFilter.Open }, new ApiOptions { PageSize = 100 });
            numbers = [.. open.Where(p => p.Head.Sha == head.HeadSha).Select(static p => p.Number)];
        }

        foreach (var number in numbers)
        {
            // GitHub has reset the check: to find it as it should be is not enough, it has to be completed again
            // (REST docs, "Rerequest a check run").
            await _store.WriteAnewAsync(new PullRequestRef(head.Repository, number), cancellationToken);
        }

        await QueueAsync(head.Repository, numbers, head.Installation, cancellationToken);
    }

    /// <summary>A base branch has moved: where the list or the policy changed, the open pull requests against it.</summary>
    public async Task OfBranchAsync(WorkItem.ReviewBranch branch, CancellationToken cancellationToken)
    {
        var client = await ClientAsync(branch.Repository, branch.Installation);
        if (branch.ChangedPaths is { } paths && !paths.Contains(PolicyFile.DefaultPath, StringComparer.Ordinal))
        {
            var policy = await new RepositoryFiles(client, branch.Repository).ReadPolicyAsync(branch.Branch);
            if (!paths.Any(policy.IsList))
            {
                return;
            }
        }

        var open = await client.PullRequest.GetAllForRepository(
            branch.Repository.Owner,
            branch.Repository.Name,
            new PullRequestRequest { Base = branch.Branch, State = ItemStateFilter.Open },
            new ApiOptions { PageSize = 100 });
        await QueueAsync(branch.Repository, [.. open.Select(static p => p.Number)], branch.Installation, cancellationToken);
    }

    private Task<IGitHubClient> ClientAsync(RepositoryRef repository, long? installation) =>
        _clients.ForRepositoryAsync(repository, installation is { } id ? new InstallationId(id) : null);

    /// <summary>Queues the reviews of pull requests, in place of those that wait.</summary>
    public async Task QueueAsync(RepositoryRef repository, IReadOnlyList<int> numbers, long? installation, CancellationToken cancellationToken)
    {
        foreach (var number in numbers)
        {
            await _queue.AddAsync(new WorkItem.ReviewPullRequest(new PullRequestRef(repository, number), installation), "related", cancellationToken);
        }
    }
}
