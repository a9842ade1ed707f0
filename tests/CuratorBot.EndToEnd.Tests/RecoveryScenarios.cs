using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>The service ends in the middle of its work, or misses deliveries meanwhile: nothing is lost, nothing is said twice.</summary>
public sealed class RecoveryScenarios
{
    [Fact]
    public Task Work_that_a_killed_service_left_undone_is_done_after_the_next_start() => EndsInTheMiddleAsync(static service => service.KillAsync());

    [Fact]
    public Task Work_that_a_stopped_service_left_undone_is_done_after_the_next_start() => EndsInTheMiddleAsync(static service => service.StopAsync());

    [Fact]
    public async Task A_start_that_was_killed_does_not_hold_up_the_next_one()
    {
        await using var world = await World.StartAsync();
        await world.Service.KillAsync();
        world.AbandonMigration();

        await world.StartServiceAsync();

        Assert.False(world.Service.HasExited, world.Log);
    }

    [Fact]
    public async Task A_comment_that_was_written_in_the_moment_of_death_is_found_again()
    {
        var (world, repository, pull) = await OpenAsync();
        await using var running = world;

        // The check is asked for once the comment stands: its answer never arrives.
        world.GitHub.Fault = static request => request.Path.EndsWith("/check-runs", StringComparison.Ordinal) ? FakeResponse.NeverAnswers : null;
        await world.DeliverAsync(repository, pull);
        await world.UntilAsync(() => pull.Comments.Count == 1 && world.GitHub.Requests.Any(static r => r.Path.EndsWith("/check-runs", StringComparison.Ordinal)));
        await world.Service.KillAsync();
        world.GitHub.Fault = null;
        await world.StartServiceAsync();
        await world.ReviewedAsync(repository, pull);
        await world.IdleAsync();

        Assert.Single(pull.Comments);
        Assert.Single(repository.CheckRuns);
    }

    [Fact]
    public async Task Deliveries_that_failed_are_sent_again_and_heads_without_a_check_reviewed()
    {
        FakeRepository repository = null!;
        FakePullRequest missed = null!;
        FakeComment command = null!;
        await using var world = await World.StartAsync(prepare: w =>
        {
            repository = w.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
            missed = repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
            command = new FakeComment { Id = w.GitHub.NextId(), Author = "bob", Body = "/curator help" };
            missed.Comments.Add(command);
            w.GitHub.FailedDeliveries.Add((77, "11111111-0000-0000-0000-000000000000", DateTimeOffset.UtcNow.AddHours(-1)));
            w.GitHub.FailedDeliveries.Add((78, "22222222-0000-0000-0000-000000000000", DateTimeOffset.UtcNow.AddDays(-2)));
            w.GitHub.Redeliver = id =>
            {
                Assert.Equal(77, id);
                _ = w.DeliverAsync("issue_comment", Payloads.Comment(repository, missed, command), "11111111-0000-0000-0000-000000000000");
            };
        });

        await world.ReviewedAsync(repository, missed);
        await world.UntilAsync(() => missed.Comments.Exists(static c => c.Body.StartsWith("<!-- curatorbot-answer:", StringComparison.Ordinal)));
        await world.IdleAsync();

        Assert.Equal(3, missed.Comments.Count);
        Assert.DoesNotContain(world.GitHub.Requests, static r => r.Path == "/app/hook/deliveries/78/attempts");
        Assert.Empty(world.GitHub.Violations);

        // A second sweep has nothing to do.
        world.GitHub.ForgetRequests();
        await world.Service.StopAsync();
        await world.StartServiceAsync();
        await world.SweptAsync();

        Assert.Equal(0, world.GitHub.Writes);
        Assert.DoesNotContain(world.GitHub.Requests, static r => r.Path.EndsWith("/check-runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_that_was_cut_off_by_a_crash_has_all_its_tries_afterwards()
    {
        FakeRepository repository = null!;
        await using var world = await World.StartAsync(prepare: w => repository = w.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small)));
        await world.SweptAsync();
        var issue = repository.OpenIssue("bob", "A question", null);
        var command = new FakeComment { Id = world.GitHub.NextId(), Author = "bob", Body = "/curator help" };
        issue.Comments.Add(command);
        world.GitHub.Fault = static r => r.Path.EndsWith("/comments", StringComparison.Ordinal) ? FakeResponse.NeverAnswers : null;
        using var answer = await world.DeliverAsync("issue_comment", Payloads.Comment(repository, issue, command));
        await world.UntilAsync(() => world.GitHub.Requests.Any(static r => r.Path.EndsWith("/comments", StringComparison.Ordinal)));
        await world.Service.KillAsync();

        var failures = 0;
        world.GitHub.Fault = r => r.Path == "/repos/octo-org/papers" && Interlocked.Increment(ref failures) <= 2 ? FakeResponse.Forbidden : null;
        await world.StartServiceAsync();
        await world.UntilAsync(() => issue.Comments.Count == 2);
        await world.IdleAsync();

        Assert.Equal(2, issue.Comments.Count);
    }

    [Fact]
    public async Task A_review_that_cannot_be_had_is_told_on_the_head_and_made_good_later()
    {
        var (world, repository, pull) = await OpenAsync(("Service__Retries", "1"));
        await using var running = world;
        world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.Forbidden : null;

        await world.DeliverAsync(repository, pull);
        await world.ReviewedAsync(repository, pull);

        var check = Assert.Single(repository.CheckRuns);
        var before = check.Title;
        Assert.Equal(("failure", 0), (check.Conclusion, pull.Comments.Count));
        await world.IdleAsync();

        world.GitHub.Fault = null;
        await world.Service.StopAsync();
        await world.StartServiceAsync();
        await world.UntilAsync(() => pull.Comments.Count == 1);
        await world.IdleAsync();

        Assert.NotEqual(before, Assert.Single(repository.CheckRuns).Title);
    }

    [Fact]
    public async Task A_spent_rate_limit_is_waited_out_and_is_no_failure()
    {
        var (world, repository, pull) = await OpenAsync(("Service__Retries", "0"));
        await using var running = world;
        var refused = 0;

        // The handler takes up a few of these by itself, and leaves the rest to the queue.
        world.GitHub.Fault = request => request.Path.Contains("/compare/", StringComparison.Ordinal) && Interlocked.Increment(ref refused) <= 5
            ? new FakeResponse(403, """{"message":"API rate limit exceeded","documentation_url":"https://docs.github.com/rest"}""")
            {
                Headers = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["X-RateLimit-Limit"] = "5000",
                    ["X-RateLimit-Remaining"] = "0",
                    ["X-RateLimit-Reset"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            }
            : null;
        await world.DeliverAsync(repository, pull);
        await world.ReviewedAsync(repository, pull);
        await world.IdleAsync();

        Assert.Single(pull.Comments);
        Assert.Contains("has to wait", world.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_lacks_papers_is_completed_once_they_can_be_had()
    {
        var (world, repository, pull) = await OpenAsync(("SemanticScholar__MaxRetries", "0"));
        await using var running = world;
        world.Scholar.Fault = static _ => FakeResponse.InternalError;

        await world.DeliverAsync(repository, pull);
        await world.UntilAsync(() => pull.Comments.Exists(static c => c.Body.Contains("source did not answer", StringComparison.Ordinal)));
        world.Scholar.Fault = null;
        await world.UntilAsync(() => pull.Comments.Exists(static c => !c.Body.Contains("source did not answer", StringComparison.Ordinal)));
        await world.IdleAsync();

        Assert.Single(pull.Comments);
    }

    /// <summary>A world with a pull request that the first sweep has not seen; to be disposed of.</summary>
    private static async Task<(World World, FakeRepository Repository, FakePullRequest Pull)> OpenAsync(params (string Name, string Value)[] settings)
    {
        FakeRepository repository = null!;
        var world = await World.StartAsync(
            settings.ToDictionary(static s => s.Name, static s => s.Value, StringComparer.Ordinal),
            w => repository = w.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small)));
        await world.SweptAsync();
        return (world, repository, repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition)));
    }

    private static async Task EndsInTheMiddleAsync(Func<ServiceProcess, Task> end)
    {
        FakeRepository repository = null!;
        await using var world = await World.StartAsync(prepare: w => repository = w.GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small)));
        await world.SweptAsync();

        // Two more than are reviewed at once: work that was begun and work that was not.
        var pulls = Enumerable.Range(0, 10).Select(i => repository.Open("alice", $"Add paper {i}", null, Lists.Change(Lists.SmallWithAddition))).ToList();
        world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.NeverAnswers : null;
        foreach (var pull in pulls)
        {
            await world.DeliverAsync(repository, pull);
        }

        await world.UntilAsync(() => world.GitHub.Requests.Any(static r => r.Path.Contains("/compare/", StringComparison.Ordinal)));
        await end(world.Service);

        // That the sweep does not find them: it has enough to do with what was never delivered.
        world.GitHub.Fault = static request => request.Path == "/app/installations" ? new FakeResponse(200, "[]") : null;
        await world.StartServiceAsync();
        await world.UntilAsync(() => pulls.TrueForAll(p => repository.CheckRuns.Exists(r => r.HeadSha == p.Head.Sha)));
        await world.IdleAsync();

        Assert.All(pulls, static p => Assert.Single(p.Comments));
        Assert.All(pulls, p => Assert.Single(repository.CheckRuns, r => r.HeadSha == p.Head.Sha));
    }
}
