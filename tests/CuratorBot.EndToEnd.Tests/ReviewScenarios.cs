using System.Net;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>What deliveries about pull requests, pushes and checks come to.</summary>
public sealed class ReviewScenarios : IClassFixture<RunningWorld>, IDisposable
{
    private readonly World _world;
    private readonly FakeRepository _repository;

    public ReviewScenarios(RunningWorld running)
    {
        ArgumentNullException.ThrowIfNull(running);
        _world = running.World;
        _repository = running.AddRepository();
    }

    public void Dispose()
    {
        Assert.Empty(_world.GitHub.Violations);
        Assert.Empty(_world.Scholar.Violations);
        Assert.DoesNotContain(_world.Webhooks.Secret, _world.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("over the cap")]
    [InlineData("no year")]
    [InlineData("prose")]
    [InlineData("exchange")]
    public async Task An_opened_pull_request_gets_the_review_of_the_command_line(string change)
    {
        var pull = Open(change switch
        {
            "over the cap" => Lists.SmallWithAddition,
            "no year" => Lists.SmallWithoutYear,
            "prose" => Lists.Small.Replace("A list of", "The list of", StringComparison.Ordinal),
            _ => Lists.SmallWithAddition.Replace("- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n", "", StringComparison.Ordinal),
        });

        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();

        var comment = Assert.Single(pull.Comments);
        var check = Assert.Single(_repository.CheckRuns);
        Assert.Equal(pull.Head.Sha, check.HeadSha);
        Assert.Equal(WithoutMarker(await CommandLine.ReviewAsync(_world, _repository, pull)), WithoutMarker(WithoutLinks(comment.Body, pull)));
        var verdict = CommentMarker.Read(comment.Body)!.Verdict;
        Assert.Equal(verdict switch { Verdict.Pass => "success", Verdict.Fail => "failure", _ => "neutral" }, check.Conclusion);
    }

    [Fact]
    public async Task The_first_review_makes_at_most_six_reads_and_two_writes_and_one_with_nothing_new_none()
    {
        var pull = Open(Lists.SmallWithAddition);
        _world.GitHub.ForgetRequests();

        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();

        Assert.True(_world.GitHub.Reads <= 6, string.Join('\n', _world.GitHub.Requests.Select(static r => $"{r.Method} {r.Path}")));
        Assert.Equal(2, _world.GitHub.Writes);
        _world.GitHub.ForgetRequests();

        await _world.DeliverAsync(_repository, pull, "edited");
        await _world.IdleAsync();

        Assert.InRange(_world.GitHub.Reads, 1, 6);
        Assert.Equal(0, _world.GitHub.Writes);
    }

    [Theory]
    [InlineData("read", Verdict.Fail)]
    [InlineData("write", Verdict.Pass)]
    public async Task A_section_is_renamed_by_who_may_push(string permission, Verdict verdict)
    {
        _repository.Permissions["alice"] = permission;
        var pull = Open(Lists.Small.Replace("### Models", "### Architectures", StringComparison.Ordinal));

        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();

        Assert.Equal(verdict, CommentMarker.Read(Assert.Single(pull.Comments).Body)!.Verdict);
    }

    [Fact]
    public async Task The_same_delivery_ten_times_is_one_comment_and_one_check()
    {
        var pull = Open(Lists.SmallWithAddition);
        var delivery = _world.Webhooks.NextDelivery();
        var payload = Payloads.PullRequest(_repository, pull);
        var stored = _world.StoredDeliveries();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _world.DeliverAsync("pull_request", payload, delivery)));
        await _world.IdleAsync();

        Assert.All(answers, static a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Equal(stored + 1, _world.StoredDeliveries());
        Assert.Single(pull.Comments);
        Assert.Single(_repository.CheckRuns);
    }

    [Fact]
    public async Task Deliveries_out_of_order_end_at_the_last_head()
    {
        var pull = Open(Lists.SmallWithAddition);
        var opened = Payloads.PullRequest(_repository, pull);
        var payloads = new List<System.Text.Json.Nodes.JsonObject>();
        foreach (var text in (string[])[Lists.Small.Replace("3 papers", "four papers", StringComparison.Ordinal), Lists.SmallWithoutYear])
        {
            Push(pull, text);
            payloads.Insert(0, Payloads.PullRequest(_repository, pull, "synchronize"));
        }

        foreach (var payload in payloads.Append(opened))
        {
            using var answer = await _world.DeliverAsync("pull_request", payload);
        }

        await _world.IdleAsync();

        Assert.Single(_repository.CheckRuns, r => r.HeadSha == pull.Head.Sha);
        Assert.Equal(WithoutMarker(await CommandLine.ReviewAsync(_world, _repository, pull)), WithoutMarker(WithoutLinks(Assert.Single(pull.Comments).Body, pull)));
    }

    [Fact]
    public async Task Twenty_pushes_in_a_second_are_one_comment_and_one_check_of_the_last_head()
    {
        var pull = Open(Lists.SmallWithAddition);
        await _world.DeliverAsync(_repository, pull);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
        {
            _world.GitHub.Locked(() => Push(pull, $"{Lists.SmallWithAddition}\nThe push number {i}.\n"));
            return _world.DeliverAsync(_repository, pull, "synchronize");
        }));
        await _world.IdleAsync();

        Assert.Single(pull.Comments);
        Assert.Single(_repository.CheckRuns, r => r.HeadSha == pull.Head.Sha);
        Assert.InRange(_repository.CheckRuns.Count, 1, 15);
        Assert.All(_repository.CheckRuns.GroupBy(static r => r.HeadSha), static g => Assert.Single(g));
    }

    [Fact]
    public async Task A_push_to_the_base_branch_that_changes_the_list_reviews_the_open_pull_requests_again()
    {
        var pull = Open(Lists.SmallWithAddition);
        var untouched = _repository.Open("bob", "Docs", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs.md"] = "x" });
        await _world.DeliverAsync(_repository, pull);
        await _world.DeliverAsync(_repository, untouched);
        await _world.IdleAsync();
        Assert.Equal(Verdict.Fail, CommentMarker.Read(Assert.Single(pull.Comments).Body)!.Verdict);

        await PushToMainAsync(".github/curator.yml", "top:\n  size: 4\n");
        await _world.IdleAsync();

        var comment = Assert.Single(pull.Comments);
        Assert.NotEqual(Verdict.Fail, CommentMarker.Read(comment.Body)!.Verdict);
        Assert.Equal(WithoutMarker(await CommandLine.ReviewAsync(_world, _repository, pull)), WithoutMarker(WithoutLinks(comment.Body, pull)));
        Assert.Empty(untouched.Comments);
    }

    [Fact]
    public async Task A_push_that_changes_neither_list_nor_policy_reviews_nothing()
    {
        var pull = Open(Lists.SmallWithAddition);
        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();
        _world.GitHub.ForgetRequests();

        await PushToMainAsync("docs.md", "x");
        await _world.IdleAsync();

        Assert.DoesNotContain(_world.GitHub.Requests, static r => r.Path.Contains("/pulls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_pull_request_is_left_alone()
    {
        var pull = Open(Lists.SmallWithAddition);
        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();
        pull.State = "closed";
        Push(pull, Lists.SmallWithoutYear);
        _world.GitHub.ForgetRequests();

        await _world.DeliverAsync(_repository, pull, "closed");
        await _world.DeliverAsync(_repository, pull, "synchronize");
        await _world.IdleAsync();

        Assert.Equal(0, _world.GitHub.Writes);
    }

    [Fact]
    public async Task A_check_that_is_asked_for_again_is_completed_again()
    {
        var pull = Open(Lists.SmallWithAddition);
        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();
        var check = Assert.Single(_repository.CheckRuns);

        // As GitHub does it when a person asks to run a check again.
        check.Conclusion = null;
        using var answer = await _world.DeliverAsync("check_run", Payloads.CheckRunRerequested(_repository, check));
        await _world.IdleAsync();

        Assert.Equal("failure", Assert.Single(_repository.CheckRuns).Conclusion);
        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task A_base_branch_whose_history_is_rewritten_is_looked_at_whatever_the_push_names()
    {
        var pull = Open(Lists.SmallWithAddition);
        await _world.DeliverAsync(_repository, pull);
        await _world.IdleAsync();
        var before = Assert.Single(pull.Comments).Body;

        _repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = Lists.Small.Replace("- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n", "", StringComparison.Ordinal) });
        var push = Payloads.Push(_repository, "main");
        push["forced"] = true;
        using var answer = await _world.DeliverAsync("push", push);
        await _world.IdleAsync();

        Assert.NotEqual(before, Assert.Single(pull.Comments).Body);
    }

    [Fact]
    public async Task Pull_requests_that_are_too_many_together_name_each_other()
    {
        // One place is free, and two want it.
        await PushToMainAsync("README.md", Lists.Small.Replace("- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n", "", StringComparison.Ordinal));
        var first = Open(Lists.SmallWithAddition);
        var second = Open(Lists.SmallWithAddition.Replace("Identity Mappings", "More Identity Mappings", StringComparison.Ordinal));
        await _world.DeliverAsync(_repository, first);
        await _world.IdleAsync();
        await _world.DeliverAsync(_repository, second);
        await _world.IdleAsync();

        Assert.Contains($"#{first.Number}", Assert.Single(second.Comments).Body, StringComparison.Ordinal);
    }

    /// <summary>Our hidden first line: the command line has none.</summary>
    /// <summary>The comment without the links of its lines, which the command line cannot know; links to another commit or line stay.</summary>
    private string WithoutLinks(string comment, FakePullRequest pull) => System.Text.RegularExpressions.Regex.Replace(
        comment, $@"\[line (\d+)\]\(https://github\.test/{_repository.FullName}/blob/{pull.Head.Sha}/README\.md\?plain=1#L\1\)", "line $1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string WithoutMarker(string text) =>
        (text.StartsWith("<!--", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text).TrimEnd();

    private FakePullRequest Open(string list) => _repository.Open("alice", "Change the list", "Please.", Lists.Change(list));

    private void Push(FakePullRequest pull, string list) => pull.Head = _repository.Commit(pull.Head, Lists.Change(list));

    private async Task PushToMainAsync(string path, string text)
    {
        _repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = text });
        using var answer = await _world.DeliverAsync("push", Payloads.Push(_repository, "main", path));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
