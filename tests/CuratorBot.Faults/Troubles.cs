using CuratorBot.Fakes;

namespace CuratorBot.Faults;

/// <summary>A fault that came and went.</summary>
/// <param name="From">When it came.</param>
/// <param name="To">When it was over: the process listens again, the pause is over, the other side answers.</param>
internal sealed record Fault(TimeSpan From, TimeSpan To);

/// <summary>A kind of fault, and how often it comes.</summary>
internal abstract class Trouble
{
    protected Trouble(string name, int count)
    {
        Name = name;
        Count = count;
    }

    public string Name { get; }

    public int Count { get; }

    public virtual bool NeedsPostgres => false;

    /// <summary>
    /// Whether two processes may write at the same moment because one of them slept: GitHub has no write that fails when someone
    /// else has written, so a second check run on a head cannot be ruled out, nor taken back. The last one has to be right.
    /// </summary>
    public virtual bool MayOverlap => false;

    /// <summary>Lets the fault come and go once.</summary>
    public abstract Task StrikeAsync(Site site, Random random);

    /// <summary>How long before the next one.</summary>
    public virtual TimeSpan Pause(Random random) => TimeSpan.FromSeconds(0.1 + (random.NextDouble() * 2.4));
}

/// <summary>The kinds of fault.</summary>
internal static class Troubles
{
    /// <param name="kind">As on the command line.</param>
    /// <param name="count">How often; null: as often as is usual for its kind.</param>
    public static IEnumerable<Trouble> Of(string kind, int? count)
    {
        IEnumerable<(string Kind, Trouble Trouble)> all =
        [
            ("kills", new Kills(count ?? 100)),
            ("pauses", new Pauses(count ?? 20)),
            ("database", new DatabaseRestarts(count ?? 10)),
            ("outages", new GitHubOutage(count ?? 1)),
            ("outages", new ScholarOutage(count ?? 1)),
        ];
        return all.Where(t => kind == "all" || kind == t.Kind).Select(static t => t.Trouble);
    }
}

/// <summary>A process is killed at a random moment of its life, its start included, and started again at once.</summary>
internal sealed class Kills(int count) : Trouble("kill -9", count)
{
    /// <summary>About as long as a start takes.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(2);

    public override Task StrikeAsync(Site site, Random random) =>
        site.KillAsync(random.Next(site.Nodes.Count), random.NextDouble() < 0.25 ? Start * random.NextDouble() : null);

    /// <summary>Long enough for a review now and then, else all that is seen is starts.</summary>
    public override TimeSpan Pause(Random random) => TimeSpan.FromSeconds(0.1 + (random.NextDouble() * 4.9));
}

/// <summary>A process stands still for ten seconds and goes on as if nothing had been.</summary>
internal sealed class Pauses(int count) : Trouble("SIGSTOP 10 s", count)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    public override bool MayOverlap => true;

    public override async Task StrikeAsync(Site site, Random random)
    {
        var node = site.Nodes[random.Next(site.Nodes.Count)];
        node.Pause();
        await Task.Delay(Length);
        node.Resume();
    }
}

/// <summary>PostgreSQL ends with all its connections, and is back within five seconds.</summary>
internal sealed class DatabaseRestarts(int count) : Trouble("database restart", count)
{
    public override bool NeedsPostgres => true;

    public override async Task StrikeAsync(Site site, Random random)
    {
        await site.Postgres!.StopServerAsync();
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 5));
        await site.Postgres.StartServerAsync();
    }

    public override TimeSpan Pause(Random random) => TimeSpan.FromSeconds(3 + (random.NextDouble() * 5));
}

/// <summary>GitHub's API is down for a minute: it refuses, breaks off, or does what it is asked and cannot say so.</summary>
internal sealed class GitHubOutage(int count) : Trouble("GitHub down 60 s", count)
{
    public override async Task StrikeAsync(Site site, Random random)
    {
        site.GitHub.Locked(() => site.Watch.Outage = request => random.Next(4) switch
        {
            0 => FakeResponse.ConnectionReset,
            1 when request.Method != "GET" => site.Watch.CarryOutUnheard(request),
            _ => new FakeResponse(503, """{"message":"Service Unavailable"}"""),
        });
        await Task.Delay(TimeSpan.FromMinutes(1));
        site.GitHub.Locked(() => site.Watch.Outage = null);
    }

    public override TimeSpan Pause(Random random) => TimeSpan.FromSeconds(10);
}

/// <summary>Semantic Scholar is down for a minute.</summary>
internal sealed class ScholarOutage(int count) : Trouble("Semantic Scholar down 60 s", count)
{
    public override async Task StrikeAsync(Site site, Random random)
    {
        var resets = 0;
        site.Scholar.Fault = _ => Interlocked.Increment(ref resets) % 2 == 0 ? FakeResponse.ConnectionReset : new FakeResponse(503, """{"message":"Service Unavailable"}""");
        await Task.Delay(TimeSpan.FromMinutes(1));
        site.Scholar.Fault = null;
    }

    public override TimeSpan Pause(Random random) => TimeSpan.FromSeconds(10);
}
