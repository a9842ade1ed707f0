using System.Text.Json.Nodes;

namespace CuratorBot.Load;

/// <summary>The addresses that make up most of a real payload, and that nobody reads but everybody parses.</summary>
internal static class Links
{
    public static IReadOnlyList<string> OfRepository { get; } =
    [
        "archive_url", "assignees_url", "blobs_url", "branches_url", "clone_url", "collaborators_url", "comments_url", "commits_url", "compare_url",
        "contents_url", "contributors_url", "deployments_url", "downloads_url", "events_url", "forks_url", "git_commits_url", "git_refs_url",
        "git_tags_url", "git_url", "hooks_url", "issue_comment_url", "issue_events_url", "issues_url", "keys_url", "labels_url", "languages_url",
        "merges_url", "milestones_url", "notifications_url", "pulls_url", "releases_url", "ssh_url", "stargazers_url", "statuses_url",
        "subscribers_url", "subscription_url", "svn_url", "tags_url", "teams_url", "trees_url",
    ];

    public static IReadOnlyList<string> OfUser { get; } =
    [
        "events_url", "followers_url", "following_url", "gists_url", "gravatar_id", "organizations_url", "received_events_url", "repos_url",
        "starred_url", "subscriptions_url",
    ];

    /// <summary>Adds those that an object does not have yet.</summary>
    public static void AddTo(JsonObject thing, string name, IReadOnlyList<string> links)
    {
        foreach (var link in links)
        {
            thing.TryAdd(link, $"https://api.github.test/repos/{name}/{link.Replace("_url", "", StringComparison.Ordinal)}{{/number}}");
        }
    }
}
