using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>The line that all rules of form offer, by what becomes of it once it is pasted.</summary>
public sealed class CorrectedLineTests
{
    private static readonly IRule[] Rules = [new EntryFormatRule(), new AuthorsRule(), new PdfLinkRule(), new BoldTopRule(), new MetadataRule()];

    private static readonly string[] Titles =
    [
        "**Long tunnels**", "Long tunnels", "**Long tunnels", "**Long  tunnels:**", "<b>Long tunnels</b>", "[ ] **Long tunnels**", "**Tunnels:Long ones**",
        "**L. Lane et al.**", "\"Long tunnels\"", "**Long (tunnels**", "**Long tunnels <sup>2</sup>**", "《Long tunnels》", "[Long tunnels](https://example.org/long.pdf)",
    ];

    private static readonly string[] Years =
        [" (2016), ", "(2016)", " (2016, ", " 2016), ", ", 2016, ", " [2016], ", " (20166), ", " 2016 ", " (2016年), ", " (Book, 2016), ", ", ", ": ", " "];

    private static readonly string[] Authors =
    [
        "L. Lane et al.", "L Lane, M. Moss and N. Nash", "Luke Lane et. al", "Lane et al.", "L. Lane et al. (2016)", "", "Long tunnels", "L. Lane et al. (", "1,",
        "**Long tunnels**",
    ];

    private static readonly string[] Links =
    [
        " [[pdf]](https://example.org/long.pdf)", ". [[pdf]](https://arxiv.org/abs/1601.00001).", "[[PDF]] (https://example.org/long.pdf)", " ([pdf](https://example.org/long.pdf))",
        " https://example.org/long.pdf", " <a href=\"https://example.org/long.pdf\">[pdf]</a>", " [[pdf]](long)", "",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_that_is_offered_brings_no_finding_of_form_once_it_is_pasted_and_no_other_line(bool known)
    {
        Paper[] papers = known
            ? [new Paper { Title = "Long tunnels", Year = 2016, Authors = [new("Luke Lane"), new("Mia Moss"), new("Ned Nash")], ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1601.00001" } }]
            : [];
        var lines = Titles.SelectMany(title => Years.SelectMany(year => Authors.SelectMany(authors => Links.Select(link => $"- {title}{year}{authors}{link}"))));

        // Every seventh has all pairs of parts, and takes a second.
        var all = lines.Where((_, i) => i % 7 == 0).SelectMany(line => Offered(line, papers).Distinct(StringComparer.Ordinal).Select(offered => (line, offered))).ToList();
        var again = all.Select(offer => offer.offered).Distinct(StringComparer.Ordinal)
            .Where(line => Change(line, papers).Check(Rules[0]).Count > 0 || Offered(line, papers).Any());

        Assert.True(all.Count > 200);
        Assert.Empty(again.Select(line => $"{line}\n    of {all.First(offer => string.Equals(offer.offered, line, StringComparison.Ordinal)).line}"));
    }

    [Theory]
    [InlineData("- L. Lane et al. (2016), **Long tunnels** [[pdf]](https://example.org/long.pdf)")]
    [InlineData("- L. Lane et al. (2016), Long tunnels [[pdf]](https://example.org/long.pdf)")]
    [InlineData("- <b>Long tunnels</b> (2016), L. Lane et al. <a href=\"https://example.org/long.pdf\">[pdf]</a>")]
    [InlineData("- **Long tunnels** (2016), L. Lane et al. ([pdf](https://example.org/long.pdf))")]
    [InlineData("- **Long tunnels:** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf).")]
    public void What_stands_in_the_wrong_place_or_marks_is_put_right(string line) =>
        Assert.Equal(["- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)"], Offered(line, []).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("- Long tunnels")]
    [InlineData("- arXiv:1601.00001")]
    [InlineData("- Long tunnels (2016) [[pdf]](https://example.org/long.pdf)")]
    [InlineData("- L. Lane et al. (2016) M. Moss and N. Nash [[pdf]](https://example.org/long.pdf)")]
    [InlineData("- Long (tunnels (2016) L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    public void No_line_is_offered_where_it_would_still_be_wrong(string line) => Assert.Empty(Offered(line, []));

    [Fact]
    public void What_an_entry_lacked_before_is_not_asked_for_in_a_line_that_fixes_something_else()
    {
        var list = FormList.English.Replace(", E. Egan et al.", "", StringComparison.Ordinal);

        Assert.Equal("- **Wide lanes** (2016) [[pdf]](https://example.org/wide.pdf)", FormList.Edit("**Wide lanes** (2016)", "Wide lanes (2016)", list).Remedy(new BoldTopRule()));
    }

    private static RuleFixture Change(string line, Paper[] papers) => FormList.Add("### Driving", line) with { Papers = papers };

    private static IEnumerable<string> Offered(string line, Paper[] papers)
    {
        var change = Change(line, papers);
        return Rules.SelectMany(change.Check).Select(finding => finding.Remedy).Where(remedy => remedy is { Kind: RemedyKind.Replacement }).Select(remedy => remedy!.Text);
    }
}
