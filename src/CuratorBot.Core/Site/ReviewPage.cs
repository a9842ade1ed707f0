using System.Globalization;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Site;

/// <summary>The details of a review, as they are kept for its page.</summary>
public sealed record ReviewPage
{
    /// <summary>Version of the shape.</summary>
    public int Version { get; init; } = 1;

    /// <summary>pass, fail, needs-maintainer or inconclusive.</summary>
    public required string Verdict { get; init; }

    /// <summary>"en" or "zh-Hans": the language of the list, and of all texts here.</summary>
    public required string Locale { get; init; }

    /// <summary>Path of the list.</summary>
    public required string ListPath { get; init; }

    /// <summary>Most papers in the top; null where there is no cap.</summary>
    public int? TopSize { get; init; }

    /// <summary>Papers in the top before; null where the list has none.</summary>
    public int? TopBefore { get; init; }

    /// <summary>Papers in the top after merging; null where the list has none.</summary>
    public int? TopAfter { get; init; }

    /// <summary>What was found, gravest first.</summary>
    public required IReadOnlyList<ReviewPageFinding> Findings { get; init; }

    /// <summary>What a maintainer has set aside.</summary>
    public required IReadOnlyList<ReviewPageFinding> Waived { get; init; }

    /// <summary>What was asked about each paper, and what came back.</summary>
    public required IReadOnlyList<ReviewPageEvidence> Evidence { get; init; }

    /// <summary>The details of a review.</summary>
    public static ReviewPage Of(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var corrections = Correction.ByFinding(review.Corrections);
        return new ReviewPage
        {
            Verdict = review.Verdict switch { Policies.Verdict.Pass => "pass", Policies.Verdict.Fail => "fail", Policies.Verdict.NeedsMaintainer => "needs-maintainer", _ => "inconclusive" },
            Locale = review.Locale,
            ListPath = review.Request.ListPath,
            TopSize = review.Policy.Policy.TopSize,
            TopBefore = review.HasTop ? review.TopBefore : null,
            TopAfter = review.HasTop ? review.TopAfter : null,
            Findings = [.. review.Findings.Select(f => Of(f, corrections.GetValueOrDefault(f), because: null, review.Locale))],
            Waived = [.. review.Waived.Select(w => Of(w.Finding, correction: null, w.Waiver.Reason, review.Locale))],
            Evidence = [.. review.Evidence.Select(Of)],
        };
    }

    /// <summary>The text that is kept.</summary>
    public string Write() => SiteJson.Write(this);

    /// <summary>What was kept; null where the text is something else.</summary>
    public static ReviewPage? Read(string text) => SiteJson.ReadReview(text);

    private static ReviewPageFinding Of(Finding finding, Correction? correction, string? because, string locale) => new(
        finding.RuleId,
        finding.Severity.WireName(),
        Messages.Format(finding.Message, locale),
        finding.Entry?.Title,
        finding.Line,
        finding.Authority is { } authority ? authority.Message is { } said ? Messages.Format(said, locale) : null : null,
        correction?.Text ?? (finding.Remedy is { Kind: RemedyKind.Snippet } remedy ? remedy.Text : null),
        because);

    private static ReviewPageEvidence Of(Evidence evidence)
    {
        var found = evidence.Lookup as PaperLookup.Found;
        return new ReviewPageEvidence(
            evidence.Entry.Title.Length > 0 ? evidence.Entry.Title : evidence.Entry.Text,
            evidence.Entry.Year ?? found?.Paper.Year,
            evidence.Lookup.WireName(),
            evidence.Lookup.Query,
            found?.Paper.Title,
            found?.Paper.Venue,
            found?.Paper.CorpusId is { } id ? string.Create(CultureInfo.InvariantCulture, $"https://api.semanticscholar.org/CorpusID:{id}") : null,
            evidence.Citations?.Citations,
            evidence.Citations?.AsOf,
            evidence.Needed,
            evidence.SecondCitations?.Citations,
            evidence.SecondCitations?.AsOf);
    }
}

/// <summary>A finding of a review.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Severity">notice, warning or failure.</param>
/// <param name="Text">What it says.</param>
/// <param name="Title">The paper that it is about; null where it is about none.</param>
/// <param name="Line">Line of the list; null where it is about none.</param>
/// <param name="Authority">Who asks for it; null where it holds in any list.</param>
/// <param name="Paste">The text to paste; null where there is none.</param>
/// <param name="Because">Why it was set aside; null where it was not.</param>
public sealed record ReviewPageFinding(string Rule, string Severity, string Text, string? Title, int? Line, string? Authority, string? Paste, string? Because);

/// <summary>What was found of a paper.</summary>
/// <param name="Title">Its title in the list.</param>
/// <param name="Year">Its year; null where it is not known.</param>
/// <param name="Lookup">found, ambiguous, not-found or unavailable.</param>
/// <param name="Query">What was asked; null where nothing was.</param>
/// <param name="Record">Title of the record; null where there is none.</param>
/// <param name="Venue">Venue of the record; null where it is not known.</param>
/// <param name="Url">Page of the record; null where it has none.</param>
/// <param name="Citations">Its citations; null where they are not known.</param>
/// <param name="AsOf">Day of the count; null where it is not known.</param>
/// <param name="Needed">Citations that its place asks; null where it asks none.</param>
/// <param name="OpenAlex">What OpenAlex counts; null where it was not asked or has no count.</param>
/// <param name="OpenAlexAsOf">Day of that count.</param>
public sealed record ReviewPageEvidence(
    string Title, int? Year, string Lookup, string? Query, string? Record, string? Venue, string? Url, int? Citations, DateOnly? AsOf, int? Needed, int? OpenAlex, DateOnly? OpenAlexAsOf);
