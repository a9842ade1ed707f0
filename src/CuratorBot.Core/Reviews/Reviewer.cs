using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews;

/// <summary>Reviews changes of a list, and whole lists. Holds no state: one reviewer serves many reviews at once.</summary>
public sealed partial class Reviewer
{
    /// <summary>Id under which is told that there is no list to look into (docs/rules.md, section "list-file").</summary>
    public const string ListFile = "list-file";

    private readonly IPaperSource _papers;
    private readonly IReadOnlyList<IRule> _rules;
    private readonly Func<CancellationToken>? _patience;

    /// <param name="papers">Where the facts of papers come from.</param>
    /// <param name="rules">The rules to apply; null: <see cref="RuleCatalog.Default"/>.</param>
    /// <param name="patience">Asked when the papers are known and judging begins: ends judging that takes too long. Null: there is time enough.</param>
    public Reviewer(IPaperSource papers, IReadOnlyList<IRule>? rules = null, Func<CancellationToken>? patience = null)
    {
        ArgumentNullException.ThrowIfNull(papers);
        _papers = papers;
        _patience = patience;
        _rules = rules ?? RuleCatalog.Default;
    }

    /// <summary>
    /// Reviews what a pull request changes: the author's changes (merge base to head) applied to the base branch as it is now.
    /// Asks the paper source once, or not at all where no paper is concerned.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public async Task<Review> ReviewAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (policy, lists) = (request.Policy, request.Lists);
        var (changes, result) = (lists.Changes, lists.Merged);
        var unjudged = new Review
        {
            Verdict = Verdict.Inconclusive,
            Kind = changes.Kind,
            Findings = [],
            Evidence = [],
            Changes = changes,
            Conflicts = result.Conflicts,
            Unread = UnreadLine.Of(lists.MergeBase, lists.Head),
            TopBefore = result.TopBefore,
            TopAfter = result.TopAfter,
            Locale = policy.Policy.LocaleOf(lists.Base.Entries.Count > 0 ? lists.Base : lists.Head),
            Request = request,
        };
        if (policy.Errors.Count > 0)
        {
            return unjudged;
        }

        if (lists.TooManyLines is { } lines)
        {
            return unjudged with { Verdict = Verdict.NeedsMaintainer, Findings = [Unjudged("too-many", request.ListPath, lines)] };
        }

        if (lists.MergeBase.Entries.Count > 0 && lists.Head.Entries.Count == 0)
        {
            // Of a list that is gone, nothing else is worth saying, and no paper has to be looked up. Nor of one in a form that cannot be read.
            return Keeps(lists.MergeBase.Text, lists.Head.Text)
                ? unjudged with { Verdict = Verdict.NeedsMaintainer, Findings = [Unread] }
                : unjudged with { Verdict = Verdict.Fail, Findings = [Emptied(request)] };
        }

        var answers = await PaperQuestions.About(changes, result, policy.Policy, request).AskAsync(_papers, cancellationToken);
        return Judge(unjudged, answers, stop => new RuleContext
        {
            Changes = changes,
            Base = lists.Base,
            Result = result,
            Changed = [.. SubjectsOf(changes, result)],
            Policy = policy.Policy,
            PullRequest = request.PullRequest,
            ListPath = request.ListPath,
            OtherLists = request.OtherLists,
            Counterparts = request.Counterparts,
            Lookups = ByEntry(answers),
            Proposed = request.Proposed,
            ProposedErrors = request.ProposedErrors,
            UnreadPolicies = policy.Unread,
            Stop = stop,
        }, cancellationToken);
    }

    /// <summary>Judges every entry of a list, the head of the request's, as if all of it were new.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked for it.</exception>
    public async Task<Review> CheckAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (policy, list) = (request.Policy, request.Lists.Head);
        var unjudged = new Review
        {
            Verdict = Verdict.Inconclusive,
            Kind = ChangeKind.None,
            Findings = [],
            Evidence = [],
            Unread = UnreadLine.Of(list),
            TopBefore = list.TopCount,
            TopAfter = list.TopCount,
            Locale = policy.Policy.LocaleOf(list),
            Request = request,
        };
        if (policy.Errors.Count > 0)
        {
            return unjudged;
        }

        var answers = await PaperQuestions.About(list, request).AskAsync(_papers, cancellationToken);
        return Judge(unjudged, answers, stop => ContextOfWhole(request, answers, stop), cancellationToken);
    }

    /// <summary>What rules look at of a whole list, the head of the request.</summary>
    internal static RuleContext ContextOfWhole(ReviewRequest request, IReadOnlyList<PaperQuestions.Answer> answers, CancellationToken stop = default)
    {
        var lists = ListVersions.Of(request.Lists.Head);
        return new RuleContext
        {
            Changes = lists.Changes,
            Base = lists.Head,
            Result = lists.Merged,
            Changed = [.. lists.Head.Entries.Select(e => new ChangedEntry(e, Change: null))],
            WholeList = true,
            UnreadPolicies = request.Policy.Unread,
            Policy = request.Policy.Policy,
            PullRequest = request.PullRequest,
            ListPath = request.ListPath,
            OtherLists = request.OtherLists,
            Counterparts = request.Counterparts,
            Lookups = ByEntry(answers),
            Stop = stop,
        };
    }

    /// <summary>The entries that the change leaves in another state than the base branch has them in, in the order of the head.</summary>
    private static IEnumerable<ChangedEntry> SubjectsOf(ListChanges changes, MergedList result)
    {
        var alreadyThere = result.AlreadyThere.ToHashSet();
        return changes.Entries
            .Where(change => change.After is not null && !alreadyThere.Contains(change))
            .Select(change => new ChangedEntry(change.After!, change))
            .OrderBy(changed => changed.Entry.Line);
    }

    private static Finding Unread { get; } = Unjudged("unread");

    private static Finding Unjudged(string key, params IReadOnlyList<object?> arguments) => new()
    {
        RuleId = ListFile,
        Severity = Severity.Warning,
        Message = new Message($"{ListFile}.{key}", arguments),
        Authority = Authority.Always,
        Effect = FindingEffect.NeedsMaintainer,
    };

    /// <summary>Whether a text has kept at least half of another's lines, by number, and half of its addresses.</summary>
    private static bool Keeps(string before, string after)
    {
        var (old, now) = (Addresses(before), Addresses(after));
        return Lines(after) * 2 >= Lines(before) && old.Count > 0 && old.Count(now.Contains) * 2 >= old.Count;

        static int Lines(string text) => text.AsSpan().Count('\n') + 1;

        static HashSet<string> Addresses(string text) => Address().Matches(text).Select(static m => m.Value).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"https?://[^\s()\[\]<>""|]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    private static Finding Emptied(ReviewRequest request) => new()
    {
        RuleId = ListFile,
        Severity = Severity.Failure,
        Message = new Message($"{ListFile}.emptied", request.ListPath),
        Authority = Authority.Always,
    };

    private Review Judge(Review unjudged, IReadOnlyList<PaperQuestions.Answer> answers, Func<CancellationToken, RuleContext> about, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _patience?.Invoke() ?? CancellationToken.None);
        try
        {
            return Judge(unjudged, answers, about(stop.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return unjudged with { Verdict = Verdict.NeedsMaintainer, Findings = [Unjudged("too-long", unjudged.Request.ListPath)] };
        }
    }

    private Review Judge(Review unjudged, IReadOnlyList<PaperQuestions.Answer> answers, RuleContext context)
    {
        var judgement = Judgement.Of(_rules, context, unjudged.Request.Waivers);
        return unjudged with
        {
            Verdict = judgement.Verdict(isOpen: (context.Policy.NeedsRecords && answers.Any(a => a.LeavesOpen && !context.FactsOf(a.Entry).IsVouchedFor)) || (unjudged is { Changes: not null, Unread.Count: > 0 })),
            Findings = judgement.Findings,
            Waived = judgement.Waived,
            Excepted = judgement.Excepted,
            Evidence = [.. answers.Select(a => new Evidence(a.Entry, a.Lookup, Needed(a, context), OpOf(a, context)) { BySecond = context.FactsOf(a.Entry).IsVouchedFor })],
        };
    }

    /// <summary>What the change does with a paper; nothing with one that it only put another heading above.</summary>
    private static ChangeOp? OpOf(PaperQuestions.Answer answer, RuleContext context) => context.FactsOf(answer.Entry).IsCarriedByHeading ? null : answer.Change?.Op;

    /// <summary>What the list asks of a paper where it stands after the change; nothing of one that leaves or could leave.</summary>
    private static int? Needed(PaperQuestions.Answer answer, RuleContext context) =>
        answer is { Candidate: false, Change: null or { After: not null } } ? context.FactsOf(answer.Entry).Needed?.Citations : null;

    private static Dictionary<Entry, PaperLookup> ByEntry(IReadOnlyList<PaperQuestions.Answer> answers)
    {
        var lookups = new Dictionary<Entry, PaperLookup>();
        foreach (var answer in answers)
        {
            lookups[answer.Entry] = answer.Lookup;
        }

        return lookups;
    }
}
