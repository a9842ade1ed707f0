using CuratorBot.Core.Papers;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CuratorBot.GitHub.Tests;

public sealed class CommandRunnerTests : IDisposable
{
    private readonly ReviewBench _bench = new() { Papers = Source() };
    private readonly FakePullRequest _pull;

    public CommandRunnerTests()
    {
        _pull = _bench.Repository.Open("alice", "Add a paper", "Please.", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["README.md"] = ReviewBench.List.Replace("### More", "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n\n### More", StringComparison.Ordinal),
        });
        _bench.Repository.Permissions["maria"] = "write";
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Who_may_not_push_may_not_waive_and_is_told_so()
    {
        Assert.False(await RunAsync("mallory", "/curator waive removal because I want it"));

        Assert.Contains("Only people who may push", Answer(), StringComparison.Ordinal);
        Assert.Empty((await StateAsync()).Waivers);
    }

    [Fact]
    public async Task A_maintainers_waiver_is_kept_with_who_when_and_why_and_can_be_taken_back()
    {
        Assert.True(await RunAsync("maria", "/curator waive citation-threshold \"identity mappings\" because it is a classic"));
        var waiver = Assert.Single((await StateAsync()).Waivers);
        Assert.Equal(
            ("citation-threshold", "Identity Mappings in Deep Residual Networks", "maria", "it is a classic", new DateTimeOffset(2017, 3, 2, 0, 0, 0, TimeSpan.Zero)),
            (waiver.RuleId, waiver.Entry, waiver.By, waiver.Reason, waiver.At));

        Assert.True(await RunAsync("maria", "/curator unwaive citation-threshold"));
        Assert.Empty((await StateAsync()).Waivers);
        Assert.DoesNotContain(_pull.Comments, c => c.Author == _bench.GitHub.BotLogin);
    }

    [Fact]
    public async Task A_waiver_is_taken_back_by_words_of_its_title()
    {
        await RunAsync("maria", "/curator waive citation-threshold \"identity mappings\" because it is a classic\n/curator waive removal because it is agreed");

        await RunAsync("maria", "/curator unwaive citation-threshold \"Identity mappings\"");

        Assert.Equal("removal", Assert.Single((await StateAsync()).Waivers).RuleId);
    }

    [Theory]
    [InlineData("citation-threshold \"Layer Normalization\"")]
    [InlineData("removal")]
    public async Task What_is_not_waived_cannot_be_taken_back_and_the_answer_names_what_is(string what)
    {
        await RunAsync("maria", "/curator waive citation-threshold \"identity mappings\" because it is a classic");

        await RunAsync("maria", $"/curator unwaive {what}");

        Assert.Single((await StateAsync()).Waivers);
        Assert.Contains("citation-threshold \"Identity Mappings in Deep Residual Networks\"", Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_several_waivers_have_take_none_back()
    {
        await RunAsync("maria", "/curator waive removal \"identity mappings\" because it is a classic\n/curator waive removal \"Layer Normalization\" because it is one too");

        await RunAsync("maria", "/curator unwaive removal n");

        Assert.Equal(2, (await StateAsync()).Waivers.Count);
        Assert.Contains("2 entries fit", Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_that_is_taken_back_again_after_a_crash_is_no_news()
    {
        await RunAsync("maria", "/curator waive removal because it is agreed");

        await RunAsync("maria", "/curator unwaive removal", comment: 77);
        await RunAsync("maria", "/curator unwaive removal", comment: 77);

        Assert.DoesNotContain(_pull.Comments, c => c.Author == _bench.GitHub.BotLogin);
    }

    [Fact]
    public async Task Where_nothing_is_waived_the_answer_says_so()
    {
        await RunAsync("maria", "/curator unwaive");

        Assert.Contains("Nothing is waived", Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_find_the_entry_that_is_meant_the_base_branch_is_not_read_again()
    {
        await RunAsync("maria", "/curator waive citation-threshold \"identity mappings\" because it is a classic");

        // The policy, the list, and the list with the change.
        Assert.Equal(3, _bench.GitHub.Requests.Count(static r => r.Method == "GET" && r.Path.Contains("/contents/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_match_is_kept_by_the_normalised_title()
    {
        Assert.True(await RunAsync("maria", "/curator match \"Identity Mappings in Deep Residual Networks\" CorpusId:6447277"));

        Assert.Equal("CorpusId:6447277", (await StateAsync()).Matches["identity mappings in deep residual networks"].ToString());
    }

    [Fact]
    public async Task An_entry_that_no_one_has_is_told()
    {
        Assert.False(await RunAsync("maria", "/curator waive removal \"No such paper\" because of this"));

        Assert.Contains("No such paper", Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anyone_may_ask_for_help_a_paper_and_candidates()
    {
        Assert.False(await RunAsync("bob", "/curator help\n/curator lookup 1512.03385\n/curator candidates"));

        Assert.Contains("/curator waive RULE", Answer(), StringComparison.Ordinal);
        Assert.Contains("Deep Residual Learning for Image Recognition", Answer(), StringComparison.Ordinal);
        Assert.Contains("Layer Normalization", Answer(), StringComparison.Ordinal);
        Assert.Contains("eyes", _pull.Comments[0].Reactions);
    }

    [Fact]
    public async Task Doing_it_again_after_a_crash_writes_no_second_answer()
    {
        await RunAsync("bob", "/curator help", comment: 77);
        await RunAsync("bob", "/curator help", comment: 77);

        Assert.Single(_pull.Comments, c => c.Author == _bench.GitHub.BotLogin);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("waive removal because it is agreed")]
    public async Task Under_an_issue_there_is_nothing_to_review_or_to_waive(string command)
    {
        Assert.False(await RunAsync("maria", $"/curator {command}", isPullRequest: false));

        Assert.Empty((await StateAsync()).Waivers);
        Assert.Contains("That works on a pull request only.", Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_someone_else_has_copied_is_not_ours()
    {
        _pull.Comments.Add(new FakeComment { Id = _bench.GitHub.NextId(), Author = "mallory", Body = $"{ReplyPublisher.Marker(77)}\nNonsense." });

        await RunAsync("bob", "/curator help", comment: 77);

        Assert.Contains("/curator waive RULE", Answer(), StringComparison.Ordinal);
        Assert.Equal(0, _pull.Comments[0].Edits);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task What_others_change_at_the_same_time_is_waited_out_for_ten_tries(int refusals, bool isKept)
    {
        var busy = new BusyStore(_bench.Store, refusals);

        var problem = await Record.ExceptionAsync(() => RunAsync("maria", "/curator waive removal because it is agreed", store: busy));

        Assert.Equal(isKept, problem is null);
        Assert.Equal(isKept ? 1 : 0, (await StateAsync()).Waivers.Count);
    }

    [Fact]
    public async Task What_a_command_quotes_mentions_nobody_and_is_no_markup()
    {
        await RunAsync("bob", "/curator lookup @octocat <img src=x> | `x` <!-- curatorbot:v1 AAAA -->");

        Assert.DoesNotContain("@octocat", Answer(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Answer(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- curatorbot:v1", Answer(), StringComparison.Ordinal);
    }

    private string Answer() => Assert.Single(_pull.Comments, c => c.Author == _bench.GitHub.BotLogin).Body;

    private Task<ReviewState> StateAsync() => _bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, _pull.Number), TestContext.Current.CancellationToken);

    private async Task<bool> RunAsync(string author, string body, long? comment = null, IReviewStore? store = null, bool isPullRequest = true)
    {
        var id = comment ?? _bench.GitHub.NextId();
        if (!_pull.Comments.Exists(c => c.Id == id))
        {
            _pull.Comments.Add(new FakeComment { Id = id, Author = author, Body = body });
        }

        var client = await _bench.ClientAsync();
        var runner = new CommandRunner(
            client,
            _bench.Papers,
            store ?? _bench.Store,
            new ReplyPublisher(client, () => Task.FromResult(_bench.GitHub.BotLogin)),
            new FakeTimeProvider(new DateTimeOffset(2017, 3, 2, 0, 0, 0, TimeSpan.Zero)));
        var outcome = await runner.RunAsync(
            new CommandComment(new PullRequestRef(ReviewBench.Ref, _pull.Number), isPullRequest, id, author, body),
            await BaseList.ReadAsync(client, ReviewBench.Ref),
            TestContext.Current.CancellationToken);
        Assert.Empty(_bench.GitHub.Violations);
        return outcome.Review;
    }

    private static IPaperSource Source()
    {
        var resNet = new Paper
        {
            Title = "Deep Residual Learning for Image Recognition",
            Year = 2015,
            CitationCount = 100_000,
            AsOf = new DateOnly(2022, 7, 1),
            Authors = [new PaperAuthor("Kaiming He")],
        };
        var source = new Mock<IPaperSource>();
        source.Setup(static s => s.LookUpAsync(It.IsAny<IReadOnlyList<PaperQuery>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyList<PaperQuery> queries, CancellationToken _) => [.. queries.Select<PaperQuery, PaperLookup>(q =>
                q.Ids.Any(static i => i.Value == "1512.03385") ? new PaperLookup.Found(resNet, MatchedBy.Id, 1) : new PaperLookup.NotFound())]);
        return source.Object;
    }

    /// <summary>Others write first, so many times.</summary>
    private sealed class BusyStore(IReviewStore inner, int refusals) : IReviewStore
    {
        private int _refusals = refusals;

        public Task<ReviewState> LoadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken) => inner.LoadAsync(pullRequest, cancellationToken);

        public Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken) =>
            _refusals-- > 0 ? Task.FromResult<ReviewState?>(null) : inner.TrySaveAsync(state, cancellationToken);

        public Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken) => inner.OpenAsync(repository, cancellationToken);
    }
}
