using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>Puts on the label that the policy names for the verdict, and takes off those of ours that no longer fit. No one else's is touched.</summary>
public sealed class LabelPublisher
{
    private readonly IGitHubClient _client;

    /// <param name="client">A client that may label pull requests.</param>
    public LabelPublisher(IGitHubClient client)
    {
        _client = client;
    }

    /// <summary>Brings the labels in line with the verdict.</summary>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(previous);
        var (owner, name) = snapshot.PullRequest.Repository;
        var number = snapshot.PullRequest.Number;
        var wanted = snapshot.LeavesListAlone ? null : review.Policy.Policy.Labels.GetValueOrDefault(review.Verdict);
        var own = previous.Labels.ToList();
        foreach (var label in previous.Labels.Where(l => l != wanted))
        {
            if (snapshot.Labels.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                try
                {
                    await _client.Issue.Labels.RemoveFromIssue(owner, name, number, label).ConfigureAwait(false);
                }
                catch (NotFoundException)
                {
                    // A person was faster.
                }
            }

            own.Remove(label);
        }

        if (wanted is not null && !snapshot.Labels.Contains(wanted, StringComparer.OrdinalIgnoreCase))
        {
            await _client.Issue.Labels.AddToIssue(owner, name, number, [wanted]).ConfigureAwait(false);
            own.Add(wanted);
        }

        return previous with { Labels = [.. own.Distinct(StringComparer.OrdinalIgnoreCase)] };
    }
}
