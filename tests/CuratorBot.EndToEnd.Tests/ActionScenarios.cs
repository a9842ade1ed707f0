using System.Text.Json;
using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>The shell steps of action.yml, run for real against a fake GitHub.</summary>
public sealed class ActionScenarios : IAsyncLifetime
{
    private readonly FakeGitHub _gitHub = new(File.Exists(SharedData.Locate("github/openapi.json")) ? GitHubContract.Load(SharedData.Locate("github/openapi.json")) : null)
    {
        BotLogin = "github-actions[bot]",
    };

    private readonly ActionRunner _runner = new();
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync(_gitHub.Respond);
        await KnowAsync(_runner);
        _gitHub.Fault = static request => request.Path == "/user" ? FakeResponse.Forbidden : null;
    }

    public async ValueTask DisposeAsync()
    {
        _runner.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Has a run know the paper that <see cref="Lists.SmallWithAddition"/> adds, and ask nobody for others.</summary>
    private static async Task KnowAsync(ActionRunner runner)
    {
        runner.Inputs["offline"] = "true";
        runner.Inputs["papers"] = Path.Combine(runner.Workspace, "papers.jsonl");
        await File.WriteAllTextAsync(
            runner.Inputs["papers"],
            """{"corpusId":5,"externalIds":{"ArXiv":"1603.05027","CorpusId":5},"title":"Identity Mappings in Deep Residual Networks","year":2016,"authors":[{"name":"Kaiming He"},{"name":"X. Zhang"},{"name":"Shaoqing Ren"},{"name":"Jian Sun"}],"citationCount":1000,"_asOf":"2017-02-28"}""" + "\n",
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_pull_request_of_an_own_branch_gets_a_comment_annotations_a_summary_and_outputs()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);

        var exitCode = await RunAsync("pull_request", Payloads.PullRequest(repository, pull));

        Assert.Equal(1, exitCode);
        var comment = Assert.Single(pull.Comments);
        Assert.Contains(comment.Body.Split('\n')[1], _runner.Summary, StringComparison.Ordinal);
        Assert.Contains("::error file=README.md", _runner.Log, StringComparison.Ordinal);
        Assert.Equal("fail", _runner.Outputs["verdict"]);
        Assert.Equal(("3", "4"), (_runner.Outputs["top-before"], _runner.Outputs["top-after"]));
        Assert.Contains($"issuecomment-{comment.Id}", _runner.Outputs["comment-url"], StringComparison.Ordinal);
        using var review = JsonDocument.Parse(await File.ReadAllTextAsync(_runner.Outputs["review"], TestContext.Current.CancellationToken));
        Assert.Equal("fail", review.RootElement.GetProperty("verdict").GetString());
        // The last three look for another run that works on it at the same time, and write.
        Assert.InRange(_gitHub.Requests.Count, 1, 8);
    }

    [Fact]
    public async Task However_the_path_of_the_list_is_written_the_list_is_found_and_none_outside_the_repository_is()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        _runner.Inputs["list"] = "./README.md";

        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));

        Assert.Single(pull.Comments);

        _runner.Inputs["list"] = "../README.md";
        Assert.Equal(2, await RunAsync("pull_request", Payloads.PullRequest(repository, pull)));
        Assert.Contains("--list must be a path inside the repository", _runner.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_lists_that_one_pull_request_changes_get_one_comment_and_annotations_in_their_files()
    {
        var repository = _gitHub.Add("octo-org", "papers", TopicLists.Files());
        var pull = repository.Open("alice", "Add papers", null, TopicLists.Change());

        var exitCode = await RunAsync("pull_request", Payloads.PullRequest(repository, pull));
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize"));

        Assert.Equal(1, exitCode);
        var comment = Assert.Single(pull.Comments);
        Assert.Equal(0, comment.Edits);
        Assert.All((string[])[TopicLists.Vision, TopicLists.Language, TopicLists.Speech], path => Assert.Contains(path, comment.Body, StringComparison.Ordinal));
        Assert.Contains($"::error file={TopicLists.Language},line=12", _runner.Log, StringComparison.Ordinal);
        Assert.Contains($"::notice file={TopicLists.Vision},line=12", _runner.Log, StringComparison.Ordinal);
        using var review = JsonDocument.Parse(await File.ReadAllTextAsync(_runner.Outputs["review"], TestContext.Current.CancellationToken));
        Assert.Equal(
            [$"{TopicLists.Language} fail", $"{TopicLists.Speech} pass", $"{TopicLists.Vision} pass"],
            review.RootElement.GetProperty("lists").EnumerateArray().Select(static list => $"{list.GetProperty("path").GetString()} {list.GetProperty("verdict").GetString()}"));
    }

    [Fact]
    public async Task A_second_run_edits_the_comment_and_one_with_nothing_new_leaves_it()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize"));
        Assert.Equal(0, Assert.Single(pull.Comments).Edits);

        pull.Head = repository.Commit(pull.Head, Lists.Change(Lists.Small.Replace("J. Ba", "J. L. Ba", StringComparison.Ordinal)));
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize"));

        Assert.Equal(1, Assert.Single(pull.Comments).Edits);
    }

    [Fact]
    public async Task A_fork_with_a_read_only_token_gets_the_whole_review_in_the_summary_and_why_there_is_no_comment()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        _gitHub.Fault = static request => request.Method == "GET" && request.Path != "/user"
            ? null
            : new FakeResponse(403, """{"message":"Resource not accessible by integration"}""");

        var exitCode = await RunAsync("pull_request", Payloads.PullRequest(repository, pull));

        Assert.Equal(1, exitCode);
        Assert.Empty(pull.Comments);
        Assert.Contains("removal", _runner.Summary, StringComparison.Ordinal);
        Assert.Contains("may only read", _runner.Summary, StringComparison.Ordinal);
        Assert.Equal("fail", _runner.Outputs["verdict"]);
    }

    [Fact]
    public async Task In_a_locked_conversation_the_summary_says_why_there_is_no_comment()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        _gitHub.Fault = static request => request.Path == "/user" ? FakeResponse.Forbidden
            : request.Method == "POST" && request.Path.EndsWith("/comments", StringComparison.Ordinal) ? new FakeResponse(403, """{"message":"Unable to create comment because issue is locked."}""")
            : null;

        Assert.Equal(1, await RunAsync("pull_request", Payloads.PullRequest(repository, pull)));

        Assert.Empty(pull.Comments);
        Assert.Contains("There is no comment on the pull request: its conversation is locked.", _runner.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_target_is_reviewed_without_any_checkout()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);

        await RunAsync("pull_request_target", Payloads.PullRequest(repository, pull));

        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task A_run_after_the_run_of_a_fork_finds_the_pull_request_and_comments()
    {
        var (_, pull) = Open(Lists.SmallWithAddition);

        Assert.Equal(1, await RunAsync("workflow_run", RunEvent(pull, pull.Head.Sha)));

        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task A_run_after_the_run_of_an_older_commit_leaves_the_answer_to_the_newer_one()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        var older = pull.Head;
        pull.Head = repository.Commit(older, Lists.Change(Lists.Small));

        Assert.Equal(0, await RunAsync("workflow_run", RunEvent(pull, older.Sha)));

        Assert.Empty(pull.Comments);
        Assert.Contains("nothing to review", _runner.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_does_not_touch_the_list_says_so_and_succeeds_without_a_comment()
    {
        var repository = _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        var pull = repository.Open("alice", "Docs", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });

        var exitCode = await RunAsync("pull_request", Payloads.PullRequest(repository, pull));

        Assert.Equal(0, exitCode);
        Assert.Empty(pull.Comments);
        Assert.Contains("does not change README.md", _runner.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fail_on_never_leaves_the_job_green()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        _runner.Inputs["fail-on"] = "never";
        _runner.Inputs["comment"] = "false";

        Assert.Equal(0, await RunAsync("pull_request", Payloads.PullRequest(repository, pull)));
        Assert.Empty(pull.Comments);
    }

    [Fact]
    public async Task A_maintainers_waiver_by_comment_is_kept_in_the_comment_and_judged_by()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        repository.Permissions["maria"] = "write";
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));
        var asked = new FakeComment { Id = _gitHub.NextId(), Author = "maria", Body = "/curator waive removal because we lift the cap next week" };
        pull.Comments.Add(asked);

        var exitCode = await RunAsync("issue_comment", CommentEvent(repository, pull, asked));

        Assert.Equal(0, exitCode);
        Assert.Contains("eyes", asked.Reactions);
        Assert.Contains("we lift the cap next week", pull.Comments[0].Body, StringComparison.Ordinal);
        Assert.Equal(2, pull.Comments.Count);

        // The waiver holds at the next push too.
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize"));
        Assert.NotEqual("fail", _runner.Outputs["verdict"]);
    }

    [Fact]
    public async Task A_maintainers_swap_by_comment_is_committed_on_the_reviewed_head_and_reviewed_in_the_same_run()
    {
        var repository = _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        var pull = repository.OpenFromBranch("add-identity", "alice", "Add a paper", "Please.", Lists.Change(Lists.SmallWithAddition));
        repository.Permissions["maria"] = "write";
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));
        Assert.Equal("fail", _runner.Outputs["verdict"]);
        var (reviewed, asked) = (pull.Head, new FakeComment { Id = _gitHub.NextId(), Author = "maria", Body = "/curator swap \"layer normalization\"" });
        pull.Comments.Add(asked);

        Assert.Equal(0, await RunAsync("issue_comment", CommentEvent(repository, pull, asked)));

        Assert.Equal(reviewed, pull.Head.Parent);
        Assert.DoesNotContain("Layer Normalization", pull.Head.Files["README.md"], StringComparison.Ordinal);

        // Nobody knows here how often the paper that leaves is cited.
        Assert.Equal("needs-maintainer", _runner.Outputs["verdict"]);
        Assert.Empty(_gitHub.Violations);
    }

    [Fact]
    public async Task A_paused_pull_request_is_not_reviewed_and_the_job_succeeds()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        repository.Permissions["maria"] = "write";
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));
        var before = pull.Comments[0].Body;
        var asked = new FakeComment { Id = _gitHub.NextId(), Author = "maria", Body = "/curator pause" };
        pull.Comments.Add(asked);
        await RunAsync("issue_comment", CommentEvent(repository, pull, asked));

        pull.Head = repository.Commit(pull.Head, Lists.Change(Lists.SmallWithAddition + "\n\nBye.\n"));
        Assert.Equal(0, await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize")));

        Assert.Equal(before, pull.Comments[0].Body);
        Assert.Contains("maria has paused the reviews of this pull request", _runner.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_is_added_by_comment_has_a_pull_request_and_its_review()
    {
        var repository = _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        repository.Permissions["maria"] = "write";
        var issue = repository.OpenIssue("bob", "Add Identity Mappings in Deep Residual Networks", "https://arxiv.org/abs/1603.05027");
        var asked = new FakeComment { Id = _gitHub.NextId(), Author = "maria", Body = "/curator add ARXIV:1603.05027 to Models" };
        issue.Comments.Add(asked);

        Assert.Equal(0, await RunAsync("issue_comment", CommentEvent(repository, issue, asked)));

        var pull = Assert.Single(repository.Issues.Values.OfType<FakePullRequest>());
        Assert.Contains("top 3 is full", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
        Assert.Contains($"Pull request #{pull.Number} adds", issue.Comments[^1].Body, StringComparison.Ordinal);
        Assert.Empty(_gitHub.Violations);
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("deleted")]
    public async Task Commands_of_a_comment_that_was_edited_or_deleted_are_not_followed(string action)
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        repository.Permissions["maria"] = "write";
        var asked = new FakeComment { Id = _gitHub.NextId(), Author = "maria", Body = "/curator help" };
        pull.Comments.Add(asked);
        var payload = CommentEvent(repository, pull, asked);
        payload["action"] = action;

        Assert.Equal(0, await RunAsync("issue_comment", payload));

        Assert.Empty(_gitHub.Requests);
    }

    [Fact]
    public async Task Two_runs_at_once_leave_one_comment_about_the_last_head()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        using var other = new ActionRunner();
        await KnowAsync(other);
        var payload = Payloads.PullRequest(repository, pull).ToJsonString();

        await Task.WhenAll(_runner.RunAsync("pull_request", payload, _server.Address), other.RunAsync("pull_request", payload, _server.Address));

        Assert.Single(pull.Comments);
        Assert.Empty(_gitHub.Violations);
    }

    [Fact]
    public async Task A_push_while_a_run_judges_is_judged_before_anything_is_written()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        var pushed = false;
        _gitHub.Fault = request =>
        {
            if (!pushed && request.Path.Contains("/contents/", StringComparison.Ordinal) && request.Query.GetValueOrDefault("ref") == pull.Head.Sha)
            {
                pushed = true;
                pull.Head = repository.Commit(pull.Head, Lists.Change(Lists.Small.Replace("J. Ba", "J. L. Ba", StringComparison.Ordinal)));
            }

            return request.Path == "/user" ? FakeResponse.Forbidden : null;
        };

        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));

        Assert.True(pushed);
        Assert.Equal("3", _runner.Outputs["top-after"]);
        Assert.Equal(0, Assert.Single(pull.Comments).Edits);
    }

    [Fact]
    public async Task A_comment_of_another_run_meanwhile_is_read_before_anything_is_written_over_it()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        repository.Permissions["maria"] = "write";
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));
        pull.Head = repository.Commit(pull.Head, Lists.Change(Lists.SmallWithAddition + "\n"));
        var reads = 0;
        _gitHub.Fault = request =>
        {
            // Once this run has read the conversation, a maintainer speaks and another run has answered.
            if (request.Path.EndsWith("/comments", StringComparison.Ordinal) && request.Method == "GET" && reads++ == 0)
            {
                return null;
            }

            if (reads == 1 && pull.Comments.Count == 1)
            {
                pull.Comments.Add(new FakeComment { Id = _gitHub.NextId(), Author = "maria", Body = "/curator waive removal because we lift the cap next week" });
                pull.Comments[0].Body += "\nAnother run was here.\n";
            }

            return request.Path == "/user" ? FakeResponse.Forbidden : null;
        };

        await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize"));

        Assert.Contains("we lift the cap next week", pull.Comments[0].Body, StringComparison.Ordinal);
        Assert.NotEqual("fail", _runner.Outputs["verdict"]);
    }

    [Fact]
    public async Task A_marker_that_another_workflow_was_made_to_write_gives_no_waiver()
    {
        var (repository, pull) = Open(Lists.SmallWithAddition);
        var state = new JsonObject
        {
            ["PullRequest"] = new JsonObject { ["Repository"] = new JsonObject { ["Owner"] = "octo-org", ["Name"] = "papers" }, ["Number"] = pull.Number },
            ["Waivers"] = new JsonArray(new JsonObject { ["RuleId"] = "removal", ["By"] = "octo-org", ["Reason"] = "approved by the maintainer", ["At"] = "2026-11-01T00:00:00+00:00" }),
        };
        var marker = new JsonObject { ["list"] = "README.md", ["verdict"] = "Pass", ["state"] = new JsonObject { ["state"] = state.ToJsonString() } };
        pull.Comments.Add(new FakeComment
        {
            Id = _gitHub.NextId(),
            Author = _gitHub.BotLogin,
            Body = $"<!-- curatorbot:v1 {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(marker.ToJsonString()))} -->\nCoverage: 100 %\n",
        });

        Assert.Equal(1, await RunAsync("pull_request", Payloads.PullRequest(repository, pull)));

        Assert.Equal("fail", _runner.Outputs["verdict"]);
        Assert.DoesNotContain("approved by the maintainer", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_token_of_another_App_the_comment_is_edited_in_place()
    {
        _gitHub.BotLogin = "my-list-bot[bot]";
        var (repository, pull) = Open(Lists.SmallWithAddition);
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull));

        pull.Head = repository.Commit(pull.Head, Lists.Change(Lists.Small.Replace("J. Ba", "J. L. Ba", StringComparison.Ordinal)));
        await RunAsync("pull_request", Payloads.PullRequest(repository, pull, "synchronize"));

        Assert.Equal(("my-list-bot[bot]", 1), (Assert.Single(pull.Comments).Author, pull.Comments[0].Edits));
    }

    [Fact]
    public async Task An_issue_that_suggests_a_paper_is_answered()
    {
        var repository = _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        var issue = repository.OpenIssue("bob", "Add https://arxiv.org/abs/1512.03385", null);

        await RunAsync("issues", new JsonObject
        {
            ["action"] = "opened",
            ["issue"] = new JsonObject { ["number"] = issue.Number, ["title"] = issue.Title, ["body"] = issue.Body },
            ["repository"] = FakeGitHub.RepositoryJson(repository),
        });

        Assert.Single(issue.Comments);
    }

    [Fact]
    public async Task A_schedule_checks_the_whole_list()
    {
        _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));

        await RunAsync("schedule", new JsonObject { ["schedule"] = "0 5 * * 1" });

        Assert.Equal("3", _runner.Outputs["top-after"]);
        Assert.NotEmpty(_runner.Summary);
        Assert.Equal(0, _gitHub.Writes);
    }

    [Fact]
    public async Task A_schedule_with_figures_keeps_one_issue()
    {
        var untidy = Lists.Small.Replace("(2015), C. Szegedy", "(2015) C. Szegedy", StringComparison.Ordinal);
        var repository = _gitHub.Add("octo-org", "papers", Lists.Files(untidy));
        var snapshot = Path.GetTempFileName();
        await File.WriteAllTextAsync(snapshot, """{"title":"Going deeper with convolutions","externalIds":{"ArXiv":"1409.4842"},"year":2015,"citationCount":300}""", TestContext.Current.CancellationToken);
        _runner.Inputs["papers"] = snapshot;

        await RunAsync("schedule", new JsonObject { ["schedule"] = "0 5 * * 1" });
        await RunAsync("workflow_dispatch", new JsonObject());
        File.Delete(snapshot);

        var issue = Assert.Single(repository.Issues.Values);
        Assert.Contains("a comma is missing", issue.Body, StringComparison.Ordinal);
        Assert.Equal(1, _gitHub.Writes);
        Assert.Equal($"https://github.test/octo-org/papers/issues/{issue.Number}", _runner.Outputs["comment-url"]);
        Assert.Contains("a comma is missing", _runner.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_makes_the_page_of_the_list_and_adds_to_its_history()
    {
        _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        _runner.Inputs["site"] = "true";
        _runner.Inputs["site-history"] = "history.jsonl";
        const string Before = """{"version":1,"date":"2020-01-06","counts":{"entries":3},"set":{},"gone":[]}""";
        await File.WriteAllTextAsync(Path.Combine(_runner.Workspace, "history.jsonl"), Before + "\n", TestContext.Current.CancellationToken);

        await RunAsync("schedule", new JsonObject { ["schedule"] = "0 5 * * 1" });

        var site = _runner.Outputs["site"];
        Assert.Equal(["history.jsonl", "index.html", "list.json"], Directory.EnumerateFiles(site).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var history = await File.ReadAllLinesAsync(Path.Combine(site, "history.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal((Before, 2), (history[0], history.Length));
        Assert.Contains("octo-org/papers/blob/HEAD/README.md", await File.ReadAllTextAsync(Path.Combine(site, "list.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, _gitHub.Writes);
    }

    [Fact]
    public async Task Nobody_who_did_not_ask_for_a_page_gets_one()
    {
        _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));

        await RunAsync("schedule", new JsonObject { ["schedule"] = "0 5 * * 1" });

        Assert.False(_runner.Outputs.TryGetValue("site", out var site) && site.Length > 0);
    }

    private (FakeRepository Repository, FakePullRequest Pull) Open(string list)
    {
        var repository = _gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        return (repository, repository.Open("alice", "Add a paper", "Please.", Lists.Change(list)));
    }

    private async Task<int> RunAsync(string @event, JsonNode payload)
    {
        var exitCode = await _runner.RunAsync(@event, payload.ToJsonString(), _server.Address);
        Assert.Empty(_gitHub.Violations);
        Assert.DoesNotContain("workflow-token", _runner.Log, StringComparison.Ordinal);
        return exitCode;
    }

    /// <summary>What GitHub sends when the run for a fork has ended: it names no pull request.</summary>
    private static JsonObject RunEvent(FakePullRequest pull, string commit) => new()
    {
        ["action"] = "completed",
        ["workflow_run"] = new JsonObject
        {
            ["event"] = "pull_request",
            ["head_branch"] = "patch-1",
            ["head_sha"] = commit,
            ["head_repository"] = new JsonObject { ["owner"] = FakeGitHub.UserJson(pull.Author) },
            ["pull_requests"] = new JsonArray(),
        },
    };

    private static JsonObject CommentEvent(FakeRepository repository, FakeIssue issue, FakeComment comment) => new()
    {
        ["action"] = "created",
        ["issue"] = issue is FakePullRequest ? new JsonObject { ["number"] = issue.Number, ["pull_request"] = new JsonObject() } : new JsonObject { ["number"] = issue.Number },
        ["comment"] = new JsonObject { ["id"] = comment.Id, ["body"] = comment.Body, ["user"] = FakeGitHub.UserJson(comment.Author) },
        ["repository"] = FakeGitHub.RepositoryJson(repository),
    };
}
