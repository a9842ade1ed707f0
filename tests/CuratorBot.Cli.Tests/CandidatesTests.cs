using System.Text.Json;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary><c>curator candidates</c>.</summary>
public sealed class CandidatesTests : IDisposable
{
    private const string List =
        """
        # Top 100 papers

        - **2016** : +60 citations
        - **2015** : +200 citations

        ## Deep learning

        - **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[pdf]](http://arxiv.org/pdf/1503.02531)
        - **Neural turing machines** (2014), A. Graves et al. [[pdf]](https://arxiv.org/pdf/1410.5401)

        """;

    private readonly TemporaryFolder _folder = new();

    private readonly FakeSemanticScholar _scholar = new FakeSemanticScholar { GivesAuthorIds = true }
        .Add(1, "Distilling the Knowledge in a Neural Network", 2015, 9_675, ["Geoffrey E. Hinton", "Oriol Vinyals"], arXiv: "1503.02531")
        .Add(2, "Neural Turing Machines", 2014, 1_818, ["Alex Graves", "Greg Wayne"], arXiv: "1410.5401")
        .Add(3, "Layer Normalization", 2016, 4_300, ["Jimmy Ba", "Geoffrey E. Hinton"], arXiv: "1607.06450")
        .Add(4, "Grammar as a Foreign Language", 2015, 150, ["Oriol Vinyals"], arXiv: "1412.7449")
        .Add(5, "Hybrid Computing", 2016, 1_400, ["Ann Ames"], doi: "10.1038/nature20101")
        .Cite(5, 2);

    [Fact]
    public async Task What_the_authors_wrote_and_what_cites_the_papers_is_looked_through()
    {
        var run = await RunAsync("candidates", Write("README.md", List));

        Assert.Equal(
            $"""
            Layer Normalization (2016)
              4,300 citations, 60 needed; would go to "Deep learning" (near line 8)
            - **Layer Normalization** (2016), J. Ba and G. Hinton [[pdf]](https://arxiv.org/pdf/1607.06450)
            Hybrid Computing (2016)
              1,400 citations, 60 needed; would go to "Deep learning" (near line 9)
            - **Hybrid Computing** (2016), A. Ames [[html]](https://doi.org/10.1038/nature20101)
            Asked about 4 of 4 authors of the list's papers, those with most papers first
            Asked about 2 of 2 papers of the list, the least cited first
            {Path.Combine(_folder.Path, "README.md")}: 2 candidates; 5 papers looked at, 2 in the list, 1 short of what the list asks
            """,
            string.Join('\n', run.Out.Split('\n').Where(static line => line.Length > 0)));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task The_requests_are_capped_and_that_is_told()
    {
        var run = await RunAsync("candidates", Write("README.md", List), "--authors", "--requests", "1", "--most", "1", "--format", "json");

        var told = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(("authors", 1, 4, 1), (told.GetProperty("asked")[0].GetProperty("source").GetString(), told.GetProperty("asked")[0].GetProperty("asked").GetInt32(), told.GetProperty("asked")[0].GetProperty("of").GetInt32(), told.GetProperty("asked").GetArrayLength()));
        var candidate = Assert.Single(told.GetProperty("candidates").EnumerateArray());
        Assert.Equal(("Layer Normalization", 4_300, 60, "Deep learning"), (candidate.GetProperty("title").GetString(), candidate.GetProperty("citations").GetInt32(), candidate.GetProperty("needed").GetInt32(), candidate.GetProperty("section").GetString()));
        Assert.Equal(1, _scholar.Requests.Count(static request => request.Path.StartsWith("/graph/v1/author/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_papers_of_a_bibliography_are_looked_up()
    {
        var file = Write("references.bib", "@article{a, title = {Hybrid computing}, author = {Ames, Ann}, year = 2016, doi = {10.1038/nature20101}}\n@misc{b, title = {Nobody knows this}}\n@article{c, title={Distilling the knowledge in a neural network}, eprint={1503.02531}}\n");

        var run = await RunAsync("candidates", Write("README.md", List), "--from", file);

        Assert.StartsWith("Hybrid Computing (2016)\n  1,400 citations, 60 needed; its section is for you to choose\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(": 1 candidate; 2 papers looked at, 1 in the list, 0 short of what the list asks\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("references.bib: no record was found for 1 of 3 entries\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_has_the_facts_itself()
    {
        var file = Write("papers.jsonl", """{"paperId":"x","title":"Hybrid Computing","year":2016,"citationCount":1400,"authors":[{"name":"Ann Ames"}],"_asOf":"2022-07-23"}""");

        var run = await Curator.RunAsync("candidates", Write("README.md", List), "--from", file, "--offline");

        Assert.StartsWith("Hybrid Computing (2016)\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_list_without_thresholds_is_told_that_any_paper_will_do()
    {
        var run = await RunAsync("candidates", Write("README.md", "## Papers\n\n- **Neural turing machines** (2014), A. Graves et al. [[pdf]](https://arxiv.org/pdf/1410.5401)\n"), "--citing");

        Assert.Contains("The list asks no number of citations, so any other paper may have as good a claim: the most cited come first.\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curator candidates: --from names the papers: leave out --authors and --citing", "--from", "a.bib", "--citing")]
    [InlineData("notes.txt: is neither a bibliography (.bib) nor a snapshot of paper facts (.jsonl).", "--from", "notes.txt")]
    [InlineData("curator candidates: --offline asks no one, so no papers could be found. A file of papers can be named with --from.", "--offline")]
    public async Task What_cannot_be_done_is_told_with_a_way_out(string message, params string[] options)
    {
        var snapshot = Write("facts.jsonl", """{"paperId":"x","title":"Neural Turing Machines","year":2014,"citationCount":1,"authors":[{"authorId":"1","name":"Alex Graves"}],"externalIds":{"ArXiv":"1410.5401"}}""");

        var run = await RunAsync(["candidates", Write("README.md", List), "--papers", snapshot, .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_told()
    {
        _scholar.Fault = static request => request.Path.Contains("/author/", StringComparison.Ordinal) || request.Path.EndsWith("/citations", StringComparison.Ordinal) ? FakeResponse.Throttled : null;

        var run = await RunAsync("candidates", Write("README.md", List));

        Assert.Equal((2, "curator candidates: Semantic Scholar is throttling requests (429), so no papers could be found. A file of papers can be named with --from.\n"), (run.ExitCode, run.Error));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<CuratorRun> RunAsync(params string[] args)
    {
        var time = new FixedDay();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SemanticScholar:CachePath"] = "",
            ["SemanticScholar:RequestsPerSecond"] = "1000",
            ["SemanticScholar:MaxRetries"] = "0",
            ["OpenAlex:Enabled"] = "false",
        };
        return Curator.RunAsync(
            (output, error) => new CliHost(output, error) { Clock = time, Settings = settings, Network = () => new FakeHandler(_scholar.Respond, static () => TimeSpan.Zero, time) },
            args);
    }
}
