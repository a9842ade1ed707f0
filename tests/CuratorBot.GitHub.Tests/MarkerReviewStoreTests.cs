using CuratorBot.Core.Papers;
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
        _bench.Repository.Permissions["maria"] = "write";
    }

    private PullRequestRef PullRequest => new(ReviewBench.Ref, _pull.Number);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Of_two_lists_each_has_a_comment_of_its_own()
    {
        await SayAsync("README.md", [Told("maria", "removal", "Layer cake", "agreed")]);
        await SayAsync("README_zh.md", []);

        Assert.Single((await (await StoreAsync()).ReadAsync(PullRequest, "README.md", [])).Waivers);
        Assert.Empty((await (await StoreAsync()).ReadAsync(PullRequest, "README_zh.md", [])).Waivers);
        Assert.Null((await (await StoreAsync()).ReadAsync(PullRequest, "OTHER.md", [])).Publication.CommentId);
    }

    [Fact]
    public async Task A_comment_that_says_the_same_already_is_not_written_again()
    {
        await SayAsync("README.md", []);
        var body = _pull.Comments[0].Body;
        var client = await _bench.ClientAsync();
        var snapshot = await new PullRequestReader(client).ReadAsync(PullRequest, TestContext.Current.CancellationToken);
        var publication = (await (await StoreAsync()).ReadAsync(PullRequest, "README.md", [])).Publication;
        Assert.Equal((_pull.Comments[0].Id, Verdict.Pass), (publication.CommentId, publication.Verdict));

        await new CommentPublisher(client, () => Task.FromResult(_bench.GitHub.BotLogin)).PublishAsync(snapshot, body, Verdict.Pass, publication);
        Assert.Equal(0, _bench.GitHub.Writes);

        await new CommentPublisher(client, () => Task.FromResult(_bench.GitHub.BotLogin)).PublishAsync(snapshot, body + "More.\n", Verdict.Pass, publication);
        Assert.Equal(1, _pull.Comments[0].Edits);
    }

    [Fact]
    public async Task Many_waivers_with_long_reasons_in_another_script_are_read_again()
    {
        await SayAsync("README.md", [.. Enumerable.Range(0, 50).Select(i => Told("maria", "removal", $"{new string('深', 100)} {i:00}", $"{i} {new string('因', 500)}"))]);

        var state = await ReadAsync();

        Assert.Equal(20, state.Waivers.Count);
        Assert.Equal($"49 {new string('因', 500)}", state.Waivers[^1].Reason);
        Assert.Equal("maria", state.Waivers[^1].By);
    }

    [Fact]
    public async Task A_waiver_counts_as_long_as_the_comment_that_gave_it_does()
    {
        await SayAsync("README.md", [Told("maria", "removal", null, "agreed"), Told("maria", "citation-threshold", "Layer cake", "a classic")]);
        Assert.Equal(["removal", "citation-threshold"], (await ReadAsync()).Waivers.Select(static w => w.RuleId));

        _pull.Comments[1].Body = "/curator waive citation-threshold \"bread\" because a classic";
        Assert.Equal(["removal"], (await ReadAsync()).Waivers.Select(static w => w.RuleId));

        _pull.Comments.RemoveAt(0);
        Assert.Empty((await ReadAsync()).Waivers);
    }

    [Fact]
    public async Task The_right_of_who_gave_a_waiver_is_asked_again()
    {
        await SayAsync("README.md", [Told("maria", "removal", null, "agreed")]);
        Assert.Single((await ReadAsync()).Waivers);

        _bench.Repository.Permissions["maria"] = "read";

        Assert.Empty((await ReadAsync()).Waivers);
    }

    [Theory]
    [InlineData("/curator unwaive", "maria", 0)]
    [InlineData("/curator unwaive removal", "maria", 0)]
    [InlineData("/curator unwaive citation-threshold", "maria", 1)]
    [InlineData("/curator unwaive", "mallory", 1)]
    public async Task A_marker_that_brings_back_what_was_taken_back_is_not_believed(string command, string by, int left)
    {
        var waiver = Told("maria", "removal", null, "agreed");
        _pull.Comments.Add(new FakeComment { Id = _bench.GitHub.NextId(), Author = by, Body = command });
        await SayAsync("README.md", [waiver]);

        Assert.Equal(left, (await ReadAsync()).Waivers.Count);
    }

    /// <summary>Other workflows write with the same account as ours, and what they write may be the author's.</summary>
    [Fact]
    public async Task A_forged_marker_gives_no_waiver_no_match_no_label_and_no_silence()
    {
        var comment = Told("mallory", "removal", null, "agreed").Comment!.Value;
        var state = new ReviewState
        {
            PullRequest = PullRequest,
            Waivers =
            [
                new Waiver("removal", null, "maria", "agreed", default),
                new Waiver("removal", null, "maria", "agreed", default) { Comment = comment },
                new Waiver("removal", null, "maria", "agreed", default) { Comment = 999_999 },
                new Waiver(null!, null, null!, null!, default) { Comment = comment },
            ],
            Matches = new Dictionary<string, PaperId>(StringComparer.Ordinal) { ["layer cake"] = new(PaperId.ArXiv, "1607.06450") },
            MatchedBy = new Dictionary<string, long>(StringComparer.Ordinal) { ["layer cake"] = comment },
            IsOpen = false,
            Publication = new Publication { HeadSha = _pull.Head.Sha, Verdict = Verdict.Fail, CommentDeleted = true, CheckDigest = "x", Labels = ["security"], Suggestions = ["x"] },
        };
        Say(new CommentMarker("README.md", Verdict.Pass, new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = ReviewStateJson.Write(state) }));

        var read = await ReadAsync();

        Assert.Empty(read.Waivers);
        Assert.Empty(read.Matches);
        Assert.True(read.IsOpen);
        Assert.Empty(read.Publication.Labels);
        Assert.Empty(read.Publication.Suggestions);
        Assert.Equal((false, null, null), (read.Publication.CommentDeleted, read.Publication.HeadSha, read.Publication.CheckDigest));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("/curator match \"layer\" ARXIV:1607.06450", "1607.06450")]
    [InlineData("/curator match \"layer\" ARXIV:1607.06451", "1607.06451")]
    [InlineData("/curator match \"bread\" ARXIV:1607.06450", null)]
    public async Task Of_a_match_the_comment_decides_and_not_the_marker(string command, string? id)
    {
        var comment = Comment("maria", command);
        await SayAsync(state => state with
        {
            Matches = new Dictionary<string, PaperId>(StringComparer.Ordinal) { ["layer cake"] = new(PaperId.ArXiv, "1607.06450") },
            MatchedBy = new Dictionary<string, long>(StringComparer.Ordinal) { ["layer cake"] = comment },
        });

        Assert.Equal(id is null ? [] : [new PaperId(PaperId.ArXiv, id)], (await ReadAsync()).Matches.Values);
    }

    /// <summary>GitHub cancels a run that waits where another of its group comes; what it was to do stands in the conversation.</summary>
    [Fact]
    public async Task A_command_whose_run_was_cancelled_counts_at_the_next_one()
    {
        await SayAsync("README.md", []);
        Comment("maria", "/curator waive removal because agreed\n/curator match \"layer\" ARXIV:1607.06450");
        Comment("maria", "/curator waive citation-threshold \"cake\" because a classic\n/curator waive citation-threshold \"a\" because it names two");
        Comment("mallory", "/curator waive duplicate because I say so");

        var state = await ReadAsync("Layer cake", "Bread");

        Assert.Equal([("removal", null), ("citation-threshold", "Layer cake")], state.Waivers.Select(static w => (w.RuleId, w.Entry)));
        Assert.Equal("layer cake", Assert.Single(state.Matches).Key);
    }

    [Fact]
    public async Task What_was_written_into_an_old_comment_is_no_command_and_what_was_followed_stays_one()
    {
        var followed = Told("maria", "removal", null, "agreed");
        var old = Comment("maria", "/curator waive duplicate because I have changed my mind");
        await SayAsync("README.md", [followed]);
        _pull.Comments.ForEach(c => c.Edits = c.Id == old || c.Id == followed.Comment ? 1 : c.Edits);

        Assert.Equal(["removal"], (await ReadAsync()).Waivers.Select(static w => w.RuleId));
    }

    [Fact]
    public async Task Of_a_crowd_that_gives_commands_some_are_asked_about()
    {
        foreach (var i in Enumerable.Range(0, 100))
        {
            Comment($"user{i}", "/curator waive removal because we are many");
        }

        Assert.Empty((await ReadAsync()).Waivers);
        Assert.InRange(_bench.GitHub.Requests.Count, 1, 35);
    }

    [Theory]
    [InlineData("nothing", false)]
    [InlineData("head", true)]
    [InlineData("base", true)]
    [InlineData("comment", true)]
    [InlineData("comment gone", false)]
    public async Task A_review_that_others_have_overtaken_is_not_written(string change, bool overtaken)
    {
        await SayAsync("README.md", []);
        var store = await StoreAsync();
        var snapshot = await new PullRequestReader(await _bench.ClientAsync()).ReadAsync(PullRequest, TestContext.Current.CancellationToken);
        var state = await store.CompleteAsync(new ReviewState { PullRequest = PullRequest }, snapshot, TestContext.Current.CancellationToken);
        switch (change)
        {
            case "head":
                _pull.Head = _bench.Repository.Commit(_pull.Head, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = "x" });
                break;
            case "base":
                _bench.Repository.Branches["other"] = _bench.Repository.Branches["main"];
                _pull.BaseBranch = "other";
                break;
            case "comment":
                _pull.Comments[0].Body += "Another run was here.";
                break;
            case "comment gone":
                _pull.Comments.Clear();
                break;
        }

        var claim = state with { Publication = state.Publication with { Begun = 0 } };
        Assert.Equal(overtaken, await store.TrySaveAsync(claim, TestContext.Current.CancellationToken) is null);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Waivers":null,"Matches":null,"MatchedBy":null,"Publication":null,"EntersTop":null}""")]
    [InlineData("""{"Waivers":[null,{}],"Publication":{}}""")]
    [InlineData("""{"Waivers":7}""")]
    [InlineData("""{"Waivers":[],"Waivers":[]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    public async Task A_marker_that_holds_something_else_is_as_good_as_an_empty_one(string json)
    {
        Say(new CommentMarker("README.md", Verdict.Pass, new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = json }));

        var read = await ReadAsync();

        Assert.Empty(read.Waivers);
        Assert.Empty(read.Matches);
        Assert.Equal(_pull.Comments[0].Id, read.Publication.CommentId);
    }

    [Fact]
    public async Task Whether_the_reviews_are_paused_is_read_from_the_conversation()
    {
        Comment("mallory", "/curator pause");
        Assert.Null((await ReadAsync()).Paused);

        var paused = Comment("maria", "/curator pause");
        Assert.Equal(new Pause("maria", paused), (await ReadAsync()).Paused);

        _pull.Comments[^1].Edits = 1;
        Assert.Null((await ReadAsync()).Paused);

        Comment("maria", "/curator pause");
        Comment("mallory", "/curator resume");
        Assert.NotNull((await ReadAsync()).Paused);

        Comment("maria", "/curator resume");
        Assert.Null((await ReadAsync()).Paused);
    }

    [Fact]
    public async Task A_forged_marker_pauses_nothing()
    {
        Say(new CommentMarker("README.md", Verdict.Pass, new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = """{"Paused":{"By":"maria","Comment":7}}""" }));

        Assert.Null((await ReadAsync()).Paused);
    }

    [Fact]
    public async Task The_commit_that_a_comment_is_about_is_known_to_the_next_run()
    {
        await SayAsync("README.md", []);

        Assert.Equal(_pull.Head.Sha, (await ReadAsync()).Publication.HeadSha);
    }

    private async Task<ReviewState> ReadAsync(params IReadOnlyList<string> titles) => await (await StoreAsync()).ReadAsync(PullRequest, "README.md", titles);

    /// <summary>Our comment on a list, as a run leaves it.</summary>
    private Task SayAsync(string list, IReadOnlyList<Waiver> waivers) => SayAsync(state => state with { Waivers = waivers }, list);

    private async Task SayAsync(Func<ReviewState, ReviewState> change, string list = "README.md")
    {
        var store = await StoreAsync();
        var state = await store.LoadAsync(PullRequest, TestContext.Current.CancellationToken);
        await store.TrySaveAsync(change(state), TestContext.Current.CancellationToken);
        Say(new CommentMarker(list, Verdict.Pass, store.MarkerOf(PullRequest, _pull.Head.Sha)));
    }

    private void Say(CommentMarker marker) => Comment(_bench.GitHub.BotLogin, $"{marker}\nFine.\n");

    /// <summary>A waiver with the comment that gives it.</summary>
    private Waiver Told(string by, string rule, string? entry, string reason) =>
        new(rule, entry, by, reason, new DateTimeOffset(2017, 3, 1, 0, 0, 0, TimeSpan.Zero))
        {
            Comment = Comment(by, $"/curator waive {rule} {(entry is null ? "" : $"\"{entry}\" ")}because {reason}"),
        };

    private long Comment(string author, string body)
    {
        var comment = new FakeComment { Id = _bench.GitHub.NextId(), Author = author, Body = body };
        _pull.Comments.Add(comment);
        return comment.Id;
    }

    private async Task<MarkerReviewStore> StoreAsync() => new(await _bench.ClientAsync(), () => Task.FromResult(_bench.GitHub.BotLogin));
}
