using System.Net;
using System.Text.RegularExpressions;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>GitHub or Semantic Scholar refuse, fail, or do not show everything: what can be had is had, now or by the next sweep.</summary>
public sealed partial class FaultScenarios : IClassFixture<ImpatientWorld>, IDisposable
{
    private readonly ImpatientWorld _running;
    private readonly World _world;
    private readonly FakeRepository _repository;

    public FaultScenarios(ImpatientWorld running)
    {
        ArgumentNullException.ThrowIfNull(running);
        _running = running;
        _world = running.World;
        _repository = running.AddRepository();
    }

    public void Dispose()
    {
        _world.GitHub.Fault = null;
        _world.GitHub.Redeliver = null;
        _world.GitHub.Locked(_world.GitHub.FailedDeliveries.Clear);
    }

    [Fact]
    public async Task A_delivery_that_failed_when_it_was_sent_again_is_asked_for_once_more()
    {
        const string Delivery = "11111111-0000-0000-0000-000000000000";
        var asked = new List<long>();
        _world.GitHub.Locked(() => _world.GitHub.FailedDeliveries.Add((77, Delivery, DateTimeOffset.UtcNow.AddHours(-1))));
        _world.GitHub.Redeliver = id =>
        {
            asked.Add(id);
            if (id == 77)
            {
                _world.GitHub.FailedDeliveries.Insert(0, (177, Delivery, DateTimeOffset.UtcNow));
            }
        };
        await SweepAsync();
        Assert.Equal([77], asked);

        await SweepAsync();
        Assert.Equal([77, 177], asked);

        // Of the last one nobody knows yet: it may be on its way.
        await SweepAsync();
        Assert.Equal([77, 177], asked);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_seen_does_not_keep_the_sweep_from_the_others()
    {
        var blocked = _repository;
        var repository = _running.AddRepository();
        var missed = Open(repository);
        Open(blocked);
        _world.GitHub.Fault = request => request.Path == $"/repos/{blocked.FullName}/pulls" ? FakeResponse.Forbidden : null;
        var logged = _world.Log.Length;

        await SweepAsync();
        await _world.ReviewedAsync(repository, missed);
        await _world.LoggedAsync($"about {blocked.FullName};", logged);
        await _world.IdleAsync();

        Assert.Single(missed.Comments);
    }

    [Fact]
    public async Task Rerun_takes_up_a_review_that_could_not_be_had()
    {
        var pull = Open(_repository);
        _world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.Forbidden : null;
        await _world.DeliverAsync(_repository, pull);
        await _world.ReviewedAsync(_repository, pull);
        await _world.IdleAsync();

        _world.GitHub.Fault = null;
        using var answer = await _world.DeliverAsync("check_run", Payloads.CheckRunRerequested(_repository, Assert.Single(_repository.CheckRuns)));
        await _world.IdleAsync();

        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task Each_try_that_failed_is_told_once_and_with_one_stack()
    {
        var pull = Open(_repository);
        _world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.Forbidden : null;
        var logged = _world.Log.Length;

        await _world.DeliverAsync(_repository, pull);
        await _world.LoggedAsync($"{_repository.FullName}#{pull.Number} could not be reviewed; its check says so", logged);
        await _world.IdleAsync();

        // What another scenario's work had to say may arrive only now.
        var said = EventStart().Split(_world.Log[logged..]).Where(e => e.Contains(_repository.FullName, StringComparison.Ordinal)).ToList();
        var failed = said.FindAll(e => e.Contains($"{_repository.FullName}.pull-{pull.Number} failed at attempt", StringComparison.Ordinal));
        Assert.Equal(2, failed.Count);
        Assert.All(failed, static e => Assert.Equal(2, e.Split("Octokit.ForbiddenException").Length));
        Assert.Equal(2, said.Count(static e => e.Contains("   at ", StringComparison.Ordinal)));
        Assert.All(said, static e => Assert.DoesNotContain("JobRunShell", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_came_to_nothing_is_told_by_its_source_alone()
    {
        // Of this paper alone no other test has asked.
        var pull = _repository.Open("alice", "Add a paper", null, Lists.Change(Lists.Small.Replace(
            "### More", "- **On requests that come to nothing** (2016), A. Author et al. [[pdf]](https://arxiv.org/pdf/1604.09999)\n\n### More", StringComparison.Ordinal)));
        _world.Scholar.Fault = static _ => new FakeResponse(503, "{}");
        var logged = _world.Log.Length;
        try
        {
            await _world.DeliverAsync(_repository, pull);
            await _world.ReviewedAsync(_repository, pull);
            await _world.LoggedAsync("could not be looked up; it is reviewed again later", logged);
        }
        finally
        {
            _world.Scholar.Fault = null;
        }

        Assert.Contains("came to nothing", _world.Log[logged..], StringComparison.Ordinal);
        Assert.DoesNotContain("Polly", _world.Log[logged..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_was_given_up_while_GitHub_was_down_is_taken_up_by_the_next_sweep()
    {
        var pull = Open(_repository);
        await _world.DeliverAsync(_repository, pull);
        await _world.ReviewedAsync(_repository, pull);
        await _world.IdleAsync();

        // Of the same head: its check does not tell the sweep that something is missing.
        _world.GitHub.Fault = request => request.Path.EndsWith($"/pulls/{pull.Number}", StringComparison.Ordinal) ? FakeResponse.Forbidden : null;
        var logged = _world.Log.Length;
        await _world.DeliverAsync(_repository, pull, "edited");
        await _world.LoggedAsync("could not be written either", logged);
        await _world.IdleAsync();
        _world.GitHub.Fault = null;
        await SweepAsync();
        await _world.UntilAsync(() => _world.GitHub.Requests.Any(r => r.Path.Contains($"...{pull.Head.Sha}", StringComparison.Ordinal)));
        await _world.IdleAsync();

        Assert.Single(pull.Comments);
        Assert.Single(_repository.CheckRuns);
    }

    [Fact]
    public async Task Rerun_finds_the_pull_request_of_a_repository_that_had_another_name()
    {
        var pull = Open(_repository);
        await _world.DeliverAsync(_repository, pull);
        await _world.ReviewedAsync(_repository, pull);
        await _world.IdleAsync();
        var renamed = _world.GitHub.Add("octo-org", "renamed", Lists.Files(Lists.Small));
        _world.GitHub.Locked(() =>
        {
            foreach (var (sha, commit) in _repository.Commits)
            {
                renamed.Commits[sha] = commit;
            }

            renamed.Branches["main"] = _repository.Branches["main"];
            renamed.Issues[pull.Number] = pull;
            renamed.CheckRuns.AddRange(_repository.CheckRuns);

            // As GitHub resets it.
            renamed.CheckRuns[0].Conclusion = null;
        });

        using var answer = await _world.DeliverAsync("check_run", Payloads.CheckRunRerequested(renamed, renamed.CheckRuns[0]));
        await _world.IdleAsync();

        Assert.NotNull(Assert.Single(renamed.CheckRuns).Conclusion);
        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task Where_there_is_no_list_of_papers_nobody_is_told_that_a_review_could_not_be_had()
    {
        var repository = _running.AddRepository("# Tool\n\nA tool.\n");
        var pull = repository.Open("alice", "Fix the tool", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["src/a.c"] = "int a;" });
        _world.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeResponse.Forbidden : null;
        var logged = _world.Log.Length;

        await _world.DeliverAsync(repository, pull);
        await _world.LoggedAsync("last: True", logged);
        await _world.IdleAsync();

        Assert.Empty(repository.CheckRuns);
        Assert.Empty(pull.Comments);
    }

    [Fact]
    public async Task What_GitHub_does_not_show_yet_is_asked_for_again()
    {
        var pull = Open(_repository);
        var asked = 0;
        _world.GitHub.Fault = request => request.Path.EndsWith($"/pulls/{pull.Number}", StringComparison.Ordinal) && Interlocked.Increment(ref asked) == 1 ? FakeGitHub.NotFound : null;

        await _world.DeliverAsync(_repository, pull);
        await _world.ReviewedAsync(_repository, pull);
        await _world.IdleAsync();

        Assert.Single(pull.Comments);
    }

    [Theory]
    [InlineData("new_permissions_accepted", HttpStatusCode.Accepted, false)]
    [InlineData("created", HttpStatusCode.Accepted, true)]
    [InlineData("unsuspend", HttpStatusCode.Accepted, true)]
    public async Task An_installation_is_swept(string action, HttpStatusCode status, bool swept)
    {
        var pull = Open(_repository);

        using var answer = await _world.DeliverAsync("installation", Payloads.Installation(action));
        await _world.IdleAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(swept ? 1 : 0, pull.Comments.Count);
    }

    /// <summary>Where an event begins in what the service writes to its console.</summary>
    [GeneratedRegex("^(?=(?:info|warn|fail|crit): )", RegexOptions.Multiline)]
    private static partial Regex EventStart();

    private static FakePullRequest Open(FakeRepository repository) =>
        repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

    /// <summary>Has all that is missed looked for, and waits until what was found is done.</summary>
    private async Task SweepAsync()
    {
        _world.GitHub.ForgetRequests();
        using var answer = await _world.DeliverAsync("installation", Payloads.Installation("created"));
        await _world.UntilAsync(() => _world.GitHub.Requests.Any(static r => r.Path == "/app/hook/deliveries"));
        await _world.IdleAsync();
    }
}
