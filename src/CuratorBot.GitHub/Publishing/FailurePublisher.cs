using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>Says on a head that no review could be had, after every try: silence would leave the contributor waiting.</summary>
public sealed class FailurePublisher
{
    private readonly IGitHubClient _client;
    private readonly bool _isApp;

    /// <param name="client">A client that may write check runs, or statuses.</param>
    /// <param name="isApp">Whether the client speaks as an App.</param>
    public FailurePublisher(IGitHubClient client, bool isApp)
    {
        _client = client;
        _isApp = isApp;
    }

    /// <summary>Leaves a failed check "could not be reviewed" on a head, in place of the one that stands there.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="headSha">Its head.</param>
    /// <param name="previous">What stands there from earlier.</param>
    /// <returns>What stands there now; a review to come writes all of it anew.</returns>
    public async Task<Publication> PublishAsync(PullRequestRef pullRequest, string headSha, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        ArgumentNullException.ThrowIfNull(previous);
        var known = previous.HeadSha == headSha ? previous.CheckRunId : null;
        var (owner, name) = pullRequest.Repository;
        var title = Messages.Get("check.not-reviewed", "en");
        if (_isApp)
        {
            var output = new NewCheckRunOutput(title, Messages.Get("check.not-reviewed.summary", "en"));
            var runs = new CheckRuns(_client, pullRequest.Repository);
            if (known is { } id)
            {
                await runs.UpdateAsync(id, new CheckRunUpdate { Status = CheckStatus.Completed, Conclusion = CheckConclusion.Failure, Output = output }).ConfigureAwait(false);
            }
            else
            {
                known = await runs.CreateAsync(new NewCheckRun(CheckRunPublisher.CheckName, headSha)
                {
                    ExternalId = CheckRunPublisher.ExternalId(pullRequest, headSha),
                    Status = CheckStatus.Completed,
                    Conclusion = CheckConclusion.Failure,
                    Output = output,
                }).ConfigureAwait(false);
            }
        }
        else
        {
            await _client.Repository.Status.Create(owner, name, headSha, new NewCommitStatus
            {
                Context = CheckRunPublisher.CheckName,
                State = CommitState.Error,
                Description = title,
            }).ConfigureAwait(false);
        }

        return previous with
        {
            HeadSha = headSha,
            CheckRunId = known,
            CheckDigest = null,
            CommentDigest = null,
            Annotations = previous.HeadSha == headSha ? previous.Annotations : [],
        };
    }
}
