using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Testing;

namespace CuratorBot.GitHub.Tests;

public sealed class PullRequestReviewerTests
{
    private const string Addition = "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n";

    [Fact]
    public async Task A_first_review_takes_six_reads_and_two_writes_at_most()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithAddition);
        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { ["LICENSE"] = "MIT" });

        await bench.ReviewAsync(pull);

        Assert.InRange(bench.GitHub.Reads, 1, 6);
        Assert.Equal(2, bench.GitHub.Writes);
        Assert.Single(pull.Comments);
        Assert.Single(bench.Repository.CheckRuns);
    }

    [Fact]
    public async Task Where_nothing_changed_nothing_is_written()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithAddition);
        await bench.ReviewAsync(pull);
        bench.GitHub.ForgetRequests();

        await bench.ReviewAsync(pull);

        Assert.Equal(0, bench.GitHub.Writes);
    }

    [Fact]
    public async Task A_check_that_is_to_run_again_while_a_review_is_published_is_completed_by_the_next()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
        var key = new PullRequestRef(ReviewBench.Ref, pull.Number);

        var outcome = await bench.ReviewAsync(pull, async () =>
        {
            // As GitHub resets it.
            Assert.Single(bench.Repository.CheckRuns).Conclusion = null;
            await ((IReviewStore)bench.Store).WriteAnewAsync(key, TestContext.Current.CancellationToken);
        });
        Assert.True(outcome.Overtaken);

        await bench.ReviewAsync(pull);

        Assert.Equal("failure", Assert.Single(bench.Repository.CheckRuns).Conclusion);
        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task Pull_requests_against_another_branch_do_not_count_for_the_cap_of_this_one()
    {
        var room = Lists.Small.Replace("- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n", "", StringComparison.Ordinal);
        var addition = room.Replace("### More", "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n\n### More", StringComparison.Ordinal);
        using var bench = new ReviewBench(Lists.Files(room));
        bench.Repository.Branches["old"] = bench.Repository.Branches["main"];
        var against = Lists.Change(addition);
        var other = Lists.Change(addition.Replace("Identity", "More Identity", StringComparison.Ordinal));

        await bench.ReviewAsync(bench.Repository.Open("alice", "Add a paper", null, against, "old"));
        var alone = bench.Repository.Open("bob", "Add a paper", null, other);
        await bench.ReviewAsync(alone);
        Assert.DoesNotContain("under the cap together", Assert.Single(alone.Comments).Body, StringComparison.Ordinal);

        await bench.ReviewAsync(bench.Repository.Open("alice", "Add a paper", null, against));
        await bench.ReviewAsync(alone);
        Assert.Contains("under the cap together", Assert.Single(alone.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_closed_no_longer_counts_for_the_cap_of_others()
    {
        using var bench = new ReviewBench();
        var (closed, other) = (Open(bench, WithAddition), Open(bench, WithAddition.Replace("Identity", "More Identity", StringComparison.Ordinal)));
        await bench.ReviewAsync(closed);
        await bench.ReviewAsync(other);
        Assert.Contains($"- #{closed.Number}: +1", Assert.Single(other.Comments).Body, StringComparison.Ordinal);

        closed.State = "closed";
        await bench.ReviewAsync(closed);
        await bench.ReviewAsync(other);

        Assert.DoesNotContain($"- #{closed.Number}: +1", Assert.Single(other.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_review_that_was_cut_off_may_have_written_is_written_over()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithAddition);
        var said = (await bench.ReviewAsync(pull)).Publication;
        var (comment, check) = (Assert.Single(pull.Comments), Assert.Single(bench.Repository.CheckRuns));
        var body = comment.Body;

        // What is recorded is what the review before it wrote.
        (comment.Body, check.Conclusion) = (CommentMarker.Read(body) + "\nSomething else.", "success");
        var state = await bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);
        await bench.Store.TrySaveAsync(state with { Publication = said with { Begun = state.Version } }, TestContext.Current.CancellationToken);
        await bench.ReviewAsync(pull);

        Assert.Equal((body, "failure"), (comment.Body, check.Conclusion));
    }

    [Fact]
    public async Task A_check_that_stands_on_a_pull_request_is_kept_on_its_head_though_the_list_is_gone_from_the_base()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("alice", "Docs", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });
        await bench.ReviewAsync(pull);
        bench.Repository.Push("main", Change("# Tool\n\nA tool.\n"));

        pull.Head = bench.Repository.Commit(bench.Repository.Branches["main"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "y" });
        await bench.ReviewAsync(pull);

        Assert.Equal(pull.Head.Sha, bench.Repository.CheckRuns[^1].HeadSha);
        Assert.Empty(pull.Comments);
    }

    [Fact]
    public async Task A_push_edits_the_comment_and_makes_a_new_check()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithAddition);
        await bench.ReviewAsync(pull);
        pull.Head = bench.Repository.Commit(pull.Head, Change(ReviewBench.List.Replace("J. Ba et al.", "J. L. Ba et al.", StringComparison.Ordinal)));

        await bench.ReviewAsync(pull);

        Assert.Equal(1, Assert.Single(pull.Comments).Edits);
        Assert.Equal(2, bench.Repository.CheckRuns.Count);
        Assert.Equal(pull.Head.Sha, bench.Repository.CheckRuns[^1].HeadSha);
    }

    [Fact]
    public async Task A_pull_request_that_does_not_touch_the_list_gets_a_check_and_no_comment()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("alice", "Docs", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });

        await bench.ReviewAsync(pull);

        Assert.Empty(pull.Comments);
        Assert.Equal("success", Assert.Single(bench.Repository.CheckRuns).Conclusion);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("top: { size: 3 }\n")]
    public async Task The_policy_and_each_version_of_the_list_are_read_once(string? policy)
    {
        using var bench = new ReviewBench(Files(policy));
        var pull = Open(bench, WithAddition);
        bench.Repository.Push("main", Change(ReviewBench.List.Replace("J. Ba et al.", "J. L. Ba et al.", StringComparison.Ordinal)));

        using var read = new ActivityCount(CoreActivities.Name);
        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal(ChangeKind.Add, outcome.Review?.Kind);
        // One policy for each text: that of the base decides, the other two say whether the change proposes other criteria.
        AssertRead(read, policyFiles: policy is null ? 0 : 1, policies: 3, lists: 3);
    }

    [Theory]
    [InlineData("read", Verdict.Fail)]
    [InlineData("write", Verdict.Pass)]
    public async Task Nothing_is_read_again_where_it_matters_whether_the_author_may_push(string permission, Verdict verdict)
    {
        using var bench = new ReviewBench();
        bench.Repository.Permissions["alice"] = permission;
        var pull = Open(bench, ReviewBench.List.Replace("### Models", "### Networks", StringComparison.Ordinal));

        using var read = new ActivityCount(CoreActivities.Name);
        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal(verdict, outcome.Review?.Verdict);
        AssertRead(read, policyFiles: 0, policies: 2, lists: 2);
    }

    [Theory]
    [InlineData(null, 0, 1)]
    [InlineData("top: { size: 3 }\n", 1, 0)]
    public async Task Whether_there_is_a_list_of_papers_is_asked_of_one_reading(string? policy, int policyFiles, int lists)
    {
        using var bench = new ReviewBench(Files(policy));
        var pull = bench.Repository.Open("alice", "Docs", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });
        var reader = new PullRequestReader(await bench.ClientAsync());

        using var read = new ActivityCount(CoreActivities.Name);
        var snapshot = await reader.ReadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);

        Assert.Equal(ListState.Untouched, snapshot.List);
        AssertRead(read, policyFiles, policies: 1, lists);
    }

    private static void AssertRead(ActivityCount read, int policyFiles, int policies, int lists) => Assert.Equal(
        (policyFiles, policies, lists),
        (read.Of(CoreActivities.ReadPolicyFile), read.Of(CoreActivities.ReadPolicy), read.Of(CoreActivities.ReadList)));

    private static Dictionary<string, string> Files(string? policy)
    {
        var files = Lists.Files(ReviewBench.List);
        if (policy is not null)
        {
            files[PolicyFile.DefaultPath] = policy;
        }

        return files;
    }

    private static string WithAddition => ReviewBench.List.Replace("### More", Addition + "\n### More", StringComparison.Ordinal);

    private static FakePullRequest Open(ReviewBench bench, string list) => bench.Repository.Open("alice", "Add a paper", "Please.", Change(list));

    private static Dictionary<string, string?> Change(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };
}
