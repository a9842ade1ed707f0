using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
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

    [Fact]
    public async Task Where_deliveries_are_not_listed_pull_requests_commands_issues_and_pushes_are_found_all_the_same()
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.GitHub.Fault = static request => request.Path == "/app/hook/deliveries" ? FakeGitHub.NotFound : null;
        var now = bench.Clock.GetUtcNow();
        var (pull, issue, old, answered) = (bench.Open(), bench.Repository.OpenIssue("bob", "Add a paper", null), bench.Repository.OpenIssue("bob", "Old", null), bench.Repository.OpenIssue("bob", "Answered", null));
        (pull.CreatedAt, issue.CreatedAt, old.CreatedAt, answered.CreatedAt) = (now.AddHours(-1), now.AddHours(-1), now.AddDays(-3), now.AddHours(-1));
        pull.Comments.AddRange(
        [
            new FakeComment { Id = 71, Author = "maria", Body = "/curator review" },
            new FakeComment { Id = 72, Author = "maria", Body = "Thank you!" },
            new FakeComment { Id = 73, Author = "other[bot]", Body = "/curator review" },
        ]);
        pull.Comments.Add(new FakeComment { Id = 74, Author = "maria", Body = "/curator help" });
        pull.Comments[^1].Reactions.Add("eyes");
        answered.Comments.Add(new FakeComment { Id = 75, Author = bench.GitHub.BotLogin, Body = "Found." });
        bench.Repository.Pushed.Add("main");

        await SweepAsync(bench);

        Assert.Equal(["branch-missed", "comment-71", "issue-2", "pull-1"], await bench.QueuedAsync());
        Assert.True(Assert.IsType<WorkItem.RunCommands>((await bench.QueuedAsync("comment-71")).Work).IsPullRequest);
        Assert.Empty(bench.GitHub.Violations);
    }

    [Fact]
    public async Task Where_nothing_is_open_nothing_is_asked()
    {
        await using var bench = await ServiceBench.CreateAsync();

        await SweepAsync(bench);

        Assert.Equal(["/app/hook/deliveries", "/app/installations", "/installation/repositories"], bench.GitHub.Requests.Where(static r => r.Method == "GET").Select(static r => r.Path));
    }

    [Fact]
    public async Task A_repository_of_which_a_delivery_could_not_be_understood_is_looked_at()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        pull.CreatedAt = bench.Clock.GetUtcNow();
        pull.Comments.Add(new FakeComment { Id = 71, Author = "maria", Body = "/curator review" });

        await bench.Get<MissedWork>().LookAroundAsync(new WorkItem.LookAround(ServiceBench.Ref, bench.Clock.GetUtcNow().AddHours(-1), 1), TestContext.Current.CancellationToken);

        Assert.Equal(["comment-71", "pull-1"], await bench.QueuedAsync());
    }

    [Fact]
    public async Task Of_many_installations_and_repositories_a_hundred_are_looked_at_in_a_step_and_the_steps_keep_their_distance()
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.GitHub.Installations.AddRange(Enumerable.Range(2, 249).Select(static i => (long)i));
        foreach (var i in Enumerable.Range(0, 149))
        {
            bench.GitHub.Add("octo-org", $"papers-{i}", Lists.Files(Lists.Small));
        }

        await bench.Get<MissedWork>().SweepAsync(new WorkItem.SweepApp(), TestContext.Current.CancellationToken);

        var queued = await bench.QueuedAsync();
        Assert.Equal(101, queued.Count);
        Assert.Equal(bench.Clock.GetUtcNow().AddSeconds(25), (await bench.OursAsync("sweep")).Trigger.StartTimeUtc);
        Assert.Equal(bench.Clock.GetUtcNow().AddSeconds(0.25), (await bench.OursAsync("sweep-2")).Trigger.StartTimeUtc);

        await bench.Get<MissedWork>().SweepAsync(new WorkItem.Sweep(1) { IsStep = true }, TestContext.Current.CancellationToken);

        var (work, trigger) = await bench.OursAsync("sweep-1");
        Assert.Equal(new WorkItem.Sweep(1, Page: 2) { IsStep = true }, work);
        Assert.Equal(bench.Clock.GetUtcNow().AddSeconds(1.8), trigger.StartTimeUtc);
    }

    [Fact]
    public async Task A_step_of_an_installation_that_still_goes_on_is_not_begun_anew()
    {
        await using var bench = await ServiceBench.CreateAsync();
        await bench.Get<WorkQueue>().AddAsync([(new WorkItem.Sweep(1, Page: 57), "sweep")], TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);

        await bench.Get<MissedWork>().SweepAsync(new WorkItem.SweepApp(), TestContext.Current.CancellationToken);

        Assert.Equal(new WorkItem.Sweep(1, Page: 57), (await bench.OursAsync("sweep-1")).Work);
    }

    private static async Task SweepAsync(ServiceBench bench)
    {
        await bench.Get<WorkQueue>().AddAsync(new WorkItem.SweepApp(), "test", TestContext.Current.CancellationToken);
        await bench.DoBackgroundWorkAsync();
    }
}
