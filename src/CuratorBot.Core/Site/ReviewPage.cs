using System.Text.Json.Serialization;

namespace CuratorBot.Core.Site;

/// <summary>The details of a review, as they are kept for its page: in both languages, and each part bounded, since a pull request can hold anything.</summary>
public sealed record ReviewPage
{
    /// <summary>Events that a history keeps.</summary>
    public const int MostEvents = 50;

    /// <summary>Version of the shape.</summary>
    public int Version { get; init; } = 1;

    /// <summary>pass, fail, needs-maintainer or inconclusive.</summary>
    public required string Verdict { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required PageText Headline { get; init; }

    /// <summary>"en" or "zh-Hans": the language of the list.</summary>
    public required string Locale { get; init; }

    /// <summary>Path of the list, of several the first.</summary>
    public required string ListPath { get; init; }

    /// <summary>Title of the pull request; null where it is not known.</summary>
    public string? Title { get; init; }

    /// <summary>What was reviewed, and when; null where only texts were.</summary>
    public ReviewPagePlace? Place { get; init; }

    /// <summary>Most papers in the top; null where there is no cap.</summary>
    public int? TopSize { get; init; }

    /// <summary>Papers in the top before; null where the list has none.</summary>
    public int? TopBefore { get; init; }

    /// <summary>Papers in the top after merging; null where the list has none.</summary>
    public int? TopAfter { get; init; }

    /// <summary>Titles of the papers that enter the top.</summary>
    public IReadOnlyList<string> Enters { get; init; } = [];

    /// <summary>Titles of the papers that leave the top.</summary>
    public IReadOnlyList<string> Leaves { get; init; } = [];

    /// <summary>Path of the policy file; null where the list has none.</summary>
    public string? PolicyPath { get; init; }

    /// <summary>What was found, gravest first; what is about one paper stands together.</summary>
    public required IReadOnlyList<ReviewPageFinding> Findings { get; init; }

    /// <summary>Findings that are left out here.</summary>
    public int MoreFindings { get; init; }

    /// <summary>Rules that have a say in the list and found nothing.</summary>
    public IReadOnlyList<ReviewPageCheck> Passed { get; init; } = [];

    /// <summary>What a maintainer has set aside.</summary>
    public required IReadOnlyList<ReviewPageWaiver> Waived { get; init; }

    /// <summary>What was asked about each paper that the change touches, and what came back; then the same of the papers that it was weighed against.</summary>
    public required IReadOnlyList<ReviewPageEvidence> Evidence { get; init; }

    /// <summary>Papers that are left out there.</summary>
    public int MoreEvidence { get; init; }

    /// <summary>The reviews of the pull request, this one first.</summary>
    public IReadOnlyList<ReviewPageEvent> History { get; init; } = [];

    /// <summary>The text that is kept.</summary>
    public string Write() => SiteJson.Write(this);

    /// <summary>What was kept; null where the text is something else.</summary>
    public static ReviewPage? Read(string text) => SiteJson.ReadReview(text);

    /// <summary>The page with the history of the one before it, and what has changed since.</summary>
    /// <param name="before">The page of the last review; null where there was none.</param>
    public ReviewPage After(ReviewPage? before)
    {
        if (Place is null)
        {
            return this;
        }

        var (now, earlier) = (Findings.Select(Key).ToHashSet(StringComparer.Ordinal), (before?.Findings ?? []).Select(Key).ToHashSet(StringComparer.Ordinal));
        var own = new ReviewPageEvent(
            Place.At, Place.Head, Verdict, Findings.Count(static f => f is { Severity: "failure", Step: not null }), before is null ? 0 : now.Count(key => !earlier.Contains(key)), earlier.Count(key => !now.Contains(key)));
        return this with { History = [own, .. (before?.History ?? []).Take(MostEvents - 1)] };

        static string Key(ReviewPageFinding finding) => $"{finding.Rule}\n{finding.Title}\n{finding.Text.En}";
    }
}

/// <summary>A text in both languages.</summary>
/// <param name="En">In English.</param>
/// <param name="Zh">In Chinese.</param>
public sealed record PageText(string En, string Zh)
{
    /// <summary>The text in a language: Chinese where its name begins with zh, else English.</summary>
    public string In(string locale)
    {
        ArgumentNullException.ThrowIfNull(locale);
        return locale.StartsWith("zh", StringComparison.Ordinal) ? Zh : En;
    }
}

/// <summary>What was reviewed, and when.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Author">Login of the author of the pull request.</param>
/// <param name="Head">Commit that was reviewed.</param>
/// <param name="BaseBranch">The branch that it was compared with.</param>
/// <param name="Base">The commit of that branch.</param>
public sealed record ReviewPagePlace(DateTime At, string Author, string Head, string BaseBranch, string Base);

/// <summary>A finding of a review.</summary>
public sealed record ReviewPageFinding
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>notice, warning or failure.</summary>
    public required string Severity { get; init; }

    /// <summary>"maintainer" where one has to judge, "open" where evidence is missing; null where the severity says all.</summary>
    public string? Effect { get; init; }

    /// <summary>Its number in what its author has to do, 1-based; null where it is no thing to do, or is done with another about the same paper.</summary>
    public int? Step { get; init; }

    /// <summary>What it says; where it has candidates, without them.</summary>
    public required PageText Text { get; init; }

    /// <summary>The paper that it is about; null where it is about none.</summary>
    public string? Title { get; init; }

    /// <summary>Path of the list that its line is of; null: <see cref="ReviewPage.ListPath"/>.</summary>
    public string? Path { get; init; }

    /// <summary>Line of the list; null where it is about none.</summary>
    public int? Line { get; init; }

    /// <summary>Whether the line is of the list as it was before.</summary>
    public bool IsBefore { get; init; }

    /// <summary>Who asks for it; null where it holds in any list.</summary>
    public ReviewPageAuthority? Authority { get; init; }

    /// <summary>Papers to choose from, the likeliest first.</summary>
    public IReadOnlyList<ReviewPageCandidate> Candidates { get; init; } = [];

    /// <summary>Texts to paste; one that fixes several findings stands with the first of them.</summary>
    public IReadOnlyList<ReviewPagePaste> Pastes { get; init; } = [];

    /// <summary>Whether it is a thing to do for the author.</summary>
    [JsonIgnore]
    public bool IsToDo => Severity == "failure" || (Effect is null && Severity == "warning");
}

/// <summary>A paper to choose.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Line">Its line before the change.</param>
/// <param name="Citations">Its citations.</param>
public sealed record ReviewPageCandidate(string Title, int Line, int Citations);

/// <summary>A text to paste.</summary>
/// <param name="Heading">What it is for.</param>
/// <param name="Text">The text.</param>
/// <param name="IsPatch">Whether it is a patch, which is shown folded.</param>
public sealed record ReviewPagePaste(PageText Heading, string Text, bool IsPatch);

/// <summary>A rule that found nothing.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Title">What it asks.</param>
/// <param name="Authority">Who asks for it; null where it holds in any list.</param>
public sealed record ReviewPageCheck(string Rule, PageText Title, ReviewPageAuthority? Authority);

/// <summary>Who asks for something.</summary>
/// <param name="Text">In words.</param>
/// <param name="Path">The file that says so; null where none does.</param>
/// <param name="Line">Its line; null where it is not known.</param>
public sealed record ReviewPageAuthority(PageText Text, string? Path, int? Line);

/// <summary>A finding that a maintainer has set aside.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Because">Why.</param>
public sealed record ReviewPageWaiver(ReviewPageFinding Finding, string By, DateTime At, string Because);

/// <summary>What was found of a paper.</summary>
public sealed record ReviewPageEvidence
{
    /// <summary>Its title in the list.</summary>
    public required string Title { get; init; }

    /// <summary>Its year; null where it is not known.</summary>
    public int? Year { get; init; }

    /// <summary>Whether the change touches it; else it was weighed against the change.</summary>
    public bool IsTouched { get; init; }

    /// <summary>What the change does with its lines.</summary>
    public IReadOnlyList<ReviewPageLine> Lines { get; init; } = [];

    /// <summary>Citations that its place asks; null where it asks none.</summary>
    public int? Needed { get; init; }

    /// <summary>The count that is compared with them; null where none is known.</summary>
    public int? Citations { get; init; }

    /// <summary>How the record was found, or why not.</summary>
    public required PageText Found { get; init; }

    /// <summary>A receipt for each source.</summary>
    public required IReadOnlyList<ReviewPageReceipt> Receipts { get; init; }
}

/// <summary>A line that a change takes away or brings.</summary>
/// <param name="Number">Its number, 1-based: before the change where it is taken away.</param>
/// <param name="IsNew">Whether it is brought.</param>
/// <param name="Text">The line.</param>
public sealed record ReviewPageLine(int Number, bool IsNew, string Text);

/// <summary>What a source was asked, and what it answered.</summary>
/// <param name="Source">Its name for people: "Semantic Scholar".</param>
/// <param name="Lookup">found, ambiguous, not-found or unavailable.</param>
/// <param name="Query">The id or the title that was sent; null where nothing was.</param>
/// <param name="Again">Address that asks the same again; null if there is none.</param>
/// <param name="Url">Page of the record; null where it has none.</param>
/// <param name="Citations">Its count; null where it has none.</param>
/// <param name="AsOf">Day of the count; null where it is not known.</param>
/// <param name="Records">The records of the answer: one where one was found, with what else it has of the paper; several where they may be it; none where it knows none.</param>
/// <param name="Reason">Why it did not answer, in English; null where it did.</param>
public sealed record ReviewPageReceipt(
    string Source, string Lookup, string? Query, string? Again, string? Url, int? Citations, DateOnly? AsOf, IReadOnlyList<ReviewPageRecord> Records, string? Reason);

/// <summary>A record as it came, in the terms of Semantic Scholar's paper object.</summary>
public sealed record ReviewPageRecord
{
    /// <summary>Semantic Scholar's number; null where it has none.</summary>
    public long? CorpusId { get; init; }

    /// <summary>OpenAlex's id; null where it has none.</summary>
    public string? OpenAlexId { get; init; }

    /// <summary>Ids outside, by their names.</summary>
    public IReadOnlyDictionary<string, string>? ExternalIds { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its year; null where it is not known.</summary>
    public int? Year { get; init; }

    /// <summary>Day of publication; null where it is not known.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Its venue; null where it is not known.</summary>
    public string? Venue { get; init; }

    /// <summary>Names of its first authors.</summary>
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>Its citations; null where they are not known.</summary>
    public int? CitationCount { get; init; }

    /// <summary>Its page; null where it has none.</summary>
    public string? Url { get; init; }

    /// <summary>The record as JSON, indented for people.</summary>
    public string Write() => SiteJson.Write(this);
}

/// <summary>A review in a history.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Head">Commit that was reviewed.</param>
/// <param name="Verdict">pass, fail, needs-maintainer or inconclusive.</param>
/// <param name="ToChange">Things to do before it can be merged.</param>
/// <param name="Came">Findings that the review before did not have.</param>
/// <param name="Gone">Findings of the review before that are gone.</param>
public sealed record ReviewPageEvent(DateTime At, string Head, string Verdict, int ToChange, int Came, int Gone);
