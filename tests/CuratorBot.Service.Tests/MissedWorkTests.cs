using CuratorBot.Fakes.GitHub;
using CuratorBot.Service.Recovery;
using CuratorBot.Service.Storage;

namespace CuratorBot.Service.Tests;

/// <summary>What a sweep takes for missed.</summary>
public sealed class MissedWorkTests
{
    [Theory]
    [InlineData("success", "Ready to merge", false)]
    [InlineData(null, "Ready to merge", true)]
    [InlineData("failure", "Could not be reviewed", true)]
    public async Task A_head_counts_as_reviewed_where_its_check_has_ended_and_tells_of_a_review(string? conclusion, string title, bool missed)
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        bench.Repository.CheckRuns.Add(Check(bench, pull, pull.Number, conclusion, title));

        await SweepAsync(bench);

        Assert.Equal(missed ? ["pull-1"] : [], await bench.QueuedAsync());
        Assert.Empty(bench.GitHub.Violations);
    }

    [Fact]
    public async Task The_check_of_another_pull_request_on_the_same_commit_does_not_count()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        bench.Repository.CheckRuns.Add(Check(bench, pull, pull.Number + 1, "success", "Fine"));

        await SweepAsync(bench);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(1L, true)]
    public async Task Of_a_head_that_is_on_record_the_record_decides_and_GitHub_is_not_asked(long? begun, bool missed)
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await bench.ChangeAsync(pull, state => state with { Publication = state.Publication with { HeadSha = pull.Head.Sha, Begun = begun } });

        await SweepAsync(bench);

        Assert.Equal(missed ? ["pull-1"] : [], await bench.QueuedAsync());
        Assert.DoesNotContain(bench.GitHub.Requests, static r => r.Path.EndsWith("/check-runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commit_that_was_pushed_since_the_review_on_record_is_missed()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await bench.ChangeAsync(pull, state => state with { Publication = state.Publication with { HeadSha = pull.Head.Parent!.Sha } });

        await SweepAsync(bench);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
    }

    [Fact]
    public async Task One_that_was_closed_meanwhile_counts_for_the_cap_of_others_until_it_is_found_closed()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var (closed, open) = (bench.Open(), bench.Open());
        foreach (var pull in (FakePullRequest[])[closed, open])
        {
            await bench.ChangeAsync(pull, state => state with { EntersTop = ["A paper"], Publication = state.Publication with { HeadSha = pull.Head.Sha } });
        }

        closed.State = "closed";
        await SweepAsync(bench);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
    }

    [Fact]
    public async Task A_failed_delivery_is_asked_for_once_unless_it_is_a_day_old_or_has_arrived()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var asked = new List<long>();
        var now = bench.Clock.GetUtcNow();
        bench.GitHub.FailedDeliveries.AddRange([(1, "young", now.AddHours(-23)), (2, "old", now.AddHours(-25)), (3, "arrived", now.AddHours(-1))]);
        bench.GitHub.Redeliver = asked.Add;
        await bench.AddAsync(new DeliveryRow { Id = "arrived", Event = "push", Work = "{}", ReceivedAt = now.UtcDateTime });

        await SweepAsync(bench);
        await SweepAsync(bench);

        Assert.Equal([1], asked);
    }

    [Fact]
    public async Task Of_a_delivery_that_failed_several_times_the_last_attempt_is_asked_for()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var asked = new List<long>();
        var now = bench.Clock.GetUtcNow();

        // GitHub lists the newest first.
        bench.GitHub.FailedDeliveries.AddRange([(2, "one", now.AddHours(-1)), (1, "one", now.AddHours(-2))]);
        bench.GitHub.Redeliver = asked.Add;

        await SweepAsync(bench);

        Assert.Equal([2], asked);
    }

    [Fact]
    public async Task A_token_without_an_App_sees_neither_deliveries_nor_installations()
    {
        await using var bench = await ServiceBench.CreateAsync(isApp: false);
        bench.Open();

        await SweepAsync(bench);

        Assert.Empty(bench.GitHub.Requests);
    }

    private static FakeCheckRun Check(ServiceBench bench, FakePullRequest pull, int number, string? conclusion, string title) => new()
    {
        Id = bench.GitHub.NextId(),
        Name = "CuratorBot",
        HeadSha = pull.Head.Sha,
        ExternalId = $"{number}:{pull.Head.Sha}",
        Conclusion = conclusion,
        Title = title,
    };

    private static Task SweepAsync(ServiceBench bench) => bench.Get<MissedWork>().SweepAsync(null, TestContext.Current.CancellationToken);
}
