using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class OverflowSectionRuleTests
{
    private static readonly OverflowSectionRule Rule = new();

    private static readonly RuleFixture Of2015 = new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm]),
        Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.BatchNorm]),
        Papers = SmallList.Records,
    };

    [Fact]
    public void A_paper_of_another_year_in_the_overflow_section_is_warned_of() => Assert.Equal(
        ["warning 8: “More Papers from 2016” is for papers from 2016, and this one is from 2015: please move it to the section of its topic."],
        Of2015.Said(Rule));

    [Fact]
    public void A_paper_of_the_last_year_passes() =>
        Assert.Empty((Of2015 with { Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.Squeeze]) }).Said(Rule));

    [Fact]
    public void A_paper_whose_record_is_of_the_last_year_passes() =>
        Assert.Empty((Of2015 with { Papers = [SmallList.BatchNormRecord with { Year = 2016 }] }).Said(Rule));

    [Fact]
    public void A_paper_that_lacks_citations_is_left_to_their_rule() =>
        Assert.Empty((Of2015 with { Papers = [SmallList.BatchNormRecord with { CitationCount = 10 }] }).Said(Rule));

    [Fact]
    public void A_paper_outside_the_years_of_the_top_is_left_to_their_rule() =>
        Assert.Empty((Of2015 with { Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.BatchNorm.Replace("2015", "2018", StringComparison.Ordinal)]) }).Said(Rule));

    [Fact]
    public void A_paper_that_stood_there_before_is_not_judged() =>
        Assert.Empty((Of2015 with { Base = Of2015.Head, Head = Of2015.Head.Replace("S. Ioffe", "Sergey Ioffe", StringComparison.Ordinal) }).Said(Rule));

    [Fact]
    public void A_change_of_its_year_is_judged() =>
        Assert.Single((Of2015 with { Base = Of2015.Head.Replace("shift** (2015)", "shift** (2016)", StringComparison.Ordinal) }).Said(Rule));

    [Fact]
    public void Without_a_last_year_nothing_is_said() =>
        Assert.Empty((Of2015 with { Policy = new() { LastYear = null } }).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_judges_every_paper_there() => Assert.Single((Of2015 with { Base = null }).Said(Rule));
}
