using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class RemovalValueRuleTests
{
    private static readonly RemovalValueRule Rule = new();

    private static readonly RuleFixture Swap = new()
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Adam]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm]),
        Policy = SmallList.RoomFor(2),
        Papers = SmallList.Records,
    };

    [Fact]
    public void A_paper_that_is_cited_more_than_the_one_that_takes_its_place_is_for_a_maintainer()
    {
        var finding = Assert.Single(Swap.Check(Rule));

        Assert.Equal(
            ["warning 5: “Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23) leaves the top, and “Batch normalization: Accelerating deep network training by reducing internal covariate shift” (34,000 citations as of 2022-07-23) takes its place. The one that leaves is cited more, so a maintainer decides."],
            Swap.Said(Rule));
        Assert.Equal(FindingEffect.NeedsMaintainer, finding.Effect);
    }

    [Fact]
    public void A_swap_for_a_paper_that_is_cited_more_passes() =>
        Assert.Empty((Swap with { Base = Swap.Head, Head = Swap.Base! }).Said(Rule));

    [Fact]
    public void Papers_are_paired_in_favour_of_the_change() => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm]),
        Head = SmallList.Of([SmallList.BatchNorm, SmallList.Squeeze]),
        Papers = [SmallList.DistillingRecord, SmallList.LayerNormRecord, SmallList.BatchNormRecord, SmallList.SqueezeRecord],
    }).Said(Rule));

    [Fact]
    public void An_unknown_count_of_what_comes_says_nothing() =>
        Assert.Empty((Swap with { Papers = [SmallList.AdamRecord] }).Said(Rule));

    [Fact]
    public void An_unknown_count_of_what_leaves_says_nothing() =>
        Assert.Empty((Swap with { Papers = [SmallList.BatchNormRecord] }).Said(Rule));

    [Fact]
    public void A_paper_that_meets_its_threshold_and_leaves_for_nothing_is_for_a_maintainer() => Assert.Equal(
        ["warning 5: “Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23) leaves the top and nothing takes its place. It still has the 200 citations that papers of 2015 need, so a maintainer decides."],
        (Swap with { Head = SmallList.Of([SmallList.Distilling]) }).Said(Rule));

    [Fact]
    public void A_move_out_of_the_top_is_a_removal() => Assert.StartsWith(
        "warning 7: “Adam: A method for stochastic optimization” (98,000",
        Assert.Single((Swap with { Head = SmallList.Of([SmallList.Distilling], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]) }).Said(Rule)),
        StringComparison.Ordinal);

    [Fact]
    public void A_paper_below_its_threshold_may_leave() => Assert.Empty((Swap with
    {
        Head = SmallList.Of([SmallList.Distilling]),
        Papers = [SmallList.AdamRecord with { CitationCount = 199 }],
    }).Said(Rule));

    [Fact]
    public void A_removal_from_a_top_over_its_cap_is_welcome() => Assert.Empty((Swap with
    {
        Head = SmallList.Of([SmallList.Distilling]),
        Policy = SmallList.RoomFor(1),
    }).Said(Rule));

    [Fact]
    public void Taking_out_one_of_two_entries_of_a_paper_is_no_loss() => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Adam], overflow: [SmallList.Adam]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.Adam], overflow: []),
        Policy = SmallList.RoomFor(5),
    }).Said(Rule));

    [Fact]
    public void A_removal_that_others_have_made_already_is_not_weighed_again() => Assert.Empty((Swap with
    {
        Head = SmallList.Of([SmallList.Distilling]),
        Onto = SmallList.Of([SmallList.Distilling]),
    }).Said(Rule));

    [Fact]
    public void A_removal_outside_the_top_is_not_weighed() => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]),
        Head = SmallList.Of([SmallList.Distilling], appendix: []),
    }).Said(Rule));
}
