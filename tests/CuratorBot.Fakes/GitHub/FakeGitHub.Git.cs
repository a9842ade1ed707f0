using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes.GitHub;

/// <summary>The Git data API: commits, trees and branches, as far as one changed file needs them.</summary>
public sealed partial class FakeGitHub
{
    private static readonly JsonObject Nobody = new() { ["name"] = "n", ["email"] = "n@example.org", ["date"] = "2017-03-01T12:00:00Z" };

    private void AddGitRoutes()
    {
        const string Git = "/repos/(?<owner>[^/]+)/(?<name>[^/]+)/git";
        Map("GET", Git + "/commits/(?<sha>[0-9a-f]+)$", (_, r, m) => r.Commits.GetValueOrDefault(m.Groups["sha"].Value) is { } commit ? Json(GitCommitJson(commit)) : NotFound);
        Map("GET", Git + "/trees/(?<sha>[^/]+)$", (request, r, m) => request.Query.ContainsKey("recursive") && CommitOf(r, Uri.UnescapeDataString(m.Groups["sha"].Value)) is { } commit
            ? Json(TreeJson(commit))
            : Tree(r, m.Groups["sha"].Value));
        Map("POST", Git + "/trees$", (request, r, _) => CreateTree(r, request));
        Map("POST", Git + "/commits$", (request, r, _) => CreateCommit(r, request));
        Map("PATCH", Git + "/refs/heads/(?<branch>.+)$", UpdateBranch);
        Map("GET", "/users/(?<login>[^/]+)$", (_, _, m) => m.Groups["login"].Value == "ghost" ? NotFound : Json(UserJson(m.Groups["login"].Value)));
    }

    private static string TreeSha(FakeCommit commit, string folder) => FakeRepository.Sha($"tree {commit.Sha} {folder}");

    private static JsonObject GitCommitJson(FakeCommit commit) => new()
    {
        ["sha"] = commit.Sha,
        ["node_id"] = "x",
        ["url"] = "x",
        ["html_url"] = "x",
        ["message"] = commit.Message,
        ["author"] = Nobody.DeepClone(),
        ["committer"] = Nobody.DeepClone(),
        ["tree"] = new JsonObject { ["sha"] = TreeSha(commit, ""), ["url"] = "x" },
        ["parents"] = new JsonArray(commit.Parent is null ? [] : [new JsonObject { ["sha"] = commit.Parent.Sha, ["url"] = "x", ["html_url"] = "x" }]),
        ["verification"] = new JsonObject { ["verified"] = false, ["reason"] = "unsigned", ["signature"] = null, ["payload"] = null, ["verified_at"] = null },
    };

    private static FakeResponse Tree(FakeRepository repository, string sha)
    {
        foreach (var commit in repository.Commits.Values)
        {
            foreach (var folder in commit.Files.Keys.SelectMany(FoldersOf).Append("").Distinct(StringComparer.Ordinal))
            {
                if (TreeSha(commit, folder) == sha)
                {
                    return Json(new JsonObject { ["sha"] = sha, ["url"] = "x", ["truncated"] = false, ["tree"] = new JsonArray([.. ItemsOf(commit, folder)]) });
                }
            }
        }

        return NotFound;
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    private static IEnumerable<JsonNode> ItemsOf(FakeCommit commit, string folder)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        foreach (var name in commit.Files.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal))
        {
            var isFile = commit.Files.TryGetValue(prefix + name, out var text);
            yield return new JsonObject
            {
                ["path"] = name,
                ["mode"] = isFile ? "100644" : "040000",
                ["type"] = isFile ? "blob" : "tree",
                ["sha"] = isFile ? BlobSha(text!) : TreeSha(commit, prefix + name),
                ["url"] = "x",
            };
        }
    }

    private FakeResponse CreateTree(FakeRepository repository, FakeRequest request)
    {
        var body = Body(request);
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var item in body["tree"]!.AsArray())
        {
            changes[item!["path"]!.GetValue<string>()] = item["content"]!.GetValue<string>();
        }

        var sha = FakeRepository.Sha($"made tree {NextId()}");
        repository.Trees[sha] = changes;
        return Json(new JsonObject { ["sha"] = sha, ["url"] = "x", ["truncated"] = false, ["tree"] = new JsonArray() }, 201);
    }

    private static FakeResponse CreateCommit(FakeRepository repository, FakeRequest request)
    {
        var body = Body(request);
        var parent = repository.Commits[body["parents"]!.AsArray().Single()!.GetValue<string>()];
        var made = repository.Commit(parent, repository.Trees[body["tree"]!.GetValue<string>()]) with { Message = body["message"]!.GetValue<string>() };
        repository.Commits[made.Sha] = made;
        return Json(GitCommitJson(made), 201);
    }

    private static FakeResponse UpdateBranch(FakeRequest request, FakeRepository repository, Match match)
    {
        var (branch, body) = (match.Groups["branch"].Value, Body(request));
        if (!repository.Branches.TryGetValue(branch, out var current))
        {
            return Refused("Reference does not exist");
        }

        if (repository.Protected.Contains(branch))
        {
            return Refused("Changes must be made through a pull request.");
        }

        var commit = repository.Commits[body["sha"]!.GetValue<string>()];
        if (commit.Parent != current && body["force"]?.GetValue<bool>() != true)
        {
            return Refused("Update is not a fast forward");
        }

        repository.Move(branch, commit);
        return Json(new JsonObject { ["ref"] = $"refs/heads/{branch}", ["node_id"] = "x", ["url"] = "x", ["object"] = new JsonObject { ["sha"] = commit.Sha, ["type"] = "commit", ["url"] = "x" } });

        static FakeResponse Refused(string message) => Json(new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest" }, 422);
    }
}
