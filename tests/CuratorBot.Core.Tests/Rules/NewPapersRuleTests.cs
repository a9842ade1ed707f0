using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class NewPapersRuleTests
{
    private const string Convolutional = "Convolutional sequence to sequence learning** (2017), J. Gehring et al. [[pdf]](https://arxiv.org/pdf/1705.03122)";

    private static readonly NewPapersRule Rule = new();

    private static readonly RuleFixture InTop = new()
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: []),
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm], newPapers: []),
        Date = new(2016, 12, 24),
    };

    private static readonly RuleFixture InNewPapers = new()
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: [], oldPapers: []),
        Head = SmallList.Of([SmallList.Distilling], newPapers: ["- " + Convolutional.Replace("**", "", StringComparison.Ordinal)], oldPapers: []),
        Date = new(2017, 8, 26),
    };

    [Fact]
    public void A_paper_of_the_last_months_in_the_top_belongs_in_new_papers()
    {
        Assert.Equal(["warning 5: This paper is from 2016-07, less than 6 months ago. Please move it to “New Papers”."], InTop.Said(Rule));
        Assert.Equal(
            new Remedy(RemedyKind.Snippet, SmallList.LayerNorm.Replace("**", "", StringComparison.Ordinal)) { After = 7, Section = "New Papers" },
            Assert.Single(InTop.Check(Rule)).Remedy);
    }

    [Fact]
    public void A_paper_that_may_be_six_months_old_passes() => Assert.Empty((InTop with { Date = new(2017, 1, 1) }).Said(Rule));

    [Fact]
    public void The_months_are_those_of_the_policy()
    {
        Assert.Empty((InTop with { Policy = ModelList.Policy with { NewPaperMonths = 5 } }).Said(Rule));
        Assert.Empty((InTop with { Policy = ModelList.Policy with { NewPaperMonths = 0 } }).Said(Rule));
    }

    [Fact]
    public void A_list_without_the_section_has_no_place_to_send_it() => Assert.Empty((InTop with
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm]),
    }).Said(Rule));

    [Fact]
    public void The_record_says_the_day_where_the_link_does_not()
    {
        var fixture = InTop with
        {
            Head = SmallList.Of([SmallList.Distilling, "- **Layer normalization** (2016), J. Ba et al. [[pdf]](http://example.org/ln.pdf)"], newPapers: []),
            Papers = [SmallList.LayerNormRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal), PublicationDate = new(2016, 7, 21) }],
        };

        Assert.Equal(["warning 5: This paper is from 2016-07-21, less than 6 months ago. Please move it to “New Papers”."], fixture.Said(Rule));
        Assert.Empty((fixture with { Date = new(2017, 1, 21) }).Said(Rule));
        Assert.Empty((fixture with { Papers = [] }).Said(Rule));
    }

    [Fact]
    public void A_journal_that_printed_an_old_preprint_does_not_make_it_new() => Assert.Empty((InTop with
    {
        Head = SmallList.Of([SmallList.Distilling, SmallList.Adam], newPapers: []),
        Papers = [SmallList.AdamRecord with { PublicationDate = new(2016, 11, 1) }],
    }).Said(Rule));

    [Fact]
    public void The_list_s_own_earlier_year_is_believed() => Assert.Empty((InTop with
    {
        Head = SmallList.Of([SmallList.Distilling, "- **Layer normalization** (2015), J. Ba et al. [[pdf]](http://example.org/ln.pdf)"], newPapers: []),
        Papers = [SmallList.LayerNormRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal), PublicationDate = new(2016, 11, 1) }],
    }).Said(Rule));

    [Fact]
    public void A_year_s_first_day_stands_for_the_year_alone() => Assert.Empty((InTop with
    {
        Head = SmallList.Of([SmallList.Distilling, "- **Layer normalization** (2016), J. Ba et al. [[pdf]](http://example.org/ln.pdf)"], newPapers: []),
        Papers = [SmallList.LayerNormRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal), PublicationDate = new(2016, 1, 1) }],
        Date = new(2016, 6, 1),
    }).Said(Rule));

    [Fact]
    public void A_paper_without_any_date_is_neither_new_nor_old()
    {
        const string undated = "- Layer normalization, J. Ba et al. [[pdf]](http://example.org/ln.pdf)";

        Assert.Empty((InTop with { Head = SmallList.Of([SmallList.Distilling, undated], newPapers: []) }).Said(Rule));
        Assert.Equal([Severity.Notice], (InTop with { Head = SmallList.Of([SmallList.Distilling], newPapers: [undated]) }).Check(Rule).Select(f => f.Severity));
    }

    [Fact]
    public void A_section_for_books_and_tools_takes_papers_of_any_age() => Assert.Empty((InTop with
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: [], appendix: []),
        Head = SmallList.Of([SmallList.Distilling], newPapers: [], appendix: [SmallList.LayerNorm.Replace("**", "", StringComparison.Ordinal)]),
    }).Said(Rule));

    [Fact]
    public void In_a_list_without_a_top_every_section_is_judged()
    {
        const string plain = "- Distilling the knowledge in a neural network (2015), G. Hinton et al. [[pdf]](http://arxiv.org/pdf/1503.02531)";
        var fixture = InTop with
        {
            Base = SmallList.Of([plain], newPapers: []),
            Head = SmallList.Of([plain, SmallList.LayerNorm.Replace("**", "", StringComparison.Ordinal)], newPapers: []),
        };

        Assert.Single(fixture.Said(Rule));
    }

    [Fact]
    public void A_new_paper_in_new_papers_is_for_discussion()
    {
        Assert.Equal(["notice 7: New papers are added after discussion; a maintainer will decide."], InNewPapers.Said(Rule));
        Assert.Equal(FindingEffect.NeedsMaintainer, Assert.Single(InNewPapers.Check(Rule)).Effect);
    }

    [Fact]
    public void An_older_paper_in_new_papers_is_told_another_place()
    {
        Assert.Equal(
            ["warning 7: “New Papers” is for papers from the last 6 months; this one is from 2017-05. Please move it to another section outside the top."],
            (InNewPapers with { Date = new(2017, 11, 30) }).Said(Rule));
        Assert.Equal(
            ["notice 7: New papers are added after discussion; a maintainer will decide."],
            (InNewPapers with { Date = new(2017, 11, 29) }).Said(Rule));
    }

    [Theory]
    [InlineData(1, "one of the sections of the top (in place of another paper).")]
    [InlineData(2, "one of the sections of the top.")]
    [InlineData(null, "one of the sections of the top.")]
    public void An_older_paper_that_meets_its_threshold_is_told_the_top(int? size, string place)
    {
        var fixture = InNewPapers with { Head = SmallList.Of([SmallList.Distilling], newPapers: [SmallList.LayerNorm.Replace("**", "", StringComparison.Ordinal)], oldPapers: []), Papers = SmallList.Records };

        Assert.Equal(
            [$"warning 7: “New Papers” is for papers from the last 6 months; this one is from 2016-07. Please move it to {place[..^1]}."],
            (fixture with { Policy = fixture.Policy with { TopSize = size } }).Said(Rule));
    }

    [Fact]
    public void A_paper_from_before_the_top_is_left_to_old_papers() => Assert.Empty((InNewPapers with
    {
        Head = SmallList.Of([SmallList.Distilling], newPapers: ["- Long short-term memory (1997), S. Hochreiter and J. Schmidhuber [[pdf]](http://example.org/lstm.pdf)"], oldPapers: []),
    }).Said(Rule));

    [Fact]
    public void A_paper_of_another_time_in_the_top_is_left_to_the_range_of_years() => Assert.Empty((InTop with
    {
        Head = SmallList.Of([SmallList.Distilling, "- **" + Convolutional], newPapers: []),
        Date = new(2017, 8, 26),
    }).Said(Rule));

    [Fact]
    public void A_duplicate_is_left_to_its_rule() => Assert.Empty((InNewPapers with
    {
        Head = SmallList.Of([SmallList.Distilling], newPapers: [SmallList.Distilling.Replace("**", "", StringComparison.Ordinal)], oldPapers: []),
    }).Said(Rule));

    [Fact]
    public void An_edit_is_not_judged() => Assert.Empty((InNewPapers with
    {
        Base = InNewPapers.Head.Replace("J. Gehring", "J. Goehring", StringComparison.Ordinal),
    }).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_names_what_is_no_longer_new_and_discusses_nothing()
    {
        Assert.Single((InNewPapers with { Base = null, Date = new(2018, 1, 1) }).Said(Rule));
        Assert.Empty((InNewPapers with { Base = null }).Said(Rule));
    }

    [Fact]
    public void The_first_of_two_preprints_says_when_the_paper_came_out() => Assert.Empty((InTop with
    {
        Date = new(2017, 1, 21),
        Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
        {
            ["Layer normalization"] = new PaperLookup.Found(SmallList.LayerNormRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1611.00001" } }, MatchedBy.Id, 1),
        },
    }).Said(Rule));
}
