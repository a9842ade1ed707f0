using System.Globalization;
using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>
/// The format of caches: a record is stored once as the API's JSON, however many questions lead to it; an answer is stored as the keys
/// of its records.
/// </summary>
public static class CachedPaper
{
    /// <summary>
    /// The number under which a record is stored: its corpus id, or, of a work of OpenAlex, its number there below zero, since the two kinds
    /// of numbers overlap. Null if it has none.
    /// </summary>
    public static long? KeyOf(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.CorpusId
            ?? (paper.OpenAlexId is { Length: > 1 } id && long.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? -number : null);
    }

    /// <summary>The record as text.</summary>
    public static string Write(Paper paper) => JsonSerializer.Serialize(PaperJson.From(paper), PaperJsonContext.Default.PaperJson);

    /// <summary>Reads a record from text; null if it cannot be read.</summary>
    public static Paper? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PaperJsonContext.Default.PaperJson) is { } record
                ? record.IsOfOpenAlex ? record.ToWork() : record.ToPaper(PaperSources.SemanticScholar, asOf: null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The keys of an answer's records, separated by blanks.</summary>
    public static string WriteIds(CachedAnswer answer) =>
        string.Join(' ', answer.Papers.Select(static p => KeyOf(p)!.Value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads such ids; null if the text is damaged.</summary>
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

    /// <summary>Restores an answer; it is as old as the oldest of its records.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ids">Text from <see cref="WriteIds"/>.</param>
    /// <param name="at">The time of the answer, in seconds since 1970; used only if the answer has no record.</param>
    /// <param name="record">Returns the text of a record and the time of its figures; null if the record is not stored.</param>
    /// <returns>Null if the ids are damaged, or if one of the records is missing or unreadable.</returns>
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
