using System.Text.Json.Nodes;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>What authors wrote and what cites a paper.</summary>
public sealed class RelatedPapersTests
{
    private static readonly PaperId Cited = new(PaperId.CorpusId, "1");

    [Fact]
    public void The_papers_of_authors_come_back_in_the_order_of_the_authors()
    {
        var fake = new FakeSemanticScholar(Contract()) { GivesAuthorIds = true }
            .Add(1, "One", 2015, 10, ["A. Ames"]).Add(2, "Two", 2016, 20, ["B. Byrd", "A. Ames"]).Add(3, "Three", 2016, 30, ["C. Cole"]);
        using var bench = new Bench(fake);
        var ids = bench.LookUp(new PaperQuery("", [new PaperId(PaperId.CorpusId, "2")])).OfType<PaperLookup.Found>().Single().Paper.Authors.Select(static a => a.AuthorId!).ToList();

        var answers = Run(bench, related => related.OfAuthorsAsync([.. ids, "1"], TestContext.Current.CancellationToken));

        Assert.Equal([["Two"], ["One", "Two"], []], answers.Select(static a => a.Papers.Select(static p => p.Title)));
        Assert.All(answers, static a => Assert.Equal((false, null), (a.IsCut, a.Problem)));
        Assert.Equal((20, new DateOnly(2026, 3, 1)), (answers[0].Papers[0].CitationCount, answers[0].Papers[0].AsOf));
    }

    [Fact]
    public void Of_many_citations_one_page_is_asked_for_and_that_there_are_more_is_told()
    {
        var fake = new FakeSemanticScholar(Contract()).Add(1, "Cited", 2012, 1001, ["A. Ames"]);
        for (var id = 2; id < 1_003; id++)
        {
            fake.Add(id, $"Citing {id}", 2016, id, ["B. Byrd"]).Cite(id, 1);
        }

        using var bench = new Bench(fake);

        var answer = Assert.Single(Run(bench, related => related.CitingAsync([Cited], TestContext.Current.CancellationToken)));

        Assert.Equal((1_000, "Citing 1002", true, 1), (answer.Papers.Count, answer.Papers[0].Title, answer.IsCut, bench.Telemetry.RequestsMade));
    }

    [Theory]
    [InlineData("paper-citations-200-page-1.json", 30, true)]
    [InlineData("paper-citations-200-attention-2026.json", 12, true)]
    public void A_recorded_page_of_citations_is_read(string file, int papers, bool isCut)
    {
        var body = JsonNode.Parse(File.ReadAllText(SharedData.Require($"semantic-scholar/recorded/{file}")))!["response"]!["body"]!;
        using var bench = Answering(new FakeResponse(200, body.ToJsonString()));

        var answer = Assert.Single(Run(bench, related => related.CitingAsync([Cited], TestContext.Current.CancellationToken)));

        Assert.Equal((papers, isCut, null), (answer.Papers.Count, answer.IsCut, answer.Problem));
        Assert.Equal(body["data"]![0]!["citingPaper"]!["title"]!.GetValue<string>(), answer.Papers[0].Title);
    }

    [Fact]
    public void Papers_without_a_record_are_left_out()
    {
        using var bench = Answering(new FakeResponse(200, """{"offset":0,"data":[null,{},{"citingPaper":null},{"citingPaper":{"paperId":null,"title":"No record"}},{"citingPaper":{"paperId":"a","title":null}},{"citingPaper":{"paperId":"b","title":"Known"}}]}"""));

        Assert.Equal(["Known"], Assert.Single(Run(bench, related => related.CitingAsync([Cited], TestContext.Current.CancellationToken))).Papers.Select(static p => p.Title));
    }

    [Theory]
    [InlineData(429, """{"message":"Too Many Requests"}""", "Semantic Scholar is throttling requests (429)")]
    [InlineData(504, """{"message":"Endpoint request timed out"}""", "Semantic Scholar answers with an error (504)")]
    [InlineData(200, "[1]", "Semantic Scholar's answer could not be read")]
    [InlineData(404, """{"error":"Paper with id 1 not found"}""", null)]
    public void What_goes_wrong_is_told_in_the_answer(int status, string body, string? problem)
    {
        using var bench = Answering(new FakeResponse(status, body));

        var answer = Assert.Single(Run(bench, related => related.CitingAsync([Cited], TestContext.Current.CancellationToken)));

        Assert.Equal((0, problem), (answer.Papers.Count, answer.Problem));
    }

    private static OpenApiContract? Contract() =>
        File.Exists(SharedData.Locate("semantic-scholar/openapi.json")) ? OpenApiContract.Load(SharedData.Locate("semantic-scholar/openapi.json")) : null;

    private static Bench Answering(FakeResponse response) => new(time => new FakeHandler(_ => response, static () => TimeSpan.Zero, time));

    private static IReadOnlyList<RelatedPapers> Run(Bench bench, Func<SemanticScholarRelatedPapers, Task<IReadOnlyList<RelatedPapers>>> ask) =>
        VirtualTime.Run(bench.Time, bench.Options.Deadline, () => ask(bench.Get<SemanticScholarRelatedPapers>()));
}
