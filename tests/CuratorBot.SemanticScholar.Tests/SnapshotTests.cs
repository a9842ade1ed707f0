using CsCheck;
using CuratorBot.Core.Papers;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class SnapshotTests
{
    private const string Glove = """{"paperId":"f37e1b62a767a307c046404ca96bc140b3e68cb5","corpusId":1957433,"externalIds":{"ACL":"D14-1162","DOI":"10.3115/v1/D14-1162","CorpusId":1957433},"url":"https://www.semanticscholar.org/paper/f37e","title":"GloVe: Global Vectors for Word Representation","venue":"EMNLP","year":2014,"publicationDate":"2014-10-01","citationCount":25000,"influentialCitationCount":3000,"openAccessPdf":{"url":""},"publicationTypes":["Conference"],"authors":[{"authorId":"1","name":"Jeffrey Pennington"},{"name":"R. Socher"}],"_asOf":"2022-07-23","_notes":["ignored"]}""";
    private const string Bare = """{"title":"A Paper of Which Little Is Known","authors":null,"externalIds":null}""";

    [Fact]
    public async Task A_paper_is_read_with_everything_that_is_known_of_it()
    {
        var found = Assert.IsType<PaperLookup.Found>(await LookUpAsync(Glove, new PaperQuery("", [Id("ACL:D14-1162")])));

        var paper = found.Paper;
        Assert.Equal("GloVe: Global Vectors for Word Representation", paper.Title);
        Assert.Equal((1957433, 2014, 25000, 3000), (paper.CorpusId, paper.Year, paper.CitationCount, paper.InfluentialCitationCount));
        Assert.Equal((new DateOnly(2014, 10, 1), new DateOnly(2022, 7, 23)), (paper.PublicationDate, paper.AsOf));
        Assert.Equal([new PaperAuthor("Jeffrey Pennington", "1"), new PaperAuthor("R. Socher")], paper.Authors);
        Assert.Null(paper.OpenAccessPdf);
        Assert.Equal("snapshot", paper.Source);
        Assert.Equal("D14-1162", paper.ExternalIds["ACL"]);
        Assert.False(paper.ExternalIds.ContainsKey("CorpusId"));
    }

    [Theory]
    [InlineData("ACL:D14-1162")]
    [InlineData("DOI:10.3115/V1/d14-1162")]
    [InlineData("CorpusId:1957433")]
    [InlineData("f37e1b62a767a307c046404ca96bc140b3e68cb5")]
    public async Task A_paper_is_found_by_any_of_its_ids(string id)
    {
        var found = Assert.IsType<PaperLookup.Found>(await LookUpAsync(Glove, new PaperQuery("Glove: Global vectors for word representation", [Id(id)], "J. Pennington et al.", 2014)));

        Assert.Equal(MatchedBy.Id, found.MatchedBy);
        Assert.Equal(1, found.Score);
        Assert.Equal(Id(id).ToString(), found.Query);
    }

    [Fact]
    public async Task A_paper_is_found_by_its_title()
    {
        var found = Assert.IsType<PaperLookup.Found>(await LookUpAsync(Glove, new PaperQuery("Glove: Global vectors for words representation", [], "J. Pennington et al.", 2015)));

        Assert.Equal(MatchedBy.Title, found.MatchedBy);
        Assert.InRange(found.Score, 0.9, 0.99);
        Assert.Equal("Glove: Global vectors for words representation", found.Query);
    }

    [Fact]
    public async Task A_paper_of_which_little_is_known_is_read() =>
        Assert.IsType<PaperLookup.Ambiguous>(await LookUpAsync(Bare, new PaperQuery("A paper of which little is known", [], "A. Author", 2015)));

    [Fact]
    public async Task A_paper_that_is_not_in_the_file_is_not_found() =>
        Assert.IsType<PaperLookup.NotFound>(await LookUpAsync(Glove, new PaperQuery("Something else entirely", [Id("ARXIV:1503.02531")], "A. Author", 2015)));

    [Fact]
    public async Task Answers_stand_in_the_order_of_the_questions()
    {
        var source = Read(Glove + "\n\n" + Bare + "\n");

        var lookups = await source.LookUpAsync([new("Nothing", []), new("", [Id("ACL:D14-1162")]), new("Nothing", [])], TestContext.Current.CancellationToken);

        Assert.Equal(2, source.Count);
        Assert.Equal([typeof(PaperLookup.NotFound), typeof(PaperLookup.Found), typeof(PaperLookup.NotFound)], lookups.Select(static l => l.GetType()));
    }

    [Fact]
    public async Task A_look_up_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Read(Glove).LookUpAsync([new("Nothing", [])], new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("{", "this is not a JSON object")]
    [InlineData("[]", "this is not a JSON object")]
    [InlineData("\"words\"", "this is not a JSON object")]
    [InlineData("null", "the paper has no title")]
    [InlineData("{}", "the paper has no title")]
    [InlineData("{\"title\":\" \"}", "the paper has no title")]
    [InlineData("{\"title\":5}", "'title' is not as expected")]
    [InlineData("{\"title\":\"x\",\"year\":\"soon\"}", "'year' is not as expected")]
    [InlineData("{\"title\":\"x\",\"authors\":[{\"name\":[]}]}", "'authors[0].name' is not as expected")]
    [InlineData("{\"title\":\"\\ud800\"}", "'title' is not as expected")]
    public void A_broken_line_is_told_with_its_number(string line, string problem)
    {
        var exception = Assert.Throws<SnapshotFormatException>(() => Read(Glove + "\n" + line + "\n"));

        Assert.Equal(("papers.jsonl", 2), (exception.File, exception.Line));
        Assert.Equal($"papers.jsonl:2: {problem}. A snapshot holds one Semantic Scholar paper object as JSON on each line.", exception.Message);
    }

    [Fact]
    public void No_line_makes_reading_throw_anything_else() => Gen.String.Sample(line =>
    {
        try
        {
            return Read(line).Count >= 0;
        }
        catch (SnapshotFormatException exception)
        {
            return exception.Line >= 1;
        }
    });

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.Equal(1, Read("\uFEFF" + Glove).Count);

    [Fact]
    public async Task What_is_written_reads_back_as_it_was_whatever_the_order()
    {
        var answers = await Read(Glove + "\n" + Bare).LookUpAsync(
            [new("", [Id("ACL:D14-1162")]), new("A paper of which little is known", []), new("Nothing", [])],
            TestContext.Current.CancellationToken);

        List<Paper> papers = [Assert.IsType<PaperLookup.Found>(answers[0]).Paper, Assert.IsType<PaperLookup.Ambiguous>(answers[1]).Candidates[0]];
        var written = Write(papers);
        var again = await Read(written).LookUpAsync([new("", [Id("ACL:D14-1162")])], TestContext.Current.CancellationToken);

        Assert.Equal(2, written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(written, Write(Enumerable.Reverse(papers)));
        Assert.Equal(written, Write(papers.Concat(papers)));
        Assert.Equivalent(papers[0], Assert.IsType<PaperLookup.Found>(again[0]).Paper, strict: true);
    }

    [Fact]
    public void The_shared_snapshot_is_read_and_written_without_loss()
    {
        using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));

        Assert.Equal(200, SnapshotSource.Read(reader, "papers.jsonl").Count);
    }

    private static PaperId Id(string text) => PaperId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));

    private static SnapshotSource Read(string text) => SnapshotSource.Read(new StringReader(text), "papers.jsonl");

    private static async Task<PaperLookup> LookUpAsync(string text, PaperQuery query) =>
        (await Read(text).LookUpAsync([query], TestContext.Current.CancellationToken))[0];

    private static string Write(IEnumerable<Paper> papers)
    {
        using var writer = new StringWriter();
        SnapshotWriter.Write(writer, papers);
        return writer.ToString();
    }
}
