using CuratorBot.Core.Judging;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class ContentsLinkRuleTests
{
    private static readonly ContentsLinkRule Rule = new();

    [Fact]
    public void Links_that_arrive_say_nothing() =>
        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)").Check(Rule));

    [Fact]
    public void A_renamed_heading_leaves_its_link_behind()
    {
        var fixture = FormList.Edit("### Driving", "### Driving: Cars & Lorries") with { AuthorMayPush = true };

        Assert.Equal(["warning 5: The contents link for “Driving” points to #driving; the heading's anchor is #driving-cars--lorries."], fixture.Said(Rule));
        Assert.Equal(
            new Remedy(RemedyKind.Replacement, "* [Driving: Cars & Lorries](#driving-cars--lorries)"),
            Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Theory]
    [InlineData("_Seq2Seq_ models", "seq2seq-models", true)]
    [InlineData("_Seq2Seq_ models", "_seq2seq_-models", false)]
    [InlineData("AT&amp;T papers", "att-papers", true)]
    [InlineData("**Bold** [linked](https://example.org) words", "bold-linked-words", true)]
    [InlineData("The `__init__` of it", "the-__init__-of-it", true)]
    [InlineData("snake_case and more", "snake_case-and-more", true)]
    public void An_anchor_is_made_of_what_a_heading_shows(string heading, string anchor, bool arrives) => Assert.Equal(
        arrives,
        new RuleFixture
        {
            Head = FormList.English.Replace("### Driving", $"### {heading}", StringComparison.Ordinal).Replace("(#driving)", $"(#{anchor})", StringComparison.Ordinal),
        }.Check(Rule).All(static f => f.Line != 5));

    [Fact]
    public void Of_a_heading_that_is_wanted_back_the_link_is_right() =>
        Assert.Empty(FormList.Edit("### Driving", "### Cars and lorries of all kinds").Check(Rule));

    [Fact]
    public void A_renamed_heading_with_its_link_says_nothing() =>
        Assert.Empty(new RuleFixture
        {
            Base = FormList.English,
            Head = FormList.English.Replace("Driving", "Riding", StringComparison.Ordinal).Replace("#driving", "#riding", StringComparison.Ordinal),
        }.Check(Rule));

    [Fact]
    public void A_removed_heading_leaves_its_link_without_an_end()
    {
        var fixture = FormList.Edit("### Driving\n", "") with { AuthorMayPush = true };

        Assert.Equal(["warning 5: The contents link for “Driving” points to #driving, and no heading has that anchor."], fixture.Said(Rule));
    }

    [Fact]
    public void A_heading_that_has_to_come_back_brings_the_end_of_its_link_with_it()
    {
        var fixture = FormList.Edit("### Driving\n", "");

        Assert.Empty(fixture.Said(Rule));
        Assert.Single(fixture.Check(new SectionsFrozenRule()));
    }

    [Fact]
    public void An_edited_link_that_arrives_nowhere_is_put_right_by_its_words()
    {
        var fixture = FormList.Edit("(#walking--running)", "(#walking-running)");

        Assert.Equal(["warning 4: The contents link for “Walking / Running” points to #walking-running; the heading's anchor is #walking--running."], fixture.Said(Rule));
        Assert.Equal("* [Walking / Running](#walking--running)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_link_that_was_broken_before_is_not_held_against_the_change()
    {
        Assert.Empty(FormList.Add("### 步行", "- **长隧道**（2016），L. Lane等人 [[pdf]](https://example.org/long.pdf)", FormList.Chinese).Check(Rule));
        Assert.Empty(FormList.Edit("* [步行]", "* [走路]", FormList.Chinese).Check(Rule));
    }

    [Fact]
    public void A_check_of_the_whole_list_reports_it_with_the_Chinese_anchor()
    {
        var fixture = new RuleFixture { Head = FormList.Chinese };

        Assert.Equal(
            [
                "warning 4: 目录中的“步行”指向“#walking”，但该章节的锚点是“#步行”。",
                "warning 5: 目录中的“新论文”指向“#new-papers”，但该章节的锚点是“#新论文”。",
            ],
            fixture.Said(Rule, "zh-Hans"));
        Assert.Equal("* [步行](#步行)", fixture.Check(Rule)[0].Remedy?.Text);
    }

    [Theory]
    [InlineData("### HW / SW / Dataset", "hw--sw--dataset")]
    [InlineData("### Appendix: More than Top 100", "appendix-more-than-top-100")]
    [InlineData("## What's new? (v2.0) ##", "whats-new-v20")]
    [InlineData("# `code` and **bold** and [a link](https://example.org/x)", "code-and-bold-and-a-link")]
    [InlineData("### 2016年更多论文", "2016年更多论文")]
    [InlineData("### 计算机硬件/软件", "计算机硬件软件")]
    [InlineData("### 🚀 Rockets", "-rockets")]
    [InlineData("### :rocket: Rockets", "rocket-rockets")]
    [InlineData("### snake_case - dash", "snake_case---dash")]
    [InlineData("### Crème brûlée", "crème-brûlée")]
    [InlineData("### Crème brûlée", "cr%C3%A8me-br%C3%BBl%C3%A9e")]
    [InlineData("Underlined\n---", "underlined")]
    [InlineData("### Same\n### Same", "same-1")]
    [InlineData("<a name=\"here\"></a>", "here")]
    public void Anchors_are_those_of_GitHub(string heading, string anchor)
    {
        Assert.Empty(new RuleFixture { Head = $"* [There](#{anchor})\n\n{heading}\n" }.Check(Rule));
        Assert.Single(new RuleFixture { Head = $"* [There](#{anchor}-2)\n\n{heading}\n" }.Check(Rule));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_as_the_parser_does(string lineEnd)
    {
        var fixture = new RuleFixture { Head = FormList.Chinese.ReplaceLineEndings(lineEnd) };

        Assert.Equal([4, 5], fixture.Check(Rule).Select(f => f.Line));
        Assert.Equal("* [步行](#步行)", fixture.Check(Rule)[0].Remedy?.Text);
    }

    [Fact]
    public void Links_and_headings_in_code_are_none() =>
        Assert.Empty(new RuleFixture { Head = "```\n* [There](#nowhere)\n```\n" }.Check(Rule));
}
