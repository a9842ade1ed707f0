using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>What one sender can cost the service, whatever they send.</summary>
public sealed class BoundsScenarios(RunningWorld running) : IClassFixture<RunningWorld>
{
    /// <summary>About what fits into a file that GitHub hands out.</summary>
    private const int Most = 14_000;

    /// <summary>Enough that a review takes far longer than an ordinary one.</summary>
    private const int Many = 4_000;

    private readonly World _world = running.World;

    [Fact]
    public async Task The_review_of_fourteen_thousand_entries_writes_with_six_requests_at_most()
    {
        var repository = running.AddRepository();
        var pull = Open(repository, Most);
        _world.GitHub.ForgetRequests();

        await _world.DeliverAsync(repository, pull);
        await _world.ReviewedAsync(repository, pull);
        await _world.IdleAsync();

        Assert.InRange(_world.GitHub.Writes, 2, 6);
        Assert.Equal(50, Assert.Single(repository.CheckRuns).Annotations.Count);
        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task Ten_such_pull_requests_do_not_hold_up_an_ordinary_one_elsewhere()
    {
        var (flooded, ordinary) = (running.AddRepository(), running.AddRepository());
        var pulls = Enumerable.Range(0, 10).Select(_ => Open(flooded, Many)).ToList();
        var pull = ordinary.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

        foreach (var hostile in pulls)
        {
            await _world.DeliverAsync(flooded, hostile);
        }

        var watch = Stopwatch.StartNew();
        await _world.DeliverAsync(ordinary, pull);
        await _world.ReviewedAsync(ordinary, pull);

        var (waited, before) = (watch.Elapsed, flooded.CheckRuns.Count);
        await _world.IdleAsync();
        TestContext.Current.SendDiagnosticMessage($"An ordinary pull request behind ten of {Many} entries: {waited.TotalSeconds:0.0} s, {before} of them reviewed before it; all after {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.True(before < 10, $"All of the flood was reviewed first, within {waited}.");
        Assert.All(pulls, p => Assert.Contains(flooded.CheckRuns, c => c.HeadSha == p.Head.Sha));
    }

    [Fact]
    public async Task A_change_that_is_too_large_to_be_judged_is_said_to_be_so()
    {
        var repository = running.AddRepository();
        var rewritten = new StringBuilder(Lists.Small);
        for (var i = 0; i < 21_000; i++)
        {
            rewritten.Append(CultureInfo.InvariantCulture, $"\n- **Paper {i}** (2015), A. B [[pdf]](http://x/{i})");
        }

        var pull = repository.Open("mallory", "Rewrite", null, Lists.Change(rewritten.ToString()));
        await _world.DeliverAsync(repository, pull);
        await _world.ReviewedAsync(repository, pull);

        Assert.Equal("neutral", Assert.Single(repository.CheckRuns).Conclusion);
        Assert.Contains("too many to judge one by one", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
    }

    /// <summary>Containers are killed ten seconds after they were asked to stop; of what is being judged nothing is lost.</summary>
    [Fact]
    public async Task It_stops_in_time_while_it_judges_and_goes_on_after_the_next_start()
    {
        await using var world = await World.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_shutdownTimeoutSeconds"] = "8" });
        FakeRepository repository = null!;
        world.GitHub.Locked(() => repository = world.GitHub.Add("octo-org", "flooded", Lists.Files(Lists.Small)));
        await world.SweptAsync();
        var pulls = Enumerable.Range(0, 4).Select(_ => Open(repository, Many)).ToList();
        foreach (var pull in pulls)
        {
            await world.DeliverAsync(repository, pull);
        }

        await world.UntilAsync(() => world.GitHub.Requests.Count(r => r.Path.EndsWith("/contents/README.md", StringComparison.Ordinal)) >= 8);
        var watch = Stopwatch.StartNew();
        await world.StopAsync();
        TestContext.Current.SendDiagnosticMessage($"Stopped within {watch.Elapsed.TotalSeconds:0.0} s while four lists of {Many} entries were judged.");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");

        await world.StartServiceAsync();
        foreach (var pull in pulls)
        {
            await world.ReviewedAsync(repository, pull);
        }
    }

    [Fact]
    public async Task Twenty_large_bodies_that_nobody_signed_are_not_held()
    {
        var before = _world.Service.Memory;
        var body = new byte[24_000_000];
        var clients = Enumerable.Range(0, 20).Select(static _ => new TcpClient()).ToList();
        try
        {
            await Task.WhenAll(clients.Select(client => SendAsync(client, body)));

            var memory = _world.Service.Memory;
            TestContext.Current.SendDiagnosticMessage($"Memory with twenty bodies of 24 MB held open: {before / 1_000_000} MB before, {memory / 1_000_000} MB then.");
            Assert.True(memory < before + 150_000_000, $"{before} bytes became {memory}.");
            using var health = await _world.Webhooks.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_world.Service.Address, "/health/live")));
            Assert.True(health.IsSuccessStatusCode);
        }
        finally
        {
            clients.ForEach(static c => c.Dispose());
        }
    }

    private async Task SendAsync(TcpClient client, byte[] body)
    {
        await client.ConnectAsync(_world.Service.Address.Host, _world.Service.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var head = $"POST {Webhooks.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: 1\r\nX-Hub-Signature-256: sha256={new string('a', 64)}\r\nContent-Length: {body.Length + 1000}\r\n\r\n";
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            await stream.WriteAsync(body, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Refused in the middle, as it should be.
        }
    }

    private static FakePullRequest Open(FakeRepository repository, int entries)
    {
        var lines = string.Concat(Enumerable.Repeat("- **T** (2015), A. B [[pdf]](http://x/y)\n", entries));
        return repository.Open("mallory", "Many papers", null, Lists.Change(Lists.Small.Replace("### More", $"### Flood\n{lines}\n### More", StringComparison.Ordinal)));
    }
}
