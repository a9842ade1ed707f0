using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Audits;

/// <summary>
/// An audit in GitHub Markdown, in the language of the list: the text of the issue that tracks it. The same audit always gives the same
/// text.
/// </summary>
public static class AuditReport
{
    // Room for the last lines.
    private const int Reserve = 1_000;

    /// <summary>Writes the report. Its first line is the hidden <see cref="CommentMarker"/>.</summary>
    public static string Write(ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var review = audit.Review;
        var texts = new CommentTexts(review.Locale, DocsPages.Published);
        var corrections = review.Corrections;
        var marker = new CommentMarker(review.Request.ListPath, review.Verdict, new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "audit" }).ToString();
        var body = new CommentBody(ReviewComment.MaxLength - marker.Length - Reserve);
        var toFix = audit.Items.Count(static item => item.Severity > Severity.Notice);
        var headline = audit.IsClean ? texts.Format("audit.clean", review.Request.ListPath)
            : toFix == 0 && review.Policy.Errors.Count == 0 ? texts.Format(audit.Translation is { IsInStep: false } ? "audit.headline.out-of-step" : "audit.clean", review.Request.ListPath, audit.Original)
            : texts.Format(toFix == 1 ? "audit.headline.one" : "audit.headline", review.Request.ListPath, toFix);
        body.Add(review.HasTop ? $"{headline} {Top(review, texts)}" : headline);
        if (!audit.IsComplete)
        {
            body.Add(texts["audit.incomplete"]);
        }

        if (review.Unread is [var first, ..] unread)
        {
            body.Add(texts.Format(unread.Count == 1 ? "audit.unread.one" : "audit.unread", unread.Count, first.Line));
        }

        body.Add(review.Policy.Errors.Select(error => $"- {MarkdownText.Inline(error.ToString())}"));

        // What needs fixing comes first: a report may be cut at its end.
        foreach (var topic in audit.Items.Where(static item => item.Severity > Severity.Notice).GroupBy(static item => item.Topic))
        {
            var (heading, blocks) = Part(topic, review, corrections, texts);
            body.Add(blocks, $"### {heading}\n\n", between: "\n\n");
        }

        if (audit is { Translation: { } translation, Original: { } original })
        {
            TranslationReport.Write(translation, original, body, texts);
        }

        if (audit.Candidates is { } candidates)
        {
            CandidatesReport.Write(candidates, body, texts);
        }

        var notices = audit.Items.Where(static item => item.Severity == Severity.Notice).GroupBy(static item => item.Topic).ToList();
        if (notices.Count > 0)
        {
            body.Add($"### {texts["audit.notices"]}");
        }

        foreach (var topic in notices)
        {
            // What a table tells is not told again one by one.
            var tables = topic.Key == RuleTopic.Top ? OutgrownTables.Of(audit.Outgrown.Where(static paper => paper.Finding.Severity == Severity.Notice)) : [];
            var told = tables.SelectMany(static table => table).Select(static paper => paper.Finding).ToHashSet();
            var (heading, blocks) = Part(topic, review, corrections, texts, told);
            blocks = blocks.Concat(tables.Select(table => OutgrownTables.Write(table, texts)));
            body.AddFolded(heading, blocks, "\n\n");
        }

        foreach (var note in SourceNotes.Of(review, DocsPages.Published.Evidence, texts))
        {
            body.Add(note);
        }

        if (body.LeftOut > 0)
        {
            body.Close(texts.Format("audit.cut", body.LeftOut));
        }

        body.Close($"<sub>{texts["audit.footer"]}{SourceNotes.Attribution(review, texts)}</sub>");
        return $"{marker}\n{body}\n";
    }

    private static string Top(Review review, CommentTexts texts) =>
        review.Policy.Policy.TopSize is { } size ? texts.Format("audit.top", review.TopAfter, size) : texts.Format("audit.top-without-cap", review.TopAfter);

    private static (string Heading, IEnumerable<string> Blocks) Part(
        IGrouping<RuleTopic, Finding> topic, Review review, IReadOnlyList<Correction> corrections, CommentTexts texts, HashSet<Finding>? elsewhere = null)
    {
        List<Finding> findings = [.. topic.Where(finding => elsewhere?.Contains(finding) != true)];
        return ($"{TitleOf(topic.Key, review.Locale)} ({topic.Count()})", new CommentFindings(review, corrections, texts).Blocks(findings));
    }

    /// <summary>Whether a text is the report on a list, to find its issue again; the caller must also check who wrote it.</summary>
    public static bool IsOf(string? body, string listPath) =>
        CommentMarker.Read(body) is { } marker
        && string.Equals(marker.List, listPath, StringComparison.Ordinal)
        && marker.State.TryGetValue("kind", out var kind) && string.Equals(kind, "audit", StringComparison.Ordinal);

    /// <summary>How much of the original a translation has, in one sentence.</summary>
    /// <param name="comparison">The translation beside its original.</param>
    /// <param name="original">What the original is called.</param>
    public static Message SummaryOf(TranslationComparison comparison, string original)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return TranslationReport.Summary(comparison, original);
    }

    /// <summary>The display name of a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="locale">"en" or "zh-Hans".</param>
    public static string TitleOf(RuleTopic topic, string locale) => Messages.Get(
        topic switch
        {
            RuleTopic.Criteria => "audit.topic.criteria",
            RuleTopic.Top => "audit.topic.top",
            RuleTopic.Age => "audit.topic.age",
            RuleTopic.Duplicates => "audit.topic.duplicates",
            RuleTopic.Links => "audit.topic.links",
            RuleTopic.Facts => "audit.topic.facts",
            RuleTopic.Bibliography => "audit.topic.bibliography",
            RuleTopic.Form => "audit.topic.form",
            RuleTopic.Unknown => "audit.topic.unknown",
            _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, message: null),
        },
        locale);
}
