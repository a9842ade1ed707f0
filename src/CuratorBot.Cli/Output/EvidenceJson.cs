using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Output;

/// <summary>The result of a look-up as public JSON: its receipt.</summary>
internal static class EvidenceJson
{
    /// <summary>Ids that people know a paper by, the best known first, with the record's name for each and ours.</summary>
    private static readonly (string Key, string Scheme)[] KnownIds = [("ArXiv", PaperId.ArXiv), ("DOI", PaperId.Doi), ("ACL", PaperId.Acl)];

    /// <param name="title">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="needed">Citations that the list asks; null where it asks none.</param>
    /// <param name="bySecond">Whether the second source's answer counts instead, as the first has none.</param>
    public static EvidenceShape Shape(string title, PaperLookup answer, int? needed, bool bySecond)
    {
        // Without an answer the last known figures are still useful, with their date.
        var lookup = bySecond ? answer.Second! : answer;
        var paper = PaperOf(lookup);
        var found = lookup as PaperLookup.Found;
        var count = CitationCount.Of(lookup);
        return new EvidenceShape(
            title,
            Spelling.Of(lookup),
            paper is null ? null : IdOf(paper),
            paper?.CorpusId,
            count?.Citations,
            count?.AsOf,
            needed,
            paper?.Source,
            paper?.Url,
            lookup.Query,
            found is null ? null : Spelling.Of(found.MatchedBy),
            found?.Score,
            found?.Stale ?? false,
            (answer as PaperLookup.Unavailable)?.Reason,
            paper?.PaperId,
            [.. (found?.OtherRecords ?? []).Select(Shape)],
            [.. ((lookup as PaperLookup.Ambiguous)?.Candidates ?? []).Select(Shape)],
            lookup.LinkedPaper is { } linked ? Shape(linked) : null,
            answer.Second is { } second ? SecondShape(second) : null);
    }

    /// <summary>Whether only the second source knows a paper.</summary>
    public static bool IsOnlyInSecond(PaperLookup lookup) => lookup is { Second: PaperLookup.Found } and (PaperLookup.Unavailable or PaperLookup.NotFound);

    private static SecondEvidenceShape SecondShape(PaperLookup second)
    {
        var work = PaperOf(second);
        var count = CitationCount.Of(second);
        return new SecondEvidenceShape(
            Spelling.Of(second), work?.OpenAlexId, count?.Citations, count?.AsOf, work?.IsRetracted ?? false, work?.Url, (second as PaperLookup.Unavailable)?.Reason);
    }

    /// <summary>The record whose figures a row shows; null if there is none.</summary>
    public static Paper? PaperOf(PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found found => found.Paper,
        PaperLookup.Unavailable unavailable => unavailable.LastKnown,
        _ => null,
    };

    /// <summary>The id that people know a paper by; null if it has none.</summary>
    public static string? IdOf(Paper paper)
    {
        foreach (var (key, scheme) in KnownIds)
        {
            if (paper.ExternalIds.TryGetValue(key, out var value))
            {
                return new PaperId(scheme, value).ToString();
            }
        }

        return paper.CorpusId is { } corpusId ? $"CorpusId:{corpusId}" : paper.PaperId;
    }

    private static RecordShape Shape(Paper paper) => new(
        paper.Title,
        paper.Year,
        [.. paper.Authors.Select(static a => a.Name)],
        paper.Venue,
        IdOf(paper),
        paper.CorpusId,
        paper.CitationCount,
        paper.AsOf,
        paper.Url);
}
