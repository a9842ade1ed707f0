using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class RecordingTests
{
    private static readonly PaperQuery[] Questions =
    [
        new("Found", [new PaperId(PaperId.ArXiv, "1503.02531")], "A. Author", 2015, "https://arxiv.org/abs/1503.02531"),
        new("Found by title", [], "B. Author", 2016),
        new("Ambiguous", [], null, null),
        new("Not found", [], "C. Author", 2014),
        new("Linked elsewhere", [new PaperId(PaperId.ArXiv, "1410.5401")], "D. Author", 2014),
        new("Nice to know", [new PaperId(PaperId.ArXiv, "1410.5402")], IdsOnly: true),
        new("Down", [], null, 2013),
    ];

    private static readonly PaperLookup[] Answers =
    [
        new PaperLookup.Found(Named("Found", 1), MatchedBy.Id, 0.98) { Query = "ARXIV:1503.02531", OtherRecords = [Named("Found", 2)], Stale = true },
        new PaperLookup.Found(Named("Found by title", 3) with { Source = PaperSources.Snapshot }, MatchedBy.Title, 0.96) { Query = "Found by title" },
        new PaperLookup.Ambiguous([Named("Ambiguous", 5), Named("Ambiguous", 4)]) { Query = "Ambiguous" },
        new PaperLookup.NotFound { Query = "Not found" },
        new PaperLookup.NotFound { Query = "Linked elsewhere", LinkedPaper = Named("Elsewhere", 6) },
        new PaperLookup.Found(Named("Nice to know", null), MatchedBy.Id, 1) { Query = "ARXIV:1410.5402" },
        new PaperLookup.Unavailable("Semantic Scholar could not be reached") { Query = "Down", LastKnown = Named("Down", 7) },
    ];

    [Fact]
    public async Task A_recorded_run_is_answered_the_same_again()
    {
        var again = await Read(await RecordAsync()).LookUpAsync(Questions, TestContext.Current.CancellationToken);

        Assert.Equivalent(Answers, again, strict: true);
        Assert.Equal(Answers.Select(a => a.GetType()), again.Select(a => a.GetType()));
    }

    [Fact]
    public async Task A_recording_depends_on_what_was_answered_only() => Assert.Equal(await RecordAsync(), await RecordAsync());

    [Fact]
    public async Task Other_questions_are_answered_from_the_recorded_papers()
    {
        var lookups = await Read(await RecordAsync()).LookUpAsync(
            [new PaperQuery("Found", [new PaperId(PaperId.CorpusId, "1")])], TestContext.Current.CancellationToken);

        Assert.Equal(PaperSources.Snapshot, Assert.IsType<PaperLookup.Found>(lookups[0]).Paper.Source);
    }

    [Fact]
    public async Task A_figure_changed_by_hand_is_the_one_answered()
    {
        var changed = (await RecordAsync()).Replace("\"citationCount\":1,", "\"citationCount\":777,", StringComparison.Ordinal);

        var lookups = await Read(changed).LookUpAsync(Questions, TestContext.Current.CancellationToken);

        Assert.Equal(777, Assert.IsType<PaperLookup.Found>(lookups[0]).Paper.CitationCount);
    }

    [Theory]
    [InlineData("""{"_answer":{"title":"x","lookup":"found","paper":7}}""", "the answer tells of the paper on line 7, where there is none")]
    [InlineData("""{"_answer":{"title":"x","lookup":"found"}}""", "the answer tells of the paper on line 0, where there is none")]
    [InlineData("""{"_answer":{"title":"x","lookup":"maybe"}}""", "'lookup' of the answer is none of found, ambiguous, not-found and unavailable")]
    [InlineData("""{"_answer":null}""", "the answer is empty")]
    [InlineData("""{"_answer":{"score":[]}}""", "'_answer.score' is not as expected")]
    public void A_broken_answer_is_told_with_its_line(string line, string problem)
    {
        var exception = Assert.Throws<SnapshotFormatException>(() => Read("{\"title\":\"x\"}\n" + line));

        Assert.StartsWith($"receipt.jsonl:2: {problem}.", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RecordAsync()
    {
        var recording = new RecordingPaperSource(new Scripted());
        await recording.LookUpAsync(Questions, TestContext.Current.CancellationToken);
        await recording.LookUpAsync([Questions[0]], TestContext.Current.CancellationToken);
        using var writer = new StringWriter();
        recording.WriteTo(writer);
        return writer.ToString();
    }

    private static SnapshotSource Read(string text) => SnapshotSource.Read(new StringReader(text), "receipt.jsonl");

    private static Paper Named(string title, long? corpusId) => new()
    {
        CorpusId = corpusId,
        PaperId = corpusId is null ? "0c908739fbff75f03469d13d4a1a07de3414ee19" : null,
        Title = title,
        Authors = [new PaperAuthor("An Author", "5")],
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOI"] = $"10.1000/{corpusId}" },
        Year = 2015,
        PublicationDate = new DateOnly(2015, 3, 9),
        Venue = "A Venue",
        CitationCount = (int?)corpusId,
        InfluentialCitationCount = 0,
        AsOf = new DateOnly(2026, 3, 1),
        Url = "https://www.semanticscholar.org/paper/1",
        OpenAccessPdf = "https://example.org/1.pdf",
        PublicationTypes = ["JournalArticle"],
    };

    private sealed class Scripted : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(q => Answers[Array.IndexOf(Questions, q)])]);
    }
}
