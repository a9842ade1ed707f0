using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Reviews;

/// <summary>The outcome of reviewing one change, or of checking a whole list.</summary>
public sealed record Review
{
    /// <summary>The outcome.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the change is; <see cref="ChangeKind.None"/> for a check of a whole list.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Findings, gravest first, then in the order of the list.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Findings that a waiver has set aside, each with it.</summary>
    public IReadOnlyList<(Finding Finding, Waiver Waiver)> Waived { get; init; } = [];

    /// <summary>The exceptions of the policy file that have silenced something, in the order of the file.</summary>
    public IReadOnlyList<RuleExemption> Excepted { get; init; } = [];

    /// <summary>A row for each paper looked at.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The changes; null for a check of a whole list.</summary>
    public ListChanges? Changes { get; init; }

    /// <summary>Changes that cannot be merged as they are, because the base branch has changed or removed the same entry differently.</summary>
    public IReadOnlyList<EntryChange> Conflicts { get; init; } = [];

    /// <summary>
    /// Lines of the change (of the whole list, in a check) that look like papers and could not be read, so that nothing was checked
    /// about them.
    /// </summary>
    public IReadOnlyList<UnreadLine> Unread { get; init; } = [];

    /// <summary>Whether papers that could not be looked up are not asked for again: the comment must promise no later run.</summary>
    public bool IsLastTry { get; init; }

    /// <summary>Papers in the top before.</summary>
    public required int TopBefore { get; init; }

    /// <summary>Papers in the top after merging.</summary>
    public required int TopAfter { get; init; }

    /// <summary>Whether the list has a top, before or after, or is to have one; else the numbers of its papers say nothing.</summary>
    public bool HasTop => Lists.Count > 0 ? Lists.Any(static list => list.HasTop) :
        Policy.Policy.TopSize is not null || Request.Lists.Base.Sections.Concat(Request.Lists.Head.Sections).Any(static s => s.InTop);

    /// <summary>Whether its author is to be told by a comment, and not by the check alone.</summary>
    public bool WantsComment => Policy.Policy.Comment switch
    {
        CommentMode.Never => false,
        CommentMode.Problems => Verdict != Verdict.Pass || Findings.Any(static f => f.Severity > Severity.Notice),
        _ => true,
    };

    /// <summary>The policy in force, with what is wrong with it.</summary>
    public PolicyResult Policy => Request.Policy;

    /// <summary>"en" or "zh-Hans": the language of the list, in which the comment is written.</summary>
    public required string Locale { get; init; }

    /// <summary>The request it answers.</summary>
    public required ReviewRequest Request { get; init; }

    /// <summary>The reviews of the lists, where a pull request changes several: this one is of all of them. Empty where it is of one.</summary>
    public IReadOnlyList<Review> Lists { get; private init; } = [];

    /// <summary>The reviews of single lists that this one is made of: at least one. What has a line has it in the list of its part.</summary>
    public IReadOnlyList<Review> Parts => Lists.Count > 0 ? Lists : [this];

    /// <summary>All findings, each with the review of its list, in the order of <see cref="Findings"/>.</summary>
    public IEnumerable<(Review Part, Finding Finding)> FindingsByPart =>
        Parts.SelectMany(static part => part.Findings, static (part, finding) => (part, finding)).OrderByDescending(static f => f.finding.Severity);

    /// <summary>
    /// One review of several lists: the gravest verdict, and all that was found. What is of one list by its nature (its policy, the changes
    /// of its entries, the request) is that of the first; labels, comments and drafts are asked for all lists alike.
    /// </summary>
    /// <param name="lists">The reviews of the lists, in the order in which they are told; at least one.</param>
    public static Review Together(IReadOnlyList<Review> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        if (lists is [var only])
        {
            return only;
        }

        var kinds = lists.Select(static list => list.Kind).Where(static kind => kind != ChangeKind.None).Distinct().ToList();
        var tops = lists.Where(static list => list.HasTop).ToList();
        var review = lists[0] with
        {
            Lists = lists,
            Verdict = lists.Select(static list => list.Verdict).MaxBy(Gravity),
            Kind = kinds switch { [] => ChangeKind.None, [var kind] => kind, _ => ChangeKind.Mixed },
            Waived = [.. lists.SelectMany(static list => list.Waived)],
            Evidence = [.. lists.SelectMany(static list => list.Evidence)],
            Conflicts = [.. lists.SelectMany(static list => list.Conflicts)],
            Unread = [.. lists.SelectMany(static list => list.Unread)],
            TopBefore = tops.Sum(static list => list.TopBefore),
            TopAfter = tops.Sum(static list => list.TopAfter),
        };
        return review with { Findings = [.. review.FindingsByPart.Select(static f => f.Finding)] };
    }

    /// <summary>What fails outweighs what a maintainer judges, and that what is open.</summary>
    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Fail => 3,
        Verdict.NeedsMaintainer => 2,
        Verdict.Inconclusive => 1,
        _ => 0,
    };

    /// <summary>The corrected lines that the findings ask for, in the order of the list; worked out anew each time, for a copy may have other findings.</summary>
    public IReadOnlyList<Correction> Corrections => Lists.Count > 0 ? [.. Lists.SelectMany(static list => list.Corrections)] : Correction.Of(Findings, Request.Lists.Head.Text);
}
