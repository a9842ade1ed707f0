using CuratorBot.GitHub.Connections;

namespace CuratorBot.GitHub.Commands;

/// <summary>A comment that may hold commands, as an event names it.</summary>
/// <param name="Issue">The issue or pull request it stands on.</param>
/// <param name="IsPullRequest">Whether that is a pull request.</param>
/// <param name="CommentId">GitHub's number of the comment.</param>
/// <param name="Author">Login of who wrote it.</param>
/// <param name="Body">Its text.</param>
public sealed record CommandComment(PullRequestRef Issue, bool IsPullRequest, long CommentId, string Author, string Body);
