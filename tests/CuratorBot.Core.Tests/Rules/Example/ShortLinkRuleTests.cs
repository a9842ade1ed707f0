using CuratorBot.Core.Rules.Example;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Rules.Example;

public sealed class ShortLinkRuleTests
{
    private static readonly ShortLinkRule Rule = new();

    [Fact]
    public void An_added_short_address_is_reported()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://bit.ly/tunnels)");

        var finding = Assert.Single(fixture.Check(Rule));
        Assert.Equal((14, new Message("short-link.hidden", "bit.ly")), (finding.Line, finding.Message));
    }

    [Fact]
    public void The_address_of_the_paper_itself_is_accepted() =>
        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/bit.ly.pdf)").Check(Rule));

    [Fact]
    public void A_short_address_from_before_does_not_count_against_an_edit()
    {
        var list = FormList.English.Replace("https://example.org/flat.pdf", "https://bit.ly/flat", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("**Flat tyres**", "**Flat tires**", list).Check(Rule));
    }

    [Fact]
    public void A_duplicate_is_reported_only_as_a_duplicate() =>
        Assert.Empty(FormList.Add("### Driving", "- **Wide lanes** (2016), E. Egan et al. [[pdf]](https://bit.ly/wide)").Check(Rule));
}
