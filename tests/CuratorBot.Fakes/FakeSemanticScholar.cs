using System.Text.Json;
using System.Text.Json.Nodes;

namespace CuratorBot.Fakes;

/// <summary>
/// The Semantic Scholar API with its real behaviour, filled with records in its own shape: unknown ids give nulls, a batch with a malformed
/// id or without any known one is refused as a whole, merged papers answer with a different id, the nearest title may be another paper's,
/// and only the requested fields come back. Its endpoints are "batch", "paper", "match", "search", "author" and "citations".
/// </summary>
public sealed class FakeSemanticScholar : FakeService
{
    private const string NoValidIds = """{"error":"No valid paper ids given"}""";

    private readonly FakePaperIndex _index = new();
    private readonly OpenApiContract? _contract;
    private readonly List<JsonObject> _records = [];
    private readonly List<(string Citing, string Cited)> _citations = [];

    /// <summary>A fake without records.</summary>
    /// <param name="contract">The contract to check requests against; null for none.</param>
    public FakeSemanticScholar(OpenApiContract? contract = null) => _contract = contract;

    /// <summary>Whether records from facts have ids of authors, made of their names.</summary>
    public bool GivesAuthorIds { get; init; }

    /// <summary>Ids of merged papers, as requested, and the id whose record answers.</summary>
    public IDictionary<string, string> Merged { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the records of a file with one paper object per line.</summary>
    public FakeSemanticScholar AddFile(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            Add(JsonNode.Parse(line)!.AsObject());
        }

        return this;
    }

    /// <summary>Adds a record. Fields that begin with an underscore are about the record and are never sent.</summary>
    public FakeSemanticScholar Add(JsonObject record)
    {
        _index.Add(record);
        _records.Add(record);
        return this;
    }

    /// <summary>Has one record cite another; the newest citation comes first, as from the API.</summary>
    public FakeSemanticScholar Cite(long citing, long cited)
    {
        _citations.Insert(0, (Sha(citing), Sha(cited)));
        return this;
    }

    private static string Sha(long corpusId) => corpusId.ToString("x40", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds a record from the facts that matter for most tests.</summary>
    public FakeSemanticScholar Add(
        long corpusId, string title, int? year, int? citations, string[] authors, string? arXiv = null, string? doi = null, string? venue = null)
    {
        var ids = new JsonObject { ["CorpusId"] = corpusId };
        if (arXiv is not null)
        {
            ids["ArXiv"] = arXiv;
        }

        if (doi is not null)
        {
            ids["DOI"] = doi;
        }

        return Add(new JsonObject
        {
            ["paperId"] = Sha(corpusId),
            ["corpusId"] = corpusId,
            ["externalIds"] = ids,
            ["title"] = title,
            ["year"] = year,
            ["venue"] = venue ?? "",
            ["citationCount"] = citations,
            ["authors"] = new JsonArray([.. authors.Select(a => new JsonObject { ["authorId"] = GivesAuthorIds ? AuthorId(a) : null, ["name"] = a })]),
        });
    }

    /// <inheritdoc/>
    protected override string EndpointOf(string path) => path switch
    {
        "/graph/v1/paper/batch" => "batch",
        "/graph/v1/paper/search/match" => "match",
        "/graph/v1/paper/search" => "search",
        _ when path.StartsWith("/graph/v1/author/", StringComparison.Ordinal) => "author",
        _ when path.EndsWith("/citations", StringComparison.Ordinal) => "citations",
        _ => "paper",
    };

    /// <inheritdoc/>
    protected override IEnumerable<string> Check(FakeRequest request) => _contract?.Check(request) ?? [];

    /// <inheritdoc/>
    protected override FakeResponse Answer(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fields = request.Query.GetValueOrDefault("fields", "title").Split(',');
        var query = request.Query.GetValueOrDefault("query", "");
        return EndpointOf(request.Path) switch
        {
            "batch" => Batch(request.Body, fields),
            "match" => _index.Nearest(query) is { } nearest
                ? Ok(new JsonObject { ["data"] = new JsonArray(Project(nearest.Record, [.. fields, "matchScore"], nearest.Score)) })
                : new FakeResponse(404, """{"error":"Title match not found"}"""),
            "search" => Search(query, fields, LimitOf(request)),
            "author" => OfAuthor(request.Path.Split('/')[4], fields, LimitOf(request)),
            "citations" => Citing(request.Path["/graph/v1/paper/".Length..^"/citations".Length], fields, LimitOf(request)),
            _ => One(request.Path["/graph/v1/paper/".Length..], fields),
        };
    }

    private FakeResponse Batch(string body, string[] fields)
    {
        var ids = JsonNode.Parse(body)!["ids"]!.AsArray().Select(static n => n!.GetValue<string>()).ToList();
        if (ids.Count is 0 or > 500 || ids.Exists(static id => !FakePaperIndex.IsWellFormed(id)))
        {
            return new FakeResponse(400, NoValidIds);
        }

        var records = ids.ConvertAll(Find);
        return records.TrueForAll(static r => r is null)
            ? new FakeResponse(400, NoValidIds)
            : Ok(new JsonArray([.. records.Select(r => r is null ? null : Project(r, fields))]));
    }

    private FakeResponse One(string id, string[] fields) =>
        FakePaperIndex.IsWellFormed(id) && Find(id) is { } record
            ? Ok(Project(record, fields))
            : new FakeResponse(404, new JsonObject { ["error"] = $"Paper with id {id} not found" }.ToJsonString());

    private FakeResponse Search(string query, string[] fields, int limit)
    {
        // "Hyphenated query terms yield no matches" (the API's documentation of query).
        var found = query.Contains('-', StringComparison.Ordinal) ? [] : _index.Ranked(query).ToList();
        var page = new JsonObject { ["total"] = found.Count, ["offset"] = 0 };
        if (found.Count > 0)
        {
            page["data"] = new JsonArray([.. found.Take(limit).Select(r => Project(r.Record, fields))]);
        }

        return Ok(page);
    }

    private FakeResponse OfAuthor(string id, string[] fields, int limit)
    {
        var papers = _records.Where(record => record["authors"]?.AsArray().Any(author => author?["authorId"]?.GetValue<string>() == id) == true).ToList();
        return papers.Count == 0
            ? new FakeResponse(404, new JsonObject { ["error"] = $"Author with id {id} not found" }.ToJsonString())
            : Page(papers.ConvertAll(record => (JsonNode)Project(record, fields)), limit);
    }

    private FakeResponse Citing(string id, string[] fields, int limit) => Find(Uri.UnescapeDataString(id))?["paperId"]?.GetValue<string>() is { } cited
        ? Page([.. _citations.Where(c => c.Cited == cited).Select(c => (JsonNode)new JsonObject { ["citingPaper"] = Project(Find(c.Citing)!, fields) })], limit)
        : new FakeResponse(404, new JsonObject { ["error"] = $"Paper with id {id} not found" }.ToJsonString());

    private static FakeResponse Page(List<JsonNode> items, int limit)
    {
        var page = new JsonObject { ["offset"] = 0, ["data"] = new JsonArray([.. items.Take(limit)]) };
        if (items.Count > limit)
        {
            page["next"] = limit;
        }

        return Ok(page);
    }

    private static int LimitOf(FakeRequest request) => int.Parse(request.Query.GetValueOrDefault("limit", "100"), System.Globalization.CultureInfo.InvariantCulture);

    private static string AuthorId(string name) => ((uint)name.Aggregate(7, static (sum, c) => unchecked((sum * 31) + c))).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private JsonObject? Find(string id) => _index.Find(Merged.TryGetValue(id, out var other) ? other : id);

    private static JsonObject Project(JsonObject record, string[] fields, double matchScore = 0)
    {
        var answer = new JsonObject { ["paperId"] = record["paperId"]?.DeepClone() };
        foreach (var field in fields)
        {
            answer[field] = string.Equals(field, "matchScore", StringComparison.Ordinal) ? matchScore : record[field]?.DeepClone();
        }

        return answer;
    }

    private static FakeResponse Ok(JsonNode body) => new(200, JsonSerializer.SerializeToUtf8Bytes(body));
}
