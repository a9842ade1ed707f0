using System.Text.Json.Serialization;
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
[JsonDerivedType(typeof(AuditList), "audit")]
[JsonDerivedType(typeof(Sweep), "sweep")]
internal abstract record WorkItem(long? Installation)
{
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
        _ => null,
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
        /// <summary>For the log, which is no place for the text of a comment.</summary>
        public override string ToString() => $"{nameof(RunCommands)} {{ Issue = {Issue}, CommentId = {CommentId} }}";
    }

    /// <summary>An issue may name a paper.</summary>
    internal sealed record AnswerProposal(PullRequestRef Issue, long? Installation) : WorkItem(Installation);

    /// <summary>The week is over: the whole list is held against its rules.</summary>
    internal sealed record AuditList(RepositoryRef Repository, long? Installation) : WorkItem(Installation);

    /// <summary>The App was installed somewhere: look at what is open there.</summary>
    internal sealed record Sweep(long? Installation) : WorkItem(Installation);
}

[JsonSerializable(typeof(WorkItem))]
internal sealed partial class WorkItemJson : JsonSerializerContext;
