using System.Globalization;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>The comments under an issue or a pull request.</summary>
public static class Conversation
{
    /// <summary>Comments a page: the most that GitHub gives.</summary>
    private const int PageSize = 100;

    /// <summary>A conversation with more pages than this is looked at no further.</summary>
    private const int MostPages = 50;

    /// <summary>
    /// All comments, oldest first: one request a hundred. Octokit's own method sends parameters for sorting, which this
    /// address does not have (REST docs, "List issue comments").
    /// </summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<IReadOnlyList<IssueComment>> ReadAsync(IGitHubClient client, PullRequestRef issue)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(issue);
        var address = new Uri($"repos/{Uri.EscapeDataString(issue.Repository.Owner)}/{Uri.EscapeDataString(issue.Repository.Name)}/issues/{issue.Number.ToString(CultureInfo.InvariantCulture)}/comments", UriKind.Relative);
        var comments = new List<IssueComment>();
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await client.Connection.Get<List<IssueComment>>(address, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["per_page"] = PageSize.ToString(CultureInfo.InvariantCulture),
                ["page"] = page.ToString(CultureInfo.InvariantCulture),
            }).ConfigureAwait(false);
            comments.AddRange(answer.Body);
            if (answer.Body.Count < PageSize)
            {
                break;
            }
        }

        return comments;
    }
}
