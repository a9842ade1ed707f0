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

    /// <summary>The name of an <see cref="Core.Papers.Outage"/>; null for one that only its reason tells.</summary>
    public string? Outage { get; init; }

    /// <summary>Who could not be asked, if that is not Semantic Scholar.</summary>
    public string? Source { get; init; }

    public bool? KeyRefused { get; init; }

    public int? Paper { get; init; }

    public IReadOnlyList<int>? Others { get; init; }

    public IReadOnlyList<int>? Candidates { get; init; }

    public int? Linked { get; init; }

    public int? LastKnown { get; init; }

    /// <summary>The second source's answer. Its papers are what OpenAlex says on the lines that it names.</summary>
    public RecordedAnswerJson? Second { get; init; }

    public static RecordedAnswerJson From(PaperQuery query, PaperLookup lookup, Func<RecordLine, int> lineOf)
    {
        var second = lookup.Second;
        return Of(lookup, record => lineOf(RecordLine.Of(record, lookup))) with
        {
            Title = query.Title,
            Ids = query.Ids.Count == 0 ? null : [.. query.Ids.Select(static id => id.ToString())],
            Authors = query.Authors,
            Year = query.Year,
            Url = query.Url,
            IdsOnly = query.IdsOnly ? true : null,
            Second = second is null ? null : Of(second, work => lineOf(RecordLine.OfWork(work, lookup))),
        };
    }

    private static RecordedAnswerJson Of(PaperLookup lookup, Func<Paper, int> lineOf)
    {
        var answer = new RecordedAnswerJson
        {
            Query = lookup.Query,
            Linked = lookup.LinkedPaper is { } linked ? lineOf(linked) : null,
            KeyRefused = lookup.KeyRefused ? true : null,
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
                Outage = unavailable.Outage == Core.Papers.Outage.Other ? null : unavailable.Outage.ToString(),
                Source = string.Equals(unavailable.Source, PaperSources.SemanticScholar, StringComparison.Ordinal) ? null : unavailable.Source,
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
    /// <param name="workAt">Returns what OpenAlex says on a line; throws if it says nothing there.</param>
    /// <returns>Null if <see cref="Lookup"/> has no known value.</returns>
    public PaperLookup? ToLookup(Func<int, Paper> paperAt, Func<int, Paper> workAt) =>
        ToLookup(paperAt) is { } lookup ? lookup with { Second = Second?.ToLookup(workAt) } : null;

    private PaperLookup? ToLookup(Func<int, Paper> paperAt)
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
            "unavailable" => new PaperLookup.Unavailable(Reason ?? "")
            {
                Outage = Enum.TryParse<Outage>(Outage, out var outage) && Enum.IsDefined(outage) ? outage : Core.Papers.Outage.Other,
                Source = Source ?? PaperSources.SemanticScholar,
                LastKnown = LastKnown is { } line ? paperAt(line) : null,
            },
            _ => null,
        };
        return lookup is null ? null : lookup with { Query = Query, KeyRefused = KeyRefused == true, LinkedPaper = Linked is { } linked ? paperAt(linked) : null };
    }

    private static string Key(string title, IEnumerable<string> ids, string? authors, int? year, string? url, bool idsOnly) =>
        string.Join('\n', [title, authors, FormattableString.Invariant($"{year} {idsOnly}"), url, .. ids]);
}
