using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class ListCapRuleTests
{
    private static readonly ListCapRule Rule = new();

    [Fact]
    public void Additions_that_jump_past_the_cap_fail()
    {
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: []),
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam], overflow: [SmallList.LayerNorm]),
            Policy = SmallList.RoomFor(3),
        };

        Assert.Equal(
            ["failure 9: The top 3 would hold 4 papers; without this pull request it holds 2. Please add 1 fewer, or remove 1."],
            fixture.Said(Rule));
    }

    [Fact]
    public void It_names_papers_that_could_leave_with_a_patch()
    {
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm]),
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam], overflow: [SmallList.LayerNorm]),
            Policy = SmallList.RoomFor(3),
            Papers = SmallList.Records,
        };

        var finding = Assert.Single(fixture.Check(Rule));
        Assert.EndsWith("(least cited first, from “More Papers from 2016”): “Layer normalization” (4,300 citations as of 2022-07-23).", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
        Assert.Contains("\n-" + SmallList.LayerNorm, finding.Remedy!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_paper_cannot_stay_for_its_year_no_other_has_to_leave_for_it()
    {
        var late = SmallList.Adam.Replace("(2014)", "(2018)", StringComparison.Ordinal);
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm]),
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, late], overflow: [SmallList.LayerNorm]),
            Policy = SmallList.RoomFor(3),
            Papers = [SmallList.DistillingRecord, SmallList.BatchNormRecord, SmallList.LayerNormRecord],
        };

        Assert.Empty(fixture.Said(Rule));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void A_top_that_grows_by_a_heading_beside_a_paper_that_cannot_stay_is_judged(int size)
    {
        var late = SmallList.Adam.Replace("(2014)", "(2018)", StringComparison.Ordinal);
        var list = SmallList.Of([SmallList.Distilling], appendix: [SmallList.BatchNorm, SmallList.LayerNorm, SmallList.Squeeze]);
        var fixture = new RuleFixture
        {
            Base = list,
            Head = list.Replace(SmallList.Distilling, $"{SmallList.Distilling}\n{late}", StringComparison.Ordinal).Replace("### Appendix", "### Vision", StringComparison.Ordinal),
            Policy = SmallList.RoomFor(size),
            Papers = SmallList.Records,
        };

        Assert.Single(fixture.Check(Rule).Concat(fixture.Check(new RemovalRule())));
    }

    [Fact]
    public void A_new_list_over_its_cap_has_no_other_papers_to_name()
    {
        var fixture = new RuleFixture { Base = "", Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm]), Policy = SmallList.RoomFor(1), Papers = SmallList.Records };

        Assert.Equal(
            ["failure 5: The top 1 would hold 2 papers; without this pull request it holds 0. Please add 1 fewer, or remove 1."],
            fixture.Said(Rule));
    }

    [Fact]
    public void Additions_within_the_cap_pass() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam]),
        Policy = SmallList.RoomFor(3),
    }.Said(Rule));

    [Fact]
    public void An_excess_that_was_there_before_is_not_blamed_on_a_change() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.LayerNorm]),
        Policy = SmallList.RoomFor(1),
    }.Said(Rule));

    [Fact]
    public void An_addition_to_a_full_top_is_left_to_removal() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam, SmallList.LayerNorm]),
        Policy = SmallList.RoomFor(3),
    }.Said(Rule));

    [Fact]
    public void What_others_have_removed_since_makes_room() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam]),
        Onto = SmallList.Of([SmallList.Distilling]),
        Policy = SmallList.RoomFor(2),
    }.Said(Rule));

    [Fact]
    public void A_heading_that_makes_a_section_part_of_the_top_counts_without_naming_an_entry()
    {
        const string listed = "- Layer normalization (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)";
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], appendix: [listed]),
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: [listed]),
            Policy = SmallList.RoomFor(2),
        };

        var finding = Assert.Single(fixture.Check(Rule).Concat(fixture.Check(new RemovalRule())));
        Assert.Equal(("list-cap", null), (finding.RuleId, finding.Line));
    }

    [Fact]
    public void A_list_without_a_cap_is_never_full() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm]),
        Policy = ModelList.Policy with { TopSize = null },
    }.Said(Rule));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_paper_with_too_few_citations_counts_where_the_overflow_section_takes_it(bool hasOverflow)
    {
        var fixture = new RuleFixture
        {
            Policy = SmallList.RoomFor(2),
            Base = SmallList.Of([SmallList.Distilling], overflow: hasOverflow ? [] : null),
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Squeeze], overflow: hasOverflow ? [] : null),
            Papers = [.. SmallList.Records.Where(static paper => paper != SmallList.SqueezeRecord), SmallList.SqueezeRecord with { CitationCount = 10 }],
        };

        Assert.Equal(hasOverflow ? 1 : 0, fixture.Check(Rule).Count);
    }

    [Fact]
    public void A_check_of_the_whole_list_says_what_is_over_the_cap()
    {
        var fixture = new RuleFixture
        {
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: [SmallList.LayerNorm, SmallList.Squeeze]),
            Policy = SmallList.RoomFor(3),
            Papers = SmallList.Records,
        };

        Assert.Equal(
            ["failure: The top 3 holds 4 papers. Candidates to remove (least cited first, from “More Papers from 2016”): “Layer normalization” (4,300 citations as of 2022-07-23), “SqueezeNet: AlexNet-level accuracy with 50x fewer parameters” (4,900 citations as of 2022-07-23)."],
            fixture.Said(Rule));
        Assert.Empty((fixture with { Policy = SmallList.RoomFor(4) }).Said(Rule));
    }
}
