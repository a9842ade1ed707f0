using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>The evidence as a table: a row for each paper that the change concerns.</summary>
internal static class EvidenceTable
{
    /// <summary>
    /// The rows, without the heading: what a change touches, and of a whole list what a person should look at. Candidates for
    /// removal are no rows, the finding that proposes them tells.
    /// </summary>
    public static IEnumerable<string> Rows(Review review, CommentTexts texts) =>
        review.Evidence.Where(e => review.Changes is null ? IsOpen(e) : e.Op is not null).Select(e => Row(e, review.Request, texts));

    public static string Heading(CommentTexts texts) =>
        $"| | {texts["comment.table.paper"]} | {texts["comment.table.year"]} | {texts["comment.table.citations"]} | {texts["comment.table.needed"]} | {texts["comment.table.as-of"]} | {texts["comment.table.found"]} |\n"
        + "| --- | --- | ---: | ---: | ---: | --- | --- |";

    private static string Row(Evidence evidence, ReviewRequest request, CommentTexts texts)
    {
        var paper = Known(evidence.Lookup);
        var count = evidence.Citations;
        return string.Join(" | ",
            $"| {texts[OpKey(evidence.Op)]}",
            MarkdownText.Link(evidence.Entry.Title.Length > 0 ? evidence.Entry.Title : paper?.Title ?? evidence.Entry.Text, paper is null ? null : RecordUrl(paper)),
            Year(evidence.Entry, paper),
            count is null ? texts["comment.table.unknown"] : Number(count.Citations),
            Needed(evidence.Needed, count?.Citations),
            count?.AsOf is { } day ? Day(day) : "",
            Found(evidence, request, texts) + " |");
    }

    private static bool IsOpen(Evidence evidence) =>
        evidence.Lookup is not PaperLookup.Found || evidence.IsBelow;

    private static Paper? Known(PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found found => found.Paper,
        PaperLookup.Unavailable down => down.LastKnown,
        _ => null,
    };

    /// <summary>What is done to an entry, in a word.</summary>
    public static string NameOf(ChangeOp op, CommentTexts texts) => texts[OpKey(op)];

    private static string OpKey(ChangeOp? op) => op switch
    {
        ChangeOp.Add => "comment.op.add",
        ChangeOp.Remove => "comment.op.remove",
        ChangeOp.Move => "comment.op.move",
        ChangeOp.Edit => "comment.op.edit",
        _ => "comment.op.none",
    };

    private static string RecordUrl(Paper paper) =>
        paper.Url
        ?? (paper.CorpusId is { } id ? string.Create(CultureInfo.InvariantCulture, $"https://api.semanticscholar.org/CorpusID:{id}") : "");

    /// <summary>The year as the list has it; the record's where the list has none.</summary>
    private static string Year(Entry entry, Paper? paper) =>
        (entry.Year ?? paper?.Year)?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Needed(int? needed, int? citations) => (needed, citations) switch
    {
        (null, _) => "",
        ({ } n, null) => Number(n),
        ({ } n, { } c) => Number(n) + (c >= n ? "&nbsp;✓" : "&nbsp;✗"),
    };

    private static string Found(Evidence evidence, ReviewRequest request, CommentTexts texts) => evidence.Lookup switch
    {
        PaperLookup.Found when request.Matches.ContainsKey(Titles.Normalize(evidence.Entry.Title)) => texts["comment.found.maintainer"],
        PaperLookup.Found { MatchedBy: MatchedBy.Id } found => texts["comment.found.id"] + Remarks(found, evidence.Citations, texts),
        PaperLookup.Found found => texts.Format("comment.found.title", (int)Math.Floor(found.Score * 100)) + Remarks(found, evidence.Citations, texts),
        PaperLookup.Ambiguous unclear => texts.Count("comment.found.ambiguous", unclear.Candidates.Count),
        PaperLookup.NotFound => texts["comment.found.none"],
        PaperLookup.Unavailable { LastKnown: not null } => texts["comment.found.last-known"],
        _ => texts["comment.found.unavailable"],
    };

    private static string Remarks(PaperLookup.Found found, CitationCount? shown, CommentTexts texts)
    {
        var remarks = found.Stale ? texts["comment.found.stale"] : "";
        var other = new[] { found.Paper }.Concat(found.OtherRecords).Select(p => p.CitationCount).FirstOrDefault(c => c is not null && c != shown?.Citations);
        return other is { } count ? remarks + texts.Format("comment.found.other-record", count) : remarks;
    }

    /// <summary>A date that no narrow column breaks.</summary>
    private static string Day(DateOnly day) => day.ToString("yyyy'&#8209;'MM'&#8209;'dd", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
