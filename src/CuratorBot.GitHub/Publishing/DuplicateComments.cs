using System.Net;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Takes back a second comment of ours. Two can come about where a process is stopped in the moment between recording that it
/// begins to publish and publishing, and goes on after another has taken its place.
/// </summary>
public sealed class DuplicateComments
{
    private readonly IGitHubClient _client;
    private readonly Func<Task<string>> _ownLogin;

    /// <param name="client">A client that may write comments.</param>
    /// <param name="ownLogin">Our own login.</param>
    public DuplicateComments(IGitHubClient client, Func<Task<string>> ownLogin)
    {
        _client = client;
        _ownLogin = ownLogin;
    }

    /// <summary>Leaves one comment of ours where there are several.</summary>
    /// <param name="outcome">A review that was overtaken, whose own comment goes; or one that resumed, whose comment stays.</param>
    public async Task RemoveAsync(ReviewOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Publication.CommentId is not { } id)
        {
            return;
        }

        var comments = await Conversation.ReadAsync(_client, outcome.Snapshot.PullRequest).ConfigureAwait(false);
        var list = CommentMarker.Read(comments.FirstOrDefault(c => c.Id == id)?.Body)?.List;
        var self = await _ownLogin().ConfigureAwait(false);
        var others = comments
            .Where(c => c.Id != id && string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase) && CommentMarker.Read(c.Body) is { } marker && marker.List == list)
            .Select(static c => c.Id)
            .ToList();
        foreach (var superfluous in others.Count == 0 || !outcome.Overtaken ? others : [id])
        {
            await DeleteAsync(outcome.Snapshot.PullRequest.Repository, superfluous).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Leaves the newest comment of ours where two runs have made one each. Both decide alike, whichever looks last, so that one stays.
    /// </summary>
    /// <param name="pullRequest">Where.</param>
    /// <param name="listPath">The list that the comments are about.</param>
    public async Task KeepNewestAsync(PullRequestRef pullRequest, string listPath)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        var comments = await Conversation.ReadAsync(_client, pullRequest).ConfigureAwait(false);
        var marked = comments.Where(c => CommentMarker.Read(c.Body)?.List == listPath).ToList();
        if (marked.Count < 2)
        {
            return;
        }

        var self = await _ownLogin().ConfigureAwait(false);
        var own = marked.Where(c => string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase)).Select(static c => c.Id).Order().ToList();
        foreach (var superfluous in own.SkipLast(1))
        {
            await DeleteAsync(pullRequest.Repository, superfluous).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync(RepositoryRef repository, long id)
    {
        try
        {
            await _client.Issue.Comment.Delete(repository.Owner, repository.Name, id).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            // The other review has taken it back meanwhile.
        }
    }
}
