using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>Two nodes on one PostgreSQL.</summary>
public sealed class ClusterScenarios
{
    [Fact]
    public async Task The_same_deliveries_at_both_nodes_are_one_comment_and_one_check()
    {
        await using var world = await World.StartClusterAsync();
        var repository = world.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        await world.SweptAsync();
        var pulls = Enumerable.Range(0, 10).Select(i => repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();

        await Task.WhenAll(pulls.SelectMany(pull => world.Nodes.Select(async node =>
        {
            using var answer = await world.Webhooks.DeliverAsync(node.Address, "pull_request", Payloads.PullRequest(repository, pull));
        })));
        await world.IdleAsync();

        Assert.All(pulls, static p => Assert.Single(p.Comments));
        Assert.All(pulls, p => Assert.Single(repository.CheckRuns, r => r.HeadSha == p.Head.Sha));
        Assert.Empty(world.GitHub.Violations);
        Assert.True(world.StoredAnswers() > 0, world.Log);
    }

    [Fact]
    public async Task Whatever_either_node_takes_is_reviewed_once()
    {
        await using var world = await World.StartClusterAsync();
        var repository = world.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));

        // That the sweeps with which both begin find nothing to do.
        world.GitHub.Fault = static request => request.Path == "/app/installations" ? new FakeResponse(200, "[]") : null;
        await world.SweptAsync();
        var pulls = Enumerable.Range(0, 20).Select(i => repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();

        await Task.WhenAll(pulls.Select(async (pull, i) =>
        {
            using var answer = await world.Webhooks.DeliverAsync(world.Nodes[i % 2].Address, "pull_request", Payloads.PullRequest(repository, pull));
        }));
        await world.IdleAsync();

        Assert.All(pulls, p => Assert.Single(world.GitHub.Requests, r => r.Path.Contains($"...{p.Head.Sha}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_work_of_a_node_that_dies_is_done_by_the_other()
    {
        await using var world = await World.StartClusterAsync();
        var repository = world.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        await world.SweptAsync();
        var pull = repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
        world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.NeverAnswers : null;
        await world.DeliverAsync(repository, pull);
        await world.UntilAsync(() => world.GitHub.Requests.Any(static r => r.Path.Contains("/compare/", StringComparison.Ordinal)));
        world.GitHub.Fault = null;

        // Which of the two has taken it, nobody knows: one is killed and started again, then the other.
        for (var i = 0; i < 2 && repository.CheckRuns.Count == 0; i++)
        {
            await world.Nodes[1].KillAsync();
            await world.StartServiceAsync();
        }

        await world.ReviewedAsync(repository, pull);
        await world.IdleAsync();

        Assert.Single(pull.Comments);
        Assert.Single(repository.CheckRuns);
    }

    [Fact]
    public async Task A_database_that_restarts_loses_nothing()
    {
        await using var world = await World.StartClusterAsync();
        var repository = world.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        await world.SweptAsync();
        var pulls = Enumerable.Range(0, 10).Select(i => repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();
        foreach (var pull in pulls)
        {
            await world.DeliverAsync(repository, pull);
        }

        await world.RestartDatabaseAsync();
        await world.UntilAsync(() => pulls.TrueForAll(p => repository.CheckRuns.Exists(r => r.HeadSha == p.Head.Sha)));
        await world.IdleAsync();

        Assert.All(pulls, static p => Assert.Single(p.Comments));
    }
}
