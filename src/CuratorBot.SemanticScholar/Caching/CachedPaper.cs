using System.Globalization;
using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>What caches keep: a record as the JSON of the API, once however many questions lead to it, and an answer as the corpus ids of its records.</summary>
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

    /// <summary>The corpus ids of an answer's records, with blanks between.</summary>
    public static string WriteIds(CachedAnswer answer) =>
        string.Join(' ', answer.Papers.Select(static p => p.CorpusId!.Value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The ids of such a text; null where it is damaged.</summary>
    public static IReadOnlyList<long>? ReadIds(string ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var read = new List<long>();
        foreach (var id in ids.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(id, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            read.Add(number);
        }

        return read;
    }

    /// <summary>Puts an answer together again; it is as old as the oldest of its records.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ids">The text of <see cref="WriteIds"/>.</param>
    /// <param name="at">When it was answered, in seconds since 1970: what counts where there is no record.</param>
    /// <param name="record">The text of a record and when its figures were given; null where it is not kept.</param>
    /// <returns>Null where the ids are damaged, or one of its records is gone or cannot be read.</returns>
    public static CachedAnswer? Assemble(string question, string ids, long at, Func<long, (long At, string Json)?> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (ReadIds(ids) is not { } known)
        {
            return null;
        }

        var papers = new List<Paper>(known.Count);
        foreach (var id in known)
        {
            if (record(id) is not { } kept || Read(kept.Json) is not { } paper)
            {
                return null;
            }

            at = papers.Count == 0 ? kept.At : Math.Min(at, kept.At);
            papers.Add(paper);
        }

        return new CachedAnswer(question, papers, DateTimeOffset.FromUnixTimeSeconds(at));
    }
}
