using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Reviews;

namespace CuratorBot.Core.Tests.Rules;

public sealed class LinkAliveRuleTests
{
    private const string Gone = "https://example.org/gone.pdf";
    private const string OtherHost = "https://no-such-host.example/long.pdf";

    private static readonly LinkAliveRule Rule = new();

    [Fact]
    public void A_dead_link_that_is_added_is_told()
    {
        var fixture = Add($"[[pdf]]({Gone}) [[web]]({OtherHost})");

        Assert.Equal(
            [
                $"warning 14: The link {Gone} is dead: its server says that there is nothing at this address (404). Please link a copy that still exists.",
                $"warning 14: The link {OtherHost} is dead: there is no such host. Please check the spelling, or link a copy that still exists.",
            ],
            fixture.Said(Rule));
    }

    [Theory]
    [InlineData("https://example.org/alive.pdf")]
    [InlineData("https://example.org/refused.pdf")]
    [InlineData("https://example.org/not-asked.pdf")]
    public void What_answers_or_is_unknown_says_nothing(string url) => Assert.Empty(Add($"[[pdf]]({url})").Check(Rule));

    [Fact]
    public void A_link_that_was_dead_before_is_not_held_against_the_change()
    {
        var before = FormList.English.Replace("https://example.org/deep.pdf", Gone, StringComparison.Ordinal);
        var fixture = FormList.Edit("Deep potholes", "Deeper potholes", before) with { Links = Facts };

        Assert.Empty(fixture.Check(Rule));
        Assert.Single((fixture with { Base = null }).Check(Rule));
    }

    [Fact]
    public void Addresses_are_asked_only_where_the_policy_turns_the_rule_on()
    {
        var request = Request();

        Assert.Empty(LinkQuestions.OfChange(request));
        Assert.Empty(LinkQuestions.OfList(request));
        Assert.Empty(LinkQuestions.OfChange(request with { PolicyText = "rules:\n  link-alive: off\n" }));
        Assert.Empty(LinkQuestions.OfChange(request with { PolicyText = "rules:\n  link-alive: perhaps\n" }));
    }

    [Fact]
    public void A_review_asks_for_the_new_links_and_a_check_for_all()
    {
        var request = Request() with { PolicyText = "rules:\n  link-alive: warning\n" };

        Assert.Equal([Gone], LinkQuestions.OfChange(request));
        Assert.Equal(10, LinkQuestions.OfList(request).Count);
    }

    [Theory]
    [InlineData("warning", Severity.Warning)]
    [InlineData("failure", Severity.Failure)]
    [InlineData("notice", Severity.Notice)]
    public async Task The_policy_says_how_grave_a_dead_link_is(string severity, Severity expected)
    {
        var request = Request() with { PolicyText = $"rules:\n  link-alive: {severity}\n", Links = Facts };

        var review = await new Reviewer(new NoPapers()).ReviewAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, Assert.Single(review.Findings, f => f.RuleId == "link-alive").Severity);
    }

    private static RequestTexts Request()
    {
        var fixture = Add($"[[pdf]]({Gone})");
        return new RequestTexts { MergeBase = fixture.Base!, Head = fixture.Head, Date = fixture.Date };
    }

    private static Dictionary<string, LinkFact> Facts => new(StringComparer.Ordinal)
    {
        [Gone] = new(LinkState.Dead, 404),
        [OtherHost] = new(LinkState.Dead),
        ["https://example.org/alive.pdf"] = new(LinkState.Alive, 200),
        ["https://example.org/refused.pdf"] = new(LinkState.Unknown, 403),
    };

    private static RuleFixture Add(string links) =>
        FormList.Add("### Driving", $"- **Long tunnels** (2016), L. Lane et al. {links}") with { Links = Facts };

    private sealed class NoPapers : Core.Papers.IPaperSource
    {
        public Task<IReadOnlyList<Core.Papers.PaperLookup>> LookUpAsync(IReadOnlyList<Core.Papers.PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Core.Papers.PaperLookup>>([.. queries.Select(_ => new Core.Papers.PaperLookup.NotFound())]);
    }
}
