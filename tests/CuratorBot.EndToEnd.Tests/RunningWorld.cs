using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>One running service for all scenarios of a class: each has a repository of its own.</summary>
public sealed class RunningWorld : IAsyncLifetime
{
    private int _repositories;

    internal World World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await World.StartAsync();
        await World.SweptAsync();
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    /// <summary>A repository with the small list.</summary>
    internal FakeRepository AddRepository()
    {
        FakeRepository repository = null!;
        World.GitHub.Locked(() => repository = World.GitHub.Add("octo-org", $"papers-{++_repositories}", Lists.Files(Lists.Small)));
        return repository;
    }
}
