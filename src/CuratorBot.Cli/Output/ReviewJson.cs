using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Resources;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Output;

/// <summary>A review as public JSON.</summary>
internal static class ReviewJson
{
    /// <summary>Ids that people know a paper by, the likeliest first: the record's name for it, ours.</summary>
    private static readonly (string Key, string Scheme)[] KnownIds = [("ArXiv", "ARXIV"), ("DOI", "DOI"), ("ACL", "ACL")];

    public static void Write(Review review, TextWriter output) => JsonOutput.Write(
        new ReviewShape(
            Spelling.Of(review.Verdict),
            Spelling.Of(review.Kind),
            new TopShape(review.Policy.Policy.TopSize, review.TopBefore, review.TopAfter),
            [.. (review.Changes?.Entries ?? []).Select(Shape)],
            [.. review.Findings.Select(f => Shape(f, review.Locale))],
            [.. review.Evidence.Select(Shape)]),
        output);

    private static ChangeShape Shape(EntryChange change)
    {
        var (entry, before) = (change.Entry, change.Before);
        return new ChangeShape(
            Spelling.Of(change.Op),
            entry.Title,
            before is not null && !string.Equals(before.Title, entry.Title, StringComparison.Ordinal) ? before.Title : null,
            entry.Section.Title,
            change.Op == ChangeOp.Move ? before?.Section.Title : null,
            entry.Year,
            entry.Top,
            entry.Bold,
            entry.Line,
            change.Fields);
    }

    private static FindingShape Shape(Finding finding, string locale) => new(
        finding.RuleId,
        Spelling.Of(finding.Severity),
        finding.Line,
        finding.Entry?.Title,
        Messages.Format(finding.Message, locale),
        finding.Remedy?.Text,
        finding.Remedy is { } remedy ? Spelling.Of(remedy.Kind) : null);

    private static EvidenceShape Shape(Evidence evidence)
    {
        // Without an answer the last figures known still say something, with their date.
        var paper = evidence.Lookup switch
        {
            PaperLookup.Found found => found.Paper,
            PaperLookup.Unavailable unavailable => unavailable.LastKnown,
            _ => null,
        };
        return new EvidenceShape(
            evidence.Entry.Title,
            Spelling.Of(evidence.Lookup),
            paper is null ? null : IdOf(paper),
            paper?.CorpusId,
            paper?.CitationCount,
            paper?.AsOf,
            evidence.Needed,
            paper?.Source,
            paper?.Url);
    }

    private static string? IdOf(Paper paper)
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
}
