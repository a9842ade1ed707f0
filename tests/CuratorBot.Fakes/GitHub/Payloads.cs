using System.Text.Json.Nodes;

namespace CuratorBot.Fakes.GitHub;

/// <summary>Webhook payloads about the things on the fake GitHub.</summary>
public static class Payloads
{
    /// <summary>About a pull request.</summary>
    public static JsonObject PullRequest(FakeRepository repository, FakePullRequest pull, string action = "opened")
    {
        ArgumentNullException.ThrowIfNull(pull);
        return With(repository, pull.Author, new JsonObject
        {
            ["action"] = action,
            ["number"] = pull.Number,
            ["pull_request"] = FakeGitHub.PullJson(repository, pull),
            ["changes"] = action == "edited" ? new JsonObject() : null,
            ["before"] = action == "synchronize" ? pull.Head.Parent?.Sha : null,
            ["after"] = action == "synchronize" ? pull.Head.Sha : null,
        });
    }

    /// <summary>About a commit pushed to a branch, and the files that it changed.</summary>
    public static JsonObject Push(FakeRepository repository, string branch, params IReadOnlyList<string> modified)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var commit = repository.Branches[branch];
        return With(repository, repository.Owner, new JsonObject
        {
            ["ref"] = $"refs/heads/{branch}",
            ["before"] = commit.Parent?.Sha,
            ["after"] = commit.Sha,
            ["created"] = false,
            ["deleted"] = false,
            ["forced"] = false,
            ["base_ref"] = null,
            ["compare"] = "https://github.test/compare",
            ["pusher"] = new JsonObject { ["name"] = repository.Owner, ["email"] = null },
            ["head_commit"] = null,
            ["commits"] = new JsonArray(new JsonObject
            {
                ["id"] = commit.Sha,
                ["tree_id"] = commit.Sha,
                ["distinct"] = true,
                ["message"] = "Change",
                ["timestamp"] = "2017-03-01T12:00:00Z",
                ["url"] = "https://github.test/commit",
                ["author"] = new JsonObject { ["name"] = "a", ["email"] = null },
                ["committer"] = new JsonObject { ["name"] = "a", ["email"] = null },
                ["added"] = new JsonArray(),
                ["removed"] = new JsonArray(),
                ["modified"] = new JsonArray([.. modified.Select(static m => (JsonNode)m)]),
            }),
        });
    }

    /// <summary>About a check run that a person wants to run again.</summary>
    public static JsonObject CheckRunRerequested(FakeRepository repository, FakeCheckRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return With(repository, "alice", new JsonObject
        {
            ["action"] = "rerequested",
            ["check_run"] = new JsonObject
            {
                ["id"] = run.Id,
                ["node_id"] = "x",
                ["name"] = run.Name,
                ["head_sha"] = run.HeadSha,
                ["external_id"] = run.ExternalId,
                ["status"] = "queued",
                ["conclusion"] = null,
                ["url"] = "https://github.test/x",
                ["html_url"] = "https://github.test/x",
                ["details_url"] = "https://github.test/x",
                ["started_at"] = "2017-03-01T12:00:00Z",
                ["completed_at"] = null,
                ["output"] = new JsonObject { ["title"] = "x", ["summary"] = "x", ["text"] = null, ["annotations_count"] = 0, ["annotations_url"] = "https://github.test/x" },
                ["pull_requests"] = new JsonArray(),
                ["check_suite"] = new JsonObject
                {
                    ["id"] = 1,
                    ["head_sha"] = run.HeadSha,
                    ["status"] = "queued",
                    ["url"] = "https://github.test/x",
                    ["pull_requests"] = new JsonArray(),
                    ["app"] = App(),
                },
                ["app"] = App(),
            },
        });
    }

    /// <summary>About a comment.</summary>
    public static JsonObject Comment(FakeRepository repository, FakeIssue issue, FakeComment comment)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(comment);
        return With(repository, comment.Author, new JsonObject
        {
            ["action"] = "created",
            ["issue"] = FakeGitHub.IssueJson(repository, issue),
            ["comment"] = FakeGitHub.CommentJson(repository, issue, comment),
        });
    }

    /// <summary>About an issue.</summary>
    public static JsonObject IssueOpened(FakeRepository repository, FakeIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return With(repository, issue.Author, new JsonObject { ["action"] = "opened", ["issue"] = FakeGitHub.IssueJson(repository, issue) });
    }

    /// <summary>About an installation of the App.</summary>
    public static JsonObject Installation(string action) => new()
    {
        ["action"] = action,
        ["installation"] = new JsonObject
        {
            ["id"] = 1,
            ["node_id"] = "x",
            ["account"] = FakeGitHub.UserJson("octo-org"),
            ["repository_selection"] = "all",
            ["access_tokens_url"] = "https://api.github.test/x",
            ["repositories_url"] = "https://api.github.test/x",
            ["html_url"] = "https://github.test/x",
            ["app_id"] = 7,
            ["app_slug"] = "curatorbot",
            ["target_id"] = 1,
            ["target_type"] = "Organization",
            ["permissions"] = new JsonObject(),
            ["events"] = new JsonArray(),
            ["created_at"] = "2017-03-01T12:00:00Z",
            ["updated_at"] = "2017-03-01T12:00:00Z",
        },
        ["repositories"] = new JsonArray(),
        ["sender"] = FakeGitHub.UserJson("octo-org"),
    };

    private static JsonObject App() => new()
    {
        ["id"] = 7,
        ["node_id"] = "x",
        ["name"] = "CuratorBot",
        ["owner"] = FakeGitHub.UserJson("octo-org"),
        ["external_url"] = "https://github.test/x",
        ["html_url"] = "https://github.test/x",
    };

    private static JsonObject With(FakeRepository repository, string sender, JsonObject payload)
    {
        payload["repository"] = FakeGitHub.RepositoryJson(repository);
        payload["installation"] = new JsonObject { ["id"] = 1, ["node_id"] = "x" };
        payload["sender"] = FakeGitHub.UserJson(sender);
        return payload;
    }
}
