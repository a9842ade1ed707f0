using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>Sets a commit status in place of a check run, where a personal token and no App is used.</summary>
public sealed class StatusPublisher
{
    private readonly IGitHubClient _client;

    /// <param name="client">A client that may write commit statuses.</param>
    public StatusPublisher(IGitHubClient client)
    {
        _client = client;
    }

    /// <summary>Sets the status of the head; writes nothing where it stands there already.</summary>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(previous);
        var title = CheckRunPublisher.Title(review);
        var digest = Digest.Of(title);
        if (previous.HeadSha == snapshot.HeadSha && previous.CheckDigest == digest)
        {
            return previous;
        }

        var (owner, name) = snapshot.PullRequest.Repository;
        await _client.Repository.Status.Create(owner, name, snapshot.HeadSha, new NewCommitStatus
        {
            Context = CheckRunPublisher.CheckName,
            // A status knows no neutral: what a person must judge does not stop a merge.
            State = review.Verdict == Verdict.Fail ? CommitState.Failure : CommitState.Success,
            Description = title,
            TargetUrl = previous.CommentUrl,
        }).ConfigureAwait(false);
        return previous with { CheckDigest = digest };
    }
}
