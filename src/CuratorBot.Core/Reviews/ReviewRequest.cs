using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Reviews;

/// <summary>Everything that a review is made from, as it was read, beside the paper facts.</summary>
public sealed record ReviewRequest
{
    /// <summary>The policy in force, that of the base branch, with what is wrong with it.</summary>
    public required PolicyResult Policy { get; init; }

    /// <summary>The policy as the change would have it; null where the change touches neither the criteria in the list nor the policy file.</summary>
    public Policy? Proposed { get; init; }

    /// <summary>What would be wrong with the policy file after the change; empty where it leaves it alone, or sound.</summary>
    public IReadOnlyList<PolicyError> ProposedErrors { get; init; } = [];

    /// <summary>The versions of the list, read with the headings that the policy names.</summary>
    public required ListVersions Lists { get; init; }

    /// <summary>What is known of the pull request beside the list.</summary>
    public required PullRequestFacts PullRequest { get; init; }

    /// <summary>Path of the list, for messages.</summary>
    public string ListPath { get; init; } = Policies.Policy.DefaultList;

    /// <summary>The other lists of the repository that are known; empty if there are none, or none was read.</summary>
    public IReadOnlyList<OtherList> OtherLists { get; init; } = [];

    /// <summary>The list that this one translates, and those that translate this one, as far as they were read; of those in the same repository the head.</summary>
    public IReadOnlyList<Counterpart> Counterparts { get; init; } = [];

    /// <summary>Findings that a maintainer has set aside.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What a maintainer has said which paper an entry is: normalised title to id.</summary>
    public IReadOnlyDictionary<string, PaperId> Matches { get; init; } = new Dictionary<string, PaperId>(StringComparer.Ordinal);

    /// <summary>Reads the policy over the base branch's list, and the versions of the list.</summary>
    /// <param name="mergeBase">Text of the list at the merge base; empty where the list is new.</param>
    /// <param name="head">Text of the list at the head of the pull request.</param>
    /// <param name="onto">Text of the list on the base branch as it is now; null: the same as <paramref name="mergeBase"/>.</param>
    /// <param name="policyFile">The policy file of the base branch.</param>
    /// <param name="pullRequest">What is known of the pull request.</param>
    /// <param name="listPath">Path of the list, for messages.</param>
    /// <param name="proposedFile">The policy file as the change would have it; null: as it is on the base branch, or not read.</param>
    /// <param name="proposedGuides">The guides for contributors as the change would have them; null: as they are on the base branch, or not read.</param>
    public static ReviewRequest Read(
        string mergeBase,
        string head,
        string? onto,
        PolicyFile policyFile,
        PullRequestFacts pullRequest,
        string listPath = Policies.Policy.DefaultList,
        PolicyFile? proposedFile = null,
        IReadOnlyList<Guide>? proposedGuides = null)
    {
        var policy = PolicyReader.Read(onto ?? mergeBase, listPath, policyFile);
        return new ReviewRequest
        {
            Policy = policy,
            Lists = ListVersions.Read(mergeBase, head, onto, policy.Policy.Sections),
            PullRequest = pullRequest,
            ListPath = listPath,
            ProposedErrors = [.. proposedFile?.Errors.Except(policyFile.Errors) ?? []],
            Proposed = ProposedBy(
                mergeBase,
                onto is null || string.Equals(onto, mergeBase, StringComparison.Ordinal) ? policy.Policy : null,
                head,
                policyFile,
                (proposedFile ?? policyFile).Beside(proposedGuides ?? policyFile.Guides),
                listPath),
        };
    }

    /// <summary>Lists that one pull request changes, each with what it has to know of the others. What concerns the pull request is told beside the first.</summary>
    /// <param name="requests">A request for each list, in the order in which they are told.</param>
    /// <param name="unchanged">Lists of the repository that it leaves alone, by path.</param>
    public static IReadOnlyList<ReviewRequest> Together(IReadOnlyList<ReviewRequest> requests, IEnumerable<(string Path, PaperList List)> unchanged)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var known = unchanged.Select(static other => new OtherList(other.Path, other.List, other.List.Entries)).ToList();
        if (requests.Count + known.Count < 2)
        {
            return requests;
        }

        // A paper that moves from one list to another is not added.
        var gone = requests.SelectMany(static r => r.Lists.Changes.Entries).Where(static c => c.Op == ChangeOp.Remove).Select(static c => Titles.Key(c.Entry.Title)).ToHashSet(StringComparer.Ordinal);
        var added = requests.Sum(r => AddedBy(r).Count(entry => !gone.Contains(Titles.Key(entry.Title))));
        return
        [
            .. requests.Select((request, at) => request with
            {
                Policy = at > 0 ? request.Policy with { Unread = [] } : request.Policy,
                ProposedErrors = at > 0 ? [] : request.ProposedErrors,
                OtherLists =
                [
                    .. requests.Index().Where(other => other.Index != at).Select(other => new OtherList(
                        other.Item.ListPath,
                        other.Item.Lists.Base,
                        other.Index < at ? other.Item.Lists.Head.Entries : [.. other.Item.Lists.Head.Entries.Except(AddedBy(other.Item))])),
                    .. known,
                ],
                PullRequest = request.PullRequest with { IsToldElsewhere = at > 0, AddedElsewhere = at > 0 ? 0 : added - AddedBy(request).Count() },
            }),
        ];
    }

    /// <summary>Whole lists of one repository, each with what it has to know of those before it: of two that have a paper, the later is told.</summary>
    /// <param name="requests">A request for each list.</param>
    public static IReadOnlyList<ReviewRequest> TogetherWhole(IReadOnlyList<ReviewRequest> requests) =>
        [.. requests.Select((request, at) => request with { Policy = at > 0 ? request.Policy with { Unread = [] } : request.Policy, OtherLists = [.. requests.Take(at).Select(static other => new OtherList(other.ListPath, other.Lists.Base, other.Lists.Head.Entries))] })];

    private static IEnumerable<Entry> AddedBy(ReviewRequest request) => request.Lists.Changes.Entries.Where(static c => c.Op == ChangeOp.Add).Select(static c => c.Entry);

    /// <summary>Reads a whole list that is to be judged as it is, with its own policy.</summary>
    /// <param name="list">Text of the list.</param>
    /// <param name="policyFile">Its policy file.</param>
    /// <param name="today">The day that counts for the rule of new papers.</param>
    /// <param name="listPath">Path of the list, for messages.</param>
    public static ReviewRequest ReadWhole(string list, PolicyFile policyFile, DateOnly today, string listPath = Policies.Policy.DefaultList)
    {
        var policy = PolicyReader.Read(list, listPath, policyFile);
        return OfWhole(ListParser.Parse(list, policy.Policy.Sections), policy, today, listPath);
    }

    /// <summary>For a whole list that was read already.</summary>
    /// <param name="list">The list.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="today">The day that counts for the rule of new papers.</param>
    /// <param name="listPath">Path of the list, for messages.</param>
    public static ReviewRequest OfWhole(PaperList list, PolicyResult policy, DateOnly today, string listPath) => new()
    {
        Policy = policy,
        Lists = ListVersions.Of(list),
        PullRequest = new PullRequestFacts { Date = today },
        ListPath = listPath,
    };

    /// <summary>The policy of the head where it is not that of the merge base. A new list proposes none: it is judged by none.</summary>
    private static Policy? ProposedBy(
        string mergeBase, Policy? inForce, string head, PolicyFile policyFile, PolicyFile proposedFile, string listPath)
    {
        if (mergeBase.Length == 0 || (proposedFile.Errors.Count > 0 && !proposedFile.Errors.SequenceEqual(policyFile.Errors)))
        {
            return null;
        }

        var before = inForce ?? PolicyReader.Read(mergeBase, listPath, policyFile).Policy;
        var after = PolicyReader.Read(head, listPath, proposedFile).Policy;
        return PolicyDifference.Between(before, after).Count > 0 ? after : null;
    }
}
