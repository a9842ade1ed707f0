using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Says on a head why it has no review: none could be had after every try, since silence would leave the contributor waiting; or a maintainer
/// has paused the reviews.
/// </summary>
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
    public Task<Publication> PublishAsync(PullRequestRef pullRequest, string headSha, Publication previous) =>
        PutAsync(pullRequest, headSha, previous, CheckConclusion.Failure, CommitState.Error, Messages.Get("check.not-reviewed", "en"), Messages.Get("check.not-reviewed.summary", "en"));

    /// <summary>Leaves a neutral check "paused" on a head, in place of the one that stands there.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="headSha">Its head.</param>
    /// <param name="pause">Who has paused the reviews.</param>
    /// <param name="locale">The language to say it in.</param>
    /// <param name="previous">What stands there from earlier.</param>
    /// <returns>What stands there now; a review to come writes all of it anew.</returns>
    public Task<Publication> PauseAsync(PullRequestRef pullRequest, string headSha, Pause pause, string locale, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(pause);

        // A status knows no neutral: what a person must judge does not stop a merge.
        return PutAsync(pullRequest, headSha, previous, CheckConclusion.Neutral, CommitState.Success, Messages.Get("check.paused", locale), Messages.Format(new Message("check.paused.summary", pause.By), locale, MarkdownText.Inline));
    }

    private async Task<Publication> PutAsync(PullRequestRef pullRequest, string headSha, Publication previous, CheckConclusion conclusion, CommitState state, string title, string summary)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        ArgumentNullException.ThrowIfNull(previous);
        var known = previous.HeadSha == headSha ? previous.CheckRunId : null;
        var (owner, name) = pullRequest.Repository;
        if (_isApp)
        {
            var output = new NewCheckRunOutput(title, summary);
            var runs = new CheckRuns(_client, pullRequest.Repository);
            if (known is { } id)
            {
                await runs.UpdateAsync(id, new CheckRunUpdate { Status = CheckStatus.Completed, Conclusion = conclusion, Output = output }).ConfigureAwait(false);
            }
            else
            {
                known = await runs.CreateAsync(new NewCheckRun(CheckRunPublisher.CheckName, headSha)
                {
                    ExternalId = CheckRunPublisher.ExternalId(pullRequest, headSha),
                    Status = CheckStatus.Completed,
                    Conclusion = conclusion,
                    Output = output,
                }).ConfigureAwait(false);
            }
        }
        else
        {
            await _client.Repository.Status.Create(owner, name, headSha, new NewCommitStatus
            {
                Context = CheckRunPublisher.CheckName,
                State = state,
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
