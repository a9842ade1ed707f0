using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.GitHub.Reading;

/// <summary>What a pull request does to the list, before looking into it.</summary>
public enum ListState
{
    /// <summary>It changes the list's text.</summary>
    Changed,

    /// <summary>It does not touch the list.</summary>
    Untouched,

    /// <summary>It deletes the list.</summary>
    Deleted,

    /// <summary>It puts a folder, a submodule or a dangling link in the list's place.</summary>
    NotAFile,

    /// <summary>It puts a file of UTF-16, or of no text at all, in the list's place.</summary>
    NotText,

    /// <summary>It makes the list larger than can be reviewed.</summary>
    TooLarge,

    /// <summary>It moves the list, unchanged, to where the policy does not look for it.</summary>
    Moved,

    /// <summary>The list could not be read before it already, and it leaves that so, or there is no text to compare its own with.</summary>
    UnreadableBefore,

    /// <summary>The base branch has no list at the policy's path, and the pull request brings none.</summary>
    NoList,

    /// <summary>It changes more lists than are reviewed at once, or more files than GitHub tells: this is about those that were not looked at.</summary>
    TooManyLists,

    /// <summary>Its branch and the base branch have no commit in common, as after the base branch's history was rewritten.</summary>
    Unrelated,

    /// <summary>Neither side has a list of papers, nor the base branch a policy for one: nothing is said unasked.</summary>
    NotOfPapers,
}

/// <summary>A pull request as it was read: everything its review needs, of one moment.</summary>
public sealed record PullRequestSnapshot
{
    /// <summary>Which pull request.</summary>
    public required PullRequestRef PullRequest { get; init; }

    /// <summary>Whether it is open.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether it is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Login of its author; "ghost" where the account is gone.</summary>
    public required string Author { get; init; }

    /// <summary>Commit at its head.</summary>
    public required string HeadSha { get; init; }

    /// <summary>Name of its branch where that is in the repository itself; null where it is in a fork, or gone.</summary>
    public string? HeadBranch { get; init; }

    /// <summary>Name of the base branch.</summary>
    public required string BaseBranch { get; init; }

    /// <summary>Commit of the base branch as it is now.</summary>
    public required string BaseSha { get; init; }

    /// <summary>The commit that head and base branch have in common.</summary>
    public required string MergeBaseSha { get; init; }

    /// <summary>Number of comments in its conversation: where it is 0, none of ours need be looked for.</summary>
    public int CommentCount { get; init; }

    /// <summary>Names of its labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What it does to the list.</summary>
    public required ListState List { get; init; }

    /// <summary>Whether there is nothing to tell its author: what stands there from earlier is brought up to date, and no more.</summary>
    public bool LeavesListAlone => List is ListState.Untouched or ListState.NotOfPapers;

    /// <summary>Whether it is a draft in a repository whose policy has drafts wait.</summary>
    public bool Waits => IsDraft && Policy.Policy.Drafts == DraftMode.Wait && Policy.Errors.Count == 0;

    /// <summary>Path of the list at the head; differs from the policy's where the pull request renames it.</summary>
    public required string ListPath { get; init; }

    /// <summary>The lists that it changes, where they are several: the first of them is this one. Empty where there is one.</summary>
    public IReadOnlyList<PullRequestSnapshot> Lists { get; init; } = [];

    /// <summary>The snapshots of single lists that this one is made of: at least one.</summary>
    public IReadOnlyList<PullRequestSnapshot> Parts => Lists.Count > 0 ? Lists : [this];

    /// <summary>What the marker of our comment calls the list, or the lists of a repository with several; never null.</summary>
    public string MarkerName { get => field ?? ListPath; init; }

    /// <summary>The addresses of the lists that it changes.</summary>
    public IReadOnlyList<ListPages> Pages => [.. Parts.Select(static part => new ListPages(part.ListPath, part.HeadListUrl, part.BaseListUrl))];

    /// <summary>The repository's page on GitHub, without a slash at the end; null where GitHub did not say.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>The list at the head, as a page; null where it is not known.</summary>
    public Uri? HeadListUrl => PageOf(HeadSha);

    /// <summary>The list before the change, as a page; null where it is not known.</summary>
    public Uri? BaseListUrl => PageOf(MergeBaseSha);

    /// <summary>The policy of the base branch; its errors make the review inconclusive.</summary>
    public required PolicyResult Policy { get; init; }

    /// <summary>What to review; null unless <see cref="List"/> is <see cref="ListState.Changed"/>.</summary>
    public ReviewRequest? Request { get; init; }

    /// <summary>Lines of the head's list that stand in the diff: where a comment on a line may be made.</summary>
    public IReadOnlySet<int> DiffLines { get; init; } = new HashSet<int>();

    private Uri? PageOf(string sha) =>
        RepositoryUrl is null ? null : new Uri($"{RepositoryUrl}/blob/{sha}/{RepositoryPath.Escape(ListPath)}");
}
