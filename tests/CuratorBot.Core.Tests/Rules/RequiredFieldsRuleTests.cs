using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class RequiredFieldsRuleTests
{
    private const string List =
        """
        # Papers on roads

        ## Methods
        - Wide lanes for wide cars. A. Ames, B. Boyd. *ICLR 2016*. [[pdf]](https://example.org/wide.pdf) [[code]](https://github.com/a/wide)
        - Deep potholes in dark nights. C. Cole, D. Dunn. *ICML 2015*. [[pdf]](https://example.org/deep.pdf)

        ## Datasets
        - Flat tyres at the road side. E. Egan, F. Ford. *CVPR 2013*. [[pdf]](https://example.org/flat.pdf)
        """;

    private static readonly RequiredFieldsRule Rule = new();

    [Theory]
    [InlineData("require: [year, venue, authors]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", null)]
    [InlineData("require: [code]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", "warning 6: The line lacks a link to the code.")]
    [InlineData("require: [code]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf) [[code]](https://gitlab.com/a/b)", null)]
    [InlineData("require: [code]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf) Code: N/A", null)]
    [InlineData("require: [year, authors]", "- Long tunnels under wide hills. [[pdf]](https://example.org/long.pdf)", "warning 6: The line lacks the year, the authors.")]
    [InlineData("require: { Datasets: [data], default: [video] }", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", "warning 6: The line lacks a link to a video.")]
    [InlineData("require: { Datasets: [data] }", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", null)]
    [InlineData("require: [project, doi]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[paper]](https://doi.org/10.1000/182) [[project page]](https://example.org/p)", null)]
    [InlineData("require: [description]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf) Digs the longest tunnel so far.", null)]
    [InlineData("require: [abstract]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", "warning 6: The line lacks the abstract or a link to it.")]
    [InlineData("require: [abstract]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[paper]](https://arxiv.org/abs/1601.00001)", null)]
    [InlineData("require: [peer-review]", "- Long tunnels under wide hills. G. Gray, H. Hale. *arXiv 2016*. [[pdf]](https://arxiv.org/abs/1601.00001)", "warning 6: Only peer-reviewed papers are accepted here, and this one seems to be a preprint.")]
    [InlineData("require: [peer-review]", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://arxiv.org/abs/1601.00001)", null)]
    [InlineData("require: none", "- Long tunnels under wide hills. [[pdf]](https://example.org/long.pdf)", null)]
    [InlineData("form: '- {title}. {authors}. *{venue} {year}*. [[pdf]]({url}) [[code]]({code?})'", "- Long tunnels under wide hills. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", "warning 6: The line lacks the authors.")]
    public void What_the_policy_asks_for_is_told_if_it_is_missing(string yaml, string line, string? said) =>
        Assert.Equal(said is null ? [] : [said], Add(line, PolicyOf(yaml)).Said(Rule));

    [Fact]
    public void A_heading_with_a_year_says_the_year()
    {
        var list = List.Replace("## Methods", "## 2016", StringComparison.Ordinal);

        Assert.Empty(FormList.Add("- Deep", "- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR*. [[pdf]](https://example.org/long.pdf)", list) is var fixture
            ? (fixture with { Policy = PolicyOf("require: year") }).Check(Rule) : []);
    }

    [Fact]
    public void An_edit_answers_for_what_it_takes_away_and_not_for_what_was_missing_before()
    {
        var policy = PolicyOf("require: [code, year]");

        Assert.Empty((FormList.Edit("deep.pdf", "deeper.pdf", List) with { Policy = policy }).Check(Rule));
        Assert.Equal(
            ["warning 4: The line lacks a link to the code."],
            (FormList.Edit(" [[code]](https://github.com/a/wide)", "", List) with { Policy = policy }).Said(Rule));
    }

    [Fact]
    public void What_the_list_says_is_asked_and_named()
    {
        var list = "# Papers\n\nEach paper must have the authors and the year.\n\n" + List;

        var finding = Assert.Single((FormList.Add("- Deep", "- Long tunnels under wide hills. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)", list)
            with
        { Policy = PolicyReader.Read(list, "README.md", PolicyFile.None()).Policy }).Check(Rule));

        Assert.Equal("README.md:3", finding.Authority?.Where);
    }

    [Fact]
    public void What_nearly_all_entries_have_is_a_notice_and_less_is_nothing()
    {
        var all = "## Nets\n" + string.Join('\n', Enumerable.Range(0, 12).Select(static i => $"- Wide lanes number {i} for cars. A. Ames, B. Boyd. *ICLR 2016*. [[pdf]](https://example.org/{i}.pdf) [[code]](https://github.com/a/{i})"));
        var half = all.Replace("https://github.com/a/1)", "https://example.org/slides)", StringComparison.Ordinal).Replace("[[code]](https://example.org", "[[slides]](https://example.org", StringComparison.Ordinal);
        const string Line = "\n- Long tunnels under wide hills. G. Gray, H. Hale. *ICLR 2016*. [[pdf]](https://example.org/long.pdf)";

        Assert.Equal(["notice 14: The line lacks a link to the code."], new RuleFixture { Base = all, Head = all + Line, Policy = new Policy() }.Said(Rule));
        Assert.NotEmpty(new RuleFixture { Base = half, Head = half + Line, Policy = new Policy() }.Check(Rule));
        Assert.Empty(new RuleFixture { Base = List, Head = List + Line, Policy = new Policy() }.Check(Rule));
    }

    private static Policy PolicyOf(string yaml) => PolicyReader.Read(List, "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors)).Policy;

    private static RuleFixture Add(string line, Policy policy) => FormList.Add("- Deep", line, List) with { Policy = policy };
}
