using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>
/// The evidence: a row for each paper that the change concerns, narrow enough for a telephone, and behind it how each paper was found and
/// of which day its figure is.
/// </summary>
internal static class EvidenceTable
{
    /// <summary>
    /// The rows, without the heading: what a change touches, and of a whole list what a person should look at. Candidates for
    /// removal are no rows, the finding that proposes them tells.
    /// </summary>
    public static IEnumerable<string> Rows(Review review, CommentTexts texts)
    {
        var second = HasSecond(review);
        return Shown(review).Select(e => Row(e, second, texts));
    }

    /// <summary>A line for each paper: how the paper was found, and of which day its figures are.</summary>
    public static IEnumerable<string> Details(Review review, CommentTexts texts) =>
        Shown(review).Where(e => IsOfUse(e, review)).Select(e => Detail(e, review.Request, texts)).Distinct(StringComparer.Ordinal);

    /// <summary>Where a list asks for no records, how a paper was found is worth a line only where something is said of it.</summary>
    private static bool IsOfUse(Evidence evidence, Review review) =>
        review.Changes is null || review.Policy.Policy.NeedsRecords || review.Findings.Any(f => f.Entry == evidence.Entry);

    public static string Heading(Review review, CommentTexts texts)
    {
        var (name, rule) = HasSecond(review) ? ($" {PaperSources.NameOf(PaperSources.OpenAlex)} |", " ---: |") : ("", "");
        return $"| | {texts["comment.table.paper"]} | {texts["comment.table.citations"]} |{name}\n| --- | --- | ---: |{rule}";
    }

    /// <summary>None where the list asks nothing of citations and no source said anything: a column of "unknown" is a riddle, not evidence.</summary>
    private static List<Evidence> Shown(Review review)
    {
        var shown = review.Evidence.Where(e => review.Changes is null ? IsOpen(e) : e.Op is not null).ToList();
        return review.Policy.Policy.NeedsRecords || shown.Exists(static e => Known(e.Lookup) is not null) ? shown : [];
    }

    /// <summary>Whether the second source's counts have a column: where one of them says something that the first's do not.</summary>
    private static bool HasSecond(Review review) => Shown(review).Any(static e => e.SecondCitations is not null && (e.Citations is null || e.IsBelow));

    private static string Row(Evidence evidence, bool withSecond, CommentTexts texts)
    {
        var paper = Known(evidence.Lookup);
        var title = MarkdownText.Link(TitleOf(evidence, paper), paper is null ? null : RecordUrl(paper));
        var year = evidence.Entry.Year ?? paper?.Year;
        var second = withSecond ? $" {Count(evidence.SecondCitations?.Citations, evidence.BySecond ? evidence.Needed : null, "", texts)} |" : "";
        var first = Count(evidence.Citations?.Citations, evidence.BySecond ? null : evidence.Needed, texts["comment.table.unknown"], texts);
        return string.Create(CultureInfo.InvariantCulture, $"| {texts[OpKey(evidence.Op)]} | {title}{(year is null ? "" : texts.Format("comment.table.year", year))} | {first} |{second}");
    }

    /// <summary>A count, against what is needed if anything is.</summary>
    private static string Count(int? count, int? needed, string unknown, CommentTexts texts) => (count, needed) switch
    {
        ({ } c, { } n) => texts.Format(c >= n ? "comment.table.enough" : "comment.table.below", c, n),
        ({ } c, null) => Number(c),
        (null, { } n) => texts.Format("comment.table.unknown-of", n),
        _ => unknown,
    };

    private static string Detail(Evidence evidence, ReviewRequest request, CommentTexts texts)
    {
        var days = string.Join(", ", new[] { evidence.Citations?.AsOf, evidence.SecondCitations?.AsOf }.OfType<DateOnly>().Distinct().Select(Day));
        var found = string.Concat(Found(evidence, request).Select(texts.Say)) + (days.Length == 0 ? "" : texts.Format("comment.found.as-of", days));
        return "- " + texts.Format("comment.found", TitleOf(evidence, Known(evidence.Lookup)), new Markdown(found));
    }

    private static string TitleOf(Evidence evidence, Paper? paper) => evidence.Entry.Title.Length > 0 ? evidence.Entry.Title : paper?.Title ?? evidence.Entry.Text;

    private static bool IsOpen(Evidence evidence) =>
        (evidence.Lookup is not PaperLookup.Found && !evidence.BySecond) || evidence.IsBelow;

    /// <summary>The record that an answer shows; null where it has none.</summary>
    public static Paper? Known(PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found found => found.Paper,
        PaperLookup.Unavailable { LastKnown: { } last } => last,
        { Second: PaperLookup.Found second } => second.Paper,
        _ => null,
    };

    /// <summary>How many papers a change does what with: "2 added · 1 edited"; empty where it does nothing with any.</summary>
    public static string Counts(ListChanges changes, CommentTexts texts) =>
        string.Join(" · ", changes.Entries.GroupBy(static c => c.Op).OrderBy(static ops => ops.Key).Select(ops => texts.Format(CountKey(ops.Key), ops.Count())));

    /// <summary>The words for how many papers a change does something with.</summary>
    private static string CountKey(ChangeOp op) => OpKey(op).Replace("comment.op.", "comment.count.", StringComparison.Ordinal);

    private static string OpKey(ChangeOp? op) => op switch
    {
        ChangeOp.Add => "comment.op.add",
        ChangeOp.Remove => "comment.op.remove",
        ChangeOp.Move => "comment.op.move",
        ChangeOp.Edit => "comment.op.edit",
        _ => "comment.op.none",
    };

    /// <summary>The page of a record; empty where it has none.</summary>
    public static string RecordUrl(Paper paper) =>
        paper.Url
        ?? (paper.CorpusId is { } id ? string.Create(CultureInfo.InvariantCulture, $"https://api.semanticscholar.org/CorpusID:{id}") : "");

    /// <summary>How a paper was found, or why not: to be said one after the other.</summary>
    public static IReadOnlyList<Message> Found(Evidence evidence, ReviewRequest request) => evidence.Lookup switch
    {
        _ when evidence.BySecond => [evidence.Lookup is PaperLookup.Unavailable down ? new Message("comment.found.second", down.Why) : new Message("comment.found.second-only")],
        PaperLookup.Found when request.Matches.ContainsKey(Titles.Normalize(evidence.Entry.Title)) => [new Message("comment.found.maintainer")],
        PaperLookup.Found { MatchedBy: MatchedBy.Id } found => [new Message("comment.found.id"), .. Remarks(found, evidence.Citations)],
        PaperLookup.Found found => [new Message("comment.found.title", (int)Math.Floor(found.Score * 100)), .. Remarks(found, evidence.Citations)],
        PaperLookup.Ambiguous { Candidates.Count: var count } => [new Message(count == 1 ? "comment.found.ambiguous.one" : "comment.found.ambiguous", count)],
        PaperLookup.NotFound => [new Message("comment.found.none")],
        PaperLookup.Unavailable { LastKnown: not null } => [new Message("comment.found.last-known")],
        _ => [new Message("comment.found.unavailable")],
    };

    private static IEnumerable<Message> Remarks(PaperLookup.Found found, CitationCount? shown)
    {
        if (found.Stale)
        {
            yield return new Message("comment.found.stale");
        }

        var other = new[] { found.Paper }.Concat(found.OtherRecords).Select(p => p.CitationCount).FirstOrDefault(c => c is not null && c != shown?.Citations);
        if (other is { } count)
        {
            yield return new Message("comment.found.other-record", count);
        }
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
