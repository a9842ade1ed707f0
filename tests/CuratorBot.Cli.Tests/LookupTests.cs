using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>Paper facts on the command line: looked up, checked, recorded and given again.</summary>
public sealed class LookupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeSemanticScholar _service = new FakeSemanticScholar()
        .Add(7200347, "Distilling the Knowledge in a Neural Network", 2015, 9675, ["Geoffrey E. Hinton", "Oriol Vinyals", "J. Dean"], arXiv: "1503.02531")
        .Add(15299054, "Neural Turing Machines", 2014, 1818, ["Alex Graves", "Greg Wayne"], arXiv: "1410.5401")
        .Add(5, "Neural Turing Machines", 2014, 3, ["S. Else"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_papers_are_looked_up_with_one_batch()
    {
        var run = await RunAsync("lookup", "1503.02531", "https://arxiv.org/abs/1410.5401v2", "doi:10.1038/nature14236", "--format", "json");

        var rows = JsonNode.Parse(run.Out)!.AsArray();
        Assert.Equal((1, ""), (run.ExitCode, run.Error)); // one was not found
        Assert.Equal(["found", "found", "not-found"], rows.Select(r => r!["lookup"]!.GetValue<string>()));
        Assert.Equal([9675, 1818, null], rows.Select(r => r!["citations"]?.GetValue<int>()));
        Assert.Equal(1, _service.Count("batch"));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_look_up_in_json_is_as_the_contract_says()
    {
        var run = await RunAsync("lookup", "Neural Turing machines (2014), A. Graves et al.", "Neural Turing machines", "--format", "json");

        await JsonContract.AssertValidAsync("lookup.schema.json", run.Out);
        var rows = JsonNode.Parse(run.Out)!.AsArray();
        Assert.Equal(("found", "title", 1.0), ((string)rows[0]!["lookup"]!, (string)rows[0]!["matchedBy"]!, (double)rows[0]!["score"]!));
        Assert.Equal(("ARXIV:1410.5401", 15299054L, "semantic-scholar", "Neural Turing machines"), ((string)rows[0]!["paperId"]!, (long)rows[0]!["corpusId"]!, (string)rows[0]!["source"]!, (string)rows[0]!["query"]!));
        Assert.Equal("ambiguous", (string)rows[1]!["lookup"]!);
        Assert.Equal([5, 15299054], rows[1]!["candidates"]!.AsArray().Select(c => (long)c!["corpusId"]!).Order());
    }

    [Fact]
    public async Task A_look_up_for_people_has_a_block_for_each_record()
    {
        var run = await RunAsync("lookup", "1503.02531", "Neural Turing machines", "Nothing like it");

        Assert.Equal(
            """
            1503.02531: found by its id

              Distilling the Knowledge in a Neural Network (2015)
              Geoffrey E. Hinton, Oriol Vinyals, J. Dean
              9,675 citations on 2026-03-01
              ARXIV:1503.02531

            Neural Turing machines: may be one of 2 papers

              Neural Turing Machines (2014)
              Alex Graves, Greg Wayne
              1,818 citations on 2026-03-01
              ARXIV:1410.5401

              Neural Turing Machines (2014)
              S. Else
              3 citations on 2026-03-01
              CorpusId:5

            Nothing like it: not found

            """,
            run.Out);
    }

    [Fact]
    public async Task A_service_out_of_reach_is_told_and_is_no_failure()
    {
        var run = await Curator.RunAsync("lookup", "1503.02531");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1503.02531: could not be looked up", run.Out, StringComparison.Ordinal);
        Assert.Contains("Semantic Scholar could not be reached: its name was not resolved.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_tells_the_number_of_requests()
    {
        var run = await RunAsync("check", WriteList(), "--date", "2026-03-01");

        Assert.Equal("3 papers, 2 requests to Semantic Scholar\n", run.Error);
        Assert.Equal((1, 1), (_service.Count("batch"), _service.Count("match")));
    }

    [Fact]
    public async Task A_second_check_asks_nothing_unless_told_to()
    {
        var list = WriteList();
        await RunAsync("check", list);

        Assert.Equal("3 papers, 0 requests to Semantic Scholar\n", (await RunAsync("check", list)).Error);
        Assert.Equal("3 papers, 2 requests to Semantic Scholar\n", (await RunAsync("check", list, "--refresh")).Error);
        Assert.Equal("3 papers, 2 requests to Semantic Scholar\n", (await RunAsync("check", list, "--no-cache")).Error);
    }

    [Fact]
    public async Task Offline_asks_no_one()
    {
        var run = await RunAsync("check", WriteList(), "--offline", "--format", "json");

        Assert.Empty(_service.Requests);
        Assert.All(JsonNode.Parse(run.Out)!["evidence"]!.AsArray(), e => Assert.Equal("unavailable", (string)e!["lookup"]!));
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_snapshot_is_asked_before_the_service()
    {
        var papers = _folder.Write("papers.jsonl", """{"title":"Distilling the Knowledge in a Neural Network","externalIds":{"ArXiv":"1503.02531"},"citationCount":1,"_asOf":"2020-01-01"}""");

        var run = await RunAsync("lookup", "1503.02531", "1410.5401", "--papers", papers, "--format", "json");

        Assert.Equal(["snapshot 1", "semantic-scholar 1818"], JsonNode.Parse(run.Out)!.AsArray().Select(r => $"{r!["source"]} {r["citations"]}"));
        Assert.Equal("/graph/v1/paper/ARXIV:1410.5401", Assert.Single(_service.Requests).Path);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("sarif")]
    public async Task A_recorded_review_is_given_again_byte_for_byte(string format)
    {
        var before = _folder.Write("before.md", List);
        var after = _folder.Write("after.md", List + Added);
        var receipt = Path.Combine(_folder.Path, "receipt.jsonl");

        var first = await RunAsync("review", before, after, "--record", receipt, "--format", format, "--date", "2026-03-01");
        var requests = _service.Requests.Count;
        var again = await RunAsync("review", before, after, "--papers", receipt, "--offline", "--format", format, "--date", "2026-03-01");

        Assert.Equal(3, requests);
        Assert.Equal(requests, _service.Requests.Count);
        Assert.Equal((first.ExitCode, first.Out), (again.ExitCode, again.Out));
    }

    [Fact]
    public async Task A_review_that_the_service_failed_is_given_again_too()
    {
        var before = _folder.Write("before.md", List);
        var after = _folder.Write("after.md", List + Added);
        var receipt = Path.Combine(_folder.Path, "receipt.jsonl");
        _service.Fault = _ => FakeResponse.Forbidden;

        var first = await RunAsync("review", before, after, "--record", receipt, "--format", "json", "--date", "2026-03-01");
        _service.Fault = null;
        var again = await RunAsync("review", before, after, "--papers", receipt, "--offline", "--format", "json", "--date", "2026-03-01");

        Assert.All(JsonNode.Parse(first.Out)!["evidence"]!.AsArray(), e => Assert.Equal("unavailable", (string)e!["lookup"]!));
        Assert.Equal(first.Out, again.Out);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_is_told()
    {
        var run = await RunAsync("lookup", "1503.02531", "--record", Path.Combine(_folder.Path, "no", "such", "folder", "x"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the recording cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_told_without_a_review()
    {
        var run = await RunAsync([("SemanticScholar:RequestsPerSecond", "0")], "lookup", "1503.02531");

        Assert.Equal(
            (2, "", "curator: SemanticScholar:RequestsPerSecond must be greater than 0 and at most 1000. It is set by the environment variable of that name, with __ in place of the colon.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("--offline", "--refresh")]
    [InlineData("--offline", "--no-cache")]
    [InlineData("--no-cache", "--refresh")]
    public async Task Options_that_contradict_each_other_are_told(string one, string other)
    {
        var run = await RunAsync("lookup", "1503.02531", one, other);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("curator lookup: --", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_in_nothing_that_is_written()
    {
        var key = Guid.NewGuid().ToString("N");
        var receipt = Path.Combine(_folder.Path, "receipt.jsonl");
        _service.Fault = r => r.Path.EndsWith("match", StringComparison.Ordinal) ? FakeResponse.Forbidden : null;

        var run = await RunAsync([("SemanticScholar:ApiKey", key)], "check", WriteList(), "--record", receipt, "--format", "json");

        Assert.Contains(_service.Requests, r => string.Equals(r.Headers.GetValueOrDefault("x-api-key"), key, StringComparison.Ordinal));
        Assert.Contains("Semantic Scholar refuses the request (403)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(key, run.Out + run.Error + await File.ReadAllTextAsync(receipt, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private const string List = """
        # Papers

        ## Deep learning

        - **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[pdf]](http://arxiv.org/pdf/1503.02531)
        - **Neural turing machines** (2014), A. Graves et al. [[pdf]](https://arxiv.org/pdf/1410.5401.pdf)

        """;

    private const string Added =
        "- **A paper that no one knows** (2016), N. Obody [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)\n"
        + "- **Neural turing machines at last** (2014), A. Graves et al. [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)\n";

    private string WriteList() => _folder.Write("list.md", List + "- **A paper that no one knows** (2016), N. Obody [[pdf]](https://example.org/1.pdf)\n");

    private Task<CuratorRun> RunAsync(params string[] args) => RunAsync([], args);

    private Task<CuratorRun> RunAsync((string Key, string Value)[] settings, params string[] args)
    {
        var time = new FixedDay();
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SemanticScholar:CachePath"] = Path.Combine(_folder.Path, "cache", "papers.db"),
            ["SemanticScholar:RequestsPerSecond"] = "1000",
            ["OpenAlex:Enabled"] = "false",
        };
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        return Curator.RunAsync(
            (output, error) => new CliHost(output, error) { Clock = time, Settings = configuration, Network = () => _service.CreateHandler(time) },
            args);
    }
}
