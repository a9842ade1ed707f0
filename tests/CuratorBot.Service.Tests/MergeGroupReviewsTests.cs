using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Reviews;

namespace CuratorBot.Service.Tests;

/// <summary>What a merge queue is told of the commits that it would merge.</summary>
public sealed class MergeGroupReviewsTests
{
    [Fact]
    public async Task The_check_is_about_the_list_that_would_be_merged_and_not_about_the_pull_request_alone()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var known = bench.LookUp;
        bench.LookUp = query => query.Ids.Any(static id => id.Value == "1607.06450")
            ? new PaperLookup.Found(new Paper { Title = "Layer Normalization", Year = 2016, CitationCount = 500, Authors = [new PaperAuthor("Jimmy Ba")] }, MatchedBy.Id, 1)
            : known(query);

        // One paper out, one in; before it in the queue, another has put one in.
        var exchange = Lists.SmallWithAddition.Replace("- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n", "", StringComparison.Ordinal);
        var pull = bench.Repository.Open("alice", "Exchange", null, Lists.Change(exchange));
        var queued = bench.Repository.Commit(bench.Repository.Branches["main"], Lists.Change(exchange));

        await RunAsync(bench, pull, queued.Parent!, queued);

        var check = Assert.Single(bench.Repository.CheckRuns);
        Assert.Equal((queued.Sha, $"{pull.Number}:{queued.Sha}"), (check.HeadSha, check.ExternalId));
        Assert.NotEqual("failure", check.Conclusion);

        var over = bench.Repository.Commit(queued, Lists.Change(Lists.SmallWithAddition));
        await RunAsync(bench, pull, queued, over);

        Assert.Equal("failure", bench.Repository.CheckRuns.Single(c => c.HeadSha == over.Sha).Conclusion);
        Assert.Empty(pull.Comments);
        Assert.Empty(bench.GitHub.Violations);
    }

    [Fact]
    public async Task What_a_maintainer_has_waived_on_the_pull_request_is_waived_in_the_queue()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await bench.ChangeAsync(pull, state => state with { Waivers = [new Waiver("removal", null, "maria", "agreed", default), new Waiver("list-cap", null, "maria", "agreed", default)] });
        var queued = bench.Repository.Commit(bench.Repository.Branches["main"], Lists.Change(Lists.SmallWithAddition));

        await RunAsync(bench, pull, queued.Parent!, queued);

        Assert.NotEqual("failure", Assert.Single(bench.Repository.CheckRuns).Conclusion);
    }

    [Fact]
    public async Task A_pull_request_that_leaves_the_list_alone_passes()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Repository.Open("alice", "Docs", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });
        var queued = bench.Repository.Commit(bench.Repository.Branches["main"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });

        await RunAsync(bench, pull, queued.Parent!, queued);

        Assert.Equal("success", Assert.Single(bench.Repository.CheckRuns).Conclusion);
    }

    private static Task RunAsync(ServiceBench bench, FakePullRequest pull, FakeCommit from, FakeCommit to) => bench.Get<MergeGroupReviews>().RunAsync(
        new WorkItem.ReviewMergeGroup(ServiceBench.Ref, $"refs/heads/gh-readonly-queue/main/pr-{pull.Number}-{from.Sha}", to.Sha, from.Sha, 1), TestContext.Current.CancellationToken);
}
