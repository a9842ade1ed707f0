using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>Two nodes on one PostgreSQL.</summary>
public sealed class ClusterScenarios : IClassFixture<RunningCluster>, IDisposable
{
    private readonly World _world;
    private readonly FakeRepository _repository;

    public ClusterScenarios(RunningCluster running)
    {
        Assert.SkipWhen(PostgresCluster.Programs is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
        ArgumentNullException.ThrowIfNull(running);
        _world = running.World;
        _repository = running.AddRepository();
    }

    public void Dispose() => _world.GitHub.Fault = null;

    [Fact]
    public async Task The_same_deliveries_at_both_nodes_are_one_comment_and_one_check()
    {
        var pulls = Enumerable.Range(0, 10).Select(i => _repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();

        await Task.WhenAll(pulls.SelectMany(pull => _world.Nodes.Select(async node =>
        {
            using var answer = await _world.Webhooks.DeliverAsync(node.Address, "pull_request", Payloads.PullRequest(_repository, pull));
        })));
        await _world.IdleAsync();

        Assert.All(pulls, static p => Assert.Single(p.Comments));
        Assert.All(pulls, p => Assert.Single(_repository.CheckRuns, r => r.HeadSha == p.Head.Sha));
        Assert.Empty(_world.GitHub.Violations);
        Assert.True(_world.StoredAnswers() > 0, _world.Log);
    }

    [Fact]
    public async Task Whatever_either_node_takes_is_reviewed_once()
    {
        // That the sweeps with which both begin find nothing to do.
        _world.GitHub.Fault = static request => request.Path == "/app/installations" ? new FakeResponse(200, "[]") : null;
        var pulls = Enumerable.Range(0, 20).Select(i => _repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();

        await Task.WhenAll(pulls.Select(async (pull, i) =>
        {
            using var answer = await _world.Webhooks.DeliverAsync(_world.Nodes[i % 2].Address, "pull_request", Payloads.PullRequest(_repository, pull));
        }));
        await _world.IdleAsync();

        Assert.All(pulls, p => Assert.Single(_world.GitHub.Requests, r => r.Path.Contains($"...{p.Head.Sha}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_work_of_a_node_that_dies_is_done_by_the_other()
    {
        var pull = _repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
        _world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.NeverAnswers : null;
        await _world.DeliverAsync(_repository, pull);
        await _world.UntilAsync(() => _world.GitHub.Requests.Any(r => r.Path.Contains($"...{pull.Head.Sha}", StringComparison.Ordinal)));
        _world.GitHub.Fault = null;

        // Which of the two has taken it, nobody knows: one is killed and started again, then the other.
        for (var i = 0; i < 2 && _repository.CheckRuns.Count == 0; i++)
        {
            await _world.Nodes[1].KillAsync();
            await _world.StartServiceAsync();
        }

        await _world.ReviewedAsync(_repository, pull);
        await _world.IdleAsync();

        Assert.Single(pull.Comments);
        Assert.Single(_repository.CheckRuns);
    }

    [Fact]
    public async Task A_database_that_restarts_loses_nothing()
    {
        var pulls = Enumerable.Range(0, 10).Select(i => _repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();
        foreach (var pull in pulls)
        {
            await _world.DeliverAsync(_repository, pull);
        }

        await _world.RestartDatabaseAsync();
        await _world.UntilAsync(() => pulls.TrueForAll(p => _repository.CheckRuns.Exists(r => r.HeadSha == p.Head.Sha)));
        await _world.IdleAsync();

        Assert.All(pulls, static p => Assert.Single(p.Comments));
    }
}
