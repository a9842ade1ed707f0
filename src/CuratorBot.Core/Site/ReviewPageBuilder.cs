using System.Globalization;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Site;

/// <summary>Makes the page of a review. It finds nothing of its own: what the comment says is shown with all that it rests on.</summary>
public sealed class ReviewPageBuilder
{
    private const int MostFindings = 200;
    private const int MostPapers = 60;
    private const int MostCandidates = 10;
    private const int MostRecords = 5;
    private const int MostAuthors = 10;
    private const int MostTitles = 50;

    /// <summary>A title, or a line of the list: nobody reads on, and hostile ones have ten thousand letters.</summary>
    private const int LongestTitle = 300;

    private const int LongestText = 2_000;

    /// <summary>The standing of rules is worked out over the whole list: of one with more entries it would cost more than it tells.</summary>
    private const int MostEntriesForStanding = 5_000;

    private readonly Review _review;
    private readonly IReadOnlyDictionary<Finding, Correction> _corrections;
    private readonly HashSet<Correction> _shown = [];
    private readonly HashSet<Entry> _removed;
    private readonly Dictionary<Entry, EntryChange> _changes;

    private ReviewPageBuilder(Review review)
    {
        _review = review;
        _corrections = Correction.ByFinding(review.Corrections);
        var changes = review.Parts.SelectMany(static part => part.Changes?.Entries ?? []).ToList();
        _removed = [.. changes.Where(static c => c.Op == ChangeOp.Remove).Select(static c => c.Entry)];
        _changes = changes.DistinctBy(static c => c.Entry).ToDictionary(static c => c.Entry);
    }

    /// <summary>The page of a review, as if it were the first of its pull request.</summary>
    /// <param name="review">The review.</param>
    /// <param name="place">What was reviewed, and when; null where only texts were.</param>
    public static ReviewPage Build(Review review, ReviewPagePlace? place = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new ReviewPageBuilder(review).Build(place);
    }

    private ReviewPage Build(ReviewPagePlace? place)
    {
        var findings = Ordered().Select(f => (f.Path, f.Finding, Page: Of(f.Finding, f.Path))).ToList();
        var step = 0;
        var numbered = findings.ConvertAll(f => f.Page.IsToDo && !CommentHeadline.IsSettled(f.Finding, _review) ? f.Page with { Step = ++step } : f.Page);
        var evidence = _review.Evidence.Where(static e => e.Op is not null).Concat(_review.Evidence.Where(static e => e.Op is null)).ToList();
        return new ReviewPage
        {
            Verdict = _review.Verdict.PublicName(),
            Headline = Say(CommentHeadline.VerdictOf(_review)),
            Locale = _review.Locale,
            ListPath = _review.Request.ListPath,
            Title = _review.Request.PullRequest.Title is { } title ? Cut(title, LongestTitle) : null,
            Place = place,
            TopSize = _review.Policy.Policy.TopSize,
            TopBefore = _review.HasTop ? _review.TopBefore : null,
            TopAfter = _review.HasTop ? _review.TopAfter : null,
            Enters = TitlesOf(static c => c.EntersTop),
            Leaves = TitlesOf(static c => c.LeavesTop),
            PolicyPath = _review.Policy.Policy.Authorities.Values.FirstOrDefault(static a => a.Kind == AuthorityKind.Policy)?.Path,
            Findings = [.. numbered.Take(MostFindings)],
            MoreFindings = Math.Max(0, numbered.Count - MostFindings),
            Passed = [.. PassedOf()],
            Waived = [.. _review.Waived.Take(MostFindings).Select(w => new ReviewPageWaiver(Of(w.Finding, path: null), w.Waiver.By, w.Waiver.At.UtcDateTime, Cut(w.Waiver.Reason, LongestText)))],
            Evidence = [.. evidence.Take(MostPapers).Select(Of)],
            MoreEvidence = Math.Max(0, evidence.Count - MostPapers),
        };
    }

    /// <summary>The gravest first, and what is about one entry together with the gravest of it.</summary>
    private IEnumerable<(string? Path, Finding Finding)> Ordered() => _review.FindingsByPart
        .Select(f => (Path: _review.Lists.Count > 0 ? f.Part.Request.ListPath : null, f.Finding))
        .GroupBy(static f => KeyOf(f.Finding), ReferenceEqualityComparer.Instance)
        .SelectMany(static group => group);

    private static object KeyOf(Finding finding) => (object?)finding.Entry ?? finding;

    private ReviewPageFinding Of(Finding finding, string? path) => new()
    {
        Rule = finding.RuleId,
        Severity = finding.Severity.WireName(),
        Effect = finding.Effect switch { FindingEffect.NeedsMaintainer => "maintainer", FindingEffect.Inconclusive => "open", _ => null },
        Text = Say(finding.Candidates.Count > 0 ? finding.Lead ?? finding.Message : finding.Message),
        Title = finding.Entry is { } entry ? Cut(TitleOf(entry), LongestTitle) : null,
        Path = path,
        Line = finding.Line ?? finding.Entry?.Line,
        IsBefore = finding.Entry is { } of && _removed.Contains(of),
        Authority = AuthorityOf(finding.Authority),
        Candidates = [.. finding.Candidates.Take(MostCandidates).Select(static c => new ReviewPageCandidate(Cut(TitleOf(c.Entry), LongestTitle), c.Entry.Line, c.Citations.Citations))],
        Pastes = [.. PastesOf(finding)],
    };

    private IEnumerable<ReviewPagePaste> PastesOf(Finding finding)
    {
        if (_corrections.GetValueOrDefault(finding) is { } correction && _shown.Add(correction) && correction.Text.Length <= Correction.LongestShown)
        {
            yield return new ReviewPagePaste(Say(correction.Heading), correction.Text, IsPatch: false);
        }

        foreach (var remedy in new[] { finding.Remedy, finding.PutBack }.OfType<Remedy>().Where(static r => r.Kind != RemedyKind.Replacement && r.Text.Length <= Correction.LongestShown))
        {
            yield return new ReviewPagePaste(Say(HeadingOf(remedy)), remedy.Text, remedy.Kind == RemedyKind.Patch);
        }
    }

    private static Message HeadingOf(Remedy remedy) => remedy switch
    {
        { Kind: RemedyKind.Patch } => new Message("comment.patch"),
        { After: { } line, Section: { } section } => new Message("comment.line-for", line, Cut(section, LongestTitle)),
        { After: { } line } => new Message("comment.after-line", line),
        _ => new Message("comment.paste"),
    };

    /// <summary>Rules that speak here and have nothing to say, as far as they are about single lists.</summary>
    private IEnumerable<ReviewPageCheck> PassedOf()
    {
        if (_review.Policy.Errors.Count > 0 || _review.Request.Lists.Head.Entries.Count > MostEntriesForStanding)
        {
            return [];
        }

        var heard = _review.Findings.Concat(_review.Waived.Select(static w => w.Finding)).Select(static f => f.RuleId).ToHashSet(StringComparer.Ordinal);
        return RuleStanding.In(_review.Request).Where(rule => rule.Speaks && !heard.Contains(rule.Rule.Id))
            .Select(static rule => new ReviewPageCheck(rule.Rule.Id, Say(new Message(rule.TitleKey)), AuthorityOf(rule.Authority)));
    }

    private ReviewPageEvidence Of(Evidence evidence)
    {
        var known = EvidenceTable.Known(evidence.Lookup);
        var counted = evidence.BySecond ? evidence.SecondCitations : evidence.Citations;
        return new ReviewPageEvidence
        {
            Title = Cut(TitleOf(evidence.Entry), LongestTitle),
            Year = evidence.Entry.Year ?? known?.Year,
            IsTouched = evidence.Op is not null,
            Lines = evidence.Op is null || !_changes.TryGetValue(evidence.Entry, out var change) ? [] : [.. LinesOf(change)],
            Needed = evidence.Needed,
            Citations = counted?.Citations,
            Found = Say(EvidenceTable.Found(evidence, _review.Request)),
            Receipts = [ReceiptOf(PaperSources.SemanticScholar, evidence.Lookup), .. evidence.Lookup.Second is { } second ? [ReceiptOf(PaperSources.OpenAlex, second)] : (ReviewPageReceipt[])[]],
        };
    }

    private static IEnumerable<ReviewPageLine> LinesOf(EntryChange change)
    {
        foreach (var (entry, isNew) in new[] { (change.Before, false), (change.After, true) })
        {
            if (entry is not null)
            {
                yield return new ReviewPageLine(entry.Line, isNew, Cut(entry.Text, LongestText));
            }
        }
    }

    private static ReviewPageReceipt ReceiptOf(string source, PaperLookup lookup)
    {
        var count = CitationCount.Of(lookup);
        IReadOnlyList<Paper> records = lookup switch
        {
            PaperLookup.Found found => [found.Paper, .. found.OtherRecords],
            PaperLookup.Ambiguous ambiguous => ambiguous.Candidates,
            PaperLookup.Unavailable { LastKnown: { } last } => [last],
            _ => [],
        };
        var url = lookup is PaperLookup.Ambiguous || records.Count == 0 ? "" : EvidenceTable.RecordUrl(records[0]);
        return new ReviewPageReceipt(
            PaperSources.NameOf(source),
            lookup.WireName(),
            lookup.Query is { } query ? Cut(query, LongestTitle) : null,
            AgainOf(source, lookup, records),
            ListPageBuilder.Web(url),
            count?.Citations,
            count?.AsOf,
            [.. records.Take(MostRecords).Select(RecordOf)],
            lookup is PaperLookup.Unavailable down ? Cut(down.Reason, LongestTitle) : null);
    }

    /// <summary>An address with the current answer of the source, so that everybody can compare.</summary>
    private static string? AgainOf(string source, PaperLookup lookup, IReadOnlyList<Paper> records)
    {
        if (source == PaperSources.OpenAlex)
        {
            return records is [{ OpenAlexId: { } id }, ..] ? $"https://api.openalex.org/works/{Uri.EscapeDataString(id)}" : null;
        }

        const string Fields = "fields=corpusId,externalIds,title,year,publicationDate,venue,authors,citationCount,url";
        return lookup switch
        {
            PaperLookup.Found { Paper.CorpusId: { } number } => string.Create(CultureInfo.InvariantCulture, $"https://api.semanticscholar.org/graph/v1/paper/CorpusId:{number}?{Fields}"),
            { Query: { Length: > 0 and <= LongestTitle } query } => $"https://api.semanticscholar.org/graph/v1/paper/search/match?query={Uri.EscapeDataString(query)}&{Fields}",
            _ => null,
        };
    }

    private static ReviewPageRecord RecordOf(Paper paper) => new()
    {
        CorpusId = paper.CorpusId,
        OpenAlexId = paper.OpenAlexId,
        ExternalIds = paper.ExternalIds.Count > 0 ? paper.ExternalIds : null,
        Title = Cut(paper.Title, LongestTitle),
        Year = paper.Year,
        PublicationDate = paper.PublicationDate,
        Venue = string.IsNullOrWhiteSpace(paper.Venue) ? null : Cut(paper.Venue, LongestTitle),
        Authors = paper.Authors.Count > 0 ? [.. paper.Authors.Take(MostAuthors).Select(static a => Cut(a.Name, LongestTitle))] : null,
        CitationCount = paper.CitationCount,
        Url = paper.Url,
    };

    private List<string> TitlesOf(Func<EntryChange, bool> which) => [.. _changes.Values.Where(which).Take(MostTitles).Select(static c => Cut(TitleOf(c.Entry), LongestTitle))];

    private static string TitleOf(Entry entry) => entry.Title.Length > 0 ? entry.Title : entry.Text.Trim();

    private static ReviewPageAuthority? AuthorityOf(Authority? authority) => authority?.Message is { } said ? new ReviewPageAuthority(Say(said), authority.Path, authority.Line) : null;

    private static PageText Say(params IReadOnlyList<Message> messages)
    {
        return new PageText(In("en"), In("zh-Hans"));

        string In(string locale) => Cut(string.Concat(messages.Select(message => Messages.Format(message, locale))), LongestText);
    }

    /// <summary>Never in the middle of a letter of two units.</summary>
    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
}
