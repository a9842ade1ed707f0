using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using Xunit.v3;

// Most of the time these wait for other processes.
[assembly: Parallelization(MaxThreads = 4)]

namespace CuratorBot.EndToEnd.Tests;

/// <summary>One running service for all scenarios of a class: each has a repository of its own.</summary>
public class RunningWorld : IAsyncLifetime
{
    private int _repositories;

    internal World World { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        World = await StartAsync();
        await World.SweptAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        // As an operator ends it: killed, it would not write down what it has run (.ci/coverage).
        await World.StopAsync();
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A repository with the small list.</summary>
    internal FakeRepository AddRepository() => AddRepository(Lists.Small);

    /// <summary>A repository whose README this is.</summary>
    internal FakeRepository AddRepository(string readme)
    {
        FakeRepository repository = null!;
        World.GitHub.Locked(() => repository = World.GitHub.Add("octo-org", $"papers-{++_repositories}", Lists.Files(readme)));
        return repository;
    }

    private protected virtual Task<World> StartAsync() => World.StartAsync();
}

/// <summary>One running service that gives work up soon.</summary>
public sealed class ImpatientWorld : RunningWorld
{
    private protected override Task<World> StartAsync() =>
        World.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Service__Retries"] = "1" });
}

/// <summary>Two running nodes on one PostgreSQL; none where that is not installed.</summary>
public sealed class RunningCluster : RunningWorld
{
    public override ValueTask InitializeAsync() => PostgresCluster.Programs is null ? ValueTask.CompletedTask : base.InitializeAsync();

    public override ValueTask DisposeAsync() => PostgresCluster.Programs is null ? ValueTask.CompletedTask : base.DisposeAsync();

    private protected override Task<World> StartAsync() => World.StartClusterAsync();
}
