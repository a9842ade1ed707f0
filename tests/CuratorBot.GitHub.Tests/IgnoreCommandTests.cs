using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using Octokit;

namespace CuratorBot.GitHub.Tests;

public sealed class IgnoreCommandTests : IDisposable
{
    private const string Ignore = "/curator ignore citation-threshold \"layer normalization\" because it is \"seminal\"";

    private readonly CommandBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_maintainer_gets_a_pull_request_that_makes_the_policy_file()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        Assert.False(await _bench.GiveAsync(pull, "maria", Ignore, comment: 77));

        var opened = Opened(_bench, pull);
        Assert.Equal("exceptions:\n  - { entry: \"Layer Normalization\", rule: citation-threshold, because: \"it is seminal\" }\n", opened.Head.Files[PolicyFile.DefaultPath]);
        Assert.Equal(Lists.Small, opened.Head.Files["README.md"]);
        Assert.StartsWith("curatorbot/ignore-citation-threshold-", opened.HeadBranch, StringComparison.Ordinal);
        Assert.Equal("Ignore citation-threshold for an entry", opened.Title);
        Assert.Equal($"maria asked for this in a comment on #{pull.Number}.\n\nLayer Normalization: it is seminal", opened.Body);
        Assert.StartsWith("Ignore the rule citation-threshold for an entry\n\nCo-authored-by: maria ", opened.Head.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            $"Pull request #{opened.Number} writes an exception into the policy file: `citation-threshold` will no longer apply to “Layer Normalization”. It takes effect once that is merged; until then, `/curator waive` can waive the finding in a pull request.",
            _bench.Answer(pull),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_file_keeps_its_comments_and_its_layout()
    {
        const string Policy = "# Ours.\ncomment:   problems   # quiet\n\nexceptions:\n    - { entry: Going deeper, rule: order, because: old }   # 2017\n# The end.\n";
        using var bench = new CommandBench(new Dictionary<string, string>(Lists.Files(Lists.Small)) { [PolicyFile.DefaultPath] = Policy });
        var issue = bench.Repository.OpenIssue("bob", "List audit", "");

        await bench.GiveAsync(issue, "maria", Ignore);

        Assert.Equal(
            Policy.Replace("# The end", "    - { entry: \"Layer Normalization\", rule: citation-threshold, because: \"it is seminal\" }\n# The end", StringComparison.Ordinal),
            Opened(bench, issue).Head.Files[PolicyFile.DefaultPath]);
    }

    [Fact]
    public async Task Without_an_entry_the_rule_is_switched_off()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "maria", "/curator ignore order because we do not sort");

        var opened = Opened(_bench, pull);
        Assert.Equal("rules:\n  order: off # we do not sort\n", opened.Head.Files[PolicyFile.DefaultPath]);
        Assert.EndsWith($"Pull request #{opened.Number} switches `order` off in the policy file. It takes effect once that is merged.", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("mallory")]
    public async Task Who_may_not_push_may_not(string who)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, who, Ignore);

        Assert.Single(_bench.Repository.Issues);
        Assert.Contains("Only people who may push", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_exception_is_asked_for_once_and_known_once_it_is_there()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        await _bench.GiveAsync(pull, "maria", Ignore);
        var opened = Opened(_bench, pull);

        await _bench.GiveAsync(pull, "maria", "/curator ignore citation-threshold \"Layer Normalization\" because I say so");
        Assert.EndsWith($"Pull request #{opened.Number} does that already.", _bench.Answer(pull), StringComparison.Ordinal);

        _bench.Repository.Branches["main"] = opened.Head;
        opened.State = "closed";
        await _bench.GiveAsync(pull, "maria", Ignore);
        Assert.EndsWith("The policy file already says to ignore `citation-threshold` here.", _bench.Answer(pull), StringComparison.Ordinal);
        Assert.Equal(2, _bench.Repository.Issues.Count);
    }

    [Fact]
    public async Task A_policy_file_with_an_error_is_left_alone()
    {
        using var bench = new CommandBench(new Dictionary<string, string>(Lists.Files(Lists.Small)) { [PolicyFile.DefaultPath] = "top: { sise: 3 }\n" });
        var issue = bench.Repository.OpenIssue("bob", "List audit", "");

        await bench.GiveAsync(issue, "maria", Ignore);

        Assert.Single(bench.Repository.Issues);
        Assert.Contains("The policy file has an error, so I leave it alone: ", bench.Answer(issue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_nothing_can_be_added_to_is_told_what_to_add()
    {
        using var bench = new CommandBench(new Dictionary<string, string>(Lists.Files(Lists.Small)) { [PolicyFile.DefaultPath] = "{ comment: problems }\n" });
        var issue = bench.Repository.OpenIssue("bob", "List audit", "");

        await bench.GiveAsync(issue, "maria", Ignore);

        Assert.EndsWith(
            "Please add this by hand:\n\n```yaml\nexceptions:\n  - { entry: \"Layer Normalization\", rule: citation-threshold, because: \"it is seminal\" }\n```",
            bench.Answer(issue),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\", rule: removal } ]\\n- evil: { &a *b !c @octocat ::add-mask::x ${{ secrets.X }}")]
    [InlineData("fixes #1 @octocat <!-- x --> [y](javascript:z)\r")]
    public async Task Whatever_a_reason_holds_it_is_a_reason_in_the_file_and_no_markup_elsewhere(string reason)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "maria", $"/curator ignore order \"layer normalization\" because {reason}");

        var opened = Opened(_bench, pull);
        var file = PolicyFile.Read(opened.Head.Files[PolicyFile.DefaultPath], CuratorBot.Core.Rules.RuleCatalog.Descriptors);
        var exception = Assert.Single(PolicyReader.Read("", "README.md", file).Policy.Exceptions);
        Assert.Equal(("order", "Layer Normalization"), (exception.Rule, exception.Entry));
        Assert.Empty(file.Errors);
        Assert.DoesNotContain("@octocat", opened.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("[y](javascript", opened.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("octocat", opened.Head.Message + opened.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/curator ignore order", "Say which rule, perhaps for which entry, and why: `/curator ignore RULE \"TITLE\" because REASON`.")]
    [InlineData("/curator ignore no-rule because x", "There is no rule “no-rule”. The rules are named in the comment of the review.")]
    [InlineData("/curator ignore order \"nothing\" because x", "Neither this pull request nor the list has an entry “nothing”.")]
    public async Task What_cannot_be_followed_is_told(string command, string answer)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "maria", command);

        Assert.Single(_bench.Repository.Issues);
        Assert.EndsWith(answer, _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_there_is_one_pull_request()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        _bench.GitHub.Fault = static request => request.Method == "POST" && request.Path.EndsWith("/pulls", StringComparison.Ordinal) ? new FakeResponse(500, "{}") : null;
        await Assert.ThrowsAnyAsync<ApiException>(() => _bench.GiveAsync(pull, "maria", Ignore, comment: 77));
        _bench.GitHub.Fault = null;

        await _bench.GiveAsync(pull, "maria", Ignore, comment: 77);

        Assert.Single(_bench.Commits(Opened(_bench, pull).Head));
    }

    private static FakePullRequest Opened(CommandBench bench, FakeIssue askedOn) => Assert.Single(bench.Repository.Issues.Values.OfType<FakePullRequest>(), pull => pull != askedOn);
}
