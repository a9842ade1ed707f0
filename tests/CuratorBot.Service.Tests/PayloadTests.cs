using System.Text.Json;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using Octokit.Webhooks.Events;

namespace CuratorBot.Service.Tests;

/// <summary>The fake's payloads have all that the webhook package asks of GitHub's: else scenarios would pass or fail for want of a field.</summary>
public sealed class PayloadTests
{
    private readonly FakeRepository _repository = new("octo-org", "papers", new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Lists.Small });

    [Fact]
    public void Payloads_of_the_fake_are_complete()
    {
        var pull = _repository.Open("alice", "Title", null, Lists.Change(Lists.SmallWithAddition));
        var issue = _repository.OpenIssue("bob", "Title", null);
        var comment = new FakeComment { Id = 7, Author = "bob", Body = "/curator help" };
        var run = new FakeCheckRun { Id = 8, Name = "CuratorBot", HeadSha = pull.Head.Sha };

        Assert.All(
            (string[])["opened", "reopened", "synchronize", "edited", "ready_for_review", "closed"],
            action => Assert.Equal(1, Payloads.PullRequest(_repository, pull, action).Deserialize<PullRequestEvent>()!.Number));
        Assert.Equal("refs/heads/main", Payloads.Push(_repository, "main", "README.md").Deserialize<PushEvent>()!.Ref);
        Assert.Equal(7, Payloads.Comment(_repository, pull, comment).Deserialize<IssueCommentEvent>()!.Comment.Id);
        Assert.NotNull(Payloads.Comment(_repository, pull, comment).Deserialize<IssueCommentEvent>()!.Issue.PullRequest);
        Assert.Equal(2, Payloads.IssueOpened(_repository, issue).Deserialize<IssuesEvent>()!.Issue.Number);
        Assert.Null(Payloads.Comment(_repository, issue, comment).Deserialize<IssueCommentEvent>()!.Issue.PullRequest);
        Assert.Equal(pull.Head.Sha, Payloads.CheckRunRerequested(_repository, run).Deserialize<CheckRunEvent>()!.CheckRun.HeadSha);
    }
}
