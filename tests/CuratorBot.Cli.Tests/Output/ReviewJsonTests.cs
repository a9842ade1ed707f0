using System.Text.Json.Nodes;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Tests.Output;

public sealed class ReviewJsonTests
{
    [Fact]
    public async Task A_review_has_the_public_shape() =>
        await JsonContract.AssertValidAsync("review.schema.json", SampleReview.Write(ReviewJson.Write, SampleReview.Of()));

    [Fact]
    public async Task A_check_of_a_whole_list_has_the_public_shape() =>
        await JsonContract.AssertValidAsync("review.schema.json", SampleReview.Write(ReviewJson.Write, SampleReview.Of() with { Kind = ChangeKind.None, Changes = null }));

    [Fact]
    public async Task The_schema_of_the_test_refuses_another_spelling() =>
        await Assert.ThrowsAnyAsync<Exception>(() => JsonContract.AssertValidAsync(
            "review.schema.json",
            SampleReview.Write(ReviewJson.Write, SampleReview.Of()).Replace("not-found", "notFound", StringComparison.Ordinal)));

    [Theory]
    [InlineData(Verdict.Pass, "pass")]
    [InlineData(Verdict.Fail, "fail")]
    [InlineData(Verdict.NeedsMaintainer, "needs-maintainer")]
    [InlineData(Verdict.Inconclusive, "inconclusive")]
    public void Verdicts_are_spelled_as_in_the_contract(Verdict verdict, string spelled) =>
        Assert.Equal(spelled, (string?)Json(SampleReview.Of() with { Verdict = verdict })["verdict"]);

    [Theory]
    [InlineData("Deep \u001B[31mred\u001B[0m \a\b\f\0\u007F\u009B learning", "Deep \uFFFD[31mred\uFFFD[0m \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD learning")]
    [InlineData(@"\u001B, \\b and ""\f"" as they are written", @"\u001B, \\b and ""\f"" as they are written")]
    [InlineData("深度学习 🤖 “x”", "深度学习 🤖 “x”")]
    public void A_control_character_of_a_title_reaches_no_terminal_by_way_of_JSON_or_SARIF(string title, string written)
    {
        var review = SampleReview.Of(title);

        Assert.Equal(written, (string?)Json(review)["changes"]![0]!["title"]);
        Assert.Equal(
            $"- **{written}** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)",
            (string?)Json(review)["findings"]![1]!["remedy"]);
        Assert.DoesNotContain(
            JsonNode.Parse(SampleReview.Write(ReviewSarif.Write, review))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace(@"\\u", "", StringComparison.Ordinal),
            @"\u00",
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_of_the_vocabulary_has_a_spelling()
    {
        Assert.Equal(["none", "prose", "add", "remove", "move", "edit", "mixed", "restructure"], Enum.GetValues<ChangeKind>().Select(Spelling.Of));
        Assert.Equal(["add", "remove", "move", "edit"], Enum.GetValues<ChangeOp>().Select(Spelling.Of));
        Assert.Equal(["notice", "warning", "failure"], Enum.GetValues<Severity>().Select(Spelling.Of));
        Assert.Equal(["other", "top", "overflow", "new", "old"], Enum.GetValues<SectionKind>().Select(Spelling.Of));
        Assert.Equal(["paper", "resource"], Enum.GetValues<EntryKind>().Select(Spelling.Of));
        Assert.Equal(["replacement", "snippet", "patch"], Enum.GetValues<RemedyKind>().Select(Spelling.Of));
    }

    [Fact]
    public void Changes_say_where_from_and_what_was()
    {
        var changes = Json(SampleReview.Of())["changes"]!.AsArray();

        Assert.Equal(
            ["add A title", "edit New title (Old title)", "move Moved from Elsewhere", "remove A removed paper"],
            changes.Select(c => $"{c!["op"]} {c["title"]}{(c["oldTitle"] is { } old ? $" ({old})" : "")}{(c["fromSection"] is { } from ? $" from {from}" : "")}"));
        Assert.Equal([12, 16, 12, 14], changes.Select(c => (int)c!["line"]!));
        Assert.Equal(["title"], changes[1]!["fields"]!.AsArray().Select(f => (string?)f));
    }

    [Fact]
    public void Evidence_names_the_record_and_the_day_of_its_figures()
    {
        var evidence = Json(SampleReview.Of())["evidence"]!.AsArray();

        Assert.Equal(["found", "not-found", "ambiguous", "unavailable"], evidence.Select(e => (string?)e!["lookup"]));
        Assert.StartsWith(
            """{"title":"A title","lookup":"found","paperId":"ARXIV:1503.02531","corpusId":7200347,"citations":9675,"asOf":"2022-10-05","needed":200,"source":"snapshot","url":"https://www.semanticscholar.org/paper/abc",""",
            evidence[0]!.ToJsonString(),
            StringComparison.Ordinal);
        Assert.StartsWith(
            """{"title":"A removed paper","lookup":"not-found","paperId":null,"corpusId":null,"citations":null,"asOf":null,"needed":null,"source":null,"url":null,""",
            evidence[1]!.ToJsonString(),
            StringComparison.Ordinal);
        Assert.Null(evidence[2]!["citations"]);
        Assert.Equal(9675, (int)evidence[3]!["citations"]!);
    }

    [Fact]
    public void A_record_without_ids_elsewhere_is_named_by_its_number()
    {
        var review = SampleReview.Of();
        var bare = new Paper { Title = "A title", CorpusId = 7 };

        var json = Json(review with { Evidence = [new Evidence(SampleReview.Entry("A title"), new PaperLookup.Found(bare, MatchedBy.Title, 1), null, null)] });

        Assert.Equal("CorpusId:7", (string?)json["evidence"]![0]!["paperId"]);
    }

    [Fact]
    public void Titles_in_any_script_stay_readable_and_come_back_as_they_were()
    {
        const string Title = "标题 \"quoted\" <script> \u202E é";

        var text = SampleReview.Write(ReviewJson.Write, SampleReview.Of(Title));

        Assert.Contains("标题", text, StringComparison.Ordinal);
        Assert.Equal(Title, (string?)JsonNode.Parse(text)!["changes"]![0]!["title"]);
    }

    private static JsonNode Json(Review review) => JsonNode.Parse(SampleReview.Write(ReviewJson.Write, review))!;
}
