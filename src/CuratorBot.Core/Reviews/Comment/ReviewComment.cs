using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>Where a list can be looked at.</summary>
/// <param name="Path">Path of the list.</param>
/// <param name="Head">Address of the list at the head that was reviewed; null where it can be read nowhere.</param>
/// <param name="Base">Address of the list before the change; null where it can be read nowhere.</param>
public sealed record ListPages(string Path, Uri? Head, Uri? Base);

/// <summary>What a comment needs to know beside the review.</summary>
public sealed record ReviewCommentOptions
{
    /// <summary>Where the documentation can be read.</summary>
    public DocsPages Docs { get; init; } = DocsPages.Published;

    /// <summary>Address of the list at the head that was reviewed, to link its lines; null where it can be read nowhere.</summary>
    public Uri? HeadUrl { get; init; }

    /// <summary>Address of the list before the change; null where it can be read nowhere.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The addresses of the lists, where the review is of several: in place of <see cref="HeadUrl"/> and <see cref="BaseUrl"/>.</summary>
    public IReadOnlyList<ListPages> Pages { get; init; } = [];

    /// <summary>What the hidden marker calls the list or the lists, so that the comment is found again; null: by the path of the list.</summary>
    public string? MarkerName { get; init; }

    /// <summary>What is to be told beside the review, ready paragraphs of Markdown: they are not escaped.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the publisher keeps in the comment's hidden marker from one review to the next; small.</summary>
    public IReadOnlyDictionary<string, string> State { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>
/// The one comment that answers a pull request, in GitHub Markdown: first whether its author has to act, then what to paste,
/// the evidence, what a person must judge, and the rest folded. The same review gives the same words.
/// </summary>
public static class ReviewComment
{
    /// <summary>Most characters of a comment on GitHub.</summary>
    public const int MaxLength = 65_536;

    // Room for the last lines: what was cut, and who speaks.
    private const int Reserve = 1_000;

    private const int MostRows = 60;
    private const int MostVisible = 10;
    private const int LongestUnread = 300;

    /// <summary>Writes the comment in the language of the review. Its first line is the hidden <see cref="CommentMarker"/>.</summary>
    public static string Write(Review review, ReviewCommentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        options ??= new ReviewCommentOptions();
        var texts = new CommentTexts(review.Locale, options.Docs);
        var marker = new CommentMarker(options.MarkerName ?? review.Request.ListPath, review.Verdict, options.State).ToString();
        var body = new CommentBody(MaxLength - marker.Length - Reserve);

        body.Add(CommentHeadline.Of(review, texts));
        if (review.Policy.Errors.Count == 0 && !CommentHeadline.SaysAll(review))
        {
            if (review.Lists.Count > 0)
            {
                CommentLists.Add(body, review, texts, options);
            }
            else
            {
                AddReview(body, review, texts, options);
            }
        }

        foreach (var note in SourceNotes.Of(review, options.Docs.Evidence, texts))
        {
            body.Add(note);
        }

        if (body.LeftOut > 0)
        {
            body.Close(texts.Format("comment.cut", body.LeftOut));
        }

        body.Close($"<sub>{texts.Format("comment.footer", new Markdown(texts.RulesUrl))}{SourceNotes.Attribution(review, texts)}</sub>");
        return $"{marker}\n{body}\n";
    }

    /// <summary>Adds what is to be said of one list, below the headline.</summary>
    /// <param name="body">Where to add it.</param>
    /// <param name="review">The review of the list.</param>
    /// <param name="texts">The words.</param>
    /// <param name="options">What to know beside the review.</param>
    /// <param name="isPart">Whether the headline is of several lists, so that it does not say what follows here.</param>
    internal static void AddReview(CommentBody body, Review review, CommentTexts texts, ReviewCommentOptions options, bool isPart = false)
    {
        var findings = new CommentFindings(review, review.Corrections, texts, options);
        AddWhatToDo(body, review, findings, isPart ? texts : null);
        AddUnread(body, review, texts);
        AddEvidence(body, review, texts);
        AddWhatIsOpen(body, review, findings, texts);
        foreach (var note in options.Notes)
        {
            body.Add(note);
        }

        AddTheRest(body, review, findings, texts, isPart);
    }

    /// <param name="body">Where to add it.</param>
    /// <param name="review">The review of the list.</param>
    /// <param name="findings">Writes the findings.</param>
    /// <param name="headings">The words of headings, where the headline of the comment does not serve as one; else null.</param>
    private static void AddWhatToDo(CommentBody body, Review review, CommentFindings findings, CommentTexts? headings)
    {
        body.Add(findings.Blocks([.. review.Findings.Where(f => f.Severity == Severity.Failure)], numbered: true), between: "\n\n");
        if (review.Verdict == Verdict.Inconclusive)
        {
            body.Add(findings.Blocks(Open(review)), Heading("comment.open"), between: "\n\n");
        }
        else if (review.Verdict == Verdict.Pass)
        {
            body.Add(Conflicts(review), Heading("comment.do.conflict"));
            body.Add(findings.Blocks(Visible(ToFix(review))), Heading("comment.fix"), between: "\n\n");
            body.Add(findings.Blocks([.. VisibleRemarks(review, headings is not null)]), between: "\n\n");
        }

        string Heading(string key) => headings is null ? "" : headings[key] + "\n\n";
    }

    private static void AddUnread(CommentBody body, Review review, CommentTexts texts)
    {
        if (review.Unread.Count == 0)
        {
            return;
        }

        // As they stand, so that their author finds them again; hostile ones are cut.
        var shown = review.Unread.Take(MostVisible).ToList();
        var places = string.Join(", ", shown.Select(line => texts.Format("comment.line", line.Line)));
        var more = review.Unread.Count - shown.Count;
        body.Add(
            $"{texts["comment.unread"]} · {places}{(more > 0 ? $" {texts.Format("comment.unread.more", more)}" : "")}\n\n"
            + MarkdownText.Fenced(string.Join('\n', shown.Select(line => Excerpt(line.Text))), "markdown"));
    }

    private static string Excerpt(string line)
    {
        var text = line.Trim();
        return text.Length <= LongestUnread ? text : text[..LongestUnread] + "…";
    }

    private static void AddEvidence(CommentBody body, Review review, CommentTexts texts)
    {
        if (TouchesTop(review))
        {
            var size = review.Policy.Policy.TopSize;
            body.Add(size is null
                ? texts.Format("comment.top-without-cap", review.TopBefore, review.TopAfter)
                : texts.Format(review.TopAfter <= size ? "comment.top" : review.TopAfter > review.TopBefore ? "comment.top-over" : "comment.top-over-before", review.TopBefore, review.TopAfter, size));
        }

        if (!review.Policy.Policy.NeedsRecords && review.Changes is { } changes)
        {
            // A table of what nobody asks for is in the way; what was read of the change is worth a line.
            if (EvidenceTable.Counts(changes, texts) is { Length: > 0 } counts)
            {
                body.Add(texts.Format("comment.papers", new Markdown(counts)));
            }

            return;
        }

        var rows = EvidenceTable.Rows(review, texts).ToList();
        if (rows.Count <= MostRows)
        {
            body.Add(rows, EvidenceTable.Heading(review, texts) + "\n");
        }
        else
        {
            body.AddFolded(texts.Format("comment.evidence", rows.Count), [EvidenceTable.Heading(review, texts), .. rows]);
        }
    }

    private static void AddWhatIsOpen(CommentBody body, Review review, CommentFindings findings, CommentTexts texts)
    {
        body.Add(findings.Blocks(Doubts(review)), texts["comment.maintainer"] + "\n\n", between: "\n\n");
        if (review.Verdict != Verdict.Inconclusive)
        {
            body.Add(findings.Blocks(Open(review)), texts["comment.open"] + "\n\n", between: "\n\n");
        }

        if (review.Verdict != Verdict.Pass)
        {
            body.Add(Conflicts(review), texts["comment.do.conflict"] + "\n\n");
        }

        body.Add(review.Waived.Select(w => findings.Waived(w.Finding, w.Waiver)), texts["comment.waivers"] + "\n\n");
        body.Add(review.Excepted.Select(e => texts.Format("comment.excepted", e.Entry, texts.Rule(e.Rule), e.Because)), between: "\n");
    }

    private static void AddTheRest(CommentBody body, Review review, CommentFindings findings, CommentTexts texts, bool isPart)
    {
        var toFix = ToFix(review);
        if (review.Verdict != Verdict.Pass)
        {
            body.Add(findings.Blocks(Visible(toFix)), texts["comment.fix"] + "\n\n", between: "\n\n");
        }

        var visible = Visible(toFix).ToHashSet<Finding>(ReferenceEqualityComparer.Instance);
        var more = toFix.FindAll(finding => !visible.Contains(finding));
        if (more.Count > 0)
        {
            body.AddFolded(texts.Count("comment.more-to-fix", more.Count), findings.Blocks(more), "\n\n");
        }

        List<Finding> remarks = [.. Remarks(review).Except(VisibleRemarks(review, isPart))];
        if (remarks.Count > 0)
        {
            body.AddFolded(texts.Count("comment.remarks", remarks.Count), findings.Blocks(remarks), "\n\n");
        }

        List<string> checks = [.. EvidenceTable.Details(review, texts).Take(MostRows), .. TouchesTop(review) ? Criteria(review.Policy.Policy, texts) : []];
        if (checks.Count > 0)
        {
            body.AddFolded(texts["comment.checked"], checks);
        }
    }

    private static bool TouchesTop(Review review) =>
        review.TopBefore != review.TopAfter || (review.Changes?.Entries ?? []).Any(c => c.EntersTop || c.LeavesTop);

    private static List<Finding> Doubts(Review review) =>
        [.. review.Findings.Where(f => f.Severity < Severity.Failure && f.Effect == FindingEffect.NeedsMaintainer)];

    private static IEnumerable<string> Conflicts(Review review) => review.Conflicts.Select(c => $"- {MarkdownText.Inline(c.Entry.Title)}");

    private static List<Finding> Open(Review review) =>
        [.. review.Findings.Where(f => f.Severity < Severity.Failure && f.Effect == FindingEffect.Inconclusive)];

    /// <summary>What its author is asked to fix though it does not keep the change from being merged.</summary>
    private static List<Finding> ToFix(Review review) =>
        [.. review.Findings.Where(static f => f is { Severity: Severity.Warning, Effect: FindingEffect.None })];

    private static List<Finding> Remarks(Review review) =>
        [.. review.Findings.Where(static f => f is { Severity: Severity.Notice, Effect: FindingEffect.None })];

    /// <summary>Remarks that stand open where nothing else is to be read.</summary>
    private static List<Finding> VisibleRemarks(Review review, bool isPart) =>
        !isPart && review.Verdict == Verdict.Pass && ToFix(review).Count == 0 ? Visible(Remarks(review)) : [];

    /// <summary>What stands open of findings that may be many. What is said once of many places is not torn apart, unless the places themselves are too many.</summary>
    private static List<Finding> Visible(List<Finding> findings)
    {
        var taken = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var group in FindingGroup.Of(findings).Take(MostVisible))
        {
            if (taken.Count + group.Findings.Count > 2 * MostVisible)
            {
                break;
            }

            taken.UnionWith(group.Findings);
        }

        return taken.Count > 0 ? findings.FindAll(taken.Contains) : [.. findings.Take(MostVisible)];
    }

    private static IEnumerable<string> Criteria(Policy policy, CommentTexts texts)
    {
        if (policy.TopSize is { } size)
        {
            yield return "- " + texts.Format("comment.criteria.size", size);
        }

        if (policy is { FirstYear: { } first, LastYear: { } last })
        {
            yield return "- " + texts.Format("comment.criteria.years", first, last);
        }

        if (policy.Citations.Count > 0)
        {
            yield return "- " + texts.Format(
                "comment.criteria.citations",
                string.Join(" · ", policy.Citations.OrderByDescending(c => c.Key).Select(c => texts.Format("comment.criteria.year", c.Key, c.Value))));
        }
    }
}
