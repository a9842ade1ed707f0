using System.Text.Json;
using CuratorBot.Core.Papers;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>Measures on the model list and its Chinese translation which records are taken for which entries.</summary>
public sealed class CalibrationTests
{
    [Fact]
    public async Task Of_the_model_list_all_but_one_are_resolved_and_none_wrongly()
    {
        var outcome = await ResolveAsync("terryum-head");

        Assert.Equal((200, 0), (outcome.WithRecord, outcome.Wrong));
        // The one is "Deep learning", whose record has the authors of the book by that name.
        Assert.Equal((99, 100, 1, 0), (outcome.ById, outcome.ByTitle, outcome.Ambiguous, outcome.NotFound));
    }

    [Fact]
    public async Task Of_the_chinese_list_all_with_an_id_or_a_telling_file_name_are_resolved_and_none_wrongly()
    {
        var outcome = await ResolveAsync("seed-zh");

        // What is missing has neither: the link's file name is "karpathy14.pdf", or the snapshot's record lacks the DOI.
        Assert.Equal((76, 0), (outcome.WithRecord, outcome.Wrong));
        Assert.True(outcome.ById + outcome.ByTitle >= 49, outcome.ToString());
    }

    [Theory]
    [InlineData("terryum-head")]
    [InlineData("seed-zh")]
    public void No_entry_is_taken_for_the_record_of_another(string list)
    {
        var records = Records();
        foreach (var (line, query) in Entries(list))
        {
            var own = records.FindAll(r => r.Line == line).ConvertAll(static r => r.Record.CorpusId);
            Assert.DoesNotContain(records, r => !own.Contains(r.Record.CorpusId) && PaperMatcher.Compare(query, r.Record).IsSame);
        }
    }

    [Theory]
    [InlineData(108, MatchedBy.Title)] // "network" for "Networks"
    [InlineData(159, MatchedBy.Id)] // "modeling" for "Modelling"
    [InlineData(219, MatchedBy.Id)] // another subtitle
    [InlineData(337, MatchedBy.Id)] // "networks" for "Network"
    [InlineData(342, MatchedBy.Title)] // "snippents", and no author: the file name of the link confirms
    public async Task Titles_with_slips_are_resolved(int line, MatchedBy by)
    {
        var records = Records();
        var query = Entries("terryum-head").Find(e => e.Line == line).Query;

        var lookup = (await new SnapshotSource(records.Select(static r => r.Record)).LookUpAsync([query], TestContext.Current.CancellationToken))[0];

        var found = Assert.IsType<PaperLookup.Found>(lookup);
        Assert.Equal(records.Find(r => r.Line == line).Record.CorpusId, found.Paper.CorpusId);
        Assert.Equal(by, found.MatchedBy);
    }

    [Fact]
    public async Task The_book_and_the_review_called_deep_learning_are_left_to_a_person()
    {
        var queries = Entries("terryum-head").Where(static e => e.Line is 269 or 272).Select(static e => e.Query).ToList();

        var lookups = await new SnapshotSource(Records().Select(static r => r.Record)).LookUpAsync(queries, TestContext.Current.CancellationToken);

        Assert.Equal(2, lookups.Count);
        Assert.All(lookups, static lookup => Assert.IsType<PaperLookup.Ambiguous>(lookup));
    }

    [Fact]
    public void Records_with_scrambled_authors_are_not_taken_by_title_and_no_entry_takes_those_of_another()
    {
        var entries = Entries("terryum-head");
        foreach (var (line, record) in OtherRecords())
        {
            Assert.DoesNotContain(entries, e => e.Line != line && PaperMatcher.Compare(e.Query, record).IsSame);
            var match = PaperMatcher.Compare(entries.Find(e => e.Line == line).Query, record);
            Assert.Equal(line is 112 or 343, match.IsSame); // the same paper twice; authors in Korean letters
        }
    }

    [Theory]
    [InlineData("paper-match-200-attention.json", true)]
    [InlineData("paper-match-200-long-title.json", true)]
    [InlineData("paper-match-200-paperqa.json", true)]
    [InlineData("paper-match-200-prime-editing.json", true)]
    [InlineData("paper-match-200-false-positive-flag-day.json", false)]
    [InlineData("paper-match-200-false-positive-gravity-hill.json", false)]
    [InlineData("paper-match-200-wrong-subtitle.json", false)]
    public void Of_recorded_matches_only_the_right_ones_are_taken(string file, bool right)
    {
        using var recorded = JsonDocument.Parse(File.ReadAllText(SharedData.Require($"semantic-scholar/recorded/{file}")));
        var title = recorded.RootElement.GetProperty("request").GetProperty("query").GetProperty("query").GetString()!;
        var record = Read(recorded.RootElement.GetProperty("response").GetProperty("body").GetProperty("data")[0].GetRawText());

        // Even where author and year happen to agree, a title must be the title.
        var match = PaperMatcher.Compare(new PaperQuery(title, [], record.Authors[0].Name + " et al.", record.Year), record);

        Assert.Equal(right, match.IsSame);
    }

    private static async Task<Outcome> ResolveAsync(string list)
    {
        var records = Records();
        var entries = Entries(list);
        var lookups = await new SnapshotSource(records.Select(static r => r.Record))
            .LookUpAsync([.. entries.Select(static e => e.Query)], TestContext.Current.CancellationToken);
        var outcome = new Outcome();
        foreach (var (entry, lookup) in entries.Zip(lookups))
        {
            var own = records.Find(r => r.Line == entry.Line).Record;
            var found = lookup as PaperLookup.Found;
            var right = found is not null && own is not null && found.Paper.CorpusId == own.CorpusId && string.Equals(found.Paper.Title, own.Title, StringComparison.Ordinal);
            outcome = outcome with
            {
                WithRecord = outcome.WithRecord + (own is null ? 0 : 1),
                ById = outcome.ById + (right && found!.MatchedBy == MatchedBy.Id ? 1 : 0),
                ByTitle = outcome.ByTitle + (right && found!.MatchedBy == MatchedBy.Title ? 1 : 0),
                Ambiguous = outcome.Ambiguous + (lookup is PaperLookup.Ambiguous && own is not null ? 1 : 0),
                NotFound = outcome.NotFound + (lookup is PaperLookup.NotFound && own is not null ? 1 : 0),
                Wrong = outcome.Wrong + (found is not null && !right ? 1 : 0),
            };
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{list}: {outcome}");
        return outcome;
    }

    /// <summary>The papers of a list; of the translation with the lines of the original, by which records are known.</summary>
    private static List<(int Line, PaperQuery Query)> Entries(string list)
    {
        using var labels = JsonDocument.Parse(File.ReadAllText(SharedData.Require($"corpus/lists/{list}/expected.json")));
        return
        [
            .. labels.RootElement.GetProperty("entries").EnumerateArray()
                .Where(static e => string.Equals(e.GetProperty("entry_kind").GetString(), "paper", StringComparison.Ordinal))
                .Select(static e =>
                {
                    var urls = e.GetProperty("links").EnumerateArray().Select(static l => l.GetProperty("url").GetString()!).ToList();
                    var query = new PaperQuery(
                        e.GetProperty("title").GetString() ?? "",
                        [.. urls.Select(PaperId.FromUrl).OfType<PaperId>()],
                        e.GetProperty("authors").GetString(),
                        NumberOf(e, "year"),
                        urls.FirstOrDefault());
                    return (NumberOf(e, "upstream_line") ?? e.GetProperty("line").GetInt32(), query);
                }),
        ];
    }

    private static List<(int Line, Paper Record)> Records()
    {
        var records = new List<(int, Paper)>();
        foreach (var line in File.ReadLines(SharedData.Require("semantic-scholar/papers.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            records.Add((json.RootElement.GetProperty("_list").GetProperty("line").GetInt32(), Read(line)));
        }

        return records;
    }

    /// <summary>Further records that Semantic Scholar holds under the titles of the list.</summary>
    private static List<(int Line, Paper Record)> OtherRecords()
    {
        var records = new List<(int, Paper)>();
        foreach (var line in File.ReadLines(SharedData.Require("semantic-scholar/observations.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var observed = json.RootElement;
            if (string.Equals(observed.GetProperty("kind").GetString(), "semantic-scholar-other-record", StringComparison.Ordinal))
            {
                var paper = new Paper
                {
                    Title = observed.GetProperty("recordTitle").GetString()!,
                    Year = NumberOf(observed, "year"),
                    Authors = [.. observed.GetProperty("recordAuthors").EnumerateArray().Select(static a => new PaperAuthor(a.GetString()!))],
                };
                records.Add((observed.GetProperty("line").GetInt32(), paper));
            }
        }

        Assert.NotEmpty(records);
        return records;
    }

    private static Paper Read(string json) =>
        JsonSerializer.Deserialize(json, PaperJsonContext.Default.PaperJson)!.ToPaper(PaperSources.Snapshot, asOf: null)!;

    private static int? NumberOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private sealed record Outcome(int WithRecord = 0, int ById = 0, int ByTitle = 0, int Ambiguous = 0, int NotFound = 0, int Wrong = 0);
}
