using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// The four endpoints of the Academic Graph API that are used (https://api.semanticscholar.org/api-docs/graph). Answers are handed
/// over whole, errors included: <see cref="SemanticScholarClient"/> says what they mean.
/// </summary>
internal interface ISemanticScholarApi
{
    /// <summary>Most ids that one batch may have.</summary>
    const int MaxBatch = 500;

    /// <summary>The fields of a paper that are asked for, the same everywhere.</summary>
    const string Fields =
        "paperId,corpusId,externalIds,url,title,year,publicationDate,publicationTypes,venue,authors,citationCount,influentialCitationCount,openAccessPdf";

    /// <summary>The papers of up to <see cref="MaxBatch"/> ids, in their order, null for an unknown one.</summary>
    [Post("/graph/v1/paper/batch")]
    Task<IApiResponse<PaperJson?[]>> GetPapersAsync(string fields, [Body] PaperIdsJson ids, CancellationToken cancellationToken);

    /// <summary>One paper; 404 for an unknown id.</summary>
    [Get("/graph/v1/paper/{id}")]
    Task<IApiResponse<PaperJson>> GetPaperAsync(string id, string fields, CancellationToken cancellationToken);

    /// <summary>The paper of the nearest title, which may be far; 404 where there is none at all.</summary>
    [Get("/graph/v1/paper/search/match")]
    Task<IApiResponse<PaperPageJson>> MatchTitleAsync(string query, string fields, CancellationToken cancellationToken);

    /// <summary>Papers by relevance.</summary>
    [Get("/graph/v1/paper/search")]
    Task<IApiResponse<PaperPageJson>> SearchAsync(string query, string fields, int limit, CancellationToken cancellationToken);
}

/// <summary>The body of a batch.</summary>
internal sealed record PaperIdsJson(IReadOnlyList<string> Ids);

/// <summary>The answer of the searches. <c>data</c> is absent where nothing was found, and then <c>total</c> is 0.</summary>
internal sealed record PaperPageJson(long? Total, IReadOnlyList<PaperJson?>? Data);

/// <summary>The body of an error: <c>error</c> from the application, <c>message</c> from the gateway.</summary>
internal sealed record ErrorJson(string? Error, string? Message);

/// <summary>Source-generated (de)serialization of what goes over the wire.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PaperIdsJson))]
[JsonSerializable(typeof(PaperJson))]
[JsonSerializable(typeof(PaperJson[]))]
[JsonSerializable(typeof(PaperPageJson))]
[JsonSerializable(typeof(ErrorJson))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
