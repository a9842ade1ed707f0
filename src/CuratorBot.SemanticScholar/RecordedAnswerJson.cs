using System.Text.Json.Serialization;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>A line of a snapshot file with a question of a recorded run and its answer instead of a paper.</summary>
internal sealed record AnswerLineJson([property: JsonPropertyName("_answer")] RecordedAnswerJson? Answer)
{
    /// <summary>The beginning of such a line, as <see cref="SnapshotWriter"/> writes it.</summary>
    public const string Beginning = "{\"_answer\":";
}

/// <summary>A question of a recorded run and its answer. Papers are given by the numbers of the lines that hold them.</summary>
internal sealed record RecordedAnswerJson
{
    public string? Title { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }

    public string? Authors { get; init; }

    public int? Year { get; init; }

    public string? Url { get; init; }

    public bool? IdsOnly { get; init; }

    /// <summary>"found", "ambiguous", "not-found" or "unavailable".</summary>
    public string? Lookup { get; init; }

    public string? Query { get; init; }

    /// <summary>"id" or "title"; only for a paper that was found.</summary>
    public string? MatchedBy { get; init; }

    public double? Score { get; init; }

    public bool? Stale { get; init; }

    public string? Reason { get; init; }

    public int? Paper { get; init; }

    public IReadOnlyList<int>? Others { get; init; }

    public IReadOnlyList<int>? Candidates { get; init; }

    public int? Linked { get; init; }

    public int? LastKnown { get; init; }

    public static RecordedAnswerJson From(PaperQuery query, PaperLookup lookup, Func<Paper, int> lineOf)
    {
        var answer = new RecordedAnswerJson
        {
            Title = query.Title,
            Ids = query.Ids.Count == 0 ? null : [.. query.Ids.Select(static id => id.ToString())],
            Authors = query.Authors,
            Year = query.Year,
            Url = query.Url,
            IdsOnly = query.IdsOnly ? true : null,
            Query = lookup.Query,
            Linked = lookup.LinkedPaper is { } linked ? lineOf(linked) : null,
        };
        return lookup switch
        {
            PaperLookup.Found found => answer with
            {
                Lookup = "found",
                Paper = lineOf(found.Paper),
                MatchedBy = found.MatchedBy == Core.Papers.MatchedBy.Id ? "id" : "title",
                Score = found.Score,
                Stale = found.Stale ? true : null,
                Others = found.OtherRecords.Count == 0 ? null : [.. found.OtherRecords.Select(lineOf)],
            },
            PaperLookup.Ambiguous ambiguous => answer with { Lookup = "ambiguous", Candidates = [.. ambiguous.Candidates.Select(lineOf)] },
            PaperLookup.Unavailable unavailable => answer with
            {
                Lookup = "unavailable",
                Reason = unavailable.Reason,
                LastKnown = unavailable.LastKnown is { } last ? lineOf(last) : null,
            },
            _ => answer with { Lookup = "not-found" },
        };
    }

    /// <summary>Identifies the question: everything that it says about the paper.</summary>
    public static string KeyOf(PaperQuery query) => Key(query.Title, query.Ids.Select(static id => id.ToString()), query.Authors, query.Year, query.Url, query.IdsOnly);

    /// <summary>As <see cref="KeyOf"/>, for the recorded question.</summary>
    public string Key() => Key(Title ?? "", Ids ?? [], Authors, Year, Url, IdsOnly == true);

    /// <summary>The answer.</summary>
    /// <param name="paperAt">Returns the paper of a line; throws if there is none.</param>
    /// <returns>Null if <see cref="Lookup"/> has no known value.</returns>
    public PaperLookup? ToLookup(Func<int, Paper> paperAt)
    {
        PaperLookup? lookup = Lookup switch
        {
            "found" => new PaperLookup.Found(paperAt(Paper ?? 0), string.Equals(MatchedBy, "title", StringComparison.Ordinal) ? Core.Papers.MatchedBy.Title : Core.Papers.MatchedBy.Id, Score ?? 1)
            {
                Stale = Stale == true,
                OtherRecords = [.. (Others ?? []).Select(paperAt)],
            },
            "ambiguous" => new PaperLookup.Ambiguous([.. (Candidates ?? []).Select(paperAt)]),
            "not-found" => new PaperLookup.NotFound(),
            "unavailable" => new PaperLookup.Unavailable(Reason ?? "") { LastKnown = LastKnown is { } line ? paperAt(line) : null },
            _ => null,
        };
        return lookup is null ? null : lookup with { Query = Query, LinkedPaper = Linked is { } linked ? paperAt(linked) : null };
    }

    private static string Key(string title, IEnumerable<string> ids, string? authors, int? year, string? url, bool idsOnly) =>
        string.Join('\n', [title, authors, FormattableString.Invariant($"{year} {idsOnly}"), url, .. ids]);
}
