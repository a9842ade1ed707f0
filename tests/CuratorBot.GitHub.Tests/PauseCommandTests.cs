using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.GitHub.Tests;

public sealed class PauseCommandTests : IDisposable
{
    private readonly CommandBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_push_is_not_reviewed_until_the_reviews_are_resumed_and_the_check_says_so()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var reviewed = pull.Comments[0].Body;

        Assert.False(await _bench.GiveAsync(pull, "maria", "/curator pause"));
        Assert.EndsWith("Paused: I don't review pushes to this pull request until a maintainer comments `/curator resume`.", _bench.Answer(pull), StringComparison.Ordinal);

        Push(pull, Lists.Small + "\n\nBye.\n");
        var outcome = await _bench.Reviews.ReviewAsync(pull);

        Assert.Equal((null, "maria"), (outcome.Review, outcome.Paused?.By));
        Assert.Equal(reviewed, pull.Comments[0].Body);
        Assert.Equal(["failure", "neutral"], _bench.Repository.CheckRuns.Select(static run => run.Conclusion));
        Assert.Equal((pull.Head.Sha, "Paused: this commit was not reviewed"), (_bench.Repository.CheckRuns[^1].HeadSha, _bench.Repository.CheckRuns[^1].Title));
        Assert.Equal("maria has paused the reviews of this pull request with the comment `/curator pause`. When a maintainer comments `/curator resume`, it is reviewed, and the reviews go on.", _bench.Repository.CheckRuns[^1].Summary);

        Assert.True(await _bench.GiveAsync(pull, "maria", "/curator resume"));
        Assert.NotNull((await _bench.Reviews.ReviewAsync(pull)).Review);
        Assert.Equal(["failure", "success"], _bench.Repository.CheckRuns.Select(static run => run.Conclusion));
        Assert.NotEqual(reviewed, pull.Comments[0].Body);
    }

    [Fact]
    public async Task What_was_reviewed_keeps_its_check_and_a_second_look_writes_nothing()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        await _bench.GiveAsync(pull, "maria", "/curator pause");
        await _bench.Reviews.ReviewAsync(pull);
        Assert.Equal("failure", Assert.Single(_bench.Repository.CheckRuns).Conclusion);

        Push(pull, Lists.Small + "\n\nBye.\n");
        await _bench.Reviews.ReviewAsync(pull);
        _bench.GitHub.ForgetRequests();
        await _bench.Reviews.ReviewAsync(pull);

        Assert.Equal(0, _bench.GitHub.Writes);
        Assert.Equal(2, _bench.Repository.CheckRuns.Count);
    }

    [Fact]
    public async Task A_check_that_is_to_run_again_says_again_that_it_is_paused()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        await _bench.GiveAsync(pull, "maria", "/curator pause");
        Push(pull, Lists.Small + "\n\nBye.\n");
        await _bench.Reviews.ReviewAsync(pull);
        _bench.Repository.CheckRuns[^1].Conclusion = null;

        await ((CuratorBot.GitHub.Reviewing.IReviewStore)_bench.Reviews.Store).WriteAnewAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);
        await _bench.Reviews.ReviewAsync(pull);

        Assert.Equal("neutral", _bench.Repository.CheckRuns[^1].Conclusion);
        Assert.Equal(2, _bench.Repository.CheckRuns.Count);
    }

    [Theory]
    [InlineData("alice", "/curator pause")]
    [InlineData("mallory", "/curator pause")]
    public async Task Who_may_not_push_may_not_pause(string who, string command)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, who, command);
        Push(pull, Lists.Small + "\n\nBye.\n");

        Assert.NotNull((await _bench.Reviews.ReviewAsync(pull)).Review);
    }

    [Theory]
    [InlineData("/curator review")]
    [InlineData("/curator fix")]
    [InlineData("/curator swap \"layer normalization\"")]
    [InlineData("/curator move \"layer normalization\" to \"New Papers\"")]
    public async Task Commands_that_need_a_review_are_told_so(string command)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;
        await _bench.GiveAsync(pull, "maria", "/curator pause");

        Assert.False(await _bench.GiveAsync(pull, "maria", command));

        Assert.Equal(head, pull.Head);
        Assert.EndsWith("The reviews of this pull request are paused. `/curator resume` resumes them.", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_meanwhile_lets_a_review_that_was_begun_end()
    {
        var pull = _bench.Repository.OpenFromBranch(CommandBench.Branch, "alice", "Add a paper", "Please.", Lists.Change(Lists.SmallWithAddition));

        var outcome = await _bench.Reviews.ReviewAsync(pull, () => _bench.GiveAsync(pull, "maria", "/curator pause"));

        Assert.NotNull(outcome.Review);
        Assert.False(outcome.Overtaken);
        Push(pull, Lists.Small + "\n\nBye.\n");
        Assert.NotNull((await _bench.Reviews.ReviewAsync(pull)).Paused);
    }

    private void Push(FakePullRequest pull, string list) => _bench.Repository.Move(pull.HeadBranch!, _bench.Repository.Commit(pull.Head, Lists.Change(list)));
}
