using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class BoldTopRuleTests
{
    private static readonly BoldTopRule Rule = new();

    [Fact]
    public void Bold_in_the_top_and_plain_elsewhere_say_nothing()
    {
        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)").Check(Rule));
        Assert.Empty(FormList.Add("### New Papers", "- Long tunnels (2017), L. Lane et al. [[pdf]](https://example.org/long.pdf)").Check(Rule));
    }

    [Fact]
    public void A_plain_title_in_the_top_is_to_be_bold()
    {
        var fixture = FormList.Add("### Driving", "- Long tunnels (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)");

        Assert.Equal(["warning 14: “Driving” is part of the top, where titles are bold."], fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_bold_title_outside_the_top_is_to_be_plain()
    {
        var fixture = FormList.Add("### New Papers", "- **Long tunnels** (2017), L. Lane et al. [[pdf]](https://example.org/long.pdf)");

        Assert.Equal(["warning 19: “New Papers” is not part of the top, so the title should not be bold."], fixture.Said(Rule));
        Assert.Equal("- Long tunnels (2017), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_Chinese_title_outside_the_top_stands_in_its_own_marks()
    {
        var fixture = FormList.Add("### 新论文", "- **长隧道** (2017), L. Lane等人 [[pdf]](https://example.org/long.pdf)", FormList.Chinese);

        Assert.Equal(["warning 13: “新论文”不属于入选章节，标题不应加粗。"], fixture.Said(Rule, "zh-Hans"));
        Assert.Equal("- 《长隧道》 (2017), L. Lane等人 [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_move_that_forgets_the_bold_mark_is_told()
    {
        var moved = "- **Flat tyres** (2013), G. Gray et al. [[pdf]](https://example.org/flat.pdf)\n";
        var head = FormList.English.Replace(moved, "", StringComparison.Ordinal).Replace("### New Papers\n", "### New Papers\n" + moved, StringComparison.Ordinal);

        Assert.Equal(["warning 18: “New Papers” is not part of the top, so the title should not be bold."], new RuleFixture { Base = FormList.English, Head = head }.Said(Rule));
    }

    [Fact]
    public void A_mark_that_was_wrong_before_is_not_held_against_an_edit()
    {
        var list = FormList.English.Replace("- Bent rails", "- **Bent rails**", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("bent.pdf", "bended.pdf", list).Check(Rule));
    }

    [Fact]
    public void In_a_list_without_bold_titles_the_mark_says_nothing()
    {
        var list = FormList.English.Replace("**", "", StringComparison.Ordinal);

        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", list).Check(Rule));
    }

    [Fact]
    public void In_a_list_that_sets_every_title_in_bold_the_mark_says_nothing()
    {
        var list = FormList.English
            .Replace("- Bent rails", "- **Bent rails**", StringComparison.Ordinal)
            .Replace("- Lost keys", "- **Lost keys**", StringComparison.Ordinal)
            .Replace("- Slow trains", "- **Slow trains**", StringComparison.Ordinal);

        Assert.Empty(FormList.Add("### New Papers", "- **Long tunnels** (2017), L. Lane et al. [[pdf]](https://example.org/long.pdf)", list).Check(Rule));
    }
}
