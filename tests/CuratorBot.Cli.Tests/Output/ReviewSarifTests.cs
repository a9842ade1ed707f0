using System.Text.Json.Nodes;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Tests.Output;

public sealed class ReviewSarifTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("/home/somebody/a list.md")]
    [InlineData("docs/阅读 列表.md")]
    public async Task A_review_has_what_SARIF_requires(string path) =>
        await JsonContract.AssertValidAsync("sarif.schema.json", SampleReview.Write(ReviewSarif.Write, SampleReview.Of(path: path)));

    [Fact]
    public void Results_point_at_their_rule_and_their_lines()
    {
        var run = Run();
        var results = run["results"]!.AsArray();

        Assert.Equal(["sections-frozen error", "entry-format warning", "order note"], results.Select(r => $"{r!["ruleId"]} {r["level"]}"));
        Assert.All(results, r => Assert.Equal((string?)r!["ruleId"], (string?)run["tool"]!["driver"]!["rules"]![(int)r["ruleIndex"]!]!["id"]));
        Assert.Equal("""{"startLine":12,"endLine":13}""", results[1]!["locations"]![0]!["physicalLocation"]!["region"]!.ToJsonString());
    }

    [Fact]
    public void An_earlier_name_of_a_rule_is_told()
    {
        var rules = Run()["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(["order: year-order"], rules.Where(static r => r!["deprecatedIds"] is not null).Select(static r => $"{r!["id"]}: {string.Join(", ", r["deprecatedIds"]!.AsArray())}"));
    }

    [Fact]
    public void A_finding_on_the_whole_change_or_on_a_removed_line_points_at_the_file_alone()
    {
        var results = Run()["results"]!.AsArray();

        Assert.Equal("""{"artifactLocation":{"uri":"README.md"}}""", results[0]!["locations"]![0]!["physicalLocation"]!.ToJsonString());
        Assert.Equal("""{"artifactLocation":{"uri":"README.md"}}""", results[2]!["locations"]![0]!["physicalLocation"]!.ToJsonString());
    }

    [Fact]
    public void A_replacement_is_a_fix_of_the_very_lines()
    {
        var fix = Assert.Single(Run()["results"]![1]!["fixes"]!.AsArray())!;
        var replacement = fix["artifactChanges"]![0]!["replacements"]![0]!;

        Assert.Equal("""{"startLine":12,"endLine":13}""", replacement["deletedRegion"]!.ToJsonString());
        Assert.Equal("- **A title** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)", (string?)replacement["insertedContent"]!["text"]);
    }

    [Fact]
    public void The_findings_of_a_line_have_one_fix_with_what_each_of_them_asks_for()
    {
        var entry = SampleReview.Entry("Titel");
        var review = SampleReview.Of() with
        {
            Findings =
            [
                SampleReview.Finding("regression", Severity.Warning, entry) with { Remedy = new Remedy(RemedyKind.Replacement, "- **Title** (2016)") },
                SampleReview.Finding("entry-format", Severity.Notice, entry) with { Remedy = new Remedy(RemedyKind.Replacement, "- **Titel** (2016), A. Author") },
                SampleReview.Finding("bold-top", Severity.Notice, entry) with { Remedy = new Remedy(RemedyKind.Replacement, "- **Titles** (2016)") },
            ],
        };

        var results = JsonNode.Parse(SampleReview.Write(ReviewSarif.Write, review))!["runs"]![0]!["results"]!.AsArray();

        // The third would have the title otherwise than the graver first one.
        Assert.Equal(
            ["- **Title** (2016), A. Author", "- **Title** (2016), A. Author", null],
            results.Select(result => (string?)result!["fixes"]?[0]!["artifactChanges"]![0]!["replacements"]![0]!["insertedContent"]!["text"]));
    }

    [Fact]
    public void Every_rule_is_described_and_leads_to_its_documentation()
    {
        var rules = Run()["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(RuleCatalog.Descriptors.Select(static r => r.Id), rules.Select(r => (string?)r!["id"]));
        Assert.All(rules, r =>
        {
            Assert.NotEmpty((string?)r!["shortDescription"]!["text"] ?? "");
            Assert.EndsWith($"docs/rules.md#{r["id"]}", (string?)r["helpUri"], StringComparison.Ordinal);
        });
    }

    private static JsonNode Run() => JsonNode.Parse(SampleReview.Write(ReviewSarif.Write, SampleReview.Of()))!["runs"]![0]!;
}
