using System.Text.Json.Serialization;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.Service.Intake;

/// <summary>
/// What a delivery asks for, in our words: all that is kept of its payload. The names on the wire stay, whatever the types are called:
/// a later version reads what an earlier one stored.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(ReviewPullRequest), "review")]
[JsonDerivedType(typeof(ReviewLater), "review-later")]
[JsonDerivedType(typeof(ReviewHead), "review-head")]
[JsonDerivedType(typeof(ReviewBranch), "review-branch")]
[JsonDerivedType(typeof(RunCommands), "commands")]
[JsonDerivedType(typeof(AnswerProposal), "suggestion")]
[JsonDerivedType(typeof(ReviewMergeGroup), "merge-group")]
[JsonDerivedType(typeof(NameRepository), "name")]
[JsonDerivedType(typeof(HideRepository), "hide")]
[JsonDerivedType(typeof(LookAround), "look-around")]
[JsonDerivedType(typeof(AuditList), "audit")]
[JsonDerivedType(typeof(AuditApp), "audit-app")]
[JsonDerivedType(typeof(AuditInstallation), "audit-installation")]
[JsonDerivedType(typeof(Sweep), "sweep")]
[JsonDerivedType(typeof(SweepApp), "sweep-app")]
internal abstract record WorkItem(long? Installation)
{
    /// <summary>GitHub's number of the repository, which it keeps under any name; null where it is not known.</summary>
    public long? RepositoryId { get; init; }

    /// <summary>Whether nobody waits for it: it must not hold up what somebody waits for.</summary>
    [JsonIgnore]
    internal bool IsInBackground => this is Sweep or SweepApp or AuditApp or AuditInstallation or AuditList or LookAround;

    /// <summary>The repository that it is about; null where it is about an installation.</summary>
    [JsonIgnore]
    public RepositoryRef? About => this switch
    {
        ReviewPullRequest review => review.PullRequest.Repository,
        ReviewLater later => later.PullRequest.Repository,
        ReviewHead head => head.Repository,
        ReviewBranch branch => branch.Repository,
        RunCommands commands => commands.Issue.Repository,
        AnswerProposal proposal => proposal.Issue.Repository,
        AuditList audit => audit.Repository,
        ReviewMergeGroup group => group.Repository,
        NameRepository name => name.Repository,
        HideRepository hide => hide.Repository,
        LookAround look => look.Repository,
        _ => null,
    };

    /// <summary>The same work in a repository that has another name now.</summary>
    public WorkItem In(RepositoryRef repository) => this switch
    {
        ReviewPullRequest review => review with { PullRequest = review.PullRequest with { Repository = repository } },
        ReviewLater later => later with { PullRequest = later.PullRequest with { Repository = repository } },
        ReviewHead head => head with { Repository = repository },
        ReviewBranch branch => branch with { Repository = repository },
        RunCommands commands => commands with { Issue = commands.Issue with { Repository = repository } },
        AnswerProposal proposal => proposal with { Issue = proposal.Issue with { Repository = repository } },
        AuditList audit => audit with { Repository = repository },
        ReviewMergeGroup group => group with { Repository = repository },
        NameRepository name => name with { Repository = repository },
        HideRepository hide => hide with { Repository = repository },
        LookAround look => look with { Repository = repository },
        _ => this,
    };

    /// <summary>A pull request is new or has changed.</summary>
    /// <param name="PullRequest">Which.</param>
    /// <param name="Installation">The App's installation.</param>
    /// <param name="Unfinished">How many reviews before this one lacked papers that could not be looked up.</param>
    internal sealed record ReviewPullRequest(PullRequestRef PullRequest, long? Installation, int Unfinished = 0) : WorkItem(Installation);

    /// <summary>
    /// A review lacked papers that could not be looked up, and said that a later one completes it. A thing of its own beside the
    /// review, so that its waiting never takes the place of a review that is due at once.
    /// </summary>
    internal sealed record ReviewLater(PullRequestRef PullRequest, long? Installation, int Unfinished) : WorkItem(Installation);

    /// <summary>A person asks to run the check of a commit again; GitHub does not name the pull requests of forks.</summary>
    internal sealed record ReviewHead(RepositoryRef Repository, string HeadSha, long? Installation) : WorkItem(Installation);

    /// <summary>A base branch has moved: the pull requests against it that touch the list are judged against another list now.</summary>
    /// <param name="Repository">Where.</param>
    /// <param name="Branch">Its name.</param>
    /// <param name="ChangedPaths">The files that changed; null: any may have.</param>
    /// <param name="Installation">The App's installation.</param>
    internal sealed record ReviewBranch(RepositoryRef Repository, string Branch, IReadOnlyList<string>? ChangedPaths, long? Installation) : WorkItem(Installation);

    /// <summary>A comment holds commands.</summary>
    internal sealed record RunCommands(PullRequestRef Issue, bool IsPullRequest, long CommentId, string Author, string Body, long? Installation) : WorkItem(Installation)
    {
        /// <summary>Where the comment stands.</summary>
        public CommentKind Kind { get; init; }

        /// <summary>For the log, which is no place for the text of a comment.</summary>
        public override string ToString() => $"{nameof(RunCommands)} {{ Issue = {Issue}, CommentId = {CommentId} }}";
    }

    /// <summary>An issue may name a paper.</summary>
    internal sealed record AnswerProposal(PullRequestRef Issue, long? Installation) : WorkItem(Installation);

    /// <summary>The week is over: the whole list is held against its rules.</summary>
    internal sealed record AuditList(RepositoryRef Repository, long? Installation) : WorkItem(Installation);

    /// <summary>A merge queue asks whether what it would merge is right.</summary>
    /// <param name="Repository">Where.</param>
    /// <param name="HeadRef">The queue's branch, whose name holds the number of the pull request.</param>
    /// <param name="HeadSha">The commit that would become the head of the base branch.</param>
    /// <param name="BaseSha">The commit that it would follow.</param>
    /// <param name="Installation">The App's installation.</param>
    internal sealed record ReviewMergeGroup(RepositoryRef Repository, string HeadRef, string HeadSha, string BaseSha, long? Installation) : WorkItem(Installation);

    /// <summary>A repository has another name, or another owner.</summary>
    internal sealed record NameRepository(RepositoryRef Repository, long? Installation) : WorkItem(Installation);

    /// <summary>Not everybody may read a repository any more, or it is gone: so is its page.</summary>
    internal sealed record HideRepository(RepositoryRef Repository, long? Installation) : WorkItem(Installation);

    /// <summary>Deliveries about a repository were missed: its new commands, issues and pushes are looked for.</summary>
    /// <param name="Repository">Where.</param>
    /// <param name="Since">From when on.</param>
    /// <param name="Installation">The App's installation.</param>
    internal sealed record LookAround(RepositoryRef Repository, DateTimeOffset Since, long? Installation) : WorkItem(Installation);

    /// <summary>Look at what is open in a hundred repositories of an installation, and then at the next hundred.</summary>
    /// <param name="Installation">The App's installation.</param>
    /// <param name="Page">Which hundred, 1 or more.</param>
    /// <param name="Since">From when on deliveries may have been missed; null: none were.</param>
    internal sealed record Sweep(long? Installation, int Page = 1, DateTimeOffset? Since = null) : WorkItem(Installation)
    {
        /// <summary>Whether it is a step of a sweep of all installations, which has asked for failed deliveries already.</summary>
        public bool IsStep { get; init; }
    }

    /// <summary>Look for deliveries that failed, then through a hundred installations, and then through the next.</summary>
    internal sealed record SweepApp(int Page = 1, DateTimeOffset? Since = null) : WorkItem(Installation: null);

    /// <summary>The week is over: the lists of a hundred installations are audited, and then those of the next.</summary>
    internal sealed record AuditApp(int Page = 1) : WorkItem(Installation: null);

    /// <summary>The lists of a hundred repositories are audited, and then those of the next.</summary>
    internal sealed record AuditInstallation(long? Installation, int Page = 1) : WorkItem(Installation);
}

[JsonSerializable(typeof(WorkItem))]
internal sealed partial class WorkItemJson : JsonSerializerContext;
