using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class CitationThresholdRuleTests
{
    private static readonly CitationThresholdRule Rule = new();

    private static readonly RuleFixture Addition = new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: []),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: []),
        Papers = [SmallList.BatchNormRecord with { CitationCount = 199 }],
    };

    private static readonly RuleFixture Of2016 = Addition with
    {
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm], overflow: []),
        Papers = [SmallList.LayerNormRecord with { CitationCount = 59 }],
    };

    [Theory]
    [InlineData(2016, 7)] // newer than all: above the first
    [InlineData(2015, 9)] // below the last of its own year
    [InlineData(2014, 9)]
    [InlineData(2013, 10)] // older than all: below the last
    public void The_line_goes_where_its_year_stands(int year, int after)
    {
        IReadOnlyList<string> appendix =
        [
            "- A paper on long tunnels (2015), L. Lane et al. [[pdf]](https://a.example.org/1.pdf)",
            "- A paper on wide roads (2015), R. Rhodes et al. [[pdf]](https://a.example.org/2.pdf)",
            "- A paper on short bridges (2013), B. Mason et al. [[pdf]](https://a.example.org/3.pdf)",
        ];
        const string Title = "A paper that nobody cites";
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], appendix: appendix),
            Head = SmallList.Of([SmallList.Distilling, $"- **{Title}** ({year}), N. Body et al. [[pdf]](https://arxiv.org/pdf/1501.00001)"], appendix: appendix),
            Papers = [SmallList.DistillingRecord, SmallList.Record(Title, year, 3, "1501.00001", "Noah Body", "Some One", "Any One")],
        };

        Assert.Equal(after, Assert.Single(fixture.Check(Rule)).Remedy!.After);
    }

    [Fact]
    public void A_paper_below_the_threshold_of_its_year_fails_with_the_line_for_elsewhere()
    {
        Assert.Equal(
            ["failure 5: This paper has 199 citations as of 2022-07-23; papers from 2015 need 200 to be in the top. You can move it to a section outside the top. If you think it belongs in the top anyway, explain why in the pull request description; a maintainer will decide."],
            Addition.Said(Rule));
        Assert.Equal(
            new Remedy(RemedyKind.Snippet, SmallList.BatchNorm.Replace("**", "", StringComparison.Ordinal)),
            Assert.Single(Addition.Check(Rule)).Remedy);
    }

    [Fact]
    public void A_paper_that_reaches_the_threshold_passes() =>
        Assert.Empty((Addition with { Papers = [SmallList.BatchNormRecord with { CitationCount = 200 }] }).Said(Rule));

    [Fact]
    public void A_paper_of_the_last_year_fails_with_the_line_for_the_overflow_section()
    {
        Assert.Equal(
            ["failure 5: This paper has 59 citations as of 2022-07-23; papers from 2016 need 60 to be in the top. You can move it to “More Papers from 2016”. If you think it belongs in the top anyway, explain why in the pull request description; a maintainer will decide."],
            Of2016.Said(Rule));
        Assert.Equal(new Remedy(RemedyKind.Snippet, SmallList.LayerNorm) { After = 7, Section = "More Papers from 2016" }, Assert.Single(Of2016.Check(Rule)).Remedy);
    }

    [Fact]
    public void In_the_overflow_section_a_paper_of_the_last_year_needs_no_citations() =>
        Assert.Empty((Of2016 with { Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm]) }).Said(Rule));

    [Fact]
    public void In_the_overflow_section_a_paper_of_another_year_needs_its_citations() => Assert.StartsWith(
        "failure 7: This paper has 199 citations",
        Assert.Single((Addition with { Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.BatchNorm]) }).Said(Rule)),
        StringComparison.Ordinal);

    [Fact]
    public void A_move_from_the_overflow_section_to_a_topic_needs_the_citations() => Assert.StartsWith(
        "failure 5: This paper has 59 citations",
        Assert.Single((Of2016 with { Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm]) }).Said(Rule)),
        StringComparison.Ordinal);

    [Fact]
    public void A_move_between_topics_is_not_judged_again()
    {
        static string List(string first, string second) => $"### One\n{SmallList.Distilling}\n{first}\n### Two\n{SmallList.Adam}\n{second}\n";

        Assert.Empty((Addition with { Base = List(SmallList.BatchNorm, ""), Head = List("", SmallList.BatchNorm) }).Said(Rule));
    }

    [Theory]
    [InlineData("Add batch normalization\n\nIt is below the threshold, but it introduces a layer that every later network has used since.")]
    [InlineData("It is important since nearly every later network has been using it.")]
    [InlineData("添加批归一化\n\n虽然这篇论文的引用数还没有达到标准，但是它首次提出了一种后来被广泛使用的方法。")]
    public void A_description_that_argues_hands_the_question_to_a_maintainer(string description)
    {
        var fixture = Addition with { Description = description };

        Assert.Equal(
            ["warning 5: This paper has 199 citations as of 2022-07-23; papers from 2015 need 200 to be in the top. The description argues for it, so a maintainer will decide."],
            fixture.Said(Rule));
        Assert.Equal(FindingEffect.NeedsMaintainer, Assert.Single(fixture.Check(Rule)).Effect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Add the important paper on batch normalization")]
    [InlineData("Add the important paper on batch normalization\n\nThanks!")]
    [InlineData("Add a paper\n\nHello all, here is one more paper that I have read with pleasure last week, please merge it")]
    [InlineData("Add a paper\n\n<!-- Please say why the paper should be in the list: because it is important, or since it is widely used -->")]
    [InlineData("Add a paper\n\n- [x] I have read the contributing guide, because it is important to read it before I open a request")]
    [InlineData("Add a paper\n\nHi, this is my first pull request here, I hope it is as it should be. I added it to the first section. Thanks a lot for this list!")]
    [InlineData("添加重要论文\n\n请合并，谢谢。")]
    [InlineData("添加论文\n\n这是我第一次提交拉取请求，所以如果有不对的地方，请告诉我应该怎样修改，谢谢大家。")]
    [InlineData("It is important, and many other networks have been built upon it since then\n\nAdds one paper.")]
    public void A_title_or_politeness_is_no_argument(string description) =>
        Assert.Equal([Severity.Failure], (Addition with { Description = description }).Check(Rule).Select(f => f.Severity));

    [Fact]
    public void The_lower_threshold_counts_where_preprint_and_venue_are_a_year_apart()
    {
        var later = SmallList.BatchNormRecord with { Year = 2016, CitationCount = 59 };

        Assert.Empty((Addition with { Papers = [later with { CitationCount = 60 }] }).Said(Rule));
        Assert.StartsWith(
            "failure 5: This paper has 59 citations as of 2022-07-23; papers from 2016 need 60 to be in the top. The line says 2015, Semantic Scholar says 2016; the lower of the two thresholds counts.",
            Assert.Single((Addition with { Papers = [later] }).Said(Rule)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Years_further_apart_change_nothing() =>
        Assert.Single((Addition with { Papers = [SmallList.BatchNormRecord with { Year = 2017, CitationCount = 100 }] }).Said(Rule));

    [Fact]
    public void Without_a_year_in_the_list_the_record_says_it() => Assert.StartsWith(
        "failure 5: This paper has 199 citations as of 2022-07-23; papers from 2015 need 200",
        Assert.Single((Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm.Replace(" (2015)", "", StringComparison.Ordinal)], overflow: []) }).Said(Rule)),
        StringComparison.Ordinal);

    [Fact]
    public void An_unknown_count_never_fails()
    {
        Assert.Empty((Addition with { Papers = [] }).Said(Rule));
        Assert.Empty((Addition with { Papers = [SmallList.BatchNormRecord with { CitationCount = null }] }).Said(Rule));
        Assert.Empty((Addition with { Lookups = Answer(new PaperLookup.NotFound()) }).Said(Rule));
        Assert.Empty((Addition with { Lookups = Answer(new PaperLookup.Unavailable("down")) }).Said(Rule));
    }

    [Fact]
    public void A_count_that_may_have_risen_since_does_not_fail()
    {
        var stale = Addition with { Lookups = Answer(new PaperLookup.Found(Addition.Papers[0], MatchedBy.Id, 1) { Stale = true }) };
        var lastKnown = Addition with { Lookups = Answer(new PaperLookup.Unavailable("down") { LastKnown = Addition.Papers[0] }) };

        Assert.Equal(
            ["notice 5: This paper has 199 citations as of 2022-07-23; papers from 2015 need 200 to be in the top. That is an old count, since the source could not be asked now; it doesn't count against the paper."],
            stale.Said(Rule));
        Assert.Equal(stale.Said(Rule), lastKnown.Said(Rule));
        Assert.Equal(FindingEffect.Inconclusive, Assert.Single(stale.Check(Rule)).Effect);
    }

    [Fact]
    public void The_record_with_the_most_citations_counts()
    {
        var twice = new PaperLookup.Found(Addition.Papers[0], MatchedBy.Id, 1) { OtherRecords = [Addition.Papers[0] with { CitationCount = 250 }] };

        Assert.Empty((Addition with { Lookups = Answer(twice) }).Said(Rule));
    }

    [Fact]
    public void Outside_the_top_no_citations_are_asked() =>
        Assert.Empty((Addition with { Head = SmallList.Of([SmallList.Distilling], overflow: [], appendix: [SmallList.BatchNorm.Replace("**", "", StringComparison.Ordinal)]) }).Said(Rule));

    [Fact]
    public void An_edit_of_a_paper_in_the_top_is_not_judged() =>
        Assert.Empty((Addition with { Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm.Replace("S. Ioffe", "S. Loffe", StringComparison.Ordinal)], overflow: []) }).Said(Rule));

    [Fact]
    public void A_duplicate_or_a_paper_of_another_time_is_left_to_the_rule_that_says_so()
    {
        Assert.Empty((Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.Distilling], overflow: []), Papers = [SmallList.DistillingRecord with { CitationCount = 1 }] }).Said(Rule));
        Assert.Empty((Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm.Replace("2015", "2010", StringComparison.Ordinal)], overflow: []) }).Said(Rule));
    }

    [Fact]
    public void Without_a_last_year_the_overflow_section_needs_no_citations() => Assert.Empty((Addition with
    {
        Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.BatchNorm]),
        Policy = new() { LastYear = null },
    }).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_judges_every_paper_and_asks_for_no_description()
    {
        var fixture = Addition with { Base = null, Description = "It is important because every later network is based on it, so it should stay in the top." };

        Assert.Equal(
            ["failure 5: This paper has 199 citations as of 2022-07-23; papers from 2015 need 200 to be in the top. You can move it to a section outside the top."],
            fixture.Said(Rule));
    }

    [Fact]
    public void One_citation_is_written_so() => Assert.StartsWith(
        "failure 5: This paper has 1 citation; papers",
        Assert.Single((Addition with { Papers = [SmallList.BatchNormRecord with { CitationCount = 1, AsOf = null }] }).Said(Rule)),
        StringComparison.Ordinal);

    private static Dictionary<string, PaperLookup> Answer(PaperLookup lookup) => new(StringComparer.Ordinal)
    {
        ["Batch normalization: Accelerating deep network training by reducing internal covariate shift"] = lookup,
    };
}
