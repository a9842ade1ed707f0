using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.OpenAlex.Http;

/// <summary>A work as the API sends it. Everything may be absent or of another kind than usual; unknown fields are ignored.</summary>
internal sealed partial record WorkJson
{
    private const string IdAddress = "https://openalex.org/";

    public string? Id { get; init; }

    public string? Doi { get; init; }

    /// <summary>Addresses, except <c>mag</c>, a number or a text.</summary>
    public Dictionary<string, JsonElement>? Ids { get; init; }

    public string? Title { get; init; }

    public int? PublicationYear { get; init; }

    public string? PublicationDate { get; init; }

    public string? Type { get; init; }

    /// <summary>A number; read with care, since absurd ones have been seen.</summary>
    public JsonElement? CitedByCount { get; init; }

    public IReadOnlyList<AuthorshipJson?>? Authorships { get; init; }

    public LocationJson? PrimaryLocation { get; init; }

    public IReadOnlyList<LocationJson?>? Locations { get; init; }

    public bool? IsRetracted { get; init; }

    /// <summary>The work in the core's terms; null if it has no title, since nothing could be compared with it.</summary>
    /// <param name="asOf">The date of the figures.</param>
    public Paper? ToPaper(DateOnly asOf) => string.IsNullOrWhiteSpace(Title) ? null : new Paper
    {
        OpenAlexId = WorkId,
        ExternalIds = ExternalIds(),
        Title = Plain(Title),
        Authors = [.. (Authorships ?? []).Select(static a => a?.Author?.DisplayName ?? a?.RawAuthorName).Where(static n => !string.IsNullOrWhiteSpace(n)).Select(static n => new PaperAuthor(n!, AuthorId: null))],
        Year = PublicationYear is > 0 and < 3000 ? PublicationYear : null,
        PublicationDate = IsoDate.Read(PublicationDate),
        Venue = PrimaryLocation?.Source?.DisplayName is { Length: > 0 } venue ? Plain(venue) : null,
        CitationCount = CitedByCount is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count >= 0 ? count : null,
        AsOf = asOf,
        Url = WorkId is null ? null : IdAddress + WorkId,
        OpenAccessPdf = PrimaryLocation?.PdfUrl is { Length: > 0 } pdf ? pdf : null,
        PublicationTypes = string.IsNullOrEmpty(Type) ? [] : [Type],
        IsRetracted = IsRetracted == true,
        Source = PaperSources.OpenAlex,
    };

    /// <summary>"W2741809807"; null if the id is none of a work.</summary>
    private string? WorkId =>
        Id is not null && WorkIdForm().Match(Id.StartsWith(IdAddress, StringComparison.OrdinalIgnoreCase) ? Id[IdAddress.Length..] : Id) is { Success: true } match
            ? match.Value.ToUpperInvariant()
            : null;

    private Dictionary<string, string> ExternalIds()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var addresses = new[] { Doi, PrimaryLocation?.LandingPageUrl }.Concat((Locations ?? []).Select(static l => l?.LandingPageUrl));
        foreach (var address in addresses)
        {
            if (address is { Length: > 0 } && PaperId.TryParse(address, out var id) && NameOf(id.Scheme) is { } name)
            {
                ids.TryAdd(name, id.Value);
            }
        }

        return ids;
    }

    private static string? NameOf(string scheme) => scheme switch
    {
        PaperId.ArXiv => "ArXiv",
        PaperId.Doi => "DOI",
        PaperId.Acl => "ACL",
        _ => null,
    };

    /// <summary>Publishers send titles with markup and entities.</summary>
    private static string Plain(string text) => Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(text, "")), " ").Trim();

    [GeneratedRegex(@"\AW[1-9][0-9]{0,17}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WorkIdForm();

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9:]{0,15}(?:\\s[^<>]{0,100})?/?>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}

/// <summary>An author of a work; either name may be missing.</summary>
internal sealed record AuthorshipJson(AuthorJson? Author, string? RawAuthorName);

/// <summary>An author.</summary>
internal sealed record AuthorJson(string? DisplayName);

/// <summary>A place where a work can be read.</summary>
internal sealed record LocationJson(string? LandingPageUrl, string? PdfUrl, VenueJson? Source);

/// <summary>A journal, a conference, an archive.</summary>
internal sealed record VenueJson(string? DisplayName);

/// <summary>The answer of a search.</summary>
internal sealed record WorkPageJson(IReadOnlyList<WorkJson?>? Results);

/// <summary>Source-generated deserialization of answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkJson))]
[JsonSerializable(typeof(WorkPageJson))]
internal sealed partial class OpenAlexJsonContext : JsonSerializerContext;
