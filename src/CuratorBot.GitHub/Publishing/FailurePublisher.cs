using CuratorBot.Core.Resources;
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

    /// <summary>Leaves a failed check "could not be reviewed" on a head.</summary>
    public async Task PublishAsync(PullRequestRef pullRequest, string headSha)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        var (owner, name) = pullRequest.Repository;
        var title = Messages.Get("check.not-reviewed", "en");
        if (_isApp)
        {
            await _client.Check.Run.Create(owner, name, new NewCheckRun(CheckRunPublisher.CheckName, headSha)
            {
                ExternalId = CheckRunPublisher.ExternalId(pullRequest, headSha),
                Status = CheckStatus.Completed,
                Conclusion = CheckConclusion.Failure,
                Output = new NewCheckRunOutput(title, Messages.Get("check.not-reviewed.summary", "en")),
            }).ConfigureAwait(false);
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
    }
}
