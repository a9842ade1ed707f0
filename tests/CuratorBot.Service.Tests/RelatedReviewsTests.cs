using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Reviews;

namespace CuratorBot.Service.Tests;

/// <summary>Events that name a commit or a branch, and the pull requests that they are about.</summary>
public sealed class RelatedReviewsTests
{
    [Fact]
    public async Task A_check_that_is_to_run_again_is_that_of_each_open_pull_request_that_was_reviewed_at_the_commit()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var (one, same, closed, other) = (bench.Open(), bench.Open(), bench.Open(), bench.Open());
        await RecordAsync(bench, one, one.Head.Sha);
        await RecordAsync(bench, same, one.Head.Sha);
        await RecordAsync(bench, closed, one.Head.Sha, isOpen: false);
        await RecordAsync(bench, other, other.Head.Sha);

        await OfHeadAsync(bench, one.Head.Sha);

        Assert.Equal(["pull-1", "pull-2"], await bench.QueuedAsync());
        Assert.Equal(new WorkItem.ReviewPullRequest(ServiceBench.RefOf(one), 7), (await bench.QueuedAsync("pull-1")).Work);
        Assert.Empty(bench.GitHub.Requests);
    }

    [Fact]
    public async Task All_of_such_a_check_is_written_anew()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        await RecordAsync(bench, pull, pull.Head.Sha);

        await OfHeadAsync(bench, pull.Head.Sha);

        var publication = (await bench.StateAsync(pull)).Publication;
        Assert.NotNull(publication.Begun);
        Assert.Null(publication.CheckDigest);
    }

    [Fact]
    public async Task A_commit_that_is_not_on_record_is_looked_for_among_the_open_pull_requests()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var (pull, _, closed) = (bench.Open(), bench.Open(), bench.Open());
        closed.Head = pull.Head;
        closed.State = "closed";

        await OfHeadAsync(bench, pull.Head.Sha);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
        Assert.NotNull((await bench.StateAsync(pull)).Publication.Begun);
    }

    [Fact]
    public async Task The_same_commit_of_another_repository_is_another()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        var elsewhere = new ReviewState { PullRequest = new PullRequestRef(new RepositoryRef("octo-org", "fork"), 9), Publication = new() { HeadSha = pull.Head.Sha } };
        await bench.Store.TrySaveAsync(elsewhere, TestContext.Current.CancellationToken);

        await OfHeadAsync(bench, pull.Head.Sha);

        Assert.Equal(["pull-1"], await bench.QueuedAsync());
    }

    [Theory]
    [InlineData("README.md", true)]
    [InlineData(PolicyFile.DefaultPath, true)]
    [InlineData("docs/a.md", false)]
    [InlineData("readme.md", false)]
    [InlineData(null, true)]
    public async Task A_push_concerns_open_pull_requests_where_it_changes_the_list_or_the_policy_or_may_have(string? path, bool concerns)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Open();

        await OfBranchAsync(bench, path is null ? null : ["LICENSE", path]);

        Assert.Equal(concerns ? ["pull-1"] : [], await bench.QueuedAsync());
        Assert.Empty(bench.GitHub.Violations);
    }

    [Theory]
    [InlineData("PAPERS.md", true)]
    [InlineData("README.md", false)]
    public async Task Where_the_list_stands_is_for_the_policy_of_the_branch_to_say(string path, bool concerns)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { [PolicyFile.DefaultPath] = "list: PAPERS.md\n", ["PAPERS.md"] = Lists.Small });
        bench.Open();

        await OfBranchAsync(bench, [path]);

        Assert.Equal(concerns ? ["pull-1"] : [], await bench.QueuedAsync());
    }

    [Fact]
    public async Task Pull_requests_that_are_closed_or_against_another_branch_are_not_concerned()
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Branches["old"] = bench.Repository.Branches["main"];
        var (closed, _, _) = (bench.Open(), bench.Open("old"), bench.Open());
        closed.State = "closed";

        await OfBranchAsync(bench, ["README.md"]);

        Assert.Equal(["pull-3"], await bench.QueuedAsync());
        Assert.Equal(new WorkItem.ReviewPullRequest(new PullRequestRef(ServiceBench.Ref, 3), 7), (await bench.QueuedAsync("pull-3")).Work);
    }

    private static Task RecordAsync(ServiceBench bench, FakePullRequest pull, string headSha, bool isOpen = true) =>
        bench.ChangeAsync(pull, state => state with { IsOpen = isOpen, Publication = state.Publication with { HeadSha = headSha, CheckDigest = "1" } });

    private static Task OfHeadAsync(ServiceBench bench, string headSha) =>
        bench.Get<RelatedReviews>().OfHeadAsync(new WorkItem.ReviewHead(ServiceBench.Ref, headSha, 7), TestContext.Current.CancellationToken);

    private static Task OfBranchAsync(ServiceBench bench, IReadOnlyList<string>? paths) =>
        bench.Get<RelatedReviews>().OfBranchAsync(new WorkItem.ReviewBranch(ServiceBench.Ref, "main", paths, 7), TestContext.Current.CancellationToken);
}
