using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class CompanionsRuleTests
{
    private const string Line = "- **Long tunnels: a study** (2016), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1601.00005)";

    private static readonly CompanionsRule Rule = new();

    [Fact]
    public void A_paper_that_a_file_beside_the_list_lacks_is_to_be_added_there()
    {
        var finding = Assert.Single(Adding("together: papers.csv", "title,year\nWide lanes,2016\n").Check(Rule));

        Assert.Equal((14, "companions.missing", ".github/curator.yml:2"), (finding.Line, finding.Message.Key, finding.Authority?.Where));
    }

    [Theory]
    [InlineData("title,year\n\"Long Tunnels: A Study\",2016\n")]
    [InlineData("- {id: 1601.00005}\n")]
    [InlineData("@article{lane, title = {{Long} tunnels: a {S}tudy}}\n")]
    [InlineData("- **长隧道** [[pdf]](https://arxiv.org/pdf/1601.00005)\n")]
    public void A_file_of_any_form_has_a_paper_by_its_link_its_id_or_its_title(string companion) =>
        Assert.Empty(Adding("together: papers.csv", companion).Said(Rule));

    [Fact]
    public void A_list_that_is_generated_loses_what_its_source_does_not_have() =>
        Assert.Equal(
            ["warning 14: The list is generated from “papers.yml”, which doesn't have this paper, so it would be lost the next time. Please add it to “papers.yml”."],
            Adding("source: papers.yml", "- title: Wide lanes\n", "papers.yml").Said(Rule));

    [Fact]
    public void A_paper_that_leaves_the_list_leaves_the_files_beside_it()
    {
        var fixture = FormList.Edit("- **Flat tyres** (2013), G. Gray et al. [[pdf]](https://example.org/flat.pdf)\n", "") with
        {
            Policy = Read("together: papers.csv"),
            Companions = new Dictionary<string, string>(StringComparer.Ordinal) { ["papers.csv"] = "Flat tyres,2013\n" },
        };

        Assert.Equal(["warning 16: “papers.csv” still has this paper. Please remove it there, too."], fixture.Said(Rule));
        Assert.Empty((fixture with { Companions = new Dictionary<string, string>(StringComparer.Ordinal) { ["papers.csv"] = "Wide lanes\n" } }).Said(Rule));
    }

    [Fact]
    public void A_generated_file_is_left_alone()
    {
        var fixture = FormList.Add("### Driving", Line) with { Policy = Read("generated: [index.html]"), ChangedFiles = ["README.md", "index.html"] };

        Assert.Equal(["warning: “index.html” is generated. Please leave it out of this pull request."], fixture.Said(Rule));
        Assert.Empty((fixture with { ChangedFiles = ["README.md"] }).Said(Rule));
        Assert.Empty((fixture with { IsToldElsewhere = true }).Said(Rule));
    }

    [Fact]
    public void A_file_that_is_not_there_says_nothing() => Assert.Empty(Adding("together: papers.csv", "", "other.csv").Said(Rule));

    [Fact]
    public void An_edit_and_a_paper_that_was_missing_before_are_not_its_business() =>
        Assert.Empty((FormList.Edit("Flat tyres", "Flat tires") with { Policy = Read("together: papers.csv"), Companions = new Dictionary<string, string>(StringComparer.Ordinal) { ["papers.csv"] = "" } }).Said(Rule));

    [Fact]
    public void It_speaks_where_files_are_named()
    {
        Assert.NotNull(Rule.AuthorityIn(Adding("together: papers.csv", "").Context));
        Assert.Null(Rule.AuthorityIn(Adding("together: none", "").Context));
    }

    private static RuleFixture Adding(string asked, string text, string path = "papers.csv") => FormList.Add("### Driving", Line) with
    {
        Policy = Read(asked),
        Companions = new Dictionary<string, string>(StringComparer.Ordinal) { [path] = text },
    };

    private static Policy Read(string asked)
    {
        var result = PolicyReader.Read(FormList.English, "README.md", PolicyFile.Read($"companions:\n  {asked}\n", RuleCatalog.Descriptors));
        Assert.Empty(result.Errors);
        return result.Policy;
    }
}
