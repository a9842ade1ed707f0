using System.Globalization;

namespace CuratorBot.Faults;

/// <summary>One kind of fault on one database: the stream runs, the faults come, the stream ends, and what is left is judged.</summary>
internal sealed class Run
{
    /// <summary>The last tries after a minute of outage come more than a minute after it.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BeforeAndAfter = TimeSpan.FromSeconds(5);

    private readonly Trouble _trouble;
    private readonly bool _postgres;
    private readonly int _seed;

    public Run(Trouble trouble, bool postgres, int seed)
    {
        _trouble = trouble;
        _postgres = postgres;
        _seed = seed;
    }

    private string Name => $"{_trouble.Name}, {(_postgres ? "PostgreSQL, two nodes" : "SQLite, one process")}";

    /// <summary>Carries it out and tells the figures.</summary>
    /// <returns>How many promises were broken.</returns>
    public async Task<int> ExecuteAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n## {Name} (seed {_seed})\n"));
        var random = new Random(_seed);
        await using var site = await Site.StartAsync(_postgres);
        var stream = new PullRequestStream(site, _seed);
        using var stop = new CancellationTokenSource();
        var streaming = Task.Run(() => stream.RunAsync(stop.Token));
        await Task.Delay(BeforeAndAfter);
        var faults = new List<Fault>();
        for (var i = 1; i <= _trouble.Count; i++)
        {
            await Task.Delay(_trouble.Pause(random));
            var from = site.Watch.Now;
            await _trouble.StrikeAsync(site, random);
            await site.RaiseEndedAsync();
            faults.Add(new Fault(from, site.Watch.Now));
            if (i % 10 == 0)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Name}: {i} of {_trouble.Count}"));
            }
        }

        await Task.Delay(BeforeAndAfter);
        await stop.CancelAsync();
        await streaming;
        var rested = await RestAsync(site);
        var judgement = new Judge(site, stream, faults, _trouble).Decide(rested);
        foreach (var (name, value) in judgement.Figures)
        {
            await output.WriteLineAsync($"| {name} | {value} |");
        }

        foreach (var violation in judgement.Violations)
        {
            await output.WriteLineAsync($"- BROKEN: {violation}");
        }

        if (judgement.Violations.Count > 0)
        {
            var log = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"curatorbot-faults-{_trouble.GetType().Name}-{(_postgres ? "postgres" : "sqlite")}-{_seed}.log"));
            await File.WriteAllTextAsync(log, $"{string.Join('\n', judgement.Violations)}\n{site.Log}");
            await output.WriteLineAsync($"The log of all processes is {log}.");
        }

        return judgement.Violations.Count;
    }

    /// <summary>Waits until nothing is left to do, and a little longer, since a trigger that ends may leave another.</summary>
    private static async Task<bool> RestAsync(Site site)
    {
        var deadline = site.Watch.Now + LongestWork;
        for (var quiet = 0; quiet < 5;)
        {
            if (site.Watch.Now > deadline)
            {
                return false;
            }

            quiet = site.Unfinished() == 0 ? quiet + 1 : 0;
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }

        return true;
    }
}
