using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Reviews;

namespace CuratorBot.Service.Tests;

/// <summary>One review as the service runs it, and what it leaves for later.</summary>
public sealed class ReviewRunnerTests
{
    [Fact]
    public async Task A_review_is_remembered_with_its_verdict_and_queues_nothing()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();

        await bench.ReviewAsync(pull);

        var row = Assert.Single(await bench.ReviewsAsync());
        Assert.Equal(
            ("octo-org/papers", pull.Number, pull.Head.Sha, bench.Repository.Branches["main"].Sha, nameof(Verdict.Fail), bench.Clock.GetUtcNow().UtcDateTime),
            (row.Repository, row.Number, row.HeadSha, row.BaseSha, row.Verdict, row.At));
        Assert.Empty(await bench.QueuedAsync());
        Assert.Empty(bench.GitHub.Violations);
    }

    [Fact]
    public async Task Three_lists_that_one_pull_request_changes_get_one_comment_and_one_check()
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", TopicLists.Files().ToDictionary(static file => file.Key, static file => (string?)file.Value, StringComparer.Ordinal));
        var pull = bench.Repository.Open("alice", "Add papers", null, TopicLists.Change());

        await bench.ReviewAsync(pull);
        await bench.ReviewAsync(pull);

        var comment = Assert.Single(pull.Comments);
        Assert.Equal(0, comment.Edits);
        Assert.All((string[])[TopicLists.Vision, TopicLists.Language, TopicLists.Speech], path => Assert.Contains(path, comment.Body, StringComparison.Ordinal));
        Assert.Equal("failure", Assert.Single(bench.Repository.CheckRuns).Conclusion);
        Assert.All(await bench.ReviewsAsync(), static row => Assert.Equal(nameof(Verdict.Fail), row.Verdict));
        Assert.Empty(bench.GitHub.Violations);
    }

    [Fact]
    public async Task After_a_review_that_was_cut_off_one_comment_is_left_of_two()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await bench.ReviewAsync(pull);

        // A node that was paused wrote a second one before it died; which of them is recorded, nobody knows.
        pull.Comments.Add(new FakeComment { Id = bench.GitHub.NextId(), Author = bench.GitHub.BotLogin, Body = pull.Comments[0].Body });
        await bench.ChangeAsync(pull, static state => state with { Publication = state.Publication with { Begun = state.Version, CommentId = null } });

        await bench.ReviewAsync(pull);

        Assert.Equal((await bench.StateAsync(pull)).Publication.CommentId, Assert.Single(pull.Comments).Id);
    }

    [Fact]
    public async Task A_second_comment_is_looked_for_only_where_one_may_be()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await bench.ReviewAsync(pull);
        bench.GitHub.ForgetRequests();

        await bench.ReviewAsync(pull);

        Assert.DoesNotContain(bench.GitHub.Requests, static r => r.Path.EndsWith("/comments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_review_that_was_overtaken_is_done_once_more_and_all_of_it_written()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        bench.GitHub.Fault = request =>
        {
            // Another review is begun and ended while this one writes.
            if (request.Path.EndsWith("/check-runs", StringComparison.Ordinal))
            {
                bench.GitHub.Fault = null;
                bench.ChangeAsync(pull, static state => state with { Publication = state.Publication with { Begun = null, CommentDigest = "1", CheckDigest = "2" } }).GetAwaiter().GetResult();
            }

            return null;
        };

        await bench.ReviewAsync(pull);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
        Assert.Equal(new WorkItem.ReviewPullRequest(ServiceBench.RefOf(pull), null), (await bench.QueuedAsync("pull-1")).Work);
        Assert.Empty(await bench.ReviewsAsync());
        var state = await bench.StateAsync(pull);
        Assert.NotNull(state.Publication.Begun);
        Assert.Equal((null, null), (state.Publication.CommentDigest, state.Publication.CheckDigest));
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 120)]
    [InlineData(5, 1920)]
    [InlineData(6, 3600)]
    [InlineData(29, 3600)]
    public async Task A_review_that_lacks_papers_is_completed_later_and_later(int unfinished, int seconds)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.LookUp = static _ => new PaperLookup.Unavailable("It is night.");
        var pull = bench.Open();

        await bench.ReviewAsync(pull, unfinished);

        Assert.Equal(["pull-1-later"], await bench.QueuedAsync());
        var (work, trigger) = await bench.QueuedAsync("pull-1-later");
        Assert.Equal(new WorkItem.ReviewLater(ServiceBench.RefOf(pull), null, unfinished + 1), work);
        Assert.Equal(bench.Clock.GetUtcNow().AddSeconds(seconds), trigger.StartTimeUtc);
    }

    [Fact]
    public async Task After_a_day_the_next_try_is_left_to_a_maintainer_and_the_comment_says_so()
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.LookUp = static _ => new PaperLookup.Unavailable("It is night.");
        var exchange = Lists.SmallWithAddition.Replace("- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n", "", StringComparison.Ordinal);
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(exchange));

        await bench.ReviewAsync(pull, 29);
        Assert.Contains("The next review finishes this", pull.Comments[0].Body, StringComparison.Ordinal);

        await bench.ReviewAsync(pull, 30);
        Assert.Contains("A maintainer can start another try with `/curator review`", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
        Assert.Equal(1, pull.Comments[0].Edits);
    }

    [Fact]
    public async Task What_is_due_later_takes_the_place_of_a_review_that_waits_when_it_is_due()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();

        await bench.Get<ReviewRunner>().QueueAsync(new WorkItem.ReviewLater(ServiceBench.RefOf(pull), 7, 3), TestContext.Current.CancellationToken);

        Assert.Equal(new WorkItem.ReviewPullRequest(ServiceBench.RefOf(pull), 7, 3), (await bench.QueuedAsync("pull-1")).Work);
    }

    [Fact]
    public async Task A_draft_waits_where_the_policy_says_so_and_is_reviewed_once_it_is_ready()
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { [".github/curator.yml"] = "drafts: wait\n" });
        var pull = bench.Open();
        pull.IsDraft = true;

        await bench.ReviewAsync(pull);
        Assert.Equal(0, bench.GitHub.Writes);
        Assert.Equal(pull.Head.Sha, (await bench.StateAsync(pull)).Publication.HeadSha);

        pull.IsDraft = false;
        await bench.ReviewAsync(pull);
        Assert.Single(pull.Comments);

        // What stands there is kept up to date.
        pull.IsDraft = true;
        pull.Head = bench.Repository.Commit(pull.Head, Lists.Change(Lists.Small + "\n"));
        await bench.ReviewAsync(pull);
        Assert.Equal(1, pull.Comments[0].Edits);
    }

    [Theory]
    [InlineData("/curator review", true)]
    [InlineData("/curator waive removal because it is agreed", false)]
    public async Task A_draft_that_waits_is_reviewed_for_who_asks(string words, bool isReviewed)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { [".github/curator.yml"] = "drafts: wait\n" });
        bench.Repository.Permissions["maria"] = "write";
        var pull = bench.Open();
        pull.IsDraft = true;
        await bench.ReviewAsync(pull);
        pull.Comments.Add(new FakeComment { Id = 77, Author = "maria", Body = words });

        await bench.Get<CommandHandler>().RunAsync(new WorkItem.RunCommands(ServiceBench.RefOf(pull), true, 77, "maria", words, null), TestContext.Current.CancellationToken);
        await bench.ReviewAsync(pull);

        Assert.Equal(isReviewed ? 2 : 1, pull.Comments.Count);
        Assert.Equal(isReviewed ? 1 : 0, bench.Repository.CheckRuns.Count);
    }

    [Fact]
    public async Task A_draft_is_reviewed_like_others_where_the_policy_says_nothing()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        pull.IsDraft = true;

        await bench.ReviewAsync(pull);

        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task Of_a_closed_pull_request_nothing_is_remembered()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        pull.State = "closed";

        await bench.ReviewAsync(pull);

        Assert.Empty(await bench.ReviewsAsync());
        Assert.Equal(0, bench.GitHub.Writes);
    }

    [Fact]
    public async Task Where_no_review_could_be_had_the_check_says_so_until_one_is()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();

        await GiveUpAsync(bench, pull);
        Assert.Equal(("Could not be reviewed", "failure"), Check(bench));
        Assert.NotNull((await bench.StateAsync(pull)).Publication.Begun);

        await bench.ReviewAsync(pull);
        Assert.Equal(("1 problem", "failure"), Check(bench));
        Assert.Null((await bench.StateAsync(pull)).Publication.Begun);
    }

    [Theory]
    [InlineData("closed", Lists.Small)]
    [InlineData("open", "# Tool\n\nA tool.\n")]
    public async Task On_what_is_closed_or_has_no_list_of_papers_nobody_waits_for_a_review(string state, string list)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", Lists.Change(list));
        var pull = bench.Repository.Open("alice", "Change", null, Lists.Change(list + "\nMore.\n"));
        pull.State = state;

        await GiveUpAsync(bench, pull);

        Assert.Equal(0, bench.GitHub.Writes);
        Assert.Null((await bench.StateAsync(pull)).Publication.Begun);
    }

    [Fact]
    public async Task Where_GitHub_is_down_as_well_the_review_that_stands_is_marked_for_the_next_sweep()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await bench.ReviewAsync(pull);
        bench.GitHub.Fault = static _ => FakeResponse.Forbidden;

        await GiveUpAsync(bench, pull);

        var publication = (await bench.StateAsync(pull)).Publication;
        Assert.NotNull(publication.Begun);
        Assert.Null(publication.CheckDigest);
    }

    private static (string Title, string? Conclusion) Check(ServiceBench bench)
    {
        var run = Assert.Single(bench.Repository.CheckRuns);
        return (run.Title, run.Conclusion);
    }

    private static Task GiveUpAsync(ServiceBench bench, FakePullRequest pull) =>
        bench.Get<ReviewRunner>().GiveUpAsync(ServiceBench.RefOf(pull), null, new HttpRequestException("Down."), TestContext.Current.CancellationToken);
}
