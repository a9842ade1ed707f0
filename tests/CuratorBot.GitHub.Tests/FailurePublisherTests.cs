using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;

namespace CuratorBot.GitHub.Tests;

/// <summary>What stands at a head that could not be reviewed, and what the next review knows of it.</summary>
public sealed class FailurePublisherTests
{
    private static readonly Publication Previous = new() { HeadSha = "", CheckRunId = 1, CheckDigest = "1", CommentId = 2, CommentDigest = "2", Annotations = ["a"], Labels = ["fail"] };

    [Fact]
    public async Task Without_an_App_the_status_is_an_error()
    {
        using var bench = new ReviewBench(isApp: false);
        var pull = Open(bench);

        await PublishAsync(bench, pull, Previous, isApp: false);

        Assert.Equal(new FakeStatus(pull.Head.Sha, "CuratorBot", "error", "Could not be reviewed", TargetUrl: null), Assert.Single(bench.Repository.Statuses));
        Assert.Empty(bench.Repository.CheckRuns);
    }

    [Fact]
    public async Task On_a_new_head_there_is_a_check_of_its_own_and_no_annotation_yet()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench);

        var publication = await PublishAsync(bench, pull, Previous, isApp: true);

        var run = Assert.Single(bench.Repository.CheckRuns);
        Assert.Equal((pull.Head.Sha, "failure", $"{pull.Number}:{pull.Head.Sha}"), (run.HeadSha, run.Conclusion, run.ExternalId));
        Assert.Equal((pull.Head.Sha, run.Id, null, null), (publication.HeadSha, publication.CheckRunId, publication.CheckDigest, publication.CommentDigest));
        Assert.Empty(publication.Annotations);
        Assert.Equal(["fail"], publication.Labels);
    }

    [Fact]
    public async Task On_the_same_head_the_check_is_the_one_that_stands_there_with_its_annotations()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench);
        await bench.ReviewAsync(pull);
        var state = await bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);
        var previous = state.Publication with { Annotations = ["a"] };

        var publication = await PublishAsync(bench, pull, previous, isApp: true);

        Assert.Equal("Could not be reviewed", Assert.Single(bench.Repository.CheckRuns).Title);
        Assert.Equal((previous.CheckRunId, previous.CommentId), (publication.CheckRunId, publication.CommentId));
        Assert.Equal(["a"], publication.Annotations);
    }

    private static FakePullRequest Open(ReviewBench bench) => bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

    private static async Task<Publication> PublishAsync(ReviewBench bench, FakePullRequest pull, Publication previous, bool isApp)
    {
        var publication = await new FailurePublisher(await bench.ClientAsync(), isApp).PublishAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), pull.Head.Sha, previous);
        Assert.Empty(bench.GitHub.Violations);
        return publication;
    }
}
