using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

public sealed class MarkerReviewStoreTests : IDisposable
{
    private readonly ReviewBench _bench = new();
    private readonly FakePullRequest _pull;

    public MarkerReviewStoreTests()
    {
        _pull = _bench.Repository.Open("alice", "Add a paper", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = ReviewBench.List + "\n" });
    }

    private PullRequestRef PullRequest => new(ReviewBench.Ref, _pull.Number);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Of_two_lists_each_has_a_comment_of_its_own()
    {
        await SayAsync("README.md", [Waive("removal", "agreed")]);
        await SayAsync("README_zh.md", []);

        Assert.Single((await (await StoreAsync()).ReadAsync(PullRequest, "README.md")).Waivers);
        Assert.Empty((await (await StoreAsync()).ReadAsync(PullRequest, "README_zh.md")).Waivers);
        Assert.Null((await (await StoreAsync()).ReadAsync(PullRequest, "OTHER.md")).Publication.CommentId);
    }

    [Fact]
    public async Task A_comment_that_says_the_same_already_is_not_written_again()
    {
        await SayAsync("README.md", []);
        var body = _pull.Comments[0].Body;
        var client = await _bench.ClientAsync();
        var snapshot = await new PullRequestReader(client).ReadAsync(PullRequest, TestContext.Current.CancellationToken);
        var publication = (await (await StoreAsync()).ReadAsync(PullRequest, "README.md")).Publication;
        Assert.Equal((_pull.Comments[0].Id, Verdict.Pass), (publication.CommentId, publication.Verdict));

        await new CommentPublisher(client, () => Task.FromResult(_bench.GitHub.BotLogin)).PublishAsync(snapshot, body, Verdict.Pass, publication);
        Assert.Equal(0, _bench.GitHub.Writes);

        await new CommentPublisher(client, () => Task.FromResult(_bench.GitHub.BotLogin)).PublishAsync(snapshot, body + "More.\n", Verdict.Pass, publication);
        Assert.Equal(1, _pull.Comments[0].Edits);
    }

    [Fact]
    public async Task Many_long_reasons_in_another_script_are_read_again()
    {
        await SayAsync("README.md", [.. Enumerable.Range(0, 50).Select(i => Waive("removal", $"{i} {new string('因', 500)}") with { Entry = new string('深', 100) })]);

        var state = await (await StoreAsync()).ReadAsync(PullRequest, "README.md");

        Assert.Equal(20, state.Waivers.Count);
        Assert.StartsWith("49 因", state.Waivers[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_long_reason_is_not_cut_within_a_character(string before)
    {
        await SayAsync("README.md", [Waive("removal", before + string.Concat(Enumerable.Repeat("🎓", 300)))]);

        var reason = Assert.Single((await (await StoreAsync()).ReadAsync(PullRequest, "README.md")).Waivers).Reason;

        Assert.EndsWith("🎓…", reason, StringComparison.Ordinal);
        Assert.InRange(reason.Length, 190, 200);
    }

    /// <summary>Our comment on a list, as a run leaves it.</summary>
    private async Task SayAsync(string list, IReadOnlyList<Waiver> waivers)
    {
        var store = await StoreAsync();
        var state = await store.LoadAsync(PullRequest, TestContext.Current.CancellationToken);
        await store.TrySaveAsync(state with { Waivers = waivers }, TestContext.Current.CancellationToken);
        var marker = new CommentMarker(list, Verdict.Pass, store.MarkerOf(PullRequest));
        _pull.Comments.Add(new FakeComment { Id = _bench.GitHub.NextId(), Author = _bench.GitHub.BotLogin, Body = $"{marker}\nFine.\n" });
    }

    private static Waiver Waive(string rule, string reason) => new(rule, null, "maria", reason, new DateTimeOffset(2017, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private async Task<MarkerReviewStore> StoreAsync() => new(await _bench.ClientAsync(), () => Task.FromResult(_bench.GitHub.BotLogin));
}
