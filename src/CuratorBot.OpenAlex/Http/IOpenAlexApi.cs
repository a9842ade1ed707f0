using Refit;

namespace CuratorBot.OpenAlex.Http;

/// <summary>
/// The two endpoints of OpenAlex in use (https://developers.openalex.org). Answers are returned as they are, errors included;
/// <see cref="OpenAlexClient"/> interprets them.
/// </summary>
internal interface IOpenAlexApi
{
    /// <summary>The fields to request, the same for both endpoints.</summary>
    const string Fields =
        "id,doi,ids,title,publication_year,publication_date,type,cited_by_count,authorships,primary_location,locations,is_retracted";

    /// <summary>
    /// One work by its DOI; 404 for an unknown one. It is free in this spelling alone: with the address of the DOI in its place it costs a
    /// credit, and a list of DOIs misses those that were merged into another work.
    /// </summary>
    [Get("/works/doi:{**doi}")]
    Task<IApiResponse<WorkJson>> GetWorkAsync(string doi, string select, CancellationToken cancellationToken);

    /// <summary>Works whose titles have all of the words; costs ten credits of the daily budget.</summary>
    [Get("/works")]
    Task<IApiResponse<WorkPageJson>> SearchAsync(string filter, string select, [AliasAs("per_page")] int perPage, CancellationToken cancellationToken);
}
