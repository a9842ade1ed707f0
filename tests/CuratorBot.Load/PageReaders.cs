using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CuratorBot.Core.Site;

namespace CuratorBot.Load;

/// <summary>
/// Readers of pages at a steady rate, beside deliveries: pages of lists, as often asked for by who has them already, badges, and reviews.
/// </summary>
internal sealed class PageReaders : IDisposable
{
    private const int Lists = 20;
    private const int Papers = 240;

    private readonly HttpClient _reader;
    private readonly Dictionary<string, EntityTagHeaderValue> _tags = new(StringComparer.Ordinal);

    private PageReaders(Uri address)
    {
        _reader = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32, UseCookies = false }) { BaseAddress = address };
    }

    /// <summary>Gives a service the pages that are going to be read.</summary>
    public static async Task<PageReaders> StartAsync(ServiceUnderLoad service)
    {
        var names = Enumerable.Range(1, Lists).Select(NameOf).ToList();
        await service.AddPagesAsync(names.ConvertAll(static name => (name, SiteFiles.WriteJson(Page(name)), Review().Write())));
        return new PageReaders(service.Nodes[0].Address);
    }

    /// <summary>Asks at a rate until it is told to stop. Latency counts from when a request was due, to the last byte of its answer.</summary>
    /// <param name="rate">Requests a second.</param>
    /// <param name="until">Ends it.</param>
    public async Task<Latencies> ReadAtAsync(double rate, CancellationToken until)
    {
        var reads = new List<Task<(double Milliseconds, bool IsFine)>>();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; !until.IsCancellationRequested; i++)
        {
            var due = started + (long)(i / rate * Stopwatch.Frequency);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, CancellationToken.None);
            }

            reads.Add(ReadAsync(i, due));
        }

        var answers = await Task.WhenAll(reads);
        return new Latencies([.. answers.Select(static a => a.Milliseconds)], answers.Count(static a => !a.IsFine));
    }

    public void Dispose() => _reader.Dispose();

    private async Task<(double Milliseconds, bool IsFine)> ReadAsync(int number, long due)
    {
        var name = NameOf((number / 4 % Lists) + 1);
        var (path, isKnown) = (number % 4) switch
        {
            0 => ($"lists/{name}", false),
            1 => ($"lists/{name}", true),
            2 => ($"lists/{name}/badge.svg", false),
            _ => ($"reviews/{name}/1", false),
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (isKnown && _tags.GetValueOrDefault(path) is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        try
        {
            using var answer = await _reader.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.CopyToAsync(Stream.Null);
            if (answer.Headers.ETag is { } now)
            {
                lock (_tags)
                {
                    _tags[path] = now;
                }
            }

            return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotModified);
        }
        catch (HttpRequestException)
        {
            return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, false);
        }
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"octo-org/list-{number}");

    /// <summary>A list of the size of the one that the rules were made for.</summary>
    private static ListPage Page(string name) => new()
    {
        List = new PageList(name, "README.md", "en", new DateOnly(2026, 11, 28), name, $"https://github.com/{name}/blob/HEAD/README.md"),
        Sources = [new PageSource("Semantic Scholar", "https://www.semanticscholar.org", Papers, 0, null, null, 0)],
        Counts = new PageCounts(Papers, Papers, Papers, 100, 100, 5000, 0, 0),
        Top = new PageTop(100, 100, 2012, 2016, "README.md:21"),
        Thresholds = [.. Enumerable.Range(0, 5).Select(static i => new PageThreshold(2016 - i, 60 + (i * 180), "README.md:28"))],
        Sections = [.. Enumerable.Range(0, 10).Select(static i => new PageSection($"section-{i.ToString(CultureInfo.InvariantCulture)}", "A section of papers", "top", i * 25, 24, 24, 100_000, 5000, new Dictionary<int, int> { [2015] = 24 }))],
        Years = [],
        Authors = [],
        Entries = [.. Enumerable.Range(0, Papers).Select(static i => new PageEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"arxiv-1512.{i:00000}"),
            Line = i + 20,
            Section = string.Create(CultureInfo.InvariantCulture, $"section-{i / 24}"),
            States = ["meets", "far-above"],
            Main = i < 100,
            Title = string.Create(CultureInfo.InvariantCulture, $"A paper of usual length on some topic of learning, number {i}"),
            Year = 2012 + (i % 5),
            Authors = "A. Author et al.",
            Venue = "Conference on Learning",
            Links = [new PageLink("pdf", string.Create(CultureInfo.InvariantCulture, $"https://arxiv.org/pdf/1512.{i:00000}"))],
            Citations = 1000 + (i * 37),
            AsOf = new DateOnly(2026, 11, 27),
            Needed = 200,
            NeededYear = 2015,
            Lookup = "found",
            Query = string.Create(CultureInfo.InvariantCulture, $"ARXIV:1512.{i:00000}"),
            MatchedBy = "id",
            Record = new PageRecord(null, null, null, 7_200_000 + i, null, null),
        })],
    };

    private static ReviewPage Review() => new()
    {
        Verdict = "fail",
        Headline = new PageText("Please change one thing before this can be merged", "合并前请修改一处"),
        Locale = "en",
        ListPath = "README.md",
        Title = "Add a paper",
        TopSize = 100,
        TopBefore = 100,
        TopAfter = 101,
        Findings =
        [
            .. Enumerable.Range(1, 5).Select(static i => new ReviewPageFinding
            {
                Rule = "removal", Severity = "failure", Step = i, Title = "A paper of usual length on some topic of learning", Line = 100 + i,
                Text = new PageText("The top 100 is full: please also remove one paper from the top in this pull request.", "入选论文已满：请在此拉取请求中同时移出一篇入选论文。"),
                Candidates = [new ReviewPageCandidate("Another paper", 200, 681)],
            }),
        ],
        Waived = [],
        Evidence = [],
    };
}
