using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes;

/// <summary>
/// The OpenAlex API with its real behaviour: single works are free and unlimited, searches cost credits of a budget, which is smaller without a
/// key; DOIs of merged works answer with a redirect; a title is searched word by word; signs in a filter break it; only the selected fields
/// come back. Its endpoints are "work" and "search".
/// </summary>
public sealed partial class FakeOpenAlex : FakeService
{
    private const int CreditsOfSearch = 10;

    /// <summary>The fields that <c>select</c> may name (developers.openalex.org, "Work object"), as far as anyone here asks for them.</summary>
    private static readonly HashSet<string> Fields = new(
        ["id", "doi", "ids", "title", "display_name", "publication_year", "publication_date", "type", "cited_by_count", "authorships", "primary_location", "locations", "is_retracted"],
        StringComparer.Ordinal);

    private readonly Dictionary<string, JsonObject> _byDoi = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _merged = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys that are accepted; another is refused with 401.</summary>
    public ISet<string> Keys { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Credits left today for callers without a key.</summary>
    public int Credits { get; set; } = 1_000;

    /// <summary>Whether single works are refused, too, once the budget is used up; both has been seen.</summary>
    public bool RefusesAllWithoutBudget { get; set; }

    /// <summary>Adds a work from the facts that matter for most tests.</summary>
    /// <param name="number">Its number: W and so on.</param>
    /// <param name="title">The title.</param>
    /// <param name="year">The year.</param>
    /// <param name="citations">The count; odd ones are sent as they are.</param>
    /// <param name="authors">The authors; null sends no authorships at all.</param>
    /// <param name="arXiv">An arXiv id, whose DOI is the work's unless <paramref name="doi"/> is given.</param>
    /// <param name="doi">A DOI.</param>
    /// <param name="retracted">Whether it is retracted.</param>
    public FakeOpenAlex Add(long number, string title, int? year, JsonNode? citations, string[]? authors, string? arXiv = null, string? doi = null, bool retracted = false)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"W{number}");
        var arXivDoi = arXiv is null ? null : $"10.48550/arxiv.{arXiv}";
        var work = new JsonObject
        {
            ["id"] = $"https://openalex.org/{id}",
            ["doi"] = (doi ?? arXivDoi) is { } own ? $"https://doi.org/{own}" : null,
            ["ids"] = new JsonObject { ["openalex"] = $"https://openalex.org/{id}", ["mag"] = number },
            ["title"] = title,
            ["display_name"] = title,
            ["publication_year"] = year,
            ["publication_date"] = year is null ? null : $"{year}-01-01",
            ["type"] = "article",
            ["cited_by_count"] = citations,
            ["is_retracted"] = retracted,
            ["authorships"] = authors is null ? null : new JsonArray([.. authors.Select(static (a, i) => new JsonObject
            {
                ["author_position"] = i == 0 ? "first" : "middle",
                ["author"] = new JsonObject { ["id"] = $"https://openalex.org/A{i}", ["display_name"] = a, ["orcid"] = null },
                ["raw_author_name"] = a,
            })]),
            ["primary_location"] = Location(doi is null ? arXivDoi : doi),
            ["locations"] = new JsonArray(arXiv is null ? null : new JsonObject { ["landing_page_url"] = $"http://arxiv.org/abs/{arXiv}", ["pdf_url"] = $"https://arxiv.org/pdf/{arXiv}", ["source"] = null }),
            ["counts_by_year"] = new JsonArray(),
        };
        _byId[id] = work;
        foreach (var known in new[] { doi, arXivDoi }.OfType<string>())
        {
            _byDoi[known] = work;
        }

        return this;
    }

    /// <summary>Makes a DOI that of a work which was merged into another: its answer is a redirect.</summary>
    public FakeOpenAlex Merge(string doi, long intoNumber)
    {
        _merged[doi] = string.Create(CultureInfo.InvariantCulture, $"W{intoNumber}");
        return this;
    }

    /// <inheritdoc/>
    protected override string EndpointOf(string path) => path == "/works" ? "search" : "work";

    /// <inheritdoc/>
    protected override IEnumerable<string> Check(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method != "GET")
        {
            yield return $"{request}: only GET is offered";
        }

        if (EndpointOf(request.Path) == "work" && !SingleWork().IsMatch(request.Path))
        {
            yield return $"{request}: single works are free as /works/doi:10.x/... and /works/W... alone";
        }

        foreach (var name in request.Query.Keys.Except(["select", "filter", "per_page"], StringComparer.Ordinal))
        {
            yield return $"{request}: '{name}' is no parameter to use ('mailto' is gone, a key belongs into the header)";
        }

        if (request.Query.TryGetValue("select", out var select) && select.Split(',').Where(static f => !Fields.Contains(f)).ToList() is { Count: > 0 } unknown)
        {
            yield return $"{request}: select names {string.Join(", ", unknown)}";
        }

        if (request.Query.TryGetValue("filter", out var filter) && !TitleFilter().IsMatch(filter))
        {
            yield return $"{request}: the filter is broken, or of DOIs, which misses merged works";
        }
    }

    /// <inheritdoc/>
    protected override FakeResponse Answer(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = request.Headers.GetValueOrDefault("Authorization");
        var hasKey = key?.StartsWith("Bearer ", StringComparison.Ordinal) == true && Keys.Contains(key["Bearer ".Length..]);
        if (key is not null && !hasKey)
        {
            return Error(401, "Invalid API key");
        }

        if (EndpointOf(request.Path) == "search")
        {
            return !hasKey && (Credits -= CreditsOfSearch) < 0 ? UsedUp : Search(request);
        }

        return Credits <= 0 && RefusesAllWithoutBudget && !hasKey ? UsedUp : One(request);
    }

    /// <summary>429 as the real service sends it at noon.</summary>
    public static FakeResponse UsedUp { get; } = Error(429, "Rate limit exceeded") with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "43200", ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = "43200" },
    };

    private FakeResponse One(FakeRequest request)
    {
        var id = request.Path["/works/".Length..];
        var doi = id.StartsWith("doi:", StringComparison.Ordinal) ? id["doi:".Length..] : null;
        if (doi is not null && _merged.TryGetValue(doi, out var other))
        {
            return new FakeResponse(301, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = $"/works/{other}?select={request.Query.GetValueOrDefault("select")}" } };
        }

        return (doi is null ? _byId : _byDoi).GetValueOrDefault(doi ?? id) is { } work ? Ok(Project(work, request)) : Error(404, "Not found");
    }

    private FakeResponse Search(FakeRequest request)
    {
        var filter = request.Query.GetValueOrDefault("filter", "");
        if (filter.Contains(',', StringComparison.Ordinal))
        {
            return Error(403, "Invalid filter");
        }

        var words = Words(filter[(filter.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var found = _byId.Values.Where(work => words.IsSubsetOf(Words(work["title"]?.GetValue<string>() ?? ""))).ToList();
        return Ok(new JsonObject
        {
            ["meta"] = new JsonObject { ["count"] = found.Count },
            ["results"] = new JsonArray([.. found.Take(int.Parse(request.Query.GetValueOrDefault("per_page", "25"), CultureInfo.InvariantCulture)).Select(work => Project(work, request))]),
        });
    }

    private static JsonObject Location(string? doi) => new()
    {
        ["landing_page_url"] = doi is null ? null : $"https://doi.org/{doi}",
        ["pdf_url"] = null,
        ["source"] = new JsonObject { ["display_name"] = "A Journal" },
        ["version"] = "publishedVersion",
    };

    private static JsonObject Project(JsonObject work, FakeRequest request)
    {
        var answer = new JsonObject();
        foreach (var field in request.Query.TryGetValue("select", out var select) ? select.Split(',') : [.. work.Select(static f => f.Key)])
        {
            answer[field] = work[field]?.DeepClone();
        }

        return answer;
    }

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(static m => m.Value).Where(static w => w is not ("a" or "an" or "and" or "for" or "from" or "in" or "of" or "on" or "the" or "to" or "with"))];

    private static FakeResponse Error(int status, string message) =>
        new(status, new JsonObject { ["error"] = message, ["message"] = message }.ToJsonString());

    private static FakeResponse Ok(JsonNode body) => new(200, JsonSerializer.SerializeToUtf8Bytes(body));

    [GeneratedRegex(@"^/works/(?:doi:10\.\d{4,9}/\S+|W\d+)$", RegexOptions.NonBacktracking)]
    private static partial Regex SingleWork();

    [GeneratedRegex(@"^title\.search:[\p{L}\p{N} ]+$", RegexOptions.NonBacktracking)]
    private static partial Regex TitleFilter();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
