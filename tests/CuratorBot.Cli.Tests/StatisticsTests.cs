using System.Text.Json;
using System.Xml.Linq;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public async Task The_authors_of_the_real_list_have_the_figures_that_a_query_of_the_snapshot_gives()
    {
        var run = await RunAsync("authors", "terryum-head", "--format", "json");

        var told = JsonDocument.Parse(run.Out).RootElement.EnumerateArray().ToDictionary(
            a => a.GetProperty("authorId").GetString() ?? a.GetProperty("name").GetString()!,
            a => (a.GetProperty("score").GetDouble(), Int(a, "papers"), Int(a, "citations"), Int(a, "firstAuthorships"), Int(a, "lastAuthorships")));
        var counted = (
            from paper in TopOfSnapshot()
            let authors = paper.GetProperty("authors").EnumerateArray().ToList()
            from author in authors.Select((a, i) => (Id: IdOf(a), Place: i + 1))
            group (paper, author.Place, Of: authors.Count) by author.Id).ToDictionary(
            g => g.Key,
            g => (Math.Round(g.Sum(p => 1.0 / p.Place), 4), g.Count(), g.Sum(p => Int(p.paper, "citationCount")), g.Count(p => p.Place == 1), g.Count(p => p.Of > 1 && p.Place == p.Of)));

        Assert.Equal(counted.OrderBy(a => a.Key, StringComparer.Ordinal), told.OrderBy(a => a.Key, StringComparer.Ordinal));
        Assert.Equal(343, told.Count);
    }

    [Fact]
    public async Task The_statistics_of_the_real_list_are_those_of_the_snapshot()
    {
        var run = await RunAsync("stats", "terryum-head", "--format", "json");

        var json = JsonDocument.Parse(run.Out).RootElement;
        var papers = TopOfSnapshot().ToList();
        Assert.Equal((100, papers.Count, papers.Count), (Int(json, "papers"), Int(json, "withRecord"), Int(json, "withCitations")));
        foreach (var year in json.GetProperty("byYear").EnumerateArray())
        {
            var counts = papers.Where(p => YearOf(p) == Int(year, "year")).Select(p => Int(p, "citationCount")).Order().ToList();
            Assert.Equal(counts.Sum(c => (long)c), year.GetProperty("citations").GetInt64());
            Assert.Equal(counts.Count % 2 == 1 ? counts[counts.Count / 2] : (counts[(counts.Count / 2) - 1] + counts[counts.Count / 2]) / 2.0, year.GetProperty("medianCitations").GetDouble());
            Assert.Equal(counts[^1], year.GetProperty("mostCited").GetProperty("citations").GetInt32());
            Assert.Equal(0, Int(year, "below"));
        }

        Assert.Equal(
            papers.GroupBy(p => p.GetProperty("_list").GetProperty("section").GetString()!).Select(g => (g.Key, g.Sum(p => Int(p, "citationCount")))).Order(),
            json.GetProperty("bySection").EnumerateArray().Select(s => (s.GetProperty("name").GetString()!, Int(s, "citations"))).Order());
        var firsts = papers.Select(p => IdOf(p.GetProperty("authors")[0])).Distinct().Count();
        Assert.Equal(Math.Round(firsts / 343.0, 4), json.GetProperty("shareOfFirstAuthors").GetDouble());
        var pairs = papers.SelectMany(p => PairsOf([.. p.GetProperty("authors").EnumerateArray().Select(IdOf).Distinct().Order(StringComparer.Ordinal)])).CountBy(p => p).Where(p => p.Value > 1);
        Assert.Equal(pairs.Select(p => p.Value).OrderDescending(), json.GetProperty("pairs").EnumerateArray().Select(p => Int(p, "papers")));
    }

    [Fact]
    public async Task Csv_has_a_heading_and_a_line_for_each_author()
    {
        var run = await RunAsync("authors", "terryum-head", "--format", "csv");

        var lines = run.Out.Split("\r\n");
        Assert.Equal("name,authorId,score,papers,citations,firstAuthorships,lastAuthorships,firstYear,lastYear", lines[0]);
        Assert.Equal("\"A. Graves\",\"1753223\",5.1429,9,48697,4,0,2013,2016", lines[1]);
        Assert.Equal(343 + 2, lines.Length);
    }

    [Fact]
    public async Task A_name_cannot_be_a_formula_of_a_spreadsheet()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.md", "## Top\n\n- **Long tunnels** (2015), A. Digger [[pdf]](http://arxiv.org/pdf/1503.02531)\n");
        var papers = folder.Write("papers.jsonl", """{"title":"Long tunnels","externalIds":{"ArXiv":"1503.02531"},"year":2015,"citationCount":3,"authors":[{"authorId":null,"name":"=A. \"Digger\""}]}""");

        var run = await Curator.RunAsync("authors", list, "--papers", papers, "--offline", "--format", "csv");

        Assert.Contains("\r\n\"'=A. \"\"Digger\"\"\",\"\",1,1,3,1,0,2015,2015\r\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_name_who_and_what_is_cited_most()
    {
        var run = await RunAsync("stats", "terryum-head");

        Assert.StartsWith("100 papers in the top; 92 records found, 92 with a known number of citations. 343 authors, of whom 70 (20.4%) are the first of a paper.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Deep residual learning for image recognition (106,571)", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terryum-head", "# Statistics", "Optimization / Training Techniques")]
    [InlineData("seed-zh", "# 统计", "优化 / 训练技术")]
    public async Task A_page_has_pictures_in_the_language_of_the_list(string list, string heading, string section)
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(folder.Path, "statistics");

        var run = await RunAsync("stats", list, "--markdown", target);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var page = await File.ReadAllTextAsync(Path.Combine(target, "STATISTICS.md"), TestContext.Current.CancellationToken);
        Assert.StartsWith(heading + "\n", page, StringComparison.Ordinal);
        Assert.Contains($"| {section} |", page, StringComparison.Ordinal);
        foreach (var picture in (string[])["citations", "authors", "sections", "coauthors"])
        {
            Assert.Contains($"srcset=\"{picture}-dark.svg\"", page, StringComparison.Ordinal);
            Assert.Contains($"src=\"{picture}.svg\"", page, StringComparison.Ordinal);
            Assert.Contains("fill=\"white\"", Root(target, picture).ToString(), StringComparison.Ordinal);
            Assert.Contains("#0d1117", Root(target, picture + "-dark").ToString(), StringComparison.OrdinalIgnoreCase);
            var png = await File.ReadAllBytesAsync(Path.Combine(target, picture + ".png"), TestContext.Current.CancellationToken);
            Assert.Equal("PNG"u8, png.AsSpan(1, 3));
        }

        Assert.Equal(13, Directory.GetFiles(target).Length);
    }

    [Fact]
    public async Task The_marks_of_a_picture_say_what_they_stand_for_and_the_strongest_pairs_are_drawn()
    {
        using var folder = new TemporaryFolder();

        await RunAsync("stats", "terryum-head", "--markdown", folder.Path);

        Assert.Equal(92, Tips(folder.Path, "citations").Count);
        Assert.Contains("Deep residual learning for image recognition (2016): 106,571", Tips(folder.Path, "citations"));
        var pairs = Tips(folder.Path, "coauthors").FindAll(static t => t.Contains(", ", StringComparison.Ordinal));
        Assert.Equal(["A. Graves, K. Kavukcuoglu: 5", "Shaoqing Ren, Kaiming He: 5"], pairs.FindAll(static t => t.EndsWith(": 5", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("Understanding / Generalization / Transfer, 2014: 5", Tips(folder.Path, "sections"));
        Assert.Contains(Tips(folder.Path, "authors"), static t => t.StartsWith("A. Graves\n", StringComparison.Ordinal));
        Assert.Contains("36 of the 65 authors", await File.ReadAllTextAsync(Path.Combine(folder.Path, "STATISTICS.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_all_papers_the_most_cited_first_and_venues_whatever_their_year()
    {
        using var folder = new TemporaryFolder();

        await RunAsync("stats", "terryum-head", "--markdown", folder.Path);

        var page = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "STATISTICS.md"), TestContext.Current.CancellationToken);
        var papers = page.SkipWhile(static l => l != "## All papers, the most cited first").Skip(4).TakeWhile(static l => l.Length > 0).ToList();
        Assert.Equal(100, papers.Count);
        Assert.StartsWith("| [Deep residual learning for image recognition](http", papers[0], StringComparison.Ordinal);
        Assert.EndsWith("| 106,571 |", papers[0], StringComparison.Ordinal);
        Assert.EndsWith("|  |", papers[^1], StringComparison.Ordinal);
        Assert.Single(page, static l => l.StartsWith("| CVPR |", StringComparison.Ordinal));
        Assert.DoesNotContain(page, static l => l.Contains("| 2016 IEEE", StringComparison.Ordinal) || l.Contains("6,631.5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_titles_and_names_are_text_in_a_picture()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.md", "## Top\n\n- **Long <script>tunnels</script> & \u0001]]> \"caves\"** (2015), A. Digger [[pdf]](http://arxiv.org/pdf/1503.02531)\n");
        var papers = folder.Write("papers.jsonl", """{"title":"Long tunnels caves","externalIds":{"ArXiv":"1503.02531"},"year":2015,"citationCount":3,"authors":[{"authorId":null,"name":"A. <b>\u0002 Digger"}]}""");

        await Curator.RunAsync("stats", list, "--papers", papers, "--offline", "--markdown", folder.Path);

        foreach (var picture in Directory.GetFiles(folder.Path, "*.svg"))
        {
            Assert.DoesNotContain(XDocument.Load(picture).Descendants(), static e => e.Name.LocalName is "script" or "b");
        }
    }

    private static XElement Root(string folder, string picture) => XDocument.Load(Path.Combine(folder, picture + ".svg")).Root!;

    private static List<string> Tips(string folder, string picture) => [.. Root(folder, picture).Descendants().Where(static e => e.Name.LocalName == "title").Select(static e => e.Value)];

    private static Task<CuratorRun> RunAsync(string command, string list, params string[] args) => Curator.RunAsync(
        [command, SharedData.Require($"corpus/lists/{list}/list.md"), "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline", .. args]);

    /// <summary>The snapshot's records of the bold papers, found by their lines and not by any matching.</summary>
    private static IEnumerable<JsonElement> TopOfSnapshot() => File.ReadLines(SharedData.Require("semantic-scholar/papers.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(paper => paper.GetProperty("_list").GetProperty("bold").GetBoolean());

    private static int? YearOf(JsonElement paper) =>
        paper.GetProperty("_list").GetProperty("year") is { ValueKind: JsonValueKind.Number } year ? year.GetInt32() : Int(paper, "year");

    private static string IdOf(JsonElement author) => author.GetProperty("authorId").GetString() ?? author.GetProperty("name").GetString()!;

    private static IEnumerable<(string, string)> PairsOf(List<string> ids) => ids.SelectMany((one, i) => ids.Skip(i + 1).Select(other => (one, other)));

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
