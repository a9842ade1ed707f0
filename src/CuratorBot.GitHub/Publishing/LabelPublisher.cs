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

    /// <summary>
    /// Counts the label to come as ours already where nobody has put it on so far: once it is there, it does not say whose it is.
    /// </summary>
    public static Publication Announce(PullRequestSnapshot snapshot, Review review, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(previous);
        return Missing(snapshot, review) is { } label ? previous with { Labels = [.. previous.Labels.Union([label], StringComparer.OrdinalIgnoreCase)] } : previous;
    }

    /// <summary>Brings the labels in line with the verdict.</summary>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(previous);
        var (owner, name) = snapshot.PullRequest.Repository;
        var number = snapshot.PullRequest.Number;
        var wanted = Wanted(snapshot, review);
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

        if (Missing(snapshot, review) is { } missing)
        {
            // Octokit sends the names alone, where GitHub's description has an object around them.
            await _client.Connection.Post<object>(
                new Uri($"repos/{Uri.EscapeDataString(owner)}/{Uri.EscapeDataString(name)}/issues/{number}/labels", UriKind.Relative),
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["labels"] = (string[])[missing] },
                "application/vnd.github+json",
                "application/json",
                parameters: null,
                CancellationToken.None).ConfigureAwait(false);
            own.Add(missing);
        }

        return previous with { Labels = [.. own.Distinct(StringComparer.OrdinalIgnoreCase)] };
    }

    /// <summary>The label that the policy names for the verdict; null where it names none, or there is nothing to say.</summary>
    private static string? Wanted(PullRequestSnapshot snapshot, Review review) =>
        snapshot.LeavesListAlone ? null : review.Policy.Policy.Labels.GetValueOrDefault(review.Verdict);

    private static string? Missing(PullRequestSnapshot snapshot, Review review) =>
        Wanted(snapshot, review) is { } wanted && !snapshot.Labels.Contains(wanted, StringComparer.OrdinalIgnoreCase) ? wanted : null;
}
