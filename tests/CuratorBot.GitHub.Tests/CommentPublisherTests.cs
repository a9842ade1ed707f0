using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

public sealed class CommentPublisherTests
{
    [Fact]
    public async Task A_copied_marker_in_someone_elses_comment_is_not_ours()
    {
        using var bench = new ReviewBench();
        var first = Open(bench, Over);
        await bench.ReviewAsync(first);
        var second = Open(bench, Over);
        second.Comments.Add(new FakeComment { Id = bench.GitHub.NextId(), Author = "mallory", Body = first.Comments[0].Body });

        await bench.ReviewAsync(second);

        Assert.Equal(0, second.Comments[0].Edits);
        Assert.Equal(2, second.Comments.Count);
        Assert.Equal(bench.GitHub.BotLogin, second.Comments[1].Author);
    }

    [Fact]
    public async Task Our_comment_on_another_list_of_the_repository_is_left_as_it_is()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        var marker = new CommentMarker("README_zh.md", Verdict.Pass, new Dictionary<string, string>(StringComparer.Ordinal));
        pull.Comments.Add(new FakeComment { Id = bench.GitHub.NextId(), Author = bench.GitHub.BotLogin, Body = $"{marker}\nFine.\n" });

        await bench.ReviewAsync(pull);

        Assert.Equal(0, pull.Comments[0].Edits);
        Assert.Equal(2, pull.Comments.Count);
    }

    [Fact]
    public async Task A_comment_whose_number_was_lost_is_found_again_among_many()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        pull.Comments.AddRange(Enumerable.Range(0, 150).Select(i => new FakeComment { Id = bench.GitHub.NextId(), Author = "bob", Body = $"Remark {i}" }));
        await bench.ReviewAsync(pull);
        bench.Store.Forget();

        await bench.ReviewAsync(pull);

        Assert.Single(pull.Comments, c => CommentMarker.Read(c.Body) is not null);
    }

    [Fact]
    public async Task A_comment_that_a_person_deleted_stays_away_until_the_verdict_changes()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        await bench.ReviewAsync(pull);
        pull.Comments.Clear();

        // The first of these finds that it is gone, the second knows; each has something else to say, and neither says it.
        foreach (var title in (string[])["Layer cake and other sweets", "Bread and other plain food"])
        {
            var outcome = await PushAsync(bench, pull, Over.Replace("Identity Mappings in Deep Residual Networks", title, StringComparison.Ordinal));

            Assert.Equal(Verdict.Fail, outcome.Review!.Verdict);
            Assert.Contains(title, bench.Repository.CheckRuns[^1].Summary, StringComparison.Ordinal);
            Assert.Empty(pull.Comments);
        }

        var passed = await PushAsync(bench, pull, ReviewBench.List + "\nProse.\n");
        Assert.Equal((Verdict.Pass, passed.Publication.CommentId), (passed.Review!.Verdict, Assert.Single(pull.Comments).Id));
    }

    [Fact]
    public async Task One_that_a_person_deleted_is_not_looked_for_among_the_others()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        await bench.ReviewAsync(pull);
        pull.Comments.Clear();
        pull.Comments.Add(new FakeComment { Id = bench.GitHub.NextId(), Author = "bob", Body = "I took it away." });
        await PushAsync(bench, pull, Over.Replace("Identity Mappings in Deep Residual Networks", "Layer cake and other sweets", StringComparison.Ordinal));
        bench.GitHub.ForgetRequests();

        await PushAsync(bench, pull, ReviewBench.List + "\nProse.\n");

        Assert.DoesNotContain(bench.GitHub.Requests, static r => r.Method == "GET" && r.Path.EndsWith("/comments", StringComparison.Ordinal));
        Assert.Equal(2, pull.Comments.Count);
    }

    [Fact]
    public async Task A_review_that_was_overtaken_publishes_nothing()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        bench.GitHub.Fault = request =>
        {
            // While this review reads the list, another one is done.
            if (request.Path.Contains("/contents/README.md", StringComparison.Ordinal))
            {
                bench.Store.Touch(new PullRequestRef(ReviewBench.Ref, pull.Number));
            }

            return null;
        };

        var outcome = await bench.ReviewAsync(pull);

        Assert.Null(outcome.Review);
        Assert.Empty(pull.Comments);
        Assert.Empty(bench.Repository.CheckRuns);
    }

    [Fact]
    public async Task A_publication_that_was_cut_off_is_completed_and_not_repeated()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        bench.GitHub.Fault = static request => request.Path.EndsWith("/check-runs", StringComparison.Ordinal) && request.Method == "POST" ? new Fakes.FakeResponse(422, "{}") : null;
        await Assert.ThrowsAnyAsync<Octokit.ApiException>(() => bench.ReviewAsync(pull));
        bench.GitHub.Fault = null;

        await bench.ReviewAsync(pull);

        Assert.Single(pull.Comments);
        Assert.Single(bench.Repository.CheckRuns);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_posted_in_place_of_one_that_a_person_deleted_is_found_again_after_a_crash(bool isKnownAsDeleted)
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);
        await bench.ReviewAsync(pull);
        pull.Comments.Clear();
        if (isKnownAsDeleted)
        {
            await PushAsync(bench, pull, Over.Replace("Identity Mappings in Deep Residual Networks", "Layer cake and other sweets", StringComparison.Ordinal));
        }

        pull.Head = bench.Repository.Commit(pull.Head, Change(ReviewBench.List + "\nProse.\n"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.ReviewAsync(pull, static () => throw new InvalidOperationException("The process dies.")));
        var posted = Assert.Single(pull.Comments);

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal((posted.Id, posted.Id), (Assert.Single(pull.Comments).Id, outcome.Publication.CommentId!.Value));
    }

    [Fact]
    public async Task What_is_handed_over_is_what_is_recorded()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, Over);

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal((pull.Head.Sha, Verdict.Fail, null), (outcome.Publication.HeadSha, outcome.Publication.Verdict, outcome.Publication.Begun));
        Assert.Equal((await bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken)).Publication, outcome.Publication);
    }

    [Fact]
    public async Task Two_pull_requests_that_overfill_the_top_together_know_of_each_other()
    {
        using var bench = new ReviewBench(new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = ReviewBench.List.Replace("top 3", "top 4", StringComparison.Ordinal) });
        var one = Open(bench, Over.Replace("top 3", "top 4", StringComparison.Ordinal));
        var other = Open(bench, Over.Replace("top 3", "top 4", StringComparison.Ordinal).Replace("Identity Mappings in Deep Residual Networks", "Layer cake", StringComparison.Ordinal).Replace("1603.05027", "1603.05028", StringComparison.Ordinal));
        await bench.ReviewAsync(one);

        await bench.ReviewAsync(other);

        Assert.Contains($"- #{one.Number}: +1 −0", other.Comments[0].Body, StringComparison.Ordinal);
    }

    private static string Over => ReviewBench.List.Replace("### More", "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n\n### More", StringComparison.Ordinal);

    private static FakePullRequest Open(ReviewBench bench, string list) => bench.Repository.Open("alice", "Add a paper", "Please.", Change(list));

    private static Task<ReviewOutcome> PushAsync(ReviewBench bench, FakePullRequest pull, string list)
    {
        pull.Head = bench.Repository.Commit(pull.Head, Change(list));
        return bench.ReviewAsync(pull);
    }

    private static Dictionary<string, string?> Change(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };
}
