using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>
/// The part of a comment for each of several lists, the gravest first: its file, and what is to be said of it in its own language. Lists of
/// which there is nothing to say share a line.
/// </summary>
internal static class CommentLists
{
    // More would be no line any more.
    private const int MostNamed = 30;

    public static void Add(CommentBody body, Review review, CommentTexts texts, ReviewCommentOptions options)
    {
        AddOfRequest(body, review, texts, options);
        var lists = review.Lists.Select(static list => list with { Findings = [.. list.Findings.Where(static finding => !finding.IsOfRequest)] }).ToList();
        var speaking = lists.Where(SaysSomething).OrderBy(static list => list.Verdict == Verdict.Pass).ThenBy(static list => list.Verdict != Verdict.Fail).ToList();
        foreach (var (at, list) in speaking.Index())
        {
            // A list with much to say leaves room for those behind it.
            var part = new CommentBody(body.Room / (speaking.Count - at));
            var pages = PagesOf(list, options);
            part.Add($"#### {CommentHeadline.SignOf(list)} {Link(list, pages)}");
            ReviewComment.AddReview(part, list, new CommentTexts(list.Locale, options.Docs), options with { HeadUrl = pages?.Head, BaseUrl = pages?.Base, Notes = [] }, isPart: true);
            body.Add(part);
        }

        if (lists.Where(static list => !SaysSomething(list)).ToList() is { Count: > 0 } silent)
        {
            var named = string.Join(", ", silent.Take(MostNamed).Select(list => Named(list, texts, options)));
            body.Add(texts.Format("comment.lists.fine", new Markdown(silent.Count > MostNamed ? $"{named}, …" : named)));
        }

        foreach (var note in options.Notes)
        {
            body.Add(note);
        }
    }

    /// <summary>What is to be said of the pull request, whatever its lists.</summary>
    private static void AddOfRequest(CommentBody body, Review review, CommentTexts texts, ReviewCommentOptions options)
    {
        var found = review.Findings.Where(static finding => finding.IsOfRequest).ToList();
        var blocks = new CommentFindings(review, [], texts, options);
        body.Add(blocks.Blocks([.. found.Where(static finding => finding.Severity == Severity.Failure)], numbered: true), between: "\n\n");
        body.Add(blocks.Blocks([.. found.Where(static finding => finding.Severity < Severity.Failure)]), texts["comment.fix"] + "\n\n", between: "\n\n");
    }

    private static bool SaysSomething(Review list) =>
        list is not { Verdict: Verdict.Pass, Findings.Count: 0, Unread.Count: 0, Conflicts.Count: 0, Waived.Count: 0 }
        || (list.Policy.Policy.NeedsRecords && list.Evidence.Any(static evidence => evidence.Op is not null));

    private static string Named(Review list, CommentTexts texts, ReviewCommentOptions options)
    {
        var link = Link(list, PagesOf(list, options));
        return list.Changes is { } changes && EvidenceTable.Counts(changes, texts) is { Length: > 0 } counts ? $"{link} ({counts})" : link;
    }

    private static string Link(Review list, ListPages? pages) => MarkdownText.Link(list.Request.ListPath, pages?.Head?.AbsoluteUri);

    private static ListPages? PagesOf(Review list, ReviewCommentOptions options) =>
        options.Pages.FirstOrDefault(pages => string.Equals(pages.Path, list.Request.ListPath, StringComparison.Ordinal));
}
