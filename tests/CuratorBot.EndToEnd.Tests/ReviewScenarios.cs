using System.Net;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

public sealed class ReviewScenarios
{
    [Fact]
    public async Task An_opened_pull_request_gets_one_comment_and_one_check()
    {
        await using var world = await World.StartAsync();
        var repository = world.GitHub.Add("octo-org", "papers", new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Lists.Small });
        var pull = repository.Open("alice", "Add a paper", "Please.", Lists.Change(Lists.SmallWithAddition));

        var answer = await world.DeliverAsync("pull_request", Payloads.PullRequest(repository, pull));
        await world.ReviewedAsync(repository, pull);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Single(pull.Comments);
        Assert.Single(repository.CheckRuns);
        Assert.Empty(world.GitHub.Violations);
        Assert.DoesNotContain(world.Webhooks.Secret, world.Log, StringComparison.Ordinal);
    }
}
