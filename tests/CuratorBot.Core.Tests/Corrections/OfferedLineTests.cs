using CuratorBot.Core.Judging;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Rules;

namespace CuratorBot.Core.Tests.Corrections;

/// <summary>When a corrected line is offered, and when it is better to offer none.</summary>
public sealed class OfferedLineTests
{
    private const string NoComma = "- **Long tunnels** (2016) L. Lane et al. [[pdf]](https://example.org/long.pdf)";

    private static readonly EntryFormatRule Format = new();

    [Fact]
    public void A_line_that_may_stay_is_offered_in_the_right_form() =>
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", FormList.Add("### Driving", NoComma).Remedy(Format));

    [Fact]
    public void A_line_that_has_to_go_is_not_offered_in_a_better_form()
    {
        var fixture = FormList.Add("### Driving", NoComma.Replace("2016", "2018", StringComparison.Ordinal));

        Assert.True(Assert.Single(fixture.Context.Facts).Applies(Cause.YearOutside));
        Assert.Null(fixture.Remedy(Format));
    }

    [Fact]
    public void A_check_of_the_whole_list_offers_it_all_the_same()
    {
        var fixture = FormList.Add("### Driving", NoComma.Replace("2016", "2018", StringComparison.Ordinal)) with { Base = null };

        Assert.Equal("- **Long tunnels** (2018), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Format));
    }

    [Fact]
    public void A_line_with_letters_that_could_not_be_read_is_left_alone() =>
        Assert.All(
            FormList.Add("### Driving", NoComma.Replace("tunnels", "tunn\uFFFDls", StringComparison.Ordinal)).Check(Format),
            static finding => Assert.Null(finding.Remedy));

    [Fact]
    public void A_line_whose_authors_are_the_title_by_its_record_is_left_alone()
    {
        const string Line = "- **The vision group** (2016) Long tunnels under wide rivers [[pdf]](https://arxiv.org/pdf/1601.00001)";
        var fixture = FormList.Add("### Driving", Line);
        var record = SmallList.Record("Long tunnels under wide rivers", 2016, 500, "1601.00001");

        Assert.NotNull(fixture.Remedy(Format));
        Assert.All((fixture with { Papers = [record] }).Check(Format), static finding => Assert.Null(finding.Remedy));
    }
}
