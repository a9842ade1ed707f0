using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>A record as caches keep it: the JSON of the API.</summary>
public static class CachedPaper
{
    /// <summary>The record as text.</summary>
    public static string Write(Paper paper) => JsonSerializer.Serialize(PaperJson.From(paper), PaperJsonContext.Default.PaperJson);

    /// <summary>The record of a text; null where it cannot be read.</summary>
    public static Paper? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PaperJsonContext.Default.PaperJson)?.ToPaper(PaperSources.SemanticScholar, asOf: null);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
