using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>What the second source may settle where the first says nothing, what stays open, and when a maintainer decides.</summary>
public sealed class SecondSourceTests
{
    private const string Title = "Layer normalization";

    private static readonly Paper WithoutPreprint = SmallList.LayerNormRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) };

    private static readonly PaperLookup Throttled = new PaperLookup.Unavailable("Semantic Scholar is throttling requests (429)") { Outage = Outage.Throttled };

    [Theory]
    [InlineData(60, true)]
    [InlineData(4_000, true)]
    [InlineData(59, false)]
    [InlineData(0, false)]
    public void Where_the_first_source_does_not_answer_only_enough_by_the_second_is_enough(int count, bool enough)
    {
        var fixture = Added(Throttled with { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, count) });

        Assert.Equal(enough, Facts(fixture).IsVouchedFor);
        Assert.Empty(fixture.Check(new CitationThresholdRule()));
        Assert.Equal(!enough, fixture.Check(new PaperFoundRule()).Any(static f => f.Effect == FindingEffect.Inconclusive));
    }

    [Fact]
    public void What_the_second_source_settles_is_no_finding() =>
        Assert.Empty(Added(Throttled with { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, 900) }).Check(new PaperFoundRule()));

    [Fact]
    public void A_count_that_is_not_enough_is_named_and_decides_nothing() => Assert.Equal(
        [
            "notice: Papers that could not be looked up: 1 (Semantic Scholar is throttling requests). What depends on their records stays open; this doesn't count against them.",
            "notice 5: OpenAlex counts 40 citations as of 2026-03-01; papers from 2016 need 60. OpenAlex usually counts fewer citations than Semantic Scholar, so this decides nothing.",
        ],
        Added(Throttled with { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, 40) }).Said(new PaperFoundRule()));

    [Theory]
    [InlineData("en", "notice: Papers that could not be looked up: 1 (Semantic Scholar is throttling requests without an API key; the free budget of OpenAlex is used up for today). What depends on their records stays open; this doesn't count against them.")]
    [InlineData("zh-Hans", "notice: 有 1 篇论文暂时无法查询（Semantic Scholar 正在限制未使用 API 密钥的请求；OpenAlex 今天的免费额度已用完）。依赖其记录的检查暂不下结论，这并不表示论文有问题。")]
    public void Where_neither_answers_both_reasons_are_given(string locale, string said)
    {
        var first = new PaperLookup.Unavailable("Semantic Scholar is throttling requests (429)") { Outage = Outage.ThrottledWithoutKey };
        var second = new PaperLookup.Unavailable("OpenAlex's budget for today is used up (429)") { Outage = Outage.BudgetUsed, Source = PaperSources.OpenAlex };

        Assert.Equal([said], Added(first with { Second = second }).Said(new PaperFoundRule(), locale));
    }

    [Fact]
    public void A_paper_that_the_first_source_has_no_count_of_is_counted_by_the_second()
    {
        var lookup = new PaperLookup.Found(SmallList.LayerNormRecord with { CitationCount = null }, MatchedBy.Id, 1) { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, 900) };

        Assert.True(Facts(Added(lookup)).IsVouchedFor);
        Assert.Empty(Added(lookup).Check(new PaperFoundRule()));
    }

    public static TheoryData<string, PaperLookup> Doubtful() => new()
    {
        { "another year, whose threshold is missed", SmallList.AtOpenAlex(WithoutPreprint with { Year = 2012 }, 300) },
        { "a year outside the top", SmallList.AtOpenAlex(WithoutPreprint with { Year = 2009 }, 9_000) },
        { "a link to another paper", SmallList.AtOpenAlex(SmallList.LayerNormRecord, 900) with { LinkedPaper = SmallList.AdamRecord } },
        { "an old count", SmallList.AtOpenAlex(SmallList.LayerNormRecord, 900) with { Stale = true } },
        { "no count", SmallList.AtOpenAlex(SmallList.LayerNormRecord, null) },
        { "several works", new PaperLookup.Ambiguous([SmallList.LayerNormRecord]) },
        { "no work", new PaperLookup.NotFound() },
    };

    [Theory]
    [MemberData(nameof(Doubtful), DisableDiscoveryEnumeration = true)]
    public void What_the_second_source_makes_doubtful_stays_open_and_fails_nobody(string why, PaperLookup second)
    {
        var fixture = Added(Throttled with { Second = second });

        Assert.False(Facts(fixture).IsVouchedFor, why);
        Assert.All(RuleCatalog.Default.SelectMany(fixture.Check), static f => Assert.NotEqual(Severity.Failure, f.Severity));
        Assert.Contains(fixture.Check(new PaperFoundRule()), static f => f.Effect == FindingEffect.Inconclusive);
    }

    [Fact]
    public void A_paper_that_stands_in_the_list_by_the_second_source_s_record_is_left_open()
    {
        var known = "- **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[pdf]](https://example.org/1.pdf)";
        var again = "- **Distilled networks** (2015), G. Hinton et al. [[pdf]](http://arxiv.org/pdf/1503.02531)";
        var fixture = Added(Throttled) with
        {
            Base = SmallList.Of([known]),
            Head = SmallList.Of([known, again]),
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { ["Distilled networks"] = Throttled with { Second = SmallList.AtOpenAlex(SmallList.DistillingRecord, 9_000) } },
        };

        Assert.False(Assert.Single(fixture.Context.Facts).IsVouchedFor);
        Assert.Empty(fixture.Check(new DuplicateRule()));
    }

    [Fact]
    public void A_paper_whose_years_are_one_apart_has_to_reach_the_threshold_of_both()
    {
        // 2015 needs 200, 2016 needs 60; of preprint and venue the first source might have either.
        var line = SmallList.LayerNorm.Replace("(2016)", "(2015)", StringComparison.Ordinal);
        RuleFixture With(int count) => Added(Throttled with { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, count) }) with { Head = SmallList.Of([SmallList.Distilling, line]) };

        Assert.False(Facts(With(150)).IsVouchedFor);
        Assert.True(Facts(With(200)).IsVouchedFor);
    }

    [Theory]
    [InlineData("en", "warning 5: This paper has 40 citations as of 2022-07-23; papers from 2016 need 60 to be in the top. OpenAlex counts 75 citations as of 2026-03-01, which is enough. The two sources disagree, so a maintainer will decide.")]
    [InlineData("zh-Hans", "warning 5: 这篇论文截至 2022-07-23 有 40 次引用；2016 年的论文需要 60 次引用才能入选。OpenAlex 的数据为：截至 2026-03-01 有 75 次引用，已达到要求。两个来源不一致，因此由维护者决定。")]
    public void Where_the_sources_disagree_about_a_threshold_a_maintainer_decides(string locale, string said)
    {
        var fixture = Added(new PaperLookup.Found(SmallList.LayerNormRecord with { CitationCount = 40 }, MatchedBy.Id, 1) { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, 75) });

        Assert.Equal([said], fixture.Said(new CitationThresholdRule(), locale));
        Assert.Equal(FindingEffect.NeedsMaintainer, Assert.Single(fixture.Check(new CitationThresholdRule())).Effect);
    }

    [Theory]
    [InlineData(40, 59, Severity.Failure)]
    [InlineData(60, 10, null)]
    public void Counts_that_are_on_one_side_of_a_threshold_or_lower_at_the_second_change_nothing(int first, int second, Severity? severity)
    {
        var fixture = Added(new PaperLookup.Found(SmallList.LayerNormRecord with { CitationCount = first }, MatchedBy.Id, 1) { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, second) });

        Assert.Equal(severity, fixture.Check(new CitationThresholdRule()).SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData(900, 500, true)]
    [InlineData(500, 900, false)]
    public void A_swap_is_settled_by_the_second_source_where_it_has_both_counts_and_they_speak_for_it(int came, int left, bool settled)
    {
        var fixture = Swapped(
            Throttled with { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, came) },
            Throttled with { Second = SmallList.AtOpenAlex(SmallList.SqueezeRecord, left) });

        Assert.Equal(
            settled ? [] : ["notice 5: “SqueezeNet: AlexNet-level accuracy with 50x fewer parameters” leaves the top. Its citations cannot be compared yet (Semantic Scholar is throttling requests), so this stays open."],
            fixture.Said(new RemovalValueRule()));
        Assert.All(fixture.Check(new RemovalValueRule()), static f => Assert.Equal(FindingEffect.Inconclusive, f.Effect));
    }

    [Fact]
    public void Counts_of_two_sources_are_never_compared()
    {
        var fixture = Swapped(
            Throttled with { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord, 9_000) },
            new PaperLookup.Found(SmallList.SqueezeRecord, MatchedBy.Id, 1));

        Assert.Equal(
            ["notice 5: “SqueezeNet: AlexNet-level accuracy with 50x fewer parameters” leaves the top. Its citations cannot be compared yet (what leaves and what comes were counted by two different sources), so this stays open."],
            fixture.Said(new RemovalValueRule()));
    }

    private static EntryFacts Facts(RuleFixture fixture) => fixture.Context.Facts.Single(static f => string.Equals(f.Entry.Title, Title, StringComparison.Ordinal));

    private static RuleFixture Added(PaperLookup lookup) => new()
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm]),
        Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [Title] = lookup },
    };

    private static RuleFixture Swapped(PaperLookup came, PaperLookup left) => new()
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Squeeze]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm]),
        Policy = SmallList.RoomFor(2),
        Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [Title] = came, ["SqueezeNet: AlexNet-level accuracy with 50x fewer parameters"] = left },
    };
}
