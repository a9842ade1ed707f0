using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Answers a comment or an issue in a comment of its own, once: the answer's first line names what it answers, so that
/// doing it again (after a crash) finds it and edits it.
/// </summary>
public sealed class ReplyPublisher
{
    private readonly IGitHubClient _client;
    private readonly Func<Task<string>> _ownLogin;

    /// <param name="client">A client that may write comments.</param>
    /// <param name="ownLogin">Our own login.</param>
    public ReplyPublisher(IGitHubClient client, Func<Task<string>> ownLogin)
    {
        _client = client;
        _ownLogin = ownLogin;
    }

    /// <summary>The first line of an answer to a comment, or to the issue itself (0).</summary>
    public static string Marker(long commentId, CommentKind kind = CommentKind.Conversation) =>
        $"<!-- curatorbot-answer:{CommandComment.KeyOf(commentId, kind)} -->";

    /// <summary>Puts an answer under an issue or pull request.</summary>
    /// <param name="issue">Where.</param>
    /// <param name="commentId">The comment that is answered; 0: the issue itself.</param>
    /// <param name="body">The answer in Markdown, without marker.</param>
    public Task PublishAsync(PullRequestRef issue, long commentId, string body) => PublishAsync(issue, commentId, CommentKind.Conversation, body);

    /// <summary>Puts an answer to a comment of any kind into the conversation.</summary>
    /// <param name="issue">Where.</param>
    /// <param name="commentId">The comment that is answered.</param>
    /// <param name="kind">Where that one stands.</param>
    /// <param name="body">The answer in Markdown, without marker.</param>
    public async Task PublishAsync(PullRequestRef issue, long commentId, CommentKind kind, string body)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var (owner, name) = issue.Repository;
        var marker = Marker(commentId, kind);
        var text = $"{marker}\n{body}";
        var comments = await Conversation.ReadAsync(_client, issue).ConfigureAwait(false);
        var marked = comments.Where(c => c.Body?.StartsWith(marker, StringComparison.Ordinal) == true).ToList();
        var self = marked.Count == 0 ? null : await _ownLogin().ConfigureAwait(false);
        var own = marked.Find(c => string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase));
        try
        {
            if (own is null)
            {
                await _client.Issue.Comment.Create(owner, name, issue.Number, text).ConfigureAwait(false);
            }
            else if (!string.Equals(own.Body, text, StringComparison.Ordinal))
            {
                await _client.Issue.Comment.Update(owner, name, own.Id, text).ConfigureAwait(false);
            }
        }
        catch (ForbiddenException e) when (e.IsOfLockedConversation())
        {
            // What was asked for is done all the same.
        }
    }
}
