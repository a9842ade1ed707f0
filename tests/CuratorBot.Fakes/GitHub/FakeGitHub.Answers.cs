using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes.GitHub;

/// <summary>The answers: objects in GitHub's shapes, and the effects of writes.</summary>
public sealed partial class FakeGitHub
{
    /// <summary>Maximum files in a comparison (REST docs, "Compare two commits").</summary>
    private const int MostComparedFiles = 300;

    /// <summary>A pull request as in the API and in webhooks.</summary>
    public static JsonObject PullJson(FakeRepository repository, FakePullRequest pull)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(pull);
        return new JsonObject
        {
            ["id"] = 100_000 + pull.Number,
            ["node_id"] = "x",
            ["url"] = Api(repository, $"pulls/{pull.Number}"),
            ["diff_url"] = Api(repository, "diff"),
            ["patch_url"] = Api(repository, "patch"),
            ["issue_url"] = Api(repository, $"issues/{pull.Number}"),
            ["commits_url"] = Api(repository, "commits"),
            ["review_comments_url"] = Api(repository, "comments"),
            ["review_comment_url"] = Api(repository, "comments"),
            ["comments_url"] = Api(repository, "comments"),
            ["statuses_url"] = Api(repository, "statuses"),
            ["mergeable_state"] = "unknown",
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["_links"] = new JsonObject(((string[])["self", "html", "issue", "comments", "review_comments", "review_comment", "commits", "statuses"])
                .Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["href"] = Api(repository, name) }))),
            ["number"] = pull.Number,
            ["state"] = pull.State,
            ["merged_at"] = pull.MergedOnto is null ? null : Time(pull.CreatedAt),
            ["draft"] = pull.IsDraft,
            ["title"] = pull.Title,
            ["body"] = pull.Body,
            ["user"] = UserJson(pull.Author),
            ["created_at"] = Time(pull.CreatedAt),
            ["updated_at"] = Time(pull.CreatedAt),
            ["labels"] = LabelsJson(pull),
            ["comments"] = pull.Comments.Count,
            ["html_url"] = $"https://github.test/{repository.FullName}/pull/{pull.Number}",
            ["author_association"] = "NONE",
            ["head"] = new JsonObject
            {
                ["label"] = $"{(pull.HeadBranch is null ? pull.Author : repository.Owner)}:{pull.HeadBranch ?? "patch-1"}",
                ["ref"] = pull.HeadBranch ?? "patch-1",
                ["sha"] = pull.Head.Sha,
                ["user"] = UserJson(pull.Author),
                ["repo"] = pull.ForkIsGone ? null : pull.HeadBranch is not null ? RepositoryJson(repository) : ForkJson(repository, pull.Author),
            },
            ["base"] = new JsonObject
            {
                ["label"] = $"{repository.Owner}:{pull.BaseBranch}",
                ["ref"] = pull.BaseBranch,
                ["sha"] = (pull.MergedOnto ?? repository.Branches[pull.BaseBranch]).Sha,
                ["user"] = UserJson(repository.Owner),
                ["repo"] = RepositoryJson(repository),
            },
        };
    }

    /// <summary>A repository as in the API and in webhooks.</summary>
    public static JsonObject RepositoryJson(FakeRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = "x",
            ["url"] = Api(repository, ""),
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["owner"] = UserJson(repository.Owner),
            ["private"] = repository.IsPrivate,
            ["archived"] = false,
            ["default_branch"] = "main",
            ["open_issues_count"] = repository.Issues.Values.Count(static i => i.State == "open"),
            ["html_url"] = $"https://github.test/{repository.FullName}",
        };
    }

    /// <summary>An account.</summary>
    public static JsonObject UserJson(string login)
    {
        ArgumentNullException.ThrowIfNull(login);
        return new JsonObject
        {
            ["login"] = login,
            ["id"] = login.Length,
            ["node_id"] = "x",
            ["avatar_url"] = "https://github.test/avatar",
            ["url"] = $"https://github.test/users/{login}",
            ["html_url"] = $"https://github.test/{login}",
            ["site_admin"] = false,
            ["type"] = login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User",
        };
    }

    private static JsonArray LabelsJson(FakeIssue issue) =>
        [.. issue.Labels.Order(StringComparer.Ordinal).Select(static l => new JsonObject { ["id"] = 1, ["node_id"] = "x", ["url"] = "https://api.github.test/label", ["color"] = "ededed", ["name"] = l })];

    internal static JsonObject IssueJson(FakeRepository repository, FakeIssue issue) => new()
    {
        ["id"] = 200_000 + issue.Number,
        ["node_id"] = "x",
        ["url"] = Api(repository, $"issues/{issue.Number}"),
        ["repository_url"] = Api(repository, ""),
        ["labels_url"] = Api(repository, "labels"),
        ["comments_url"] = Api(repository, "comments"),
        ["events_url"] = Api(repository, "events"),
        ["assignees"] = new JsonArray(),
        ["author_association"] = "NONE",
        ["number"] = issue.Number,
        ["state"] = issue.State,
        ["title"] = issue.Title,
        ["body"] = issue.Body,
        ["user"] = UserJson(issue.Author),
        ["labels"] = LabelsJson(issue),
        ["comments"] = issue.Comments.Count,
        ["created_at"] = Time(issue.CreatedAt),
        ["html_url"] = $"https://github.test/{repository.FullName}/issues/{issue.Number}",
        ["pull_request"] = issue is FakePullRequest ? new JsonObject { ["url"] = $"https://github.test/{repository.FullName}/pulls/{issue.Number}" } : null,
    };

    internal static JsonObject CommentJson(FakeRepository repository, FakeIssue issue, FakeComment comment) => new()
    {
        ["id"] = comment.Id,
        ["node_id"] = "x",
        ["url"] = Api(repository, $"issues/comments/{comment.Id}"),
        ["issue_url"] = Api(repository, $"issues/{issue.Number}"),
        ["author_association"] = "NONE",
        ["body"] = comment.Body,
        ["user"] = UserJson(comment.Author),
        ["created_at"] = Time(issue.CreatedAt),
        ["updated_at"] = Time(issue.CreatedAt.AddMinutes(comment.Edits)),
        ["html_url"] = $"https://github.test/{repository.FullName}/{(issue is FakePullRequest ? "pull" : "issues")}/{issue.Number}#issuecomment-{comment.Id}",
        ["reactions"] = new JsonObject { ["url"] = "https://api.github.test/reactions", ["total_count"] = comment.Reactions.Count, ["eyes"] = comment.Reactions.Count(static r => r == "eyes") },
    };

    private static string Api(FakeRepository repository, string path) => $"https://api.github.test/repos/{repository.FullName}/{path}";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static JsonNode Body(FakeRequest request) => JsonNode.Parse(request.Body)!;

    private static JsonObject TreeJson(FakeCommit commit) => new()
    {
        ["sha"] = commit.Sha,
        ["tree"] = new JsonArray([.. commit.Files.Select(static file => (JsonNode)new JsonObject { ["path"] = file.Key, ["mode"] = "100644", ["type"] = "blob", ["sha"] = BlobSha(file.Value), ["size"] = file.Value.Length })]),
        ["truncated"] = false,
    };

    private static FakeResponse Compare(FakeRepository repository, string baseReference, string headReference)
    {
        if (CommitOf(repository, baseReference) is not { } from || CommitOf(repository, headReference) is not { } to)
        {
            return NotFound;
        }

        var mergeBase = FakeCommit.MergeBase(from, to) ?? from;
        var files = new JsonArray();
        foreach (var path in mergeBase.Files.Keys.Union(to.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (files.Count == MostComparedFiles)
            {
                break;
            }

            var old = mergeBase.Files.GetValueOrDefault(path);
            var now = to.Files.GetValueOrDefault(path);
            if (old == now)
            {
                continue;
            }

            // GitHub reports a rename if a removed file reappears under another name, almost unchanged.
            var source = old is null ? mergeBase.Files.FirstOrDefault(f => !to.Files.ContainsKey(f.Key) && f.Value == now).Key : null;
            var target = now is null && to.Files.Any(f => !mergeBase.Files.ContainsKey(f.Key) && f.Value == old);
            if (target)
            {
                continue;
            }

            files.Add(new JsonObject
            {
                ["filename"] = path,
                ["previous_filename"] = source,
                ["status"] = source is not null ? "renamed" : old is null ? "added" : now is null ? "removed" : "modified",
                ["sha"] = BlobSha(now ?? old ?? ""),
                ["patch"] = Patch(old ?? "", now ?? ""),
            });
        }

        var behind = from.History().Select(static commit => commit.Sha).ToHashSet(StringComparer.Ordinal);
        var ahead = to.History().Where(commit => !behind.Contains(commit.Sha)).Take(MostCommits).Reverse().ToList();
        return Json(new JsonObject
        {
            ["base_commit"] = new JsonObject { ["sha"] = from.Sha },
            ["merge_base_commit"] = new JsonObject { ["sha"] = mergeBase.Sha },
            ["status"] = "diverged",
            ["ahead_by"] = ahead.Count,
            ["behind_by"] = 0,
            ["total_commits"] = ahead.Count,
            ["commits"] = new JsonArray([.. ahead.Select(static commit => (JsonNode)PullCommitJson(commit))]),
            ["files"] = files,
        });
    }

    /// <summary>One hunk around each run of changed lines, with the three lines of context that git shows.</summary>
    private static string Patch(string old, string now)
    {
        const int Context = 3;
        var lines = DiffPlex.DiffBuilder.InlineDiffBuilder.Diff(old, now, ignoreWhiteSpace: false).Lines;
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type != DiffPlex.DiffBuilder.Model.ChangeType.Unchanged)
            {
                Array.Fill(shown, value: true, Math.Max(0, i - Context), Math.Min(lines.Count, i + Context + 1) - Math.Max(0, i - Context));
            }
        }

        var patch = new StringBuilder();
        var (oldLine, newLine) = (1, 1);
        for (var i = 0; i < lines.Count; i++)
        {
            if (shown[i] && (i == 0 || !shown[i - 1]))
            {
                patch.Append(CultureInfo.InvariantCulture, $"@@ -{oldLine},1 +{newLine},1 @@\n");
            }

            var mark = lines[i].Type switch
            {
                DiffPlex.DiffBuilder.Model.ChangeType.Inserted => '+',
                DiffPlex.DiffBuilder.Model.ChangeType.Deleted => '-',
                _ => ' ',
            };
            if (shown[i])
            {
                patch.Append(mark).Append(lines[i].Text).Append('\n');
            }

            oldLine += mark == '+' ? 0 : 1;
            newLine += mark == '-' ? 0 : 1;
        }

        return patch.ToString().TrimEnd('\n');
    }

    private static IEnumerable<JsonNode> HistoryOf(FakeRepository repository, string reference, string? path)
    {
        for (var commit = CommitOf(repository, reference); commit is not null; commit = commit.Parent)
        {
            if (path is null || commit.Files.GetValueOrDefault(path) != commit.Parent?.Files.GetValueOrDefault(path))
            {
                var person = new JsonObject { ["name"] = "somebody", ["email"] = "somebody@example.org", ["date"] = "2017-03-01T12:00:00Z" };
                yield return new JsonObject
                {
                    ["sha"] = commit.Sha,
                    ["commit"] = new JsonObject { ["message"] = "Change", ["author"] = person, ["committer"] = person.DeepClone() },
                    ["parents"] = new JsonArray([.. commit.Parent is { } parent ? new[] { new JsonObject { ["sha"] = parent.Sha } } : []]),
                };
            }
        }
    }

    private static FakeResponse Contents(FakeRepository repository, string path, string reference)
    {
        if (CommitOf(repository, reference) is not { } commit)
        {
            return NotFound;
        }

        if (!commit.Files.TryGetValue(path, out var text))
        {
            var folder = path.Length == 0 ? "" : path + "/";
            var below = commit.Files.Keys.Where(p => p.StartsWith(folder, StringComparison.Ordinal)).GroupBy(p => p[folder.Length..].Split('/')[0], StringComparer.Ordinal).ToList();
            return below.Count == 0
                ? NotFound
                : Json(new JsonArray([.. below.Select(g => new JsonObject { ["type"] = commit.Files.ContainsKey(folder + g.Key) ? "file" : "dir", ["name"] = g.Key, ["path"] = folder + g.Key, ["sha"] = FakeRepository.Sha(g.Key), ["size"] = 1 })]));
        }

        if (text.StartsWith("symlink:", StringComparison.Ordinal) || text.StartsWith("submodule:", StringComparison.Ordinal))
        {
            var kind = text.Split(':')[0];
            return Json(new JsonObject { ["type"] = kind, ["name"] = path.Split('/')[^1], ["path"] = path, ["sha"] = BlobSha(text), ["size"] = 0, ["target"] = text });
        }

        var bytes = BytesOf(text);
        var large = bytes.Length > 1024 * 1024;
        return Json(new JsonObject
        {
            ["type"] = "file",
            ["name"] = path.Split('/')[^1],
            ["path"] = path,
            ["sha"] = BlobSha(text),
            ["size"] = bytes.Length,
            ["encoding"] = large ? "none" : "base64",
            ["content"] = large ? "" : Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks),
        });
    }

    /// <summary>A fork of a repository: another one, with another number.</summary>
    private static JsonObject ForkJson(FakeRepository repository, string owner)
    {
        var fork = RepositoryJson(repository);
        fork["id"] = repository.Id + 1_000_000;
        fork["full_name"] = $"{owner}/{repository.Name}";
        fork["fork"] = true;
        return fork;
    }

    private static FakeResponse Blob(FakeRepository repository, string sha)
    {
        var text = repository.Commits.Values.SelectMany(static c => c.Files.Values).FirstOrDefault(t => BlobSha(t) == sha);
        return text is null
            ? NotFound
            : Json(new JsonObject { ["sha"] = sha, ["size"] = text.Length, ["encoding"] = "base64", ["content"] = Convert.ToBase64String(BytesOf(text)), ["node_id"] = "x", ["url"] = "x" });
    }

    /// <summary>Texts stand in for files; a text that begins with "bytes:" gives bytes in hexadecimal, for files that are not text.</summary>
    private static byte[] BytesOf(string text) =>
        text.StartsWith("bytes:", StringComparison.Ordinal) ? Convert.FromHexString(text["bytes:".Length..]) : Encoding.UTF8.GetBytes(text);

    private FakeResponse AddComment(FakeRepository repository, FakeIssue issue, FakeRequest request)
    {
        var body = Body(request)["body"]!.GetValue<string>();
        if (body.Length > 65_536)
        {
            return new FakeResponse(422, """{"message":"Validation Failed","errors":[{"code":"custom","message":"body is too long (maximum is 65536 characters)"}]}""");
        }

        var comment = new FakeComment { Id = NextId(), Author = BotLogin, Body = body };
        issue.Comments.Add(comment);
        return Json(CommentJson(repository, issue, comment), 201);
    }

    private static FakeResponse EditComment(FakeRepository repository, Match match, FakeRequest request)
    {
        if (Find(repository, match) is not var (issue, comment))
        {
            return NotFound;
        }

        comment.Body = Body(request)["body"]!.GetValue<string>();
        comment.Edits++;
        return Json(CommentJson(repository, issue, comment));
    }

    private static FakeResponse React(FakeRepository repository, Match match, FakeRequest request)
    {
        if (Find(repository, match) is not var (_, comment))
        {
            return NotFound;
        }

        var content = Body(request)["content"]!.GetValue<string>();
        comment.Reactions.Add(content);
        return Json(new JsonObject { ["id"] = 1, ["content"] = content, ["user"] = UserJson("curatorbot[bot]"), ["created_at"] = "2017-03-01T12:00:00Z", ["node_id"] = "x" }, 201);
    }

    private FakeResponse CreateIssue(FakeRepository repository, FakeRequest request)
    {
        var issue = repository.OpenIssue(BotLogin, Body(request)["title"]!.GetValue<string>(), Body(request)["body"]?.GetValue<string>());
        foreach (var label in Body(request)["labels"]?.AsArray() ?? [])
        {
            issue.Labels.Add(label!.GetValue<string>());
        }

        return Json(IssueJson(repository, issue), 201);
    }

    private static FakeResponse EditIssue(FakeRepository repository, Match match, FakeRequest request)
    {
        if (Issue(repository, match) is not { } issue)
        {
            return NotFound;
        }

        issue.Title = Body(request)["title"]?.GetValue<string>() ?? issue.Title;
        issue.Body = Body(request)["body"]?.GetValue<string>() ?? issue.Body;
        issue.State = Body(request)["state"]?.GetValue<string>() ?? issue.State;
        return Json(IssueJson(repository, issue));
    }

    private static FakeResponse AddLabels(FakeRepository repository, Match match, FakeRequest request)
    {
        if (Issue(repository, match) is not { } issue)
        {
            return NotFound;
        }

        foreach (var label in Body(request)["labels"]!.AsArray())
        {
            issue.Labels.Add(label!.GetValue<string>());
        }

        return Json(LabelsJson(issue));
    }
}
