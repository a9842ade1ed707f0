using CuratorBot.Core.Rules.Example;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Rules.Example;

public sealed class ShortLinkRuleTests
{
    private static readonly ShortLinkRule Rule = new();

    [Fact]
    public void A_shortened_address_that_is_added_is_found()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://bit.ly/tunnels)");

        var finding = Assert.Single(fixture.Check(Rule));
        Assert.Equal((14, new Message("short-link.hidden", "bit.ly")), (finding.Line, finding.Message));
    }

    [Fact]
    public void The_address_of_the_paper_itself_is_left_alone() =>
        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/bit.ly.pdf)").Check(Rule));

    [Fact]
    public void A_shortened_address_that_was_there_before_is_not_held_against_an_edit()
    {
        var list = FormList.English.Replace("https://example.org/flat.pdf", "https://bit.ly/flat", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("**Flat tyres**", "**Flat tires**", list).Check(Rule));
    }

    [Fact]
    public void A_paper_that_is_in_the_list_already_is_told_only_that() =>
        Assert.Empty(FormList.Add("### Driving", "- **Wide lanes** (2016), E. Egan et al. [[pdf]](https://bit.ly/wide)").Check(Rule));
}
