using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// A paper object as the Semantic Scholar API sends it and as a snapshot file stores it (there with <c>_asOf</c>).
/// Everything may be absent; unknown fields are ignored.
/// </summary>
internal sealed record PaperJson
{
    public string? PaperId { get; init; }

    public long? CorpusId { get; init; }

    /// <summary>Values are strings, except <c>CorpusId</c>, a number.</summary>
    public Dictionary<string, JsonElement>? ExternalIds { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Venue { get; init; }

    public int? Year { get; init; }

    public string? PublicationDate { get; init; }

    public IReadOnlyList<string>? PublicationTypes { get; init; }

    public int? CitationCount { get; init; }

    public int? InfluentialCitationCount { get; init; }

    public OpenAccessPdfJson? OpenAccessPdf { get; init; }

    public IReadOnlyList<AuthorJson?>? Authors { get; init; }

    /// <summary>Snapshot files only: the date of the figures, yyyy-MM-dd.</summary>
    [JsonPropertyName("_asOf")]
    public string? AsOf { get; init; }

    /// <summary>Snapshot files only: where the object came from. In a recorded run this is one of <see cref="PaperSources"/>, elsewhere anything.</summary>
    [JsonPropertyName("_source")]
    public JsonElement? Source { get; init; }

    /// <summary>Snapshot files only: what OpenAlex says of the paper, where it was asked.</summary>
    [JsonPropertyName("_openAlex")]
    public OpenAlexJson? OpenAlex { get; init; }

    /// <summary>Whether the object describes a work of OpenAlex alone, without a record of Semantic Scholar.</summary>
    [JsonIgnore]
    public bool IsOfOpenAlex => OpenAlex is not null && Source is { ValueKind: JsonValueKind.String } source && source.ValueEquals(PaperSources.OpenAlex);

    /// <summary>The object in the core's terms.</summary>
    /// <param name="source">One of <see cref="PaperSources"/>.</param>
    /// <param name="asOf">The date of the figures if the object has no <c>_asOf</c>.</param>
    /// <returns>Null if the object has no title, since nothing could be compared with it.</returns>
    public Paper? ToPaper(string source, DateOnly? asOf)
    {
        if (string.IsNullOrWhiteSpace(Title))
        {
            return null;
        }

        return new Paper
        {
            PaperId = NullIfEmpty(PaperId),
            CorpusId = CorpusId ?? CorpusIdAmongExternalIds(),
            ExternalIds = TextsOf(ExternalIds),
            Title = Title,
            Authors = Authors is null
                ? []
                : [.. Authors.Where(static a => !string.IsNullOrWhiteSpace(a?.Name)).Select(static a => new PaperAuthor(a!.Name!, NullIfEmpty(a.AuthorId)))],
            Year = Year,
            PublicationDate = ParseDay(PublicationDate),
            Venue = NullIfEmpty(Venue),
            CitationCount = CitationCount is >= 0 ? CitationCount : null,
            InfluentialCitationCount = InfluentialCitationCount is >= 0 ? InfluentialCitationCount : null,
            AsOf = ParseDay(AsOf) ?? asOf,
            Url = NullIfEmpty(Url),
            OpenAccessPdf = NullIfEmpty(OpenAccessPdf?.Url),
            PublicationTypes = PublicationTypes is null ? [] : [.. PublicationTypes.Where(static t => !string.IsNullOrEmpty(t))],
            Source = source,
        };
    }

    /// <summary>The work of OpenAlex that the object tells of; null if it tells of none.</summary>
    public Paper? ToWork() => OpenAlex is null ? null : ToPaper(PaperSources.OpenAlex, asOf: null) is { } paper
        ? paper with
        {
            PaperId = null,
            CorpusId = null,
            OpenAlexId = NullIfEmpty(OpenAlex.Id),
            Url = OpenAlexJson.AddressOf(OpenAlex.Id),
            Title = NullIfEmpty(OpenAlex.Title) ?? paper.Title,
            Year = OpenAlex.Year ?? paper.Year,
            CitationCount = OpenAlex.CitedByCount is >= 0 ? OpenAlex.CitedByCount : null,
            InfluentialCitationCount = null,
            AsOf = ParseDay(OpenAlex.AsOf) ?? paper.AsOf,
            IsRetracted = OpenAlex.IsRetracted == true,
        }
        : null;

    /// <summary>The object that <see cref="ToPaper"/> and <see cref="ToWork"/> convert back to a record and what OpenAlex says beside it.</summary>
    /// <param name="paper">The record; a work of OpenAlex where there is no other.</param>
    /// <param name="work">The work of OpenAlex beside a record of Semantic Scholar; null if it was not asked for or not found.</param>
    public static PaperJson From(Paper paper, Paper? work = null) =>
        string.Equals(paper.Source, PaperSources.OpenAlex, StringComparison.Ordinal)
            ? OfRecord(paper) with { Url = null, CitationCount = null, AsOf = null, OpenAlex = OpenAlexJson.From(paper, beside: null) }
            : OfRecord(paper) with { OpenAlex = work is null ? null : OpenAlexJson.From(work, paper) };

    private static PaperJson OfRecord(Paper paper) => new()
    {
        PaperId = paper.PaperId,
        CorpusId = paper.CorpusId,
        ExternalIds = paper.ExternalIds.Count == 0
            ? null
            : paper.ExternalIds.OrderBy(static p => p.Key, StringComparer.Ordinal)
                .ToDictionary(static p => p.Key, static p => JsonSerializer.SerializeToElement(p.Value, PaperJsonContext.Default.String), StringComparer.Ordinal),
        Url = paper.Url,
        Title = paper.Title,
        Venue = paper.Venue,
        Year = paper.Year,
        PublicationDate = paper.PublicationDate?.ToString("O", CultureInfo.InvariantCulture),
        PublicationTypes = paper.PublicationTypes.Count == 0 ? null : paper.PublicationTypes,
        CitationCount = paper.CitationCount,
        InfluentialCitationCount = paper.InfluentialCitationCount,
        OpenAccessPdf = paper.OpenAccessPdf is null ? null : new OpenAccessPdfJson(paper.OpenAccessPdf),
        Authors = [.. paper.Authors.Select(static a => new AuthorJson(a.AuthorId, a.Name))],
        AsOf = paper.AsOf?.ToString("O", CultureInfo.InvariantCulture),
        Source = JsonSerializer.SerializeToElement(paper.Source, PaperJsonContext.Default.String),
    };

    private long? CorpusIdAmongExternalIds() =>
        ExternalIds is not null && ExternalIds.TryGetValue("CorpusId", out var id) && long.TryParse(TextOf(id), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Dictionary<string, string> TextsOf(Dictionary<string, JsonElement>? ids)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in ids ?? [])
        {
            if (!string.Equals(name, "CorpusId", StringComparison.Ordinal) && TextOf(value) is { Length: > 0 } text)
            {
                texts[name] = text;
            }
        }

        return texts;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>Reads the day from a date or from a date with time; null if it is neither.</summary>
    private static DateOnly? ParseDay(string? text) =>
        text is { Length: >= 10 } ? IsoDate.Read(text.AsSpan(0, 10)) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>An author of a paper object.</summary>
internal sealed record AuthorJson(string? AuthorId, string? Name);

/// <summary>The location of a PDF; the address may be empty.</summary>
internal sealed record OpenAccessPdfJson(string? Url);

/// <summary>What OpenAlex says of a paper. Its count stands in a column of its own.</summary>
internal sealed record OpenAlexJson
{
    public string? Id { get; init; }

    public int? CitedByCount { get; init; }

    /// <summary>The date of the count, yyyy-MM-dd.</summary>
    public string? AsOf { get; init; }

    public bool? IsRetracted { get; init; }

    /// <summary>The title there, if it is another.</summary>
    public string? Title { get; init; }

    /// <summary>The year there, if it is another.</summary>
    public int? Year { get; init; }

    public static string? AddressOf(string? id) => string.IsNullOrEmpty(id) ? null : $"https://openalex.org/{id}";

    public static OpenAlexJson From(Paper work, Paper? beside) => new()
    {
        Id = work.OpenAlexId,
        CitedByCount = work.CitationCount,
        AsOf = work.AsOf?.ToString("O", CultureInfo.InvariantCulture),
        IsRetracted = work.IsRetracted ? true : null,
        Title = beside is null || string.Equals(work.Title, beside.Title, StringComparison.Ordinal) ? null : work.Title,
        Year = beside is null || work.Year == beside.Year ? null : work.Year,
    };
}

/// <summary>Source-generated (de)serialization of paper objects.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PaperJson))]
[JsonSerializable(typeof(PaperJson[]))]
[JsonSerializable(typeof(AnswerLineJson))]
internal sealed partial class PaperJsonContext : JsonSerializerContext;
