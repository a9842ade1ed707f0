using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes.GitHub;

/// <summary>The Git data API: commits, trees, files and branches, as far as a few changed files need them; and pull requests from such branches.</summary>
public sealed partial class FakeGitHub
{
    /// <summary>Commits that GitHub tells of a pull request.</summary>
    private const int MostCommits = 250;

    /// <summary>Characters of a request with a whole tree: GitHub says no number, and refuses large ones.</summary>
    private const int LargestTree = 2_000_000;

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
        Map("POST", Git + "/blobs$", (request, r, _) => CreateBlob(r, request));
        Map("POST", Git + "/refs$", (request, r, _) => CreateBranch(r, request));
        Map("POST", "/repos/(?<owner>[^/]+)/(?<name>[^/]+)/pulls$", (request, r, _) => CreatePull(r, request));
        Map("GET", "/repos/(?<owner>[^/]+)/(?<name>[^/]+)/pulls/(?<number>[0-9]+)/commits$", (request, r, m) => Pull(r, m) is { } pull ? Page(request, CommitsOf(r, pull).Select(PullCommitJson)) : NotFound);
        Map("PATCH", Git + "/refs/heads/(?<branch>.+)$", UpdateBranch);
        Map("DELETE", Git + "/refs/heads/(?<branch>.+)$", static (_, r, m) => r.Branches.Remove(m.Groups["branch"].Value) ? new FakeResponse(204, "") : Refused("Reference does not exist"));
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
        ["parents"] = ParentsJson(commit),
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
            changes[item!["path"]!.GetValue<string>()] = item["content"]?.GetValue<string>() ?? repository.Blobs[item["sha"]!.GetValue<string>()];
        }

        if (request.Body.Length > LargestTree)
        {
            return Refused("Sorry, your request timed out or is too large.");
        }

        var sha = FakeRepository.Sha($"made tree {NextId()}");
        repository.Trees[sha] = changes;
        return Json(new JsonObject { ["sha"] = sha, ["url"] = "x", ["truncated"] = false, ["tree"] = new JsonArray() }, 201);
    }

    private static FakeResponse CreateBlob(FakeRepository repository, FakeRequest request)
    {
        var text = Body(request)["content"]!.GetValue<string>();
        repository.Blobs[BlobSha(text)] = text;
        return Json(new JsonObject { ["sha"] = BlobSha(text), ["url"] = "https://api.github.test/blob" }, 201);
    }

    private static JsonArray ParentsJson(FakeCommit commit) =>
        [.. new[] { commit.Parent, commit.Merged }.OfType<FakeCommit>().Select(static parent => (JsonNode)new JsonObject { ["sha"] = parent.Sha, ["url"] = "x", ["html_url"] = "x" })];

    private FakeResponse CreateCommit(FakeRepository repository, FakeRequest request)
    {
        var body = Body(request);
        List<FakeCommit> parents = [.. body["parents"]!.AsArray().Select(parent => repository.Commits[parent!.GetValue<string>()])];
        var tree = body["tree"]!.GetValue<string>();

        // A tree that was made holds what it changes of the first parent's; another one is that of a commit.
        var from = repository.Trees.ContainsKey(tree) ? parents[0] : repository.Commits.Values.First(commit => TreeSha(commit, "") == tree);
        var files = repository.Commit(from, repository.Trees.GetValueOrDefault(tree) ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        var made = files with { Parent = parents[0], Merged = parents.ElementAtOrDefault(1), Message = body["message"]!.GetValue<string>(), Author = BotLogin };
        repository.Commits[made.Sha] = made;
        return Json(GitCommitJson(made), 201);
    }

    private static FakeResponse CreateBranch(FakeRepository repository, FakeRequest request)
    {
        var body = Body(request);
        var branch = body["ref"]!.GetValue<string>()["refs/heads/".Length..];
        if (repository.Branches.ContainsKey(branch))
        {
            return Refused("Reference already exists");
        }

        if (repository.Protected.Contains(branch))
        {
            return Refused("Repository rule violations found");
        }

        repository.Branches[branch] = repository.Commits[body["sha"]!.GetValue<string>()];
        return Json(ReferenceJson(branch, repository.Branches[branch]), 201);
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
        if (!commit.History().Any(before => before.Sha == current.Sha) && body["force"]?.GetValue<bool>() != true)
        {
            return Refused("Update is not a fast forward");
        }

        repository.Move(branch, commit);
        return Json(ReferenceJson(branch, commit));
    }

    private static JsonObject ReferenceJson(string branch, FakeCommit commit) =>
        new() { ["ref"] = $"refs/heads/{branch}", ["node_id"] = "x", ["url"] = "x", ["object"] = new JsonObject { ["sha"] = commit.Sha, ["type"] = "commit", ["url"] = "x" } };

    private FakeResponse CreatePull(FakeRepository repository, FakeRequest request)
    {
        var body = Body(request);
        var (head, onto) = (body["head"]!.GetValue<string>(), body["base"]!.GetValue<string>());
        if (repository.Issues.Values.OfType<FakePullRequest>().Any(pull => pull.HeadBranch == head && pull.BaseBranch == onto && pull.State == "open"))
        {
            return Refused("Validation Failed", $"A pull request already exists for {repository.Owner}:{head}.");
        }

        if (!repository.Branches.TryGetValue(head, out var commit) || commit == repository.Branches[onto])
        {
            return Refused("Validation Failed", $"No commits between {onto} and {head}");
        }

        return Json(PullJson(repository, repository.OpenOf(head, onto, BotLogin, body["title"]!.GetValue<string>(), body["body"]?.GetValue<string>())), 201);
    }

    /// <summary>The commits of a pull request that its base branch has not, oldest first: 250 at most (REST docs, "List commits on a pull request").</summary>
    private static IEnumerable<FakeCommit> CommitsOf(FakeRepository repository, FakePullRequest pull)
    {
        var behind = (pull.MergedOnto ?? repository.Branches[pull.BaseBranch]).History().Select(static commit => commit.Sha).ToHashSet(StringComparer.Ordinal);
        var commits = pull.Head.History().Where(commit => !behind.Contains(commit.Sha)).ToList();
        commits.Reverse();
        return commits.Take(MostCommits);
    }

    private static JsonObject PullCommitJson(FakeCommit commit) => new()
    {
        ["sha"] = commit.Sha,
        ["node_id"] = "x",
        ["url"] = "https://api.github.test/commit",
        ["html_url"] = "https://github.test/commit",
        ["comments_url"] = "https://api.github.test/comments",
        ["author"] = commit.Author is { } author ? UserJson(author) : null,
        ["committer"] = null,
        ["commit"] = GitCommitJson(commit),
        ["parents"] = ParentsJson(commit),
    };

    private static FakeResponse Refused(string message, string? error = null) => Json(
        new JsonObject
        {
            ["message"] = message,
            ["documentation_url"] = "https://docs.github.com/rest",
            ["errors"] = error is null ? null : new JsonArray(new JsonObject { ["resource"] = "PullRequest", ["code"] = "custom", ["message"] = error }),
        },
        422);
}
