using System.Globalization;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.GitHub.Commands;

/// <summary>A comment that may hold commands, as an event names it.</summary>
/// <param name="Issue">The issue or pull request it stands on.</param>
/// <param name="IsPullRequest">Whether that is a pull request.</param>
/// <param name="CommentId">GitHub's number of the comment.</param>
/// <param name="Author">Login of who wrote it.</param>
/// <param name="Body">Its text.</param>
/// <param name="Kind">Where it stands; GitHub numbers each kind for itself.</param>
public sealed record CommandComment(PullRequestRef Issue, bool IsPullRequest, long CommentId, string Author, string Body, CommentKind Kind = CommentKind.Conversation)
{
    /// <summary>What names it among the comments of its repository: GitHub numbers each kind for itself.</summary>
    public string Key => KeyOf(CommentId, Kind);

    /// <summary>What names a comment among the comments of its repository.</summary>
    /// <param name="commentId">GitHub's number of it.</param>
    /// <param name="kind">Where it stands.</param>
    internal static string KeyOf(long commentId, CommentKind kind)
    {
        var of = kind switch
        {
            CommentKind.Thread => "thread-",
            CommentKind.Review => "review-",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{of}{commentId}");
    }
}

/// <summary>Where a comment stands.</summary>
public enum CommentKind
{
    /// <summary>In the conversation of an issue or a pull request.</summary>
    Conversation,

    /// <summary>In a thread about a line.</summary>
    Thread,

    /// <summary>At the head of a review.</summary>
    Review,
}
