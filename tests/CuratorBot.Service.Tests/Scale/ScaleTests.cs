using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CuratorBot.Service.Tests.Scale;

/// <summary>
/// An installation of a hundred, a thousand and ten thousand repositories, each with an open pull request: what a start, a sweep and the
/// audits of a week cost, and whether an ordinary delivery notices. The lists have a hundred papers each, all of which were asked for a
/// week ago. The larger ones take minutes and run on demand: <c>SCALE=10000 SCALE_PAPERS=1000000 CuratorBot.Service.Tests -class "*ScaleTests" -showLiveOutput</c> (the test program in bin, tests/CuratorBot.Service.Tests).
/// </summary>
public sealed class ScaleTests(ITestOutputHelper output)
{
    /// <summary>What GitHub grants an installation (docs, "Rate limits for the REST API"); more for a large organization.</summary>
    private const int Granted = 5_000;

    /// <summary>A hundred; more where the environment asks for it, as that takes minutes.</summary>
    private static int Repositories { get; } = Asked("SCALE") ?? 100;

    /// <summary>In all lists together.</summary>
    private static int Papers { get; } = Asked("SCALE_PAPERS") ?? Repositories * 100;

    /// <summary>Virtual time, enough for a sweep of them.</summary>
    private static TimeSpan Time => Repositories switch
    {
        <= 100 => TimeSpan.FromMinutes(10),
        <= 1_000 => TimeSpan.FromHours(2),
        _ => TimeSpan.FromHours(6),
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Many_repositories_are_swept_within_the_limits_while_deliveries_wait_for_nothing(int nodes) => RunAsync(Repositories, nodes, Time);

    private static int? Asked(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    private async Task RunAsync(int repositories, int nodes, TimeSpan time)
    {
        await using var service = await SimulatedService.CreateAsync(repositories, Papers, nodes);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, begun, most) = (Stopwatch.StartNew(), service.Now, 0L);
        await service.SweepAsync();
        var start = watch.Elapsed;
        await service.AuditAsync();
        for (var minute = 1; minute <= time.TotalMinutes; minute++)
        {
            await service.DeliverAsync(minute * 37);
            await service.RunAsync(TimeSpan.FromMinutes(1));
            if (minute % 60 == 0)
            {
                await service.SweepAsync();
            }

            if (minute % 10 == 0)
            {
                // What is held, and not what other tests have let go meanwhile.
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        var deliveries = service.Delays.Where(static d => d.Kind == "ReviewPullRequest").Select(static d => d.Delay).Order().ToList();
        var hours = service.Requests.Where(static r => r.Kind != "Semantic Scholar").CountBy(r => (int)(r.At - begun).TotalHours).ToDictionary();
        var report = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{repositories} repositories, {Papers} papers, {nodes} nodes, {time.TotalHours:0.#} hours in {watch.Elapsed.TotalSeconds:0} s\n");
        report.Append(CultureInfo.InvariantCulture, $"  start: {start.TotalMilliseconds:0} ms; sweep: {(EndOfSweep(service, repositories) - begun).TotalMinutes:0.0} min; memory: +{most / 1_000_000} MB at most\n");
        report.Append(CultureInfo.InvariantCulture, $"  delay of {deliveries.Count} deliveries: median {deliveries[deliveries.Count / 2].TotalSeconds:0.0} s, worst {deliveries[^1].TotalSeconds:0.0} s\n");
        report.Append(CultureInfo.InvariantCulture, $"  requests to GitHub in each hour: {string.Join(", ", hours.OrderBy(static h => h.Key).Select(static h => h.Value))}\n");
        foreach (var (kind, count) in service.Requests.CountBy(static r => r.Kind).OrderByDescending(static k => k.Value))
        {
            report.Append(CultureInfo.InvariantCulture, $"  {kind}: {count / time.TotalHours:0} an hour\n");
        }

        output.WriteLine(report.ToString());
        Assert.Equal((int)time.TotalMinutes, deliveries.Count);
        Assert.True(deliveries[^1] <= TimeSpan.FromSeconds(5), report.ToString());
        Assert.All(hours.Values, count => Assert.True(count <= Granted, report.ToString()));
        Assert.True(service.Requests.Where(static r => r.Kind == "Semantic Scholar").CountBy(r => (int)(r.At - begun).TotalMinutes).All(static m => m.Value <= 61), report.ToString());
        Assert.True(most < 200_000_000, report.ToString());
    }

    /// <summary>One step for the App, one for each hundred repositories, and one that finds no more.</summary>
    private static DateTimeOffset EndOfSweep(SimulatedService service, int repositories) => service.SweepSteps.Order().ElementAt((repositories / 100) + 1);
}
