using System.Diagnostics;
using System.Globalization;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CuratorBot.Benchmarks;

/// <summary>
/// The citations of 100 papers from a server on this machine that takes 50 ms for each answer: asked for one by one, as scripts
/// around such lists do, and as a review asks. Neither is slowed by a pace, which at one request a second would count for the
/// first alone.
/// </summary>
internal static class LookupSpeed
{
    private const int Papers = 100;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(TextWriter output)
    {
        var fake = new FakeSemanticScholar { Latency = static () => Latency };
        for (var i = 0; i < Papers; i++)
        {
            fake.Add(1000 + i, string.Create(CultureInfo.InvariantCulture, $"Paper number {i}"), 2015, i, ["A. Author"], arXiv: ArXiv(i));
        }

        await using var server = await fake.StartServerAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        await client.GetStringAsync(new Uri("/graph/v1/paper/ARXIV:1501.00000?fields=title", UriKind.Relative)); // Opens the connection and warms the server.

        var oneByOne = await MeasureAsync(fake, async () =>
        {
            for (var i = 0; i < Papers; i++)
            {
                await client.GetStringAsync(new Uri($"/graph/v1/paper/ARXIV:{ArXiv(i)}?fields=title,citationCount", UriKind.Relative));
            }
        });

        await using var services = new ServiceCollection()
            .AddSemanticScholar(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["SemanticScholar:BaseAddress"] = server.Address.ToString(),
                ["SemanticScholar:RequestsPerSecond"] = "1000",
            }).Build())
            .BuildServiceProvider();
        var source = services.GetRequiredService<IPaperSource>();
        List<PaperQuery> queries = [.. Enumerable.Range(0, Papers).Select(i => new PaperQuery($"Paper number {i}", [new PaperId(PaperId.ArXiv, ArXiv(i))], "A. Author", 2015))];
        var found = 0;
        var atOnce = await MeasureAsync(fake, async () => found = (await source.LookUpAsync(queries, CancellationToken.None)).Count(l => l is PaperLookup.Found));

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Papers} papers, {Latency.TotalMilliseconds:0} ms an answer"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"one request a paper: {oneByOne.Requests} requests, {oneByOne.Time.TotalMilliseconds:0} ms"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"as a review asks:    {atOnce.Requests} request, {atOnce.Time.TotalMilliseconds:0} ms, start of the client included ({found} found)"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{oneByOne.Time / atOnce.Time:0} times as fast"));
    }

    private static async Task<(TimeSpan Time, int Requests)> MeasureAsync(FakeSemanticScholar fake, Func<Task> work)
    {
        var before = fake.Requests.Count;
        var watch = Stopwatch.StartNew();
        await work();
        return (watch.Elapsed, fake.Requests.Count - before);
    }

    private static string ArXiv(int number) => string.Create(CultureInfo.InvariantCulture, $"1501.{number:00000}");
}
