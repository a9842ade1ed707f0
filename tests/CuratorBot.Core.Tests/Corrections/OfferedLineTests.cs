using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
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

        Assert.Equal("- **The vision group** (2016), Long tunnels under wide rivers [[pdf]](https://arxiv.org/pdf/1601.00001)", fixture.Remedy(Format));
        Assert.All((fixture with { Papers = [record] }).Check(Format), static finding => Assert.Null(finding.Remedy));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_paper_below_its_threshold_by_an_old_count_only_is_offered_its_line(bool isStale)
    {
        const string Line = "- **Squeezed networks of small size** (2016) F. Iandola et al. [[pdf]](https://example.org/squeezed.pdf)";
        var record = SmallList.Record("Squeezed networks of small size", 2016, 1, arXiv: null, "F. Iandola", "S. Han", "W. Dally");
        var fixture = FormList.Add("### Driving", Line) with
        {
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [record.Title] = new PaperLookup.Found(record, MatchedBy.Id, 1) { Stale = isStale } },
        };

        Assert.True(Assert.Single(fixture.Context.Facts).Applies(Cause.Below));
        Assert.Equal(isStale, fixture.Remedy(Format) is not null);
    }

    [Fact]
    public void Authors_of_the_record_are_named_by_initials_as_the_list_names_its_own()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016) [[pdf]](https://example.org/long.pdf)") with
        {
            Papers = [SmallList.Record("Long tunnels", 2016, 500, arXiv: null, "Luke Lane", "Mia Moss")],
        };

        Assert.Equal("- **Long tunnels** (2016), L. Lane and M. Moss [[pdf]](https://example.org/long.pdf)", fixture.Remedy(new AuthorsRule()));
    }

    [Fact]
    public void The_name_of_a_group_is_not_shortened() => Assert.Equal(
        "- **Long tunnels** (2016), L. Lane and Google Brain [[pdf]](https://example.org/long.pdf)",
        FormList.Add("### Driving", "- **Long tunnels** (2016), Luke Lane and Google Brain [[pdf]](https://example.org/long.pdf)").Remedy(new AuthorsRule()));
}
