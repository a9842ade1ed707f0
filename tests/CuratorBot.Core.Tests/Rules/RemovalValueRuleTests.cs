using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class RemovalValueRuleTests
{
    private static readonly RemovalValueRule Rule = new();

    private const string Kept = "- **Random search for hyper-parameter optimization** (2012), J. Bergstra and Y. Bengio [[pdf]](http://www.jmlr.org/papers/volume13/bergstra12a/bergstra12a.pdf)";

    private static readonly Paper KeptRecord = SmallList.Record("Random Search for Hyper-Parameter Optimization", 2012, 5700, arXiv: null, "J. Bergstra", "Yoshua Bengio");

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
            ["warning 5: “Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23) leaves the top, and “Batch normalization: Accelerating deep network training by reducing internal covariate shift” (34,000 citations as of 2022-07-23) takes its place. The one that leaves is cited more, so a maintainer will decide."],
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
        ["warning 5: “Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23) leaves the top and nothing takes its place. It still has the 200 citations that papers from 2015 need, so a maintainer will decide."],
        (Swap with { Head = SmallList.Of([SmallList.Distilling]) }).Said(Rule));

    [Fact]
    public void Many_papers_that_leave_for_nothing_are_told_as_one_and_a_swap_beside_them_for_itself()
    {
        var fixture = Swap with
        {
            Base = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam, SmallList.LayerNorm, SmallList.Squeeze, Kept]),
            Head = SmallList.Of([Kept]),
            Policy = SmallList.RoomFor(9),
        };

        Assert.Equal(
            ["warning: 5 papers leave the top and nothing takes their place, though they still have the citations that papers from their years need, among them “Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23), “Batch normalization: Accelerating deep network training by reducing internal covariate shift” (34,000 citations as of 2022-07-23), “Distilling the knowledge in a neural network” (9,675 citations as of 2022-07-23). A maintainer will decide."],
            fixture.Said(Rule));
        Assert.Equal(FindingEffect.NeedsMaintainer, Assert.Single(fixture.Check(Rule)).Effect);
        Assert.Equal(3, (fixture with { Head = SmallList.Of([SmallList.LayerNorm, SmallList.Squeeze, Kept]) }).Check(Rule).Count);
        Assert.Collection(
            (fixture with { Base = fixture.Base!.Replace(Kept, "", StringComparison.Ordinal), Papers = [.. SmallList.Records, KeptRecord] }).Said(Rule),
            said => Assert.EndsWith("The one that leaves is cited more, so a maintainer will decide.", said, StringComparison.Ordinal),
            said => Assert.StartsWith("warning: 4 papers leave the top", said, StringComparison.Ordinal));
    }

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
    public void That_what_comes_is_on_the_base_branch_already_is_told() => Assert.Equal(
        ["warning 5: “Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23) leaves the top. “Batch normalization: Accelerating deep network training by reducing internal covariate shift”, which this pull request adds, is on the base branch already, so nothing takes its place. “Adam: A method for stochastic optimization” still has the 200 citations that papers from 2015 need, so a maintainer will decide."],
        (Swap with { Onto = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam]), Policy = SmallList.RoomFor(3) }).Said(Rule));

    [Fact]
    public void A_removal_outside_the_top_is_not_weighed() => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]),
        Head = SmallList.Of([SmallList.Distilling], appendix: []),
    }).Said(Rule));

    [Fact]
    public void A_swap_for_a_paper_that_is_cited_as_often_passes() => Assert.Empty((Swap with
    {
        Papers = [SmallList.BatchNormRecord, SmallList.AdamRecord with { CitationCount = SmallList.BatchNormRecord.CitationCount }],
    }).Said(Rule));

    [Fact]
    public void A_paper_with_just_as_many_citations_as_it_needs_still_meets_its_threshold() => Assert.Single((Swap with
    {
        Head = SmallList.Of([SmallList.Distilling]),
        Papers = [SmallList.AdamRecord with { CitationCount = 200 }],
    }).Said(Rule));

    [Theory]
    [InlineData("- **A method for stochastic optimization** (2014), D. Kingma and J. Ba [[pdf]](http://arxiv.org/pdf/1412.6980)")]
    [InlineData("- **Adam: A method for stochastic optimization** (2014), D. Kingma and J. Ba [[pdf]](http://example.org/adam.pdf)")]
    public void A_paper_that_stays_under_another_title_or_link_is_no_loss(string other) => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Adam, other]),
        Head = SmallList.Of([SmallList.Distilling, other]),
        Policy = SmallList.RoomFor(5),
    }).Said(Rule));

    [Fact]
    public void A_removal_of_a_paper_that_others_have_moved_out_of_the_top_is_not_weighed() => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Adam], appendix: []),
        Head = SmallList.Of([SmallList.Distilling], appendix: []),
        Onto = SmallList.Of([SmallList.Distilling], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]),
    }).Said(Rule));

    [Fact]
    public void A_paper_whose_count_is_unknown_is_taken_for_the_most_cited_of_those_that_come() => Assert.Empty((Swap with
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Adam, SmallList.LayerNorm]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.Squeeze, SmallList.BatchNorm]),
        Papers = [SmallList.AdamRecord, SmallList.LayerNormRecord, SmallList.SqueezeRecord],
    }).Said(Rule));

    [Fact]
    public void A_paper_whose_count_is_unknown_is_the_last_of_those_that_leave_to_be_replaced() => Assert.Contains(
        "“Adam: A method for stochastic optimization” (98,000 citations as of 2022-07-23) leaves the top, and “Batch normalization",
        Assert.Single((Swap with
        {
            Base = SmallList.Of([SmallList.LayerNorm, SmallList.Adam]),
            Head = SmallList.Of([SmallList.BatchNorm]),
            Papers = [SmallList.AdamRecord, SmallList.BatchNormRecord],
        }).Said(Rule)),
        StringComparison.Ordinal);
}
