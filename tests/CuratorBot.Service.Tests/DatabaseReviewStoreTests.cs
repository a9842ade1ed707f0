using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.Service.Tests;

/// <summary>Of two who write over the same version, one is heard.</summary>
public sealed class DatabaseReviewStoreTests
{
    private static readonly PullRequestRef PullRequest = new(ServiceBench.Ref, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_read_again_with_its_version()
    {
        await using var bench = await ServiceBench.CreateAsync();

        var saved = await bench.Store.TrySaveAsync(new ReviewState { PullRequest = PullRequest, BaseBranch = "main", LeavesTop = ["A paper"] }, Token);

        var read = await bench.Store.LoadAsync(PullRequest, Token);
        Assert.Equal((1, 1, "main"), (saved!.Version, read.Version, read.BaseBranch));
        Assert.Equal(["A paper"], read.LeavesTop);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_over_another_version_than_was_read_goes_nowhere(bool isThere)
    {
        await using var bench = await ServiceBench.CreateAsync();
        var read = new ReviewState { PullRequest = PullRequest };
        if (isThere)
        {
            read = (await bench.Store.TrySaveAsync(read, Token))!;
        }

        Assert.NotNull(await bench.Store.TrySaveAsync(read with { BaseBranch = "first" }, Token));
        Assert.Null(await bench.Store.TrySaveAsync(read with { BaseBranch = "second" }, Token));

        Assert.Equal("first", (await bench.Store.LoadAsync(PullRequest, Token)).BaseBranch);
    }

    [Fact]
    public async Task Those_count_for_the_cap_that_are_open_and_change_the_top_of_this_repository()
    {
        await using var bench = await ServiceBench.CreateAsync();
        ReviewState[] states =
        [
            new() { PullRequest = PullRequest with { Number = 3 }, EntersTop = ["A paper"] },
            new() { PullRequest = PullRequest with { Number = 2 }, LeavesTop = ["A paper"] },
            new() { PullRequest = PullRequest with { Number = 4 } },
            new() { PullRequest = PullRequest with { Number = 5 }, EntersTop = ["A paper"], IsOpen = false },
            new() { PullRequest = new PullRequestRef(new RepositoryRef("octo-org", "other"), 6), EntersTop = ["A paper"] },
        ];
        foreach (var state in states)
        {
            await bench.Store.TrySaveAsync(state, Token);
        }

        Assert.Equal([2, 3], (await bench.Store.OpenAsync(ServiceBench.Ref, Token)).Select(static s => s.PullRequest.Number));
    }
}
