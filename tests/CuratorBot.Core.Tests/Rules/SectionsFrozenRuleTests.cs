using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class SectionsFrozenRuleTests
{
    private static readonly SectionsFrozenRule Rule = new();

    [Fact]
    public void Entries_may_change_in_the_sections_there_are() =>
        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)").Check(Rule));

    [Fact]
    public void A_new_section_fails() =>
        Assert.Equal(
            ["failure 18: Contributors shouldn't add sections (“Flying”). If the list needs it, please suggest it in an issue first."],
            FormList.Add("- **Flat tyres**", "\n### Flying\n- **High clouds** (2016), L. Lane et al. [[pdf]](https://example.org/high.pdf)").Said(Rule));

    [Fact]
    public void A_renamed_section_fails_and_its_old_heading_is_offered()
    {
        var fixture = FormList.Edit("### Driving", "### Driving / Riding");

        Assert.Equal(
            ["failure 13: Contributors shouldn't rename sections (“Driving” → “Driving / Riding”). Please restore the heading; you can suggest a better name in an issue."],
            fixture.Said(Rule));
        Assert.Equal(new Remedy(RemedyKind.Replacement, "### Driving"), Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Theory]
    [InlineData("Natural Language Process", "Natural Language Processing", false)]
    [InlineData("NetworkModels", "Network Models", false)]
    [InlineData("Survey Review", "Survey / Review", false)]
    [InlineData("Optimisation", "Optimization", false)]
    [InlineData("Papers from 2015", "Papers from 2016", true)]
    [InlineData("Text", "Test", true)]
    [InlineData("Reading", "Riding", true)]
    [InlineData("Image Segmentation", "Image Generation", true)]
    public void A_heading_that_is_only_spelt_anew_is_a_notice_without_a_line_to_paste(string old, string now, bool fails)
    {
        var before = FormList.English.Replace("### Driving", $"### {old}", StringComparison.Ordinal);

        var finding = Assert.Single(new RuleFixture { Base = before, Head = before.Replace($"### {old}", $"### {now}", StringComparison.Ordinal) }.Check(Rule));

        Assert.Equal((fails ? Severity.Failure : Severity.Notice, fails), (finding.Severity, finding.Remedy is not null));
    }

    [Fact]
    public void A_removed_section_fails()
    {
        var start = FormList.English.IndexOf("### Driving", StringComparison.Ordinal);
        var end = FormList.English.IndexOf("### New Papers", StringComparison.Ordinal);

        Assert.Equal(
            ["failure: Contributors shouldn't remove sections (“Driving”). Please restore the heading."],
            new RuleFixture { Base = FormList.English, Head = FormList.English.Remove(start, end - start) }.Said(Rule));
    }

    [Fact]
    public void A_heading_that_is_gone_is_offered_for_the_place_above_its_papers()
    {
        var remedy = Assert.Single(FormList.Edit("### Driving\n", "").Check(Rule)).Remedy!;
        var lines = FormList.English.Split('\n');

        Assert.Equal((RemedyKind.Snippet, "### Driving", Array.IndexOf(lines, "### Driving")), (remedy.Kind, remedy.Text, remedy.After));
    }

    [Fact]
    public void Several_removed_sections_are_told_as_one()
    {
        var start = FormList.English.IndexOf("### Walking", StringComparison.Ordinal);
        var end = FormList.English.IndexOf("### New Papers", StringComparison.Ordinal);

        Assert.Equal(
            ["failure: Contributors shouldn't remove sections, and 2 of them are gone: “Walking / Running”, “Driving”. Please restore the headings."],
            new RuleFixture { Base = FormList.English, Head = FormList.English.Remove(start, end - start) }.Said(Rule));
    }

    [Fact]
    public void A_heading_above_what_had_none_is_new()
    {
        const string List = "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)\n";
        const string Under = $"### Driving\n{List}";

        Assert.Equal(
            ["failure 1: Contributors shouldn't add sections (“Driving”). If the list needs it, please suggest it in an issue first."],
            new RuleFixture { Base = List, Head = Under }.Said(Rule));
        Assert.Equal(
            ["failure: Contributors shouldn't remove sections (“Driving”). Please restore the heading."],
            new RuleFixture { Base = Under, Head = List }.Said(Rule));
    }

    [Fact]
    public void A_moved_section_fails()
    {
        var start = FormList.English.IndexOf("### Walking", StringComparison.Ordinal);
        var middle = FormList.English.IndexOf("### Driving", StringComparison.Ordinal);
        var end = FormList.English.IndexOf("### New Papers", StringComparison.Ordinal);
        var head = FormList.English[..start] + FormList.English[middle..end] + FormList.English[start..middle] + FormList.English[end..];

        var said = Assert.Single(new RuleFixture { Base = FormList.English, Head = head }.Said(Rule));
        Assert.EndsWith("shouldn't reorder sections (“Walking / Running”). Please move it back.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_push_may_change_sections() =>
        Assert.Empty((FormList.Edit("### Driving", "### Driving / Riding") with { AuthorMayPush = true }).Check(Rule));

    [Theory]
    [InlineData("# Papers on roads", "# Papers on roads and rails")]
    [InlineData("## Contents", "## Table of contents")]
    public void Headings_of_prose_are_not_meant(string old, string now) => Assert.Empty(FormList.Edit(old, now).Check(Rule));

    [Fact]
    public void A_list_that_is_new_may_have_sections() =>
        Assert.Empty(new RuleFixture { Base = "# Papers on roads\n", Head = FormList.English }.Check(Rule));
}
