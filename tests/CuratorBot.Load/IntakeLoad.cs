using System.Globalization;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.Load;

/// <summary>How long deliveries wait for their answer at a steady rate, what each costs, and how many are answered at most.</summary>
internal sealed class IntakeLoad
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Reviews before anything is measured: a service is started rarely, and its code compiled for speed once.</summary>
    private const int ReviewsBefore = 200;

    private const double ReviewsBeforeRate = 10;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SaturationTime = TimeSpan.FromSeconds(10);

    private const int SaturatingConnections = 32;

    private readonly TextWriter _output;
    private readonly Webhooks _webhooks;
    private readonly string _service;
    private readonly string _probot;
    private readonly IReadOnlyList<string> _only;

    /// <param name="output">Where the figures go.</param>
    /// <param name="webhooks">Whose secret deliveries are signed with.</param>
    /// <param name="service">The published CuratorBot.Service.dll.</param>
    /// <param name="probot">A folder with Probot installed and index.mjs.</param>
    /// <param name="only">Parts of the names of what is to be run, each as <see cref="Knows"/> knows it; empty: all is run.</param>
    public IntakeLoad(TextWriter output, Webhooks webhooks, string service, string probot, IReadOnlyList<string> only)
    {
        _output = output;
        _webhooks = webhooks;
        _service = service;
        _probot = probot;
        _only = only;
    }

    /// <summary>The names of what can be run.</summary>
    public static IEnumerable<string> Names => AllScenarios().Select(static s => s.Name);

    /// <summary>Whether a text is part of a name.</summary>
    public static bool Knows(string part) => AllScenarios().Any(s => IsNamed(s, part));

    /// <summary>Prints a line for Probot and each way that the service is run.</summary>
    /// <param name="rate">Deliveries a second.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="pages">
    /// Requests for pages a second beside them; 0: none. Where there are some, each way is measured twice without them and twice with them, in
    /// turn: what the machine does beside is in the difference of two lines alike.
    /// </param>
    public async Task AtRateAsync(double rate, int seconds, double pages)
    {
        await _output.WriteLineAsync(Text($"\n## {rate:0} deliveries a second for {seconds} s{(pages > 0 ? Text($", without and with {pages:0} requests for pages a second beside them") : "")}\n"));
        await _output.WriteLineAsync("| | p50 ms | p90 ms | p99 ms | max ms | not 2xx | stored | CPU ms a delivery | of the database | MB idle | MB loaded | pages p50 / p99 ms, failed | load average |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |");

        // Probot first and last: what else the machine did meanwhile shows in the difference.
        foreach (var scenario in Scenarios().Concat(Scenarios().Where(static s => s.UsesProbot)))
        {
            foreach (var beside in pages > 0 && !scenario.UsesProbot ? (double[])[0, pages, 0, pages] : [0])
            {
                await RunAsync(rate, seconds, scenario, beside);
            }
        }
    }

    /// <summary>Prints the most that each answers.</summary>
    public async Task SaturatedAsync()
    {
        await _output.WriteLineAsync(Text($"\n## {SaturatingConnections} connections, each sending as soon as it is answered, {SaturationTime.TotalSeconds:0} s\n"));
        await _output.WriteLineAsync("| | answered a second | not 2xx | stored | CPU ms a delivery | load average |\n| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var scenario in Scenarios())
        {
            await using var target = await TargetAsync(scenario);
            using var sender = new Sender(target.Address);
            var deliveries = Deliveries(target, scenario, 2000);
            await sender.SendAtAsync(200, deliveries);
            deliveries.ForEach(static d => d.Renew());
            var (stored, cpu) = (await target.StoredAsync(), target.ProcessorTime);
            var (answered, refused, time) = await sender.SendAllAsync(SaturatingConnections, deliveries, SaturationTime);
            cpu = target.ProcessorTime - cpu;
            await _output.WriteLineAsync(Text($"| {scenario.Name} | {answered / time.TotalSeconds:0} | {refused} | {await StoredSinceAsync(target, stored)} | {cpu / answered:0.00} | {ProcessFigures.LoadAverage()} |"));
        }
    }

    private IEnumerable<Scenario> Scenarios() => AllScenarios().Where(s => _only.Count == 0 || _only.Any(part => IsNamed(s, part)));

    private static bool IsNamed(Scenario scenario, string part) => scenario.Name.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Scenario> AllScenarios()
    {
        yield return new("Probot with an empty handler", "opened", false, false, UsesProbot: true);
        foreach (var postgres in Fakes.PostgresCluster.Programs is null ? (bool[])[false] : [false, true])
        {
            var database = postgres ? "PostgreSQL" : "SQLite";
            yield return new($"CuratorBot on {database}: stored and each leads to a review", "opened", false, postgres);
            yield return new($"CuratorBot on {database}: stored and all of 20 pull requests", "synchronize", true, postgres);
            yield return new($"CuratorBot on {database}: asks for nothing and is not stored", "labeled", false, postgres);
        }
    }

    private async Task RunAsync(double rate, int seconds, Scenario scenario, double pages)
    {
        await using var target = await TargetAsync(scenario);
        using var sender = new Sender(target.Address);
        using var readers = pages > 0 ? await target.ReadersAsync() : null;
        var warmUp = Deliveries(target, scenario, (int)(rate * WarmUp.TotalSeconds));
        var deliveries = Deliveries(target, scenario, (int)(rate * seconds));
        await Task.Delay(Rest);
        var idle = target.Memory;
        await sender.SendAtAsync(ReviewsBeforeRate, Deliveries(target, scenario with { Action = "opened", IsOfFew = false }, ReviewsBefore));
        await Task.Delay(Rest);
        await BesideAsync(readers, pages, () => sender.SendAtAsync(rate, warmUp));
        GC.Collect();

        var (stored, cpu, database) = (await target.StoredAsync(), target.ProcessorTime, target.DatabaseProcessorTime);
        var (latencies, read) = await BesideAsync(readers, pages, () => sender.SendAtAsync(rate, deliveries));
        cpu = (target.ProcessorTime - cpu) / deliveries.Count;
        database = (target.DatabaseProcessorTime - database) / deliveries.Count;
        var loaded = target.Memory;
        var name = pages > 0 ? Text($"{scenario.Name}, {pages:0} pages a second") : scenario.Name;
        await _output.WriteLineAsync(Text($"| {name} | {latencies.At(0.5):0.00} | {latencies.At(0.9):0.00} | {latencies.At(0.99):0.00} | {latencies.Max:0.0} | {latencies.Refused} | {await StoredSinceAsync(target, stored)} | {cpu:0.00} | {(scenario.UsesPostgres ? Text($"{database:0.00}") : "-")} | {idle:0} | {loaded:0} | {(read is null ? "-" : Text($"{read.At(0.5):0.0} / {read.At(0.99):0.0}, {read.Refused} of {read.Count}"))} | {ProcessFigures.LoadAverage()} |"));
    }

    /// <summary>Sends while pages are read.</summary>
    private static async Task<(Latencies Sent, Latencies? Read)> BesideAsync(PageReaders? readers, double rate, Func<Task<Latencies>> send)
    {
        if (readers is null)
        {
            return (await send(), null);
        }

        using var until = new CancellationTokenSource();
        var reading = Task.Run(() => readers.ReadAtAsync(rate, until.Token), CancellationToken.None);
        var sent = await send();
        await until.CancelAsync();
        return (sent, await reading);
    }

    private List<Delivery> Deliveries(Target target, Scenario scenario, int count)
    {
        var pulls = target.Open(scenario.IsOfFew ? 20 : count);
        return [.. Enumerable.Range(0, count).Select(i => Delivery.Of(_webhooks, pulls[i % pulls.Count].Repository, pulls[i % pulls.Count].Pull, scenario.Action))];
    }

    private async Task<Target> TargetAsync(Scenario scenario) => scenario.UsesProbot
        ? new Target(await ProbotProcess.StartAsync(_probot, _webhooks.Secret, Webhooks.Path))
        : new Target(await ServiceUnderLoad.StartAsync(_service, _webhooks, scenario.UsesPostgres));

    private static async Task<string> StoredSinceAsync(Target target, long? before) => await target.StoredAsync() is { } now ? Text($"{now - before}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="Name">As it is printed.</param>
    /// <param name="Action">What has happened to the pull requests.</param>
    /// <param name="IsOfFew">Whether all deliveries are of the same few pull requests.</param>
    /// <param name="UsesPostgres">Whether the service is on PostgreSQL.</param>
    /// <param name="UsesProbot">Whether it is Probot instead.</param>
    private sealed record Scenario(string Name, string Action, bool IsOfFew, bool UsesPostgres, bool UsesProbot = false);

    /// <summary>What deliveries are sent to.</summary>
    private sealed class Target : IAsyncDisposable
    {
        private readonly ProbotProcess? _probot;
        private readonly ServiceUnderLoad? _service;
        private readonly FakeGitHub _gitHub = new();

        public Target(ProbotProcess probot) => _probot = probot;

        public Target(ServiceUnderLoad service) => _service = service;

        public Uri Address => _probot?.Address ?? _service!.Nodes[0].Address;

        /// <summary>In MB.</summary>
        /// <exception cref="InvalidOperationException">The service has ended; its log is in the message.</exception>
        public double Memory => _service is { Nodes: [{ HasExited: true } ended, ..] }
            ? throw new InvalidOperationException(Text($"The service has ended with exit code {ended.ExitCode}:\n{ended.Log}"))
            : ProcessFigures.Memory(_probot?.Id ?? _service!.Nodes[0].Id);

        public double ProcessorTime => _service?.ProcessorTime ?? ProcessFigures.ProcessorTime(_probot!.Id);

        public double DatabaseProcessorTime => _service?.DatabaseProcessorTime ?? 0;

        public List<(FakeRepository Repository, FakePullRequest Pull)> Open(int count) => _service?.Open(count) ?? ServiceUnderLoad.Open(_gitHub, count);

        public async Task<PageReaders?> ReadersAsync() => _service is null ? null : await PageReaders.StartAsync(_service);

        /// <summary>Deliveries in the database; null if there is none.</summary>
        public async Task<long?> StoredAsync() => _service is null ? null : await _service.StoredAsync();

        public async ValueTask DisposeAsync()
        {
            await (_probot?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_service?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
