using System.Net;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Keeps one comment on a pull request, found again by its number, else by its hidden marker and its author, and edited in place.
/// </summary>
public sealed class CommentPublisher
{
    private readonly IGitHubClient _client;
    private readonly Func<Task<string>> _ownLogin;

    /// <param name="client">A client that may write comments.</param>
    /// <param name="ownLogin">Our own login, such as <c>curatorbot[bot]</c>; asked for only where a comment bears our marker.</param>
    public CommentPublisher(IGitHubClient client, Func<Task<string>> ownLogin)
    {
        _client = client;
        _ownLogin = ownLogin;
    }

    /// <summary>Puts a body where our comment is, or would be; writes nothing where it stands there already.</summary>
    /// <param name="snapshot">The pull request.</param>
    /// <param name="body">The comment, its marker in the first line.</param>
    /// <param name="verdict">The outcome that the body tells.</param>
    /// <param name="previous">What stands there from earlier.</param>
    /// <param name="onlyIfThere">Edit a comment that is there, but make none.</param>
    /// <param name="throwsIfLocked">Whether a conversation in which nobody may write is an error; else nothing is said of it, as the check tells the same.</param>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, string body, Verdict verdict, Publication previous, bool onlyIfThere = false, bool throwsIfLocked = false)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(previous);
        try
        {
            return await WriteAsync(snapshot, body, verdict, previous, onlyIfThere).ConfigureAwait(false);
        }
        catch (ForbiddenException e) when (!throwsIfLocked && e.IsOfLockedConversation())
        {
            return previous;
        }
    }

    private async Task<Publication> WriteAsync(PullRequestSnapshot snapshot, string body, Verdict verdict, Publication previous, bool onlyIfThere)
    {
        var digest = Digest.Of(body);
        if (previous.CommentId is { } id)
        {
            if (previous.CommentDigest == digest)
            {
                return previous;
            }

            if (await TryEditAsync(snapshot.PullRequest, id, body).ConfigureAwait(false))
            {
                return previous with { CommentDigest = digest };
            }

            previous = previous with { CommentId = null, CommentUrl = null, CommentDigest = null, CommentDeleted = true };
        }

        // A publication that was cut off may have posted a new one in place of one that a person deleted.
        if (previous.Begun is not null || (snapshot.CommentCount > 0 && !previous.CommentDeleted))
        {
            previous = await FindAsync(snapshot, body, previous).ConfigureAwait(false);
            if (previous.CommentId is { } found
                && (previous.CommentDigest == digest || await TryEditAsync(snapshot.PullRequest, found, body).ConfigureAwait(false)))
            {
                return previous with { CommentDigest = digest };
            }
        }

        return onlyIfThere || (previous.CommentDeleted && previous.Verdict == verdict)
            ? previous
            : await CreateAsync(snapshot.PullRequest, body, digest, previous).ConfigureAwait(false);
    }

    private async Task<Publication> CreateAsync(PullRequestRef pullRequest, string body, string digest, Publication previous)
    {
        var (owner, name) = pullRequest.Repository;
        var created = await _client.Issue.Comment.Create(owner, name, pullRequest.Number, body).ConfigureAwait(false);
        return previous with { CommentId = created.Id, CommentUrl = created.HtmlUrl, CommentDigest = digest, CommentDeleted = false };
    }

    /// <returns>False where the comment is gone.</returns>
    private async Task<bool> TryEditAsync(PullRequestRef pullRequest, long id, string body)
    {
        try
        {
            await _client.Issue.Comment.Update(pullRequest.Repository.Owner, pullRequest.Repository.Name, id, body).ConfigureAwait(false);
            return true;
        }
        catch (ApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return false;
        }
    }

    /// <summary>Looks for our comment. Anyone may copy a marker, so its author must be us.</summary>
    private async Task<Publication> FindAsync(PullRequestSnapshot snapshot, string body, Publication previous)
    {
        var list = CommentMarker.Read(body)?.List;
        var comments = await Conversation.ReadAsync(_client, snapshot.PullRequest).ConfigureAwait(false);
        var candidates = comments.Where(c => CommentMarker.Read(c.Body) is { } marker && marker.List == list).ToList();
        if (candidates.Count == 0)
        {
            return previous;
        }

        var self = await _ownLogin().ConfigureAwait(false);
        var own = candidates.Find(c => string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase));
        return own is null
            ? previous
            : previous with { CommentId = own.Id, CommentUrl = own.HtmlUrl, CommentDigest = Digest.Of(own.Body), CommentDeleted = false };
    }
}
