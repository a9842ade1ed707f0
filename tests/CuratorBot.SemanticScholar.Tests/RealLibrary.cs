using System.Globalization;
using System.Text.Json.Nodes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>
/// The fake filled with the real records of the model list's papers, among records that are not theirs: the other records that the
/// service really has under those titles, and for every title one that continues it, one about it, and, where the paper has no record,
/// one of the very same title by someone else.
/// </summary>
internal sealed class RealLibrary
{
    private readonly IReadOnlyDictionary<int, string> _titles;

    private RealLibrary(FakeSemanticScholar fake, IReadOnlyList<JsonObject> records, IReadOnlyDictionary<int, HashSet<long>> right, IReadOnlyDictionary<int, string> titles)
    {
        Fake = fake;
        Records = records;
        Right = right;
        _titles = titles;
    }

    public FakeSemanticScholar Fake { get; }

    /// <summary>The records of the list's papers, without those that are not theirs.</summary>
    public IReadOnlyList<JsonObject> Records { get; }

    /// <summary>Corpus ids of the records that are the paper of a line of the model list; a line without records is absent.</summary>
    public IReadOnlyDictionary<int, HashSet<long>> Right { get; }

    /// <summary>Whether an address has at least two words of the record's title of a line, one after the other.</summary>
    public bool IsNamedBy(int line, string? url)
    {
        var words = Titles.Normalize(_titles[line]).Split(' ');
        var address = Titles.Normalize(url ?? "");
        return words.Zip(words.Skip(1)).Any(pair => pair.First.Length > 2 && pair.Second.Length > 2 && address.Contains($"{pair.First} {pair.Second}", StringComparison.Ordinal));
    }

    public static RealLibrary Load()
    {
        var fake = new FakeSemanticScholar(OpenApiContract.Load(SharedData.Require("semantic-scholar/openapi.json")));
        var right = new Dictionary<int, HashSet<long>>();
        var titles = new Dictionary<int, string>();
        var decoy = 900_000_000L;
        var records = new List<JsonObject>();
        foreach (var record in Lines("semantic-scholar/papers.jsonl"))
        {
            var line = record["_list"]!["line"]!.GetValue<int>();
            var corpusId = record["corpusId"]?.GetValue<long>() ?? ++decoy;
            record["corpusId"] = corpusId;
            AddIdOf(record, record["_list"]!["url"]?.GetValue<string>());
            fake.Add(record);
            records.Add(record);
            right.TryAdd(line, []);
            right[line].Add(corpusId);
            var title = record["title"]!.GetValue<string>();
            titles[line] = title;
            fake.Add(++decoy, $"{title} Revisited", 2019, 12, ["A. Stranger", "B. Stranger"], arXiv: $"1901.{decoy % 100_000:00000}");
            fake.Add(++decoy, $"A Survey on {title}", 2018, 40, ["C. Stranger"]);
            if (record["_paperIdLater"]?.GetValue<string>() is { } later)
            {
                fake.Merged[later] = string.Create(CultureInfo.InvariantCulture, $"CorpusId:{corpusId}");
            }
        }

        foreach (var other in Lines("semantic-scholar/observations.jsonl").Where(static o => Is(o, "semantic-scholar-other-record")).DistinctBy(static o => o["corpusId"]!.GetValue<long>()))
        {
            var line = other["line"]!.GetValue<int>();
            var authors = other["recordAuthors"]!.AsArray().Select(static a => a!.GetValue<string>()).ToArray();
            var corpusId = other["corpusId"]!.GetValue<long>();
            if (right.Values.Any(ids => ids.Contains(corpusId)))
            {
                continue;
            }

            fake.Add(corpusId, other["recordTitle"]!.GetValue<string>(), other["year"]?.GetValue<int>(), other["citationCount"]?.GetValue<int>(), authors, venue: other["venue"]?.GetValue<string>());
            if (line is 121 or 174 or 204 or 223)
            {
                // Conference and journal record of one paper, by its own authors (semantic-scholar/NOTES.md); the others are editors' or strangers'.
                right[line].Add(corpusId);
            }
        }

        foreach (var entry in Entries("corpus/lists/terryum-head/expected.json").Where(e => !right.ContainsKey(e.Line)))
        {
            fake.Add(++decoy, entry.Query.Title, (entry.Query.Year ?? 2015) + 7, 300, ["D. Stranger", "E. Stranger"]);
        }

        return new RealLibrary(fake, records, right, titles);
    }

    /// <summary>The papers of a labelled list, with their line in the model list.</summary>
    public static IReadOnlyList<(int Line, PaperQuery Query)> Entries(string expected) =>
        [.. JsonNode.Parse(File.ReadAllText(SharedData.Require(expected)))!["entries"]!.AsArray()
            .Where(static e => string.Equals(e!["entry_kind"]!.GetValue<string>(), "paper", StringComparison.Ordinal))
            .Select(static e => ((e!["upstream_line"] ?? e["line"])!.GetValue<int>(), QueryOf(e)))];

    private static PaperQuery QueryOf(JsonNode entry)
    {
        var urls = entry["links"]!.AsArray().Select(static l => l!["url"]!.GetValue<string>()).ToList();
        return new PaperQuery(
            entry["title"]?.GetValue<string>() ?? "",
            [.. urls.Select(PaperId.FromUrl).OfType<PaperId>().Distinct()],
            entry["authors"]?.GetValue<string>(),
            entry["year"]?.GetValue<int>(),
            urls.FirstOrDefault());
    }

    /// <summary>The crawl that the records are from has few ids; the service knows the one that the list's own link has.</summary>
    private static void AddIdOf(JsonObject record, string? url)
    {
        var name = PaperId.FromUrl(url ?? "")?.Scheme switch
        {
            PaperId.Doi => "DOI",
            PaperId.Acl => "ACL",
            _ => null,
        };
        if (name is not null && record["externalIds"] is JsonObject ids)
        {
            ids.TryAdd(name, PaperId.FromUrl(url!)!.Value.Value);
        }
    }

    private static bool Is(JsonNode observation, string kind) => string.Equals(observation["kind"]!.GetValue<string>(), kind, StringComparison.Ordinal);

    private static IEnumerable<JsonObject> Lines(string file) =>
        File.ReadLines(SharedData.Require(file)).Select(static line => JsonNode.Parse(line)!.AsObject());
}
