using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

/// <summary>Two reviews that were published at once have left two comments: which one goes.</summary>
public sealed class DuplicateCommentsTests : IDisposable
{
    private readonly ReviewBench _bench = new();
    private readonly FakePullRequest _pull;

    public DuplicateCommentsTests()
    {
        _pull = _bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_review_that_was_overtaken_takes_its_own_comment_back()
    {
        var outcome = await ReviewedAsync();
        var other = Copy(_bench.GitHub.BotLogin);

        await RemoveAsync(outcome with { Overtaken = true });

        Assert.Equal([other.Id], _pull.Comments.Select(static c => c.Id));
    }

    [Fact]
    public async Task A_review_that_resumed_takes_back_the_others()
    {
        var outcome = await ReviewedAsync();
        Copy(_bench.GitHub.BotLogin);
        Copy(_bench.GitHub.BotLogin.ToUpperInvariant());

        await RemoveAsync(outcome with { Resumed = true });

        Assert.Equal([outcome.Publication.CommentId!.Value], _pull.Comments.Select(static c => c.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_only_comment_stays(bool overtaken)
    {
        var outcome = await ReviewedAsync();

        await RemoveAsync(outcome with { Overtaken = overtaken });

        Assert.Single(_pull.Comments);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Comments_of_others_on_another_list_and_without_a_marker_are_no_duplicates(bool overtaken)
    {
        var outcome = await ReviewedAsync();
        Copy("mallory");
        Add(_bench.GitHub.BotLogin, $"{new CommentMarker("README_zh.md", Verdict.Pass, new Dictionary<string, string>(StringComparer.Ordinal))}\nFine.\n");
        Add(_bench.GitHub.BotLogin, "<!-- curatorbot-answer:1 -->\nAn answer.");

        await RemoveAsync(outcome with { Overtaken = overtaken });

        Assert.Equal(4, _pull.Comments.Count);
    }

    [Fact]
    public async Task Where_no_comment_was_written_none_is_looked_for()
    {
        var outcome = await ReviewedAsync();
        Copy(_bench.GitHub.BotLogin);
        _bench.GitHub.ForgetRequests();

        await RemoveAsync(outcome with { Overtaken = true, Publication = outcome.Publication with { CommentId = null } });

        Assert.Empty(_bench.GitHub.Requests);
    }

    [Fact]
    public async Task One_that_the_other_review_has_taken_back_meanwhile_is_no_failure()
    {
        var outcome = await ReviewedAsync();
        Copy(_bench.GitHub.BotLogin);
        _bench.GitHub.Fault = static request => request.Method == "DELETE" ? FakeGitHub.NotFound : null;

        await RemoveAsync(outcome with { Overtaken = true });

        Assert.Equal(2, _pull.Comments.Count);
    }

    [Fact]
    public async Task Of_two_runs_side_by_side_each_leaves_the_newest_whichever_looks_first()
    {
        await ReviewedAsync();
        var newest = Copy(_bench.GitHub.BotLogin);
        var foreign = Copy("mallory");
        var duplicates = new DuplicateComments(await _bench.ClientAsync(), () => Task.FromResult(_bench.GitHub.BotLogin));
        var pullRequest = new PullRequestRef(ReviewBench.Ref, _pull.Number);

        await duplicates.KeepNewestAsync(pullRequest, "README.md");
        await duplicates.KeepNewestAsync(pullRequest, "README.md");

        Assert.Equal([newest.Id, foreign.Id], _pull.Comments.Select(static c => c.Id));
        Assert.Empty(_bench.GitHub.Violations);
    }

    private Task<ReviewOutcome> ReviewedAsync() => _bench.ReviewAsync(_pull);

    /// <summary>What our comment says, said by someone once more.</summary>
    private FakeComment Copy(string author) => Add(author, _pull.Comments[0].Body);

    private FakeComment Add(string author, string body)
    {
        var comment = new FakeComment { Id = _bench.GitHub.NextId(), Author = author, Body = body };
        _pull.Comments.Add(comment);
        return comment;
    }

    private async Task RemoveAsync(ReviewOutcome outcome)
    {
        await new DuplicateComments(await _bench.ClientAsync(), () => Task.FromResult(_bench.GitHub.BotLogin)).RemoveAsync(outcome);
        Assert.Empty(_bench.GitHub.Violations);
    }
}
