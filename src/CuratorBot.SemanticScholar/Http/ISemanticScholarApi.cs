using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// The endpoints of the Academic Graph API in use (https://api.semanticscholar.org/api-docs/graph). Answers are returned as they
/// are, errors included; <see cref="SemanticScholarClient"/> interprets them.
/// </summary>
internal interface ISemanticScholarApi
{
    /// <summary>Maximum ids in one batch.</summary>
    const int MaxBatch = 500;

    /// <summary>Maximum papers on one page of an author's papers or of citations.</summary>
    const int MaxPage = 1000;

    /// <summary>The paper fields to request, the same for all endpoints.</summary>
    const string Fields =
        "paperId,corpusId,externalIds,url,title,year,publicationDate,publicationTypes,venue,authors,citationCount,influentialCitationCount,openAccessPdf";

    /// <summary>The papers for up to <see cref="MaxBatch"/> ids, in the same order, with null for an unknown id.</summary>
    [Post("/graph/v1/paper/batch")]
    Task<IApiResponse<PaperJson?[]>> GetPapersAsync(string fields, [Body] PaperIdsJson ids, CancellationToken cancellationToken);

    /// <summary>One paper; 404 for an unknown id.</summary>
    [Get("/graph/v1/paper/{id}")]
    Task<IApiResponse<PaperJson>> GetPaperAsync(string id, string fields, CancellationToken cancellationToken);

    /// <summary>The paper with the nearest title, which may be far off; 404 if there is none at all.</summary>
    [Get("/graph/v1/paper/search/match")]
    Task<IApiResponse<PaperPageJson>> MatchTitleAsync(string query, string fields, CancellationToken cancellationToken);

    /// <summary>Papers by relevance.</summary>
    [Get("/graph/v1/paper/search")]
    Task<IApiResponse<PaperPageJson>> SearchAsync(string query, string fields, int limit, CancellationToken cancellationToken);

    /// <summary>Papers of an author, at most <see cref="MaxPage"/>; 404 for an unknown id.</summary>
    [Get("/graph/v1/author/{id}/papers")]
    Task<IApiResponse<PaperPageJson>> GetPapersOfAuthorAsync(string id, string fields, int limit, CancellationToken cancellationToken);

    /// <summary>Papers that cite a paper, the newest first, at most <see cref="MaxPage"/>; 404 for an unknown id.</summary>
    [Get("/graph/v1/paper/{id}/citations")]
    Task<IApiResponse<CitationPageJson>> GetCitationsAsync(string id, string fields, int limit, CancellationToken cancellationToken);
}

/// <summary>The body of a batch.</summary>
internal sealed record PaperIdsJson(IReadOnlyList<string> Ids);

/// <summary>The answer of a search. <c>data</c> is absent if nothing was found; <c>total</c> is then 0.</summary>
internal sealed record PaperPageJson(long? Total, IReadOnlyList<PaperJson?>? Data)
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public int? Next { get; init; }
}

/// <summary>The answer about citations.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Data">The citations.</param>
internal sealed record CitationPageJson(int? Next, IReadOnlyList<CitationJson?>? Data);

/// <summary>One citation.</summary>
/// <param name="CitingPaper">The paper that cites; its id is null where the service has no record of it.</param>
internal sealed record CitationJson(PaperJson? CitingPaper);

/// <summary>The body of an error: <c>error</c> from the application, <c>message</c> from the gateway.</summary>
internal sealed record ErrorJson(string? Error, string? Message);

/// <summary>Source-generated (de)serialization of requests and answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PaperIdsJson))]
[JsonSerializable(typeof(PaperJson))]
[JsonSerializable(typeof(PaperJson[]))]
[JsonSerializable(typeof(PaperPageJson))]
[JsonSerializable(typeof(CitationPageJson))]
[JsonSerializable(typeof(ErrorJson))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
