using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace CuratorBot.Service.Tests;

/// <summary>What each delivery asks for.</summary>
public sealed class DeliveryProcessorTests : IAsyncLifetime
{
    private ServiceBench _bench = null!;
    private Inbox _inbox = null!;
    private int _deliveries;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FakeRepository Repository => _bench.Repository;

    public async ValueTask InitializeAsync()
    {
        _bench = await ServiceBench.CreateAsync();
        _inbox = new Inbox(_bench.Get<IDbContextFactory<CuratorContext>>(), _bench.Get<InboxSignal>(), _bench.Get<IntakePressure>(), _bench.Clock, NullLogger<Inbox>.Instance);
        await _inbox.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _inbox.StopAsync(CancellationToken.None);
        _inbox.Dispose();
        await _bench.DisposeAsync();
    }

    [Theory]
    [InlineData("opened", true)]
    [InlineData("reopened", true)]
    [InlineData("synchronize", true)]
    [InlineData("edited", true)]
    [InlineData("ready_for_review", true)]
    [InlineData("closed", true)]
    [InlineData("locked", false)]
    public async Task A_pull_request_is_reviewed_where_it_may_have_changed(string action, bool asks) => Assert.Equal(
        asks ? new WorkItem.ReviewPullRequest(new PullRequestRef(ServiceBench.Ref, 1), 1) : null,
        await WorkOfAsync("pull_request", Payloads.PullRequest(Repository, _bench.Open(), action)));

    [Fact]
    public async Task A_push_names_the_branch_and_each_file_that_its_commits_touch_once()
    {
        var push = Payloads.Push(Repository, "main", "README.md", "README.md", "changed.md");
        push["commits"]![0]!["added"] = new JsonArray("added.md");
        push["commits"]![0]!["removed"] = new JsonArray("removed.md");

        var work = Assert.IsType<WorkItem.ReviewBranch>(await WorkOfAsync("push", push));

        Assert.Equal((ServiceBench.Ref, "main", 1), (work.Repository, work.Branch, work.Installation));
        Assert.Equal(["added.md", "README.md", "changed.md", "removed.md"], work.ChangedPaths);
    }

    [Theory]
    [InlineData("forced", "true")]
    [InlineData("commits", null)]
    public async Task Where_history_is_rewritten_or_very_much_changed_any_file_may_have(string field, string? value)
    {
        var push = Payloads.Push(Repository, "main", [.. Enumerable.Range(0, value is null ? 1001 : 1).Select(static i => $"{i}.md")]);
        if (value is not null)
        {
            push[field] = JsonNode.Parse(value);
        }

        Assert.Null(Assert.IsType<WorkItem.ReviewBranch>(await WorkOfAsync("push", push)).ChangedPaths);
    }

    [Fact]
    public async Task A_thousand_files_are_named() => Assert.Equal(
        1000,
        Assert.IsType<WorkItem.ReviewBranch>(await WorkOfAsync("push", Payloads.Push(Repository, "main", [.. Enumerable.Range(0, 1000).Select(static i => $"{i}.md")]))).ChangedPaths?.Count);

    [Theory]
    [InlineData("ref", "\"refs/tags/v1\"")]
    [InlineData("deleted", "true")]
    public async Task A_tag_or_a_branch_that_is_gone_asks_for_nothing(string field, string value)
    {
        var push = Payloads.Push(Repository, "main", "README.md");
        push[field] = JsonNode.Parse(value);

        Assert.Null(await WorkOfAsync("push", push));
    }

    [Fact]
    public async Task A_check_that_is_to_run_again_is_looked_up_by_its_commit()
    {
        var pull = _bench.Open();
        var run = new FakeCheckRun { Id = 8, Name = "CuratorBot", HeadSha = pull.Head.Sha };
        Assert.Equal(new WorkItem.ReviewHead(ServiceBench.Ref, pull.Head.Sha, 1), await WorkOfAsync("check_run", Payloads.CheckRunRerequested(Repository, run)));

        var created = Payloads.CheckRunRerequested(Repository, run);
        created["action"] = "created";
        Assert.Null(await WorkOfAsync("check_run", created));
    }

    [Theory]
    [InlineData("alice", "/curator help", "created", true)]
    [InlineData("alice", "Please:\n/Curator help", "created", true)]
    [InlineData("alice", "Thank you!", "created", false)]
    [InlineData("alice", "/curator help", "deleted", false)]
    [InlineData("alice", "See https://github.com/curatorbot/curatorbot", "created", false)]
    [InlineData("alice", "> /curator help", "created", false)]
    [InlineData("other[bot]", "/curator help", "created", false)]
    public async Task A_comment_of_a_person_may_hold_commands(string author, string body, string action, bool asks)
    {
        var payload = Payloads.Comment(Repository, _bench.Open(), new FakeComment { Id = 77, Author = author, Body = body });
        payload["action"] = action;

        Assert.Equal(asks ? new WorkItem.RunCommands(new PullRequestRef(ServiceBench.Ref, 1), true, 77, author, body, 1) : null, await WorkOfAsync("issue_comment", payload));
    }

    [Fact]
    public async Task Of_a_comment_under_an_issue_so_much_is_kept_as_GitHub_itself_allows()
    {
        var payload = Payloads.Comment(Repository, Repository.OpenIssue("bob", "A question", null), new FakeComment { Id = 77, Author = "bob", Body = "/curator help" + new string(' ', 70_000) });

        var work = Assert.IsType<WorkItem.RunCommands>(await WorkOfAsync("issue_comment", payload));

        Assert.Equal((false, 65_536), (work.IsPullRequest, work.Body.Length));
    }

    [Fact]
    public async Task An_issue_that_is_opened_may_name_a_paper()
    {
        var payload = Payloads.IssueOpened(Repository, Repository.OpenIssue("bob", "Add a paper", null));

        Assert.Equal(new WorkItem.AnswerProposal(new PullRequestRef(ServiceBench.Ref, 1), 1), await WorkOfAsync("issues", payload));
    }

    [Theory]
    [InlineData("created", true)]
    [InlineData("unsuspend", true)]
    [InlineData("deleted", false)]
    [InlineData("suspend", false)]
    public async Task Where_the_App_is_installed_what_is_open_there_is_looked_at(string action, bool asks) =>
        Assert.Equal(asks ? new WorkItem.Sweep(1) : null, await WorkOfAsync("installation", Payloads.Installation(action)));

    [Theory]
    [InlineData("pull_request_review_comment", "created", "comment", CommentKind.Thread)]
    [InlineData("pull_request_review", "submitted", "review", CommentKind.Review)]
    public async Task Commands_are_followed_in_threads_and_at_the_head_of_a_review(string @event, string action, string name, CommentKind kind)
    {
        var pull = _bench.Open();
        var payload = Payloads.PullRequest(Repository, pull, action);
        payload[name] = new JsonObject { ["id"] = 78, ["body"] = "/curator help", ["user"] = FakeGitHub.UserJson("alice") };

        Assert.Equal(new WorkItem.RunCommands(new PullRequestRef(ServiceBench.Ref, 1), true, 78, "alice", "/curator help", 1) { Kind = kind }, await WorkOfAsync(@event, payload));

        payload["action"] = "edited";
        Assert.Null(await WorkOfAsync(@event, payload));
    }

    [Fact]
    public async Task A_merge_queue_asks_for_a_check_of_its_commit()
    {
        var payload = Payloads.Push(Repository, "main");
        payload["action"] = "checks_requested";
        payload["merge_group"] = new JsonObject { ["head_sha"] = "aa", ["base_sha"] = "bb", ["head_ref"] = "refs/heads/gh-readonly-queue/main/pr-7-cc" };

        Assert.Equal(new WorkItem.ReviewMergeGroup(ServiceBench.Ref, "refs/heads/gh-readonly-queue/main/pr-7-cc", "aa", "bb", 1), await WorkOfAsync("merge_group", payload));
    }

    [Theory]
    [InlineData("renamed", true)]
    [InlineData("transferred", true)]
    [InlineData("edited", false)]
    public async Task A_repository_is_known_by_its_number(string action, bool asks)
    {
        var payload = Payloads.Push(Repository, "main");
        payload["action"] = action;

        Assert.Equal(asks ? new WorkItem.NameRepository(ServiceBench.Ref, 1) : null, await WorkOfAsync("repository", payload));
        await using var context = await _bench.Get<IDbContextFactory<CuratorContext>>().CreateDbContextAsync(Token);
        Assert.All(await context.Deliveries.Select(static d => d.Work).ToListAsync(Token), work => Assert.Contains($"\"RepositoryId\":{Repository.Id}", work, StringComparison.Ordinal));
    }

    /// <summary>GitHub's own description says of few fields that they are always there, and deliveries lack some of those.</summary>
    [Fact]
    public async Task Of_what_is_not_needed_anything_may_be_absent_or_null_or_something_else()
    {
        var pull = _bench.Open();
        var comment = new FakeComment { Id = 77, Author = "alice", Body = "/curator help" };
        var run = new FakeCheckRun { Id = 8, Name = "CuratorBot", HeadSha = pull.Head.Sha };
        var deliveries = new Dictionary<string, (JsonObject Payload, HashSet<string> Needed)>(StringComparer.Ordinal)
        {
            ["pull_request"] = (Payloads.PullRequest(Repository, pull), ["action", "repository", "repository.full_name"]),
            ["push"] = (Payloads.Push(Repository, "main", "README.md"), ["ref", "repository", "repository.full_name"]),
            ["check_run"] = (Payloads.CheckRunRerequested(Repository, run), ["action", "repository", "repository.full_name", "check_run", "check_run.head_sha"]),
            ["issue_comment"] = (Payloads.Comment(Repository, pull, comment), ["action", "repository", "repository.full_name", "issue", "issue.number", "comment", "comment.id", "comment.body"]),
            ["issues"] = (Payloads.IssueOpened(Repository, pull), ["action", "repository", "repository.full_name", "issue", "issue.number"]),
        };
        foreach (var (name, (payload, needed)) in deliveries)
        {
            var asked = (await WorkOfAsync(name, payload))!.GetType();
            foreach (var path in PathsOf(payload, "").Where(p => !needed.Contains(p)).ToList())
            {
                foreach (var other in (JsonNode?[])[null, "x", 7, new JsonArray(), new JsonObject()])
                {
                    var changed = JsonNode.Parse(payload.ToJsonString())!;
                    Set(changed, path.Split('.'), other);
                    Assert.True(asked == (await WorkOfAsync(name, changed))?.GetType(), $"{name}: {path} = {other?.ToJsonString() ?? "null"}");
                }
            }
        }
    }

    [Fact]
    public async Task A_delivery_that_lacks_what_is_needed_has_its_repository_looked_at()
    {
        var payload = Payloads.Comment(Repository, _bench.Open(), new FakeComment { Id = 77, Author = "alice", Body = "/curator help" });
        payload["issue"] = null;

        Assert.Equal(new WorkItem.LookAround(ServiceBench.Ref, _bench.Clock.GetUtcNow().AddHours(-1), 1), await WorkOfAsync("issue_comment", payload));

        payload["repository"] = null;
        Assert.Null(await WorkOfAsync("issue_comment", payload));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    public async Task What_is_not_JSON_is_refused(string body)
    {
        var headers = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase) { ["X-GitHub-Event"] = "push", ["X-GitHub-Delivery"] = "d" };
        var processor = new DeliveryProcessor(_inbox, _bench.Clock, NullLogger<DeliveryProcessor>.Instance);

        await Assert.ThrowsAsync<Microsoft.AspNetCore.Http.BadHttpRequestException>(async () => await processor.ProcessWebhookAsync(headers, Encoding.UTF8.GetBytes(body), Token));
    }

    private static IEnumerable<string> PathsOf(JsonNode node, string prefix) => node is not JsonObject members ? [] : members.SelectMany(m =>
        (string[])[prefix + m.Key, .. m.Value is null ? [] : PathsOf(m.Value, $"{prefix}{m.Key}.")]);

    private static void Set(JsonNode node, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length == 1)
        {
            node[path[0]] = value;
        }
        else
        {
            Set(node[path[0]]!, path[1..], value);
        }
    }

    [Fact]
    public async Task A_delivery_that_comes_twice_is_stored_once()
    {
        var payload = Payloads.PullRequest(Repository, _bench.Open());

        await ProcessAsync("pull_request", payload, "d-1");
        await ProcessAsync("pull_request", payload, "d-1");
        await ProcessAsync("pull_request", payload, "d-2");

        await using var context = await _bench.Get<IDbContextFactory<CuratorContext>>().CreateDbContextAsync(Token);
        Assert.Equal(["d-1", "d-2"], await context.Deliveries.Select(static d => d.Id).Order().ToListAsync(Token));
    }

    /// <summary>What is stored of a delivery; null: nothing.</summary>
    private async Task<WorkItem?> WorkOfAsync(string @event, JsonNode payload)
    {
        var id = $"d-{++_deliveries}";
        await ProcessAsync(@event, payload, id);
        await using var context = await _bench.Get<IDbContextFactory<CuratorContext>>().CreateDbContextAsync(Token);
        var row = await context.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, Token);
        return row is null ? null : JsonSerializer.Deserialize(row.Work, WorkItemJson.Default.WorkItem)! with { RepositoryId = null };
    }

    private async Task ProcessAsync(string @event, JsonNode payload, string delivery)
    {
        var headers = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase) { ["X-GitHub-Event"] = @event, ["X-GitHub-Delivery"] = delivery };
        await new DeliveryProcessor(_inbox, _bench.Clock, NullLogger<DeliveryProcessor>.Instance).ProcessWebhookAsync(headers, Encoding.UTF8.GetBytes(payload.ToJsonString()), Token);
    }
}
