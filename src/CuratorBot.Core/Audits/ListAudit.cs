using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Candidates;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Audits;

/// <summary>A whole list checked against its rules as of today: what its maintainer could fix, by topic.</summary>
public sealed class ListAudit
{
    // For each source of candidates; the requests of all repositories share one pace.
    private const int MostQuestions = 20;

    private ListAudit(Review review, IReadOnlyList<Finding> items, IReadOnlyList<OutgrownPaper> outgrown, BibCheck? bibliography)
    {
        Review = review;
        Items = items;
        Outgrown = outgrown;
        Bibliography = bibliography;
    }

    /// <summary>The review of the whole list that the audit is based on.</summary>
    public Review Review { get; }

    /// <summary>All findings, by topic, then in list order; a notice requires no action.</summary>
    public IReadOnlyList<Finding> Items { get; }

    /// <summary>Papers of the overflow section and of the appendix with the citations that the top asks, of which <see cref="Items"/> says so.</summary>
    public IReadOnlyList<OutgrownPaper> Outgrown { get; }

    /// <summary>The bibliography compared with the top; null if none was read.</summary>
    public BibCheck? Bibliography { get; }

    /// <summary>The list beside the one that it translates; null where it is no translation, or the original could not be read.</summary>
    public TranslationComparison? Translation { get; private init; }

    /// <summary>Papers that the list could have; null where the policy asks for none, or nobody can be asked.</summary>
    public ListCandidates? Candidates { get; private init; }

    /// <summary>What the original of the list is called; null without <see cref="Translation"/>.</summary>
    public string? Original { get; private init; }

    /// <summary>Whether there is nothing to fix: all items are notices, the policy has no errors, the list is in step with the one that it translates, and there is no candidate to tell of.</summary>
    public bool IsClean => Review.Policy.Errors.Count == 0 && Items.All(static item => item.Severity == Severity.Notice) && Translation is null or { IsInStep: true } && Candidates is not { Candidates.Count: > 0 };

    /// <summary>Whether the source could be asked about every paper; otherwise something may be missing only for lack of evidence.</summary>
    public bool IsComplete => !Review.Evidence.Any(static evidence => evidence.IsUnanswered);

    /// <summary>
    /// Audits a list, the head version in the request, with its bibliography, if any, from <see cref="PullRequestFacts.HeadBibliography"/>.
    /// </summary>
    /// <param name="papers">Where the facts of papers come from.</param>
    /// <param name="request">The whole list with its policy.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <param name="related">Who is asked for candidates, where the policy wants them; null: nobody.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<ListAudit> RunAsync(IPaperSource papers, ReviewRequest request, CancellationToken cancellationToken, IRelatedPapers? related = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var review = await new Reviewer(papers).CheckAsync(request, cancellationToken);
        if (review.Policy.Errors.Count > 0)
        {
            return new ListAudit(review, [], [], bibliography: null);
        }

        var top = review.Evidence.Where(static evidence => evidence.Entry.Top).ToList();
        var lookups = top.ToDictionary(static e => e.Entry, static e => e.Lookup);
        var bibliography = request.PullRequest.HeadBibliography is { } text ? BibCheck.Of([.. lookups.Keys.OrderBy(static e => e.Line)], BibFile.Parse(text), lookups.GetValueOrDefault) : null;
        var (years, outgrown) = Misplaced.Of(review);
        List<Finding> items =
        [
            .. review.Findings
                .Concat(years)
                .Concat(outgrown.Select(static paper => paper.Finding))
                .Concat(OfBibliography(bibliography, review.Policy.Policy.Bibliography ?? "*.bib").Select(f => f with { Authority = review.Policy.Policy.AuthorityOf("bibliography") ?? Authority.Always }))
                .Where(finding => !review.Policy.Policy.Rules.TryGetValue(finding.RuleId, out var severity) || severity is not null)
                .Where(finding => !review.Policy.Policy.Exempts(finding.RuleId, finding.Entry, request.PullRequest.Date))

                // A paper that a source does not know is not a problem of the list.
                .Select(static finding => finding.Topic == RuleTopic.Unknown ? finding with { Severity = Severity.Notice } : finding)
                .OrderBy(static item => item.Topic)
                .ThenBy(static item => item.Line ?? 0),
        ];
        var original = request.Counterparts.FirstOrDefault(static other => other.IsOriginal) is { } found && RuleStanding.In(request, [new TranslationRule()]) is [{ Speaks: true }] ? found : null;
        var records = review.Evidence.Where(static e => e.Lookup is PaperLookup.Found).ToDictionary(static e => e.Entry, static e => ((PaperLookup.Found)e.Lookup).Paper);
        var kept = items.ToHashSet();
        return new ListAudit(review, items, [.. outgrown.Where(paper => kept.Contains(paper.Finding))], bibliography)
        {
            Records = records,
            Translation = original?.CompareWith(request.Lists.Head, records.GetValueOrDefault),
            Original = original?.Name,
            Candidates = related is null || review.Policy.Policy.Candidates.Count == 0 ? null : await CandidatesAsync(review, records, related, cancellationToken),
        };
    }

    /// <summary>The records of the entries that have one.</summary>
    internal IReadOnlyDictionary<Entry, Paper> Records { get; private init; } = new Dictionary<Entry, Paper>();

    /// <summary>What the rules looked at.</summary>
    internal RuleContext Context() =>
        Reviewer.ContextOfWhole(Review.Request, [.. Review.Evidence.Select(static evidence => new PaperQuestions.Answer(evidence.Entry, Change: null, Candidate: false, evidence.Lookup))]);

    private static async Task<ListCandidates> CandidatesAsync(Review review, IReadOnlyDictionary<Entry, Paper> records, IRelatedPapers related, CancellationToken cancellationToken)
    {
        var pool = new PaperPool();
        foreach (var source in review.Policy.Policy.Candidates)
        {
            await pool.AddAsync(source, records, related, MostQuestions, cancellationToken);
        }

        return ListCandidates.Of(pool, review.Request, review.Evidence.ToDictionary(static e => e.Entry, static e => e.Lookup));
    }

    /// <summary>Findings that the bibliography rule does not give, because it only looks at changes.</summary>
    private static IEnumerable<Finding> OfBibliography(BibCheck? check, string path)
    {
        foreach (var (entry, first) in check?.Comparison.Repeated ?? [])
        {
            yield return Say(null, new Message("audit.bib-repeated", path, entry.Line, entry.Key, first.Key, first.Line));
        }

        foreach (var difference in check?.Differing ?? [])
        {
            var (entry, paper) = (difference.Entry, difference.Paper);
            if (difference.Title is { } title)
            {
                yield return Say(paper, new Message("audit.bib-title", path, entry.Line, entry.Key, title));
            }

            if (difference.FirstAuthor is { } author)
            {
                yield return Say(paper, new Message("audit.bib-author", path, entry.Line, entry.Key, author));
            }

            if (difference.Year is { } year)
            {
                yield return Say(paper, new Message("audit.bib-year", path, entry.Line, entry.Key, year));
            }
        }

        static Finding Say(Entry? paper, Message message) =>
            paper is null ? BibSyncRule.About.Say(message, Severity.Warning) : BibSyncRule.About.Say(paper, message, Severity.Warning);
    }
}
