using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes.GitHub;

/// <summary>
/// The part of GitHub's REST API that a list bot uses, with state: a later read returns what was written. A request that it does
/// not know, or that GitHub's own description does not allow, is a violation.
/// </summary>
public sealed partial class FakeGitHub
{
    private readonly GitHubContract? _contract;
    private readonly Lock _lock = new();
    private readonly List<FakeRequest> _requests = [];
    private readonly List<string> _violations = [];
    private readonly List<Route> _routes = [];
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _ids = 1000;

    /// <summary>An empty GitHub.</summary>
    /// <param name="contract">GitHub's description; null if it is not available.</param>
    public FakeGitHub(GitHubContract? contract = null)
    {
        _contract = contract;
        AddRoutes();
        AddGitRoutes();
    }

    public Dictionary<string, FakeRepository> Repositories { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The installations of the App, by number; each sees all repositories.</summary>
    public List<long> Installations { get; } = [1];

    /// <summary>The login that writes appear under.</summary>
    public string BotLogin { get; set; } = "curatorbot[bot]";

    /// <summary>Deliveries that failed, by id, as <c>GET /app/hook/deliveries</c> lists them.</summary>
    public List<(long Id, string Guid, DateTimeOffset At)> FailedDeliveries { get; } = [];

    /// <summary>Called with the id of a delivery to send again.</summary>
    public Action<long>? Redeliver { get; set; }

    /// <summary>Decides, before a request is answered, whether to fail instead; null to answer normally.</summary>
    public Func<FakeRequest, FakeResponse?>? Fault { get; set; }

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Requests that GitHub would not have allowed; a correct client sends none.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_lock)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Requests that only read, without those for tokens.</summary>
    public int Reads => Requests.Count(static r => r.Method == "GET");

    /// <summary>Requests that write to a repository.</summary>
    public int Writes => Requests.Count(static r => r.Method != "GET" && r.Path != "/graphql" && !r.Path.Contains("/access_tokens", StringComparison.Ordinal));

    /// <summary>Clears the recorded requests.</summary>
    public void ForgetRequests()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    /// <summary>Adds a repository with one commit on main.</summary>
    public FakeRepository Add(string owner, string name, IReadOnlyDictionary<string, string> files) =>
        Repositories[$"{owner}/{name}"] = new FakeRepository(owner, name, files);

    /// <summary>A new number, unique on this GitHub.</summary>
    public long NextId() => Interlocked.Increment(ref _ids);

    /// <summary>Waits until a condition about this GitHub holds; checked again after each request.</summary>
    /// <exception cref="TimeoutException">It does not hold in time.</exception>
    public async Task UntilAsync(Func<FakeGitHub, bool> holds, TimeSpan atMost)
    {
        ArgumentNullException.ThrowIfNull(holds);
        using var limit = new CancellationTokenSource(atMost);
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (holds(this))
                {
                    return;
                }

                next = _answered.Task;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"It did not come about within {atMost}. The last requests: {string.Join("; ", Requests.TakeLast(10).Select(static r => $"{r.Method} {r.Path}"))}", e);
            }
        }
    }

    /// <summary>Changes the state while no request can see it half done.</summary>
    public void Locked(Action change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            change();
        }
    }

    /// <summary>Answers a request, or fails as <see cref="Fault"/> says.</summary>
    public FakeResponse Respond(FakeRequest request)
    {
        lock (_lock)
        {
            var response = RespondLocked(request);
            _answered.TrySetResult();
            _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return response;
        }
    }

    private FakeResponse RespondLocked(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Path.StartsWith("/api/v3/", StringComparison.Ordinal))
        {
            // Paths of GitHub Enterprise Server have this prefix.
            request = request with { Path = request.Path["/api/v3".Length..] };
        }

        _requests.Add(request);
        if (request.Path == "/api/graphql")
        {
            request = request with { Path = "/graphql" };
        }

        if (Fault?.Invoke(request) is { } fault)
        {
            return fault;
        }

        if (_contract is not null && request.Path != "/graphql")
        {
            _violations.AddRange(_contract.Check(request));
        }

        foreach (var route in _routes)
        {
            if (route.Method == request.Method && route.Path.Match(request.Path) is { Success: true } match)
            {
                return route.Answer(request, match);
            }
        }

        _violations.Add($"The fake does not know {request.Method} {request.Path}");
        return NotFound;
    }

    /// <summary>GitHub's answer for anything that does not exist or may not be seen.</summary>
    public static FakeResponse NotFound { get; } = new(404, """{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}""");

    private void AddRoutes()
    {
        const string Repo = "/repos/(?<owner>[^/]+)/(?<name>[^/]+)";
        Map("GET", Repo + "$", (_, r, _) => Json(RepositoryJson(r)));
        Map("GET", Repo + "/installation$", (_, _, _) => Json(new JsonObject { ["id"] = 1, ["account"] = UserJson("octo-org"), ["app_id"] = 7 }));
        Map("GET", Repo + "/pulls$", (request, r, _) => Page(request, r.Issues.Values.OfType<FakePullRequest>()
            .Where(p => request.Query.GetValueOrDefault("state", "open") is var state && (state == "all" || state == p.State))
            .Where(p => request.Query.GetValueOrDefault("base") is not { } wanted || wanted == p.BaseBranch)
            .Where(p => request.Query.GetValueOrDefault("head") is not { } wanted || wanted == (p.HeadBranch is { } branch ? $"{r.Owner}:{branch}" : $"{p.Author}:patch-1"))
            .Select(p => PullJson(r, p))));
        Map("GET", Repo + "/pulls/(?<number>[0-9]+)$", (_, r, m) => Pull(r, m) is { } p ? Json(PullJson(r, p)) : NotFound);
        Map("GET", Repo + "/compare/(?<base>.+?)\\.\\.\\.(?<head>.+)$", (_, r, m) => Compare(r, m.Groups["base"].Value, m.Groups["head"].Value));
        Map("GET", Repo + "/contents/?$", (request, r, _) => Contents(r, "", request.Query.GetValueOrDefault("ref", "main")));
        Map("GET", Repo + "/contents/(?<path>.+)$", (request, r, m) => Contents(r, m.Groups["path"].Value, request.Query.GetValueOrDefault("ref", "main")));
        Map("GET", Repo + "/readme$", (_, r, _) => r.Branches["main"].Files.Keys.FirstOrDefault(static p => p.StartsWith("readme", StringComparison.OrdinalIgnoreCase)) is { } readme
            ? Contents(r, readme, "main")
            : NotFound);
        Map("GET", Repo + "/commits$", (request, r, _) => Page(request, request.Query.ContainsKey("since") && !r.Pushed.Contains(request.Query.GetValueOrDefault("sha", "main"))
            ? []
            : HistoryOf(r, request.Query.GetValueOrDefault("sha", "main"), request.Query.GetValueOrDefault("path"))));
        Map("GET", Repo + "/commits/(?<ref>(?!.*/check-runs).+)$", (_, r, m) => CommitOf(r, Uri.UnescapeDataString(m.Groups["ref"].Value)) is { } commit ? new FakeResponse(200, commit.Sha, "application/vnd.github.sha; charset=utf-8") : NotFound);
        Map("GET", Repo + "/git/blobs/(?<sha>[0-9a-f]+)$", (_, r, m) => Blob(r, m.Groups["sha"].Value));
        Map("GET", Repo + "/collaborators/(?<login>[^/]+)/permission$", (_, r, m) => Json(new JsonObject
        {
            ["permission"] = r.Permissions.GetValueOrDefault(m.Groups["login"].Value, "read"),
            ["role_name"] = r.Permissions.GetValueOrDefault(m.Groups["login"].Value, "read"),
            ["user"] = UserJson(m.Groups["login"].Value),
        }));
        Map("GET", Repo + "/issues/(?<number>[0-9]+)/comments$", (request, r, m) => Issue(r, m) is { } i ? Page(request, i.Comments.Select(c => CommentJson(r, i, c))) : NotFound);
        Map("POST", Repo + "/issues/(?<number>[0-9]+)/comments$", (request, r, m) => Issue(r, m) is { } i ? AddComment(r, i, request) : NotFound);
        Map("GET", Repo + "/issues/comments/(?<id>[0-9]+)$", (_, r, m) => Find(r, m) is var (issue, comment) ? Json(CommentJson(r, issue, comment)) : NotFound);
        Map("PATCH", Repo + "/issues/comments/(?<id>[0-9]+)$", (request, r, m) => EditComment(r, m, request));
        Map("DELETE", Repo + "/issues/comments/(?<id>[0-9]+)$", (_, r, m) => Find(r, m) is { } found && found.Issue.Comments.Remove(found.Comment) ? new FakeResponse(204, "") : NotFound);
        Map("POST", Repo + "/issues/comments/(?<id>[0-9]+)/reactions$", (request, r, m) => React(r, m, request));
        Map("GET", Repo + "/issues$", (request, r, _) => Page(request, r.Issues.Values.Reverse()
            .Where(i => request.Query.GetValueOrDefault("state", "open") is "all" || i.State == request.Query.GetValueOrDefault("state", "open"))
            .Where(i => request.Query.GetValueOrDefault("creator") is not { } creator || string.Equals(i.Author, creator, StringComparison.OrdinalIgnoreCase))
            .Select(i => IssueJson(r, i))));
        Map("POST", Repo + "/issues$", (request, r, _) => CreateIssue(r, request));
        Map("GET", Repo + "/issues/(?<number>[0-9]+)$", (_, r, m) => Issue(r, m) is { } i ? Json(IssueJson(r, i)) : NotFound);
        Map("PATCH", Repo + "/issues/(?<number>[0-9]+)$", (request, r, m) => EditIssue(r, m, request));
        Map("POST", Repo + "/issues/(?<number>[0-9]+)/labels$", (request, r, m) => AddLabels(r, m, request));
        Map("DELETE", Repo + "/issues/(?<number>[0-9]+)/labels/(?<label>.+)$", (_, r, m) =>
            Issue(r, m) is { } i && i.Labels.Remove(m.Groups["label"].Value) ? Json(LabelsJson(i)) : NotFound);
        Map("POST", Repo + "/check-runs$", (request, r, _) => CreateCheckRun(r, request));
        Map("PATCH", Repo + "/check-runs/(?<id>[0-9]+)$", (request, r, m) => UpdateCheckRun(r, m, request));
        Map("GET", Repo + "/check-runs/(?<id>[0-9]+)/annotations$", (request, r, m) => AnnotationsOf(r, m, request));
        Map("GET", Repo + "/commits/(?<sha>[0-9a-f]+)/check-runs$", (request, r, m) => CheckRunsOf(r, m.Groups["sha"].Value, request));
        Map("POST", Repo + "/statuses/(?<sha>[0-9a-f]+)$", (request, r, m) => CreateStatus(r, m.Groups["sha"].Value, request));
        Map("POST", Repo + "/pulls/(?<number>[0-9]+)/reviews$", (request, r, m) => CreateReview(r, m, request));
        Map("POST", "/app/installations/(?<id>[0-9]+)/access_tokens$", (_, _, _) => Json(
            new JsonObject { ["token"] = $"installation-token-{NextId()}", ["expires_at"] = DateTimeOffset.UtcNow.AddHours(1).ToString("O", CultureInfo.InvariantCulture) }, 201));
        Map("GET", "/app$", (_, _, _) => Json(new JsonObject { ["id"] = 7, ["slug"] = BotLogin.Replace("[bot]", "", StringComparison.Ordinal), ["name"] = "CuratorBot" }));
        Map("GET", "/user$", (_, _, _) => Json(UserJson(BotLogin)));
        Map("POST", "/graphql$", (_, _, _) => Json(new JsonObject { ["data"] = new JsonObject { ["viewer"] = new JsonObject { ["login"] = BotLogin } } }));
        Map("GET", "/app/installations$", (request, _, _) => Page(request, Installations.Select(static id => new JsonObject { ["id"] = id, ["account"] = UserJson("octo-org"), ["app_id"] = 7 })));
        Map("GET", "/installation/repositories$", (request, _, _) => Json(new JsonObject
        {
            ["total_count"] = Repositories.Count,
            ["repositories"] = new JsonArray([.. PageOf(request, [.. Repositories.Values]).Select(RepositoryJson)]),
        }));
        Map("GET", "/repositories/(?<id>[0-9]+)$", (_, _, m) =>
            Repositories.Values.FirstOrDefault(r => r.Id.ToString(CultureInfo.InvariantCulture) == m.Groups["id"].Value) is { } found ? Json(RepositoryJson(found)) : NotFound);
        Map("GET", Repo + "/issues/comments$", (request, r, _) => Page(request, r.Issues.Values.SelectMany(i => i.Comments.Select(c => CommentJson(r, i, c)))));
        Map("POST", Repo + "/pulls/comments/(?<id>[0-9]+)/reactions$", (_, _, _) => Json(new JsonObject { ["id"] = 1, ["content"] = "eyes", ["user"] = UserJson("curatorbot[bot]"), ["created_at"] = "2017-03-01T12:00:00Z", ["node_id"] = "x" }, 201));
        Map("GET", "/app/hook/deliveries$", (request, _, _) => Page(request, FailedDeliveries.Select(static d => new JsonObject
        {
            ["id"] = d.Id,
            ["guid"] = d.Guid,
            ["delivered_at"] = d.At.ToString("O", CultureInfo.InvariantCulture),
            ["redelivery"] = false,
            ["duration"] = 0.1,
            ["status"] = "Internal Server Error",
            ["status_code"] = 500,
            ["event"] = "pull_request",
            ["action"] = "opened",
        })));
        Map("POST", "/app/hook/deliveries/(?<id>[0-9]+)/attempts$", (_, _, m) =>
        {
            Redeliver?.Invoke(long.Parse(m.Groups["id"].Value, CultureInfo.InvariantCulture));
            return new FakeResponse(202, "{}");
        });
    }

    private void Map(string method, string pattern, Func<FakeRequest, FakeRepository, Match, FakeResponse> answer) =>
        _routes.Add(new Route(method, new Regex($"^{pattern}", RegexOptions.None, TimeSpan.FromSeconds(1)), (request, match) =>
        {
            if (!match.Groups["owner"].Success)
            {
                return answer(request, null!, match);
            }

            return Repositories.TryGetValue($"{match.Groups["owner"].Value}/{match.Groups["name"].Value}", out var repository) ? answer(request, repository, match) : NotFound;
        }));

    private static FakeResponse Json(JsonNode node, int status = 200) => new(status, node.ToJsonString(), "application/json; charset=utf-8");

    private static List<T> PageOf<T>(FakeRequest request, List<T> all)
    {
        var size = int.Parse(request.Query.GetValueOrDefault("per_page", "30"), CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query.GetValueOrDefault("page", "1"), CultureInfo.InvariantCulture);
        return all.Slice(Math.Min(all.Count, (page - 1) * size), Math.Max(0, Math.Min(size, all.Count - ((page - 1) * size))));
    }

    private static FakeResponse Page(FakeRequest request, IEnumerable<JsonNode> items)
    {
        var size = int.Parse(request.Query.GetValueOrDefault("per_page", "30"), CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query.GetValueOrDefault("page", "1"), CultureInfo.InvariantCulture);
        var all = items.ToList();
        var response = Json(new JsonArray([.. PageOf(request, all)]));
        if (all.Count <= page * size)
        {
            return response;
        }

        var query = string.Join('&', request.Query.Where(static q => q.Key != "page").Select(static q => $"{q.Key}={Uri.EscapeDataString(q.Value)}").Append($"page={page + 1}"));
        var host = request.Headers.GetValueOrDefault("Host", "api.github.test");
        return response with
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Link"] = $"<http://{host}{request.Path}?{query}>; rel=\"next\"" },
        };
    }

    private static FakeIssue? Issue(FakeRepository repository, Match match) =>
        repository.Issues.GetValueOrDefault(int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));

    private static FakePullRequest? Pull(FakeRepository repository, Match match) => Issue(repository, match) as FakePullRequest;

    private static (FakeIssue Issue, FakeComment Comment)? Find(FakeRepository repository, Match match)
    {
        var id = long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
        foreach (var issue in repository.Issues.Values)
        {
            if (issue.Comments.Find(c => c.Id == id) is { } comment)
            {
                return (issue, comment);
            }
        }

        return null;
    }

    private static FakeCommit? CommitOf(FakeRepository repository, string reference) =>
        repository.Branches.GetValueOrDefault(reference) ?? repository.Commits.GetValueOrDefault(reference);

    /// <summary>Git's own name of a file.</summary>
    private static string BlobSha(string text)
    {
        var bytes = BytesOf(text);
#pragma warning disable CA5350 // Git names blobs by SHA-1.
        return Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes]));
#pragma warning restore CA5350
    }

    private sealed record Route(string Method, Regex Path, Func<FakeRequest, Match, FakeResponse> Answer);
}
