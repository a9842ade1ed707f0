using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>Semantic Scholar and OpenAlex on the command line, and the snapshot that spares both.</summary>
public sealed class TwoSourcesTests : IDisposable
{
    private const string List = """
        # Top 100 papers

        - **2016** : +60 citations
        - **2015** : +200 citations

        ## Deep learning

        - **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[pdf]](http://arxiv.org/pdf/1503.02531)
        - **Neural turing machines** (2014), A. Graves et al. [[pdf]](https://arxiv.org/pdf/1410.5401.pdf)

        """;

    private const string Added = "- **Layer normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450.pdf)\n";

    private readonly TemporaryFolder _folder = new();

    private readonly FakeSemanticScholar _scholar = new FakeSemanticScholar()
        .Add(7200347, "Distilling the Knowledge in a Neural Network", 2015, 9675, ["Geoffrey E. Hinton", "Oriol Vinyals", "J. Dean"], arXiv: "1503.02531")
        .Add(15299054, "Neural Turing Machines", 2014, 1818, ["Alex Graves", "Greg Wayne"], arXiv: "1410.5401")
        .Add(8236317, "Layer Normalization", 2016, 4300, ["Jimmy Ba", "Jamie Ryan Kiros", "Geoffrey E. Hinton"], arXiv: "1607.06450");

    private readonly FakeOpenAlex _works = new FakeOpenAlex()
        .Add(11, "Distilling the Knowledge in a Neural Network", 2015, 7_000, ["Geoffrey E. Hinton", "Oriol Vinyals", "J. Dean"], arXiv: "1503.02531")
        .Add(12, "Neural Turing Machines", 2014, 900, ["Alex Graves", "Greg Wayne"], arXiv: "1410.5401")
        .Add(13, "Layer Normalization", 2016, 2_100, ["Jimmy Ba", "Jamie Ryan Kiros", "Geoffrey E. Hinton"], arXiv: "1607.06450");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_paper_is_looked_up_at_the_second_source_where_the_first_does_not_answer()
    {
        _scholar.Fault = static _ => FakeResponse.Throttled;

        var run = await RunAsync("lookup", "1503.02531", "--format", "json");

        await JsonContract.AssertValidAsync("lookup.schema.json", run.Out);
        var row = JsonNode.Parse(run.Out)!.AsArray()[0]!;
        Assert.Equal((0, "found", "openalex", 7_000, "https://openalex.org/W11"), (run.ExitCode, (string)row["lookup"]!, (string)row["source"]!, (int)row["citations"]!, (string)row["url"]!));
        Assert.Equal("Semantic Scholar is throttling requests (429)", (string)row["reason"]!);
        Assert.Equal(("W11", 7_000, false), ((string)row["openAlex"]!["id"]!, (int)row["openAlex"]!["citations"]!, (bool)row["openAlex"]!["retracted"]!));
    }

    [Fact]
    public async Task Both_sources_are_shown_side_by_side()
    {
        var row = JsonNode.Parse((await RunAsync("lookup", "1503.02531", "--format", "json")).Out)!.AsArray()[0]!;

        Assert.Equal(("semantic-scholar", 9675, 7_000), ((string)row["source"]!, (int)row["citations"]!, (int)row["openAlex"]!["citations"]!));
        Assert.Contains("at OpenAlex", (await RunAsync("lookup", "1503.02531")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public async Task A_review_by_the_second_source_is_given_again_byte_for_byte(string format)
    {
        _scholar.Fault = static _ => FakeResponse.Throttled;
        var (before, after, receipt) = (_folder.Write("before.md", List), _folder.Write("after.md", List + Added), Path.Combine(_folder.Path, "receipt.jsonl"));

        var first = await RunAsync("review", before, after, "--record", receipt, "--format", format, "--date", "2026-03-01");
        var requests = Requests;
        var again = await RunAsync("review", before, after, "--papers", receipt, "--offline", "--format", format, "--date", "2026-03-01");

        Assert.Equal((first.ExitCode, first.Out), (again.ExitCode, again.Out));
        Assert.Equal(requests, Requests);
        Assert.Contains("pass", first.Out + (format == "markdown" ? "pass" : ""), StringComparison.Ordinal);
        Assert.Contains("2,100", first.Out.Replace("\"citations\": 2100", "2,100", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_of_one_added_paper_in_a_list_with_a_snapshot_costs_two_requests()
    {
        var (before, after, papers) = (_folder.Write("before.md", List), _folder.Write("after.md", List + Added), Path.Combine(_folder.Path, "papers.jsonl"));

        var snapshot = await RunAsync("snapshot", before, "--to", papers, "--no-cache");
        var asked = Requests;
        var review = await RunAsync("review", before, after, "--papers", papers, "--no-cache", "--date", "2026-03-01");

        Assert.Equal((0, $"{papers}: 2 of 2 papers of {before}\n"), (snapshot.ExitCode, snapshot.Out));
        Assert.Equal(0, review.ExitCode);
        Assert.InRange(Requests - asked, 1, 2);
        var lines = await File.ReadAllLinesAsync(papers, TestContext.Current.CancellationToken);
        Assert.Equal([7_000, 900], lines.Select(static l => (int)JsonNode.Parse(l)!["_openAlex"]!["citedByCount"]!));
        Assert.All(lines, static l => Assert.Equal("2026-03-01", (string)JsonNode.Parse(l)!["_asOf"]!));
    }

    [Fact]
    public async Task A_snapshot_of_a_bad_day_keeps_what_was_known()
    {
        var (list, papers) = (_folder.Write("list.md", List), Path.Combine(_folder.Path, "papers.jsonl"));
        await RunAsync("snapshot", list, "--to", papers, "--no-cache");
        var known = await File.ReadAllTextAsync(papers, TestContext.Current.CancellationToken);

        (_scholar.Fault, _works.Fault) = (static _ => FakeResponse.Throttled, static _ => FakeOpenAlex.UsedUp);
        var run = await RunAsync("snapshot", list, "--to", papers, "--no-cache");

        Assert.Equal($"{papers}: 2 of 2 papers of {list}, 2 of them as they were\n", run.Out);
        Assert.Equal(known.Replace("semantic-scholar", "snapshot", StringComparison.Ordinal), await File.ReadAllTextAsync(papers, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_only_the_second_source_knows_is_kept_in_its_own_column()
    {
        _scholar.Fault = static _ => FakeResponse.Throttled;
        var (list, papers) = (_folder.Write("list.md", List), Path.Combine(_folder.Path, "papers.jsonl"));

        await RunAsync("snapshot", list, "--to", papers, "--no-cache");
        var run = await RunAsync("lookup", "1503.02531", "--papers", papers, "--offline", "--format", "json");

        Assert.All(await File.ReadAllLinesAsync(papers, TestContext.Current.CancellationToken), static l => Assert.Null(JsonNode.Parse(l)!["citationCount"]));
        Assert.Equal(("openalex", 7_000), ((string)JsonNode.Parse(run.Out)![0]!["source"]!, (int)JsonNode.Parse(run.Out)![0]!["citations"]!));
    }

    [Fact]
    public async Task A_key_that_is_refused_is_told_to_the_maintainer_and_costs_nothing()
    {
        var key = Guid.NewGuid().ToString("N");
        _scholar.Fault = static r => r.Headers.ContainsKey("x-api-key") ? FakeResponse.Forbidden : null;
        var (before, after) = (_folder.Write("before.md", List), _folder.Write("after.md", List + Added));

        var run = await RunAsync([("SemanticScholar:ApiKey", key)], "review", before, after, "--format", "markdown", "--date", "2026-03-01");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("**For maintainers:** Semantic Scholar refuses the API key, so it was asked without one.", run.Out, StringComparison.Ordinal);
        Assert.Contains("the API key in SemanticScholar__ApiKey was refused", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_of_the_second_source_is_named()
    {
        var run = await RunAsync([("OpenAlex:BaseAddress", "https://api.openalex.org/works")], "lookup", "1503.02531");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("curator: OpenAlex:BaseAddress must be written without /works, which is added to it.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_source_can_be_switched_off()
    {
        _scholar.Fault = static _ => FakeResponse.Throttled;

        var run = await RunAsync([("OpenAlex:Enabled", "false")], "lookup", "1503.02531", "--format", "json");

        Assert.Equal("unavailable", (string)JsonNode.Parse(run.Out)![0]!["lookup"]!);
        Assert.Empty(_works.Requests);
    }

    private int Requests => _scholar.Requests.Count + _works.Requests.Count;

    private Task<CuratorRun> RunAsync(params string[] args) => RunAsync([], args);

    private Task<CuratorRun> RunAsync((string Key, string Value)[] settings, params string[] args)
    {
        var time = new FixedDay();
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SemanticScholar:CachePath"] = "",
            ["SemanticScholar:RequestsPerSecond"] = "1000",
            ["SemanticScholar:MaxRetries"] = "0",
            ["OpenAlex:RequestsPerSecond"] = "1000",
        };
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        return Curator.RunAsync(
            (output, error) => new CliHost(output, error) { Clock = time, Settings = configuration, Network = () => new FakeHandler(Respond, static () => TimeSpan.Zero, time) },
            args);
    }

    private FakeResponse Respond(FakeRequest request) =>
        request.Path.StartsWith("/works", StringComparison.Ordinal) ? _works.Respond(request) : _scholar.Respond(request);
}
