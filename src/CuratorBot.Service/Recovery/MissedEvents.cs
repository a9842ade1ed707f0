using System.Globalization;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using Octokit;

namespace CuratorBot.Service.Recovery;

/// <summary>Finds in a repository what deliveries would have told: commands, proposals, and pushes to the default branch.</summary>
internal sealed class MissedEvents(WorkQueue queue)
{
    /// <summary>Of a hundred comments or issues each: a repository with more of them in so short a time is left to its people.</summary>
    private const int MostPages = 3;

    /// <summary>Queues what happened since a point in time and was not answered. To do it twice is harmless: answers are found again.</summary>
    /// <returns>How many requests it took.</returns>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<int> QueueAsync(InstalledRepository installed, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var work = new List<WorkItem>();
        var (client, repository, installation) = (installed.Client, installed.Repository, installed.Installation == 0 ? (long?)null : installed.Installation);
        var from = since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var comments = await PagesAsync<IssueComment>(client, repository, "issues/comments", ("since", from));

        // Whatever is carried out is acknowledged by a reaction.
        foreach (var comment in comments.Where(c => c.CreatedAt >= since && c.User?.Type != AccountType.Bot && c.Reactions?.Eyes is null or 0 && CommandParser.Parse(c.Body).Count > 0))
        {
            if (IssueOf(comment.HtmlUrl) is var (number, isPullRequest))
            {
                work.Add(new WorkItem.RunCommands(new PullRequestRef(repository, number), isPullRequest, comment.Id, comment.User?.Login ?? "ghost", comment.Body, installation));
            }
        }

        var issues = await PagesAsync<Issue>(client, repository, "issues", ("since", from), ("state", "open"));
        work.AddRange(issues
            .Where(i => i.PullRequest is null && i.CreatedAt >= since && i.Comments == 0)
            .Select(i => new WorkItem.AnswerProposal(new PullRequestRef(repository, i.Number), installation)));

        var pushed = await client.Connection.Get<List<GitReference>>(
            Address(repository, "commits"), Query(("sha", installed.DefaultBranch), ("since", from), ("per_page", "1")));
        if (pushed.Body.Count > 0)
        {
            work.Add(new WorkItem.ReviewBranch(repository, installed.DefaultBranch, ChangedPaths: null, installation));
        }

        await queue.AddAsync([.. work.Select(w => (w with { RepositoryId = installed.Id }, "missed"))], TimeSpan.Zero, cancellationToken);
        return 3;
    }

    /// <summary>The first pages of a list. Octokit's own methods send parameters that these addresses do not have.</summary>
    private static async Task<List<T>> PagesAsync<T>(IGitHubClient client, RepositoryRef repository, string of, params IReadOnlyList<(string Name, string Value)> query)
    {
        var items = new List<T>();
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await client.Connection.Get<List<T>>(
                Address(repository, of), Query([.. query, ("per_page", "100"), ("page", page.ToString(CultureInfo.InvariantCulture))]));
            items.AddRange(answer.Body);
            if (answer.Body.Count < 100)
            {
                break;
            }
        }

        return items;
    }

    private static Uri Address(RepositoryRef repository, string of) =>
        new($"repos/{Uri.EscapeDataString(repository.Owner)}/{Uri.EscapeDataString(repository.Name)}/{of}", UriKind.Relative);

    private static Dictionary<string, string> Query(params IReadOnlyList<(string Name, string Value)> query) =>
        query.ToDictionary(static q => q.Name, static q => q.Value, StringComparer.Ordinal);

    /// <summary>The issue or pull request that the address of a comment names: <c>.../pull/7#issuecomment-1</c>.</summary>
    private static (int Number, bool IsPullRequest)? IssueOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Segments is [.., var kind, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? (parsed, kind == "pull/")
            : null;
}
