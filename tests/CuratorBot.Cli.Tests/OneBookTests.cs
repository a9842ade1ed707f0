using System.Text.Json;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>What is decided of a paper is the same wherever it is shown.</summary>
public sealed class OneBookTests : IDisposable
{
    private const string Tunnels = "- **Long tunnels and short bridges of the north** (2015), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1512.00001) [[html]](https://doi.org/10.1000/abc)\n";

    private const string Rails = "- **Bent rails and their many curves** (2016), B. Ben et al. [[pdf]](https://arxiv.org/pdf/1601.00002)\n";

    private const string List = """
        # Top papers

        ## Citation criteria

        - Top 100 papers from 2012 to 2016
        - **2016** : +60 citations
        - **2015** : +200 citations

        ## Papers

        ### Driving


        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_output_of_a_review_shows_the_count_that_the_verdict_went_by()
    {
        var (before, after) = (_folder.Write("base.md", List), _folder.Write("head.md", List + Tunnels));
        var papers = Papers(
            Record("Long tunnels and short bridges of the north", 2015, 10, """{"ArXiv":"1512.00001"}""", "2022-01-01"),
            Record("Long tunnels and short bridges of the north", 2015, 500, """{"DOI":"10.1000/abc"}""", "2022-02-02"));

        var json = JsonDocument.Parse(await OutAsync("review", before, after, "--format", "json", "--papers", papers)).RootElement;
        var evidence = Assert.Single(json.GetProperty("evidence").EnumerateArray());
        var text = (await OutAsync("review", before, after, "--papers", papers)).Split('\n').Last(static line => line.StartsWith("Long tunnels", StringComparison.Ordinal));
        var markdown = (await OutAsync("review", before, after, "--format", "markdown", "--papers", papers)).Split('\n').Single(static line => line.Contains("Long tunnels", StringComparison.Ordinal) && line.StartsWith('|'));

        Assert.Equal("pass", json.GetProperty("verdict").GetString());
        Assert.Equal((500, 200, "2022-02-02"), (evidence.GetProperty("citations").GetInt32(), evidence.GetProperty("needed").GetInt32(), evidence.GetProperty("asOf").GetString()));
        Assert.Matches(@"\bfound +500 +200 +2022-02-02$", text);
        Assert.Contains("| 500&nbsp;of&nbsp;200&nbsp;✓ |", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(59, 2)]
    public async Task Statistics_call_below_what_the_check_calls_below(int citations, int below)
    {
        var list = _folder.Write("list.md", List + Tunnels + Rails);
        var papers = Papers(
            Record("Long tunnels and short bridges of the north", 2016, citations, """{"ArXiv":"1512.00001"}""", "2022-01-01"),
            Record("Bent rails and their many curves", 2016, citations, """{"ArXiv":"1601.00002"}""", "2022-01-01"));

        var check = JsonDocument.Parse(await OutAsync("check", list, "--format", "json", "--papers", papers)).RootElement;
        var years = JsonDocument.Parse(await OutAsync("stats", list, "--format", "json", "--papers", papers)).RootElement.GetProperty("byYear").EnumerateArray();

        Assert.Equal(below, check.GetProperty("findings").EnumerateArray().Count(static f => f.GetProperty("rule").GetString() == "citation-threshold"));
        Assert.Equal(below, years.Sum(static y => y.GetProperty("below").GetInt32()));
    }

    private static async Task<string> OutAsync(params string[] args)
    {
        var run = await Curator.RunAsync([.. args, "--offline"]);
        Assert.Equal("", run.Error.Split('\n').FirstOrDefault(static line => line.StartsWith("curator: ", StringComparison.Ordinal)) ?? "");
        return run.Out;
    }

    private string Papers(params string[] records) => _folder.Write("papers.jsonl", string.Join('\n', records) + "\n");

    private static string Record(string title, int year, int citations, string ids, string day) =>
        $$"""{"corpusId":{{citations + title.Length}},"title":"{{title}}","year":{{year}},"citationCount":{{citations}},"externalIds":{{ids}},"authors":[{"name":"{{(title[0] == 'L' ? "Lena Lane" : "Bea Ben")}}"},{"name":"Mia Moor"},{"name":"Nils Nord"}],"_asOf":"{{day}}"}""";
}
