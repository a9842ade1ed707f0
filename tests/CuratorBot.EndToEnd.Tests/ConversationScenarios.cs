using System.Net;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>What people write, and what they are answered.</summary>
public sealed class ConversationScenarios : IClassFixture<RunningWorld>, IAsyncLifetime
{
    private readonly World _world;
    private readonly FakeRepository _repository;
    private FakePullRequest _pull = null!;

    public ConversationScenarios(RunningWorld running)
    {
        ArgumentNullException.ThrowIfNull(running);
        _world = running.World;
        _repository = running.AddRepository();
    }

    public async ValueTask InitializeAsync()
    {
        _repository.Permissions["maintainer"] = "write";
        _pull = _repository.Open("alice", "Add a paper", "Please.", Lists.Change(Lists.SmallWithAddition));
        await _world.DeliverAsync(_repository, _pull);
        await _world.IdleAsync();
    }

    public ValueTask DisposeAsync()
    {
        Assert.Empty(_world.GitHub.Violations);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_maintainer_waives_a_rule_and_the_check_turns()
    {
        Assert.Equal("failure", Assert.Single(_repository.CheckRuns).Conclusion);

        var comment = await SayAsync("maintainer", "/curator waive removal because the cap is raised next week");

        Assert.Equal(["eyes"], comment.Reactions);
        Assert.Contains("the cap is raised next week", Assert.Single(_pull.Comments, static c => CommentMarker.Read(c.Body) is not null).Body, StringComparison.Ordinal);
        Assert.NotEqual("failure", _repository.CheckRuns[^1].Conclusion);
    }

    [Fact]
    public async Task A_contributor_may_not_waive_and_is_told_so_once_however_often_it_is_delivered()
    {
        var comment = await SayAsync("alice", "/Curator waive removal because I like it");
        for (var i = 0; i < 3; i++)
        {
            using var again = await _world.DeliverAsync("issue_comment", Payloads.Comment(_repository, _pull, comment));
        }

        await _world.IdleAsync();

        Assert.Equal("failure", Assert.Single(_repository.CheckRuns).Conclusion);
        Assert.Single(_pull.Comments, static c => c.Body.StartsWith("<!-- curatorbot-answer:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_swap_is_committed_once_however_often_it_is_delivered_and_the_check_turns()
    {
        FakePullRequest pull = null!;
        _world.GitHub.Locked(() => pull = _repository.OpenFromBranch("own", "alice", "Add a paper", "Please.", Lists.Change(Lists.SmallWithAddition)));
        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();
        var reviewed = pull.Head;
        var comment = new FakeComment { Id = _world.GitHub.NextId(), Author = "maintainer", Body = "/curator swap \"layer normalization\"" };
        _world.GitHub.Locked(() => pull.Comments.Add(comment));
        for (var i = 0; i < 3; i++)
        {
            using var again = await _world.DeliverAsync("issue_comment", Payloads.Comment(_repository, pull, comment));
        }

        await _world.IdleAsync();

        Assert.Equal(reviewed, pull.Head.Parent);
        Assert.Equal("success", _repository.CheckRuns.Last(run => run.HeadSha == pull.Head.Sha).Conclusion);
    }

    [Fact]
    public async Task A_paper_that_is_added_by_comment_has_one_pull_request_which_is_reviewed()
    {
        var issue = _repository.OpenIssue("bob", "Add Identity Mappings in Deep Residual Networks", "https://arxiv.org/abs/1603.05027");
        var comment = new FakeComment { Id = _world.GitHub.NextId(), Author = "maintainer", Body = "/curator add ARXIV:1603.05027 to Models" };
        _world.GitHub.Locked(() => issue.Comments.Add(comment));
        for (var i = 0; i < 2; i++)
        {
            using var again = await _world.DeliverAsync("issue_comment", Payloads.Comment(_repository, issue, comment));
        }

        await _world.IdleAsync();

        var pull = Assert.Single(_repository.Issues.Values.OfType<FakePullRequest>(), static pull => pull.HeadBranch is not null);
        Assert.Equal("failure", Assert.Single(_repository.CheckRuns, run => run.HeadSha == pull.Head.Sha).Conclusion);
    }

    [Fact]
    public async Task Our_own_comments_are_no_commands()
    {
        var before = _pull.Comments.Count;

        await SayAsync("curatorbot[bot]", "/curator help");

        Assert.Equal(before + 1, _pull.Comments.Count);
    }

    [Fact]
    public async Task An_issue_that_suggests_a_paper_is_answered_once()
    {
        var issue = _repository.OpenIssue("bob", "Add Identity Mappings in Deep Residual Networks", "https://arxiv.org/abs/1603.05027");
        for (var i = 0; i < 2; i++)
        {
            using var answer = await _world.DeliverAsync("issues", Payloads.IssueOpened(_repository, issue));
            await _world.IdleAsync();
        }

        Assert.Contains("1,000", Assert.Single(issue.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_about_something_else_is_left_alone()
    {
        var issue = _repository.OpenIssue("bob", "The link to the slides is broken", "See above.");

        using var answer = await _world.DeliverAsync("issues", Payloads.IssueOpened(_repository, issue));
        await _world.IdleAsync();

        Assert.Empty(issue.Comments);
    }

    [Fact]
    public async Task A_repository_without_a_list_of_papers_is_left_alone()
    {
        FakeRepository other = null!;
        _world.GitHub.Locked(() => other = _world.GitHub.Add("octo-org", "tool", Lists.Files("# Tool\n\nA tool.\n\n- [Documentation](https://example.org/docs)\n")));
        var issue = other.OpenIssue("bob", "Add dark mode", "It is bright.");

        using var answer = await _world.DeliverAsync("issues", Payloads.IssueOpened(other, issue));
        await _world.IdleAsync();

        Assert.Empty(issue.Comments);
    }

    private async Task<FakeComment> SayAsync(string author, string body)
    {
        var comment = new FakeComment { Id = _world.GitHub.NextId(), Author = author, Body = body };
        _world.GitHub.Locked(() => _pull.Comments.Add(comment));
        using var answer = await _world.DeliverAsync("issue_comment", Payloads.Comment(_repository, _pull, comment));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await _world.IdleAsync();
        return comment;
    }
}
