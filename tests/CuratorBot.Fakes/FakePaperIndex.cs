using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes;

/// <summary>Finds records by id and by the words of their titles. It shares no code with the client, so that they cannot make the same mistake.</summary>
internal sealed partial class FakePaperIndex
{
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<JsonObject>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonObject, int> _lengths = [];

    /// <summary>The schemes of the API's parameter paper_id, by the keys of externalIds.</summary>
    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["ArXiv"] = "ARXIV",
        ["DOI"] = "DOI",
        ["ACL"] = "ACL",
        ["MAG"] = "MAG",
        ["PubMed"] = "PMID",
        ["PubMedCentral"] = "PMCID",
    };

    public static bool IsWellFormed(string id) => WellFormed().IsMatch(id);

    public void Add(JsonObject record)
    {
        if (record["paperId"]?.GetValue<string>() is { } sha)
        {
            _byId.TryAdd(sha, record);
        }

        if (record["corpusId"] is { } number)
        {
            _byId.TryAdd(string.Create(CultureInfo.InvariantCulture, $"CorpusId:{number}"), record);
        }

        foreach (var (name, value) in record["externalIds"]?.AsObject() ?? [])
        {
            if (Schemes.TryGetValue(name, out var scheme))
            {
                _byId.TryAdd($"{scheme}:{value}", record);
            }
        }

        var words = Words(record["title"]?.GetValue<string>() ?? "");
        _lengths[record] = words.Count;
        foreach (var word in words)
        {
            if (!_byWord.TryGetValue(word, out var records))
            {
                _byWord[word] = records = [];
            }

            records.Add(record);
        }
    }

    public JsonObject? Find(string id) =>
        _byId.GetValueOrDefault(id.StartsWith("10.", StringComparison.Ordinal) ? $"DOI:{id}" : id);

    /// <summary>The nearest title, however far, if it has at least half of the query's words, rare words counting more.</summary>
    public (JsonObject Record, double Score)? Nearest(string query) =>
        Ranked(query).Select(static r => ((JsonObject Record, double Score)?)r).FirstOrDefault();

    public IEnumerable<(JsonObject Record, double Score)> Ranked(string query)
    {
        var words = Words(query);
        var scores = new Dictionary<JsonObject, double>();
        var all = 0.0;
        foreach (var word in words)
        {
            var records = _byWord.GetValueOrDefault(word);
            var weight = Math.Log(1 + ((double)_lengths.Count / (records?.Count ?? 1)));
            all += weight;
            foreach (var record in records ?? [])
            {
                scores[record] = scores.GetValueOrDefault(record) + weight;
            }
        }

        return scores
            .Where(s => s.Value >= all / 2)
            .OrderByDescending(static s => s.Value)
            .ThenBy(s => _lengths[s.Key])
            .ThenByDescending(static s => s.Key["citationCount"]?.GetValue<int?>() ?? 0)
            .Select(static s => (s.Key, Math.Round(s.Value * 12, 4)));
    }

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(static m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:[0-9a-f]{40}|CorpusId:\d+|(?:DOI:)?10\.\d{4,9}/\S+|ARXIV:\S+|ACL:\S+|MAG:\d+|PMID:\d+|PMCID:\d+|URL:https?://\S+)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex WellFormed();
}
