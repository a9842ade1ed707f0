using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class YearRangeRuleTests
{
    private static readonly YearRangeRule Rule = new();

    [Fact]
    public void A_paper_after_the_years_of_the_top_fails_with_the_line_for_elsewhere()
    {
        var fixture = Adding("- **Mask R-CNN** (2017), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)") with { Date = new(2019, 1, 1) };

        Assert.Equal(["failure 5: The top is for papers from 2012 to 2016; this one is from 2017. Please move it to a section outside the top."], fixture.Said(Rule));
        Assert.Equal(
            new Remedy(RemedyKind.Snippet, "- Mask R-CNN (2017), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)"),
            Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void A_new_paper_is_sent_to_the_section_of_new_papers() => Assert.Equal(
        ["failure 5: The top is for papers from 2012 to 2016; this one is from 2017. Please move it to “New Papers”."],
        (Adding("- **Mask R-CNN** (2017), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)") with { Date = new(2017, 5, 1) }).Said(Rule));

    [Fact]
    public void An_old_paper_is_sent_to_the_section_of_old_papers() => Assert.Equal(
        ["failure 5: The top is for papers from 2012 to 2016; this one is from 1997. Please move it to “Old Papers”."],
        Adding("- **Long short-term memory** (1997), S. Hochreiter and J. Schmidhuber [[pdf]](http://www.mitpressjournals.org/doi/pdfplus/10.1162/neco.1997.9.8.1735)").Said(Rule));

    [Theory]
    [InlineData(2012)]
    [InlineData(2016)]
    public void A_paper_of_the_years_of_the_top_passes(int year) =>
        Assert.Empty(Adding(SmallList.BatchNorm.Replace("2015", $"{year}", StringComparison.Ordinal)).Said(Rule));

    [Theory]
    [InlineData(null, null)]
    [InlineData(2012, null)]
    [InlineData(null, 2016)]
    public void An_end_that_the_policy_does_not_state_is_open(int? first, int? last) =>
        Assert.Empty((Adding(SmallList.BatchNorm) with { Policy = ModelList.Policy with { FirstYear = first, LastYear = last } }).Said(Rule));

    [Theory]
    [InlineData(2017)]
    [InlineData(2018)]
    [InlineData(1916)]
    public void A_record_of_the_years_of_the_top_fixes_the_line_and_nothing_else_is_said_of_the_year(int year)
    {
        var fixture = Adding(SmallList.LayerNorm.Replace("2016", $"{year}", StringComparison.Ordinal)) with { Papers = SmallList.Records };

        AssertMends(fixture, year, SmallList.LayerNorm);
        AssertMends(fixture with { Base = fixture.Head.Replace($"({year})", "(2016)", StringComparison.Ordinal) }, year, SmallList.LayerNorm);
    }

    [Fact]
    public void Every_line_that_is_offered_has_the_year_of_the_record()
    {
        var fixture = Adding("- **Layer normalization** (2018), J. Ba et al. [[pdf]](https://arxiv.org/abs/1607.06450)") with { Papers = SmallList.Records };

        Assert.All<IRule>([Rule, new PdfLinkRule()], rule => Assert.Equal(SmallList.LayerNorm, fixture.Remedy(rule)));
    }

    [Fact]
    public void Where_neither_year_is_one_of_the_top_both_are_named_and_the_line_has_that_of_the_record()
    {
        var fixture = Adding("- **Mask R-CNN** (2032), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)") with
        {
            Date = new(2019, 1, 1),
            Papers = [SmallList.Record("Mask R-CNN", 2017, 9000, "1703.06870", "Kaiming He", "Georgia Gkioxari", "Piotr Dollar")],
        };

        Assert.Equal(
            ["failure 5: The top is for papers from 2012 to 2016. The line says 2032, Semantic Scholar says 2017: neither is one of these years. Please move it to a section outside the top."],
            fixture.Said(Rule));
        Assert.Equal("- Mask R-CNN (2017), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)", fixture.Remedy(Rule));
        Assert.Empty(fixture.Said(new MetadataRule()));
    }

    [Fact]
    public void A_record_a_year_off_that_is_outside_as_well_is_not_named() => Assert.Equal(
        ["failure 5: The top is for papers from 2012 to 2016; this one is from 2018. Please move it to a section outside the top."],
        (Adding("- **Mask R-CNN** (2018), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)") with
        {
            Date = new(2019, 1, 1),
            Papers = [SmallList.Record("Mask R-CNN", 2017, 9000, "1703.06870", "Kaiming He", "Georgia Gkioxari", "Piotr Dollar")],
        }).Said(Rule));

    [Fact]
    public void Without_a_year_the_record_decides_and_one_year_off_is_in_doubt()
    {
        var fixture = Adding("- **Layer normalization**, J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)");

        Assert.Empty(fixture.Said(Rule));
        Assert.Empty((fixture with { Papers = [SmallList.LayerNormRecord with { Year = 2017 }] }).Said(Rule));
        Assert.Single((fixture with { Papers = [SmallList.LayerNormRecord with { Year = 2018 }] }).Said(Rule));
    }

    [Fact]
    public void A_broken_link_is_not_handed_back_as_a_line_to_paste() =>
        Assert.Null(Assert.Single(Adding("- **Mask R-CNN** (2017), K. He et al. [[pdf]](Mask R-CNN)").Check(Rule)).Remedy);

    [Fact]
    public void Outside_the_top_any_year_passes() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling], appendix: []),
        Head = SmallList.Of([SmallList.Distilling], appendix: ["- Mask R-CNN (2017), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)"]),
    }.Said(Rule));

    [Fact]
    public void Only_a_change_of_the_year_makes_a_paper_in_the_top_judged_again()
    {
        var fixture = Adding(SmallList.BatchNorm.Replace("2015", "2017", StringComparison.Ordinal));

        Assert.Empty((fixture with { Base = fixture.Head, Head = fixture.Head.Replace("S. Ioffe", "Sergey Ioffe", StringComparison.Ordinal) }).Said(Rule));
        Assert.Single((fixture with { Base = fixture.Head.Replace("2017", "2015", StringComparison.Ordinal) }).Said(Rule));
    }

    [Fact]
    public void A_check_of_the_whole_list_judges_every_paper_of_the_top() =>
        Assert.Single((Adding(SmallList.BatchNorm.Replace("2015", "2017", StringComparison.Ordinal)) with { Base = null }).Said(Rule));

    private static void AssertMends(RuleFixture fixture, int year, string line)
    {
        Assert.Equal(
            [$"failure 5: The top is for papers from 2012 to 2016. The line says {year}, Semantic Scholar says 2016: with that year it can stay."],
            fixture.Said(Rule));
        Assert.Equal(new Remedy(RemedyKind.Replacement, line), Assert.Single(fixture.Check(Rule)).Remedy);
        Assert.Empty(fixture.Said(new MetadataRule()));
    }

    private static RuleFixture Adding(string line) => new()
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: [], oldPapers: []),
        Head = SmallList.Of([SmallList.Distilling, line], newPapers: [], oldPapers: []),
    };
}
