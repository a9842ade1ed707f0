using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

/// <summary>Gives commands in comments on the fake GitHub: maria may push, alice is the author, mallory is a stranger.</summary>
internal sealed class CommandBench : IDisposable
{
    public const string Branch = "add-identity";

    public CommandBench(IReadOnlyDictionary<string, string>? files = null)
    {
        Reviews = new ReviewBench(files);
        Repository.Permissions["maria"] = "write";
    }

    public ReviewBench Reviews { get; }

    public FakeGitHub GitHub => Reviews.GitHub;

    public FakeRepository Repository => Reviews.Repository;

    /// <summary>The updates of branches that were asked for, by what they asked.</summary>
    public IReadOnlyList<string> BranchUpdates => [.. GitHub.Requests.Where(static request => request.Method == "PATCH" && request.Path.Contains("/git/refs/", StringComparison.Ordinal)).Select(static request => request.Body)];

    public void Dispose() => Reviews.Dispose();

    /// <summary>A pull request of alice, from a branch of the repository, that was reviewed.</summary>
    public async Task<FakePullRequest> ReviewedAsync(IReadOnlyDictionary<string, string?> changes, string branch = Branch)
    {
        var pull = Repository.OpenFromBranch(branch, "alice", "Add a paper", "Please.", changes);
        await Reviews.ReviewAsync(pull);
        return pull;
    }

    /// <summary>The same from a fork.</summary>
    public async Task<FakePullRequest> ReviewedForkAsync(IReadOnlyDictionary<string, string?> changes)
    {
        var pull = Repository.Open("alice", "Add a paper", "Please.", changes);
        await Reviews.ReviewAsync(pull);
        return pull;
    }

    /// <summary>Gives a command.</summary>
    /// <param name="issue">Where.</param>
    /// <param name="author">Who.</param>
    /// <param name="body">The comment.</param>
    /// <param name="comment">Its number; one that is there already is read once more, as after a crash.</param>
    /// <returns>Whether there is something to review.</returns>
    public async Task<bool> GiveAsync(FakeIssue issue, string author, string body, long? comment = null)
    {
        var id = comment ?? GitHub.NextId();
        GitHub.Locked(() =>
        {
            if (!issue.Comments.Exists(c => c.Id == id))
            {
                issue.Comments.Add(new FakeComment { Id = id, Author = author, Body = body });
            }
        });

        var client = await Reviews.ClientAsync();
        var place = new PullRequestRef(ReviewBench.Ref, issue.Number);
        var runner = new CommandRunner(client, Reviews.Papers, Reviews.Store, new ReplyPublisher(client, () => Task.FromResult(GitHub.BotLogin)), TimeProvider.System);
        var outcome = await runner.RunAsync(
            new CommandComment(place, issue is FakePullRequest, id, author, body),
            await BaseList.ReadOfAsync(client, place, issue is FakePullRequest),
            TestContext.Current.CancellationToken);
        Assert.Empty(GitHub.Violations);
        return outcome.Review;
    }

    /// <summary>The last answer to a command, without its marker.</summary>
    public string Answer(FakeIssue issue)
    {
        var body = issue.Comments.Last(c => c.Author == GitHub.BotLogin && c.Body.StartsWith("<!-- curatorbot-answer:", StringComparison.Ordinal)).Body;
        return body[(body.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The commits that a branch has and main has not, newest first.</summary>
    public IReadOnlyList<FakeCommit> Commits(FakeCommit head)
    {
        var commits = new List<FakeCommit>();
        for (var commit = head; commit is not null && commit != Repository.Branches["main"]; commit = commit.Parent)
        {
            commits.Add(commit);
        }

        return commits;
    }
}
