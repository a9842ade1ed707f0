using CuratorBot.Core.Judging;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class RegressionRuleTests
{
    private static readonly RegressionRule Rule = new();

    [Fact]
    public void An_edit_that_restores_a_corrected_text_is_told_with_the_correction_and_the_edit()
    {
        var wrong = FormList.English.Replace("F. Ford", "F. Fjord", StringComparison.Ordinal);
        var fixture = FormList.Edit("deep.pdf", "deeper.pdf", wrong) with { Onto = FormList.English };

        Assert.Equal(
            ["warning 15: This would undo a correction made on the base branch."],
            fixture.Said(Rule));
        Assert.Equal(
            new Remedy(RemedyKind.Replacement, "- **Deep potholes** (2015), F. Ford [[pdf]](https://example.org/deeper.pdf)"),
            Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void Where_edit_and_correction_touch_the_same_words_the_correction_stands()
    {
        var wrong = FormList.English.Replace("F. Ford", "F. Fjord", StringComparison.Ordinal);
        var fixture = FormList.Edit("deep.pdf", "deeper.pdf", wrong) with { Onto = FormList.English.Replace("deep.pdf", "deepest.pdf", StringComparison.Ordinal) };

        Assert.Equal("- **Deep potholes** (2015), F. Ford [[pdf]](https://example.org/deepest.pdf)", Assert.Single(fixture.Check(Rule)).Remedy?.Text);
    }

    [Fact]
    public void A_branch_that_is_merely_behind_restores_nothing()
    {
        var wrong = FormList.English.Replace("F. Ford", "F. Fjord", StringComparison.Ordinal);

        Assert.Empty((FormList.Edit("straight.pdf", "straighter.pdf", wrong) with { Onto = FormList.English }).Check(Rule));
    }
}
