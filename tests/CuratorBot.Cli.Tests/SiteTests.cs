using System.Text.Json;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed class SiteTests
{
    private const string List = "# Roads\n\n## Stone\n\n- Roads of stone and sand (2014), A. Digger [[pdf]](http://arxiv.org/pdf/1503.02531)\n";

    /// <summary>The model list, its translation, and lists of other forms: a page tells what <c>stats</c> and <c>check</c> tell.</summary>
    [Theory]
    [InlineData("corpus/lists/terryum-head/list.md")]
    [InlineData("corpus/lists/seed-zh/list.md")]
    [InlineData("corpus/forms/awesome-llm/list.md")]
    [InlineData("corpus/forms/plmpapers/list.md")]
    [InlineData("corpus/forms/gnnpapers/list.md")]
    [InlineData("corpus/forms/ssl/list.md")]
    public async Task The_figures_of_a_page_are_those_of_stats_and_check(string list)
    {
        var path = SharedData.Require(list);
        var (page, stats, check) = (await JsonAsync("site", path, "--json"), await JsonAsync("stats", path, "--format", "json"), await JsonAsync("check", path, "--format", "json"));

        var counts = page.GetProperty("counts");
        Assert.Equal((Int(stats, "papers"), Int(stats, "withCitations")), (Int(counts, "main"), Int(counts, "mainWithFigure")));
        Assert.Equal(
            stats.GetProperty("byYear").EnumerateArray().Select(static y => (Int(y, "year"), Int(y, "papers"), Int(y, "withCitations"), Long(y, "citations"), Number(y, "medianCitations"), Int(y, "threshold"), Int(y, "below"))).OrderDescending(),
            page.GetProperty("years").EnumerateArray().Select(static y => (Int(y, "year"), Int(y, "papers"), Int(y, "withFigure"), Long(y, "citations"), Number(y, "median"), Int(y, "needed"), Int(y, "below"))));
        Assert.Equal(
            stats.GetProperty("authors").EnumerateArray().Take(40).Select(static a => (Text(a, "name"), Int(a, "papers"), Int(a, "citations"))),
            page.GetProperty("authors").EnumerateArray().Select(static a => (Text(a, "name"), Int(a, "papers"), Int(a, "citations"))));

        var entries = page.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(
            check.GetProperty("evidence").EnumerateArray().Select(static e => (Text(e, "title"), Text(e, "lookup"), Count(e))),
            entries.Where(static e => e.TryGetProperty("lookup", out _)).Select(static e => (Text(e, "title"), Text(e, "lookup"), Count(e))));
        Assert.Equal(
            check.GetProperty("findings").EnumerateArray().Where(static f => Text(f, "rule") == "citation-threshold").Select(static f => Int(f, "line")).Order(),
            entries.Where(static e => Has(e, "below")).Select(static e => Int(e, "line")).Order());
        Assert.Equal(
            check.GetProperty("findings").EnumerateArray().Where(static f => Text(f, "rule") == "duplicate").Select(static f => Int(f, "line")).Distinct().Order(),
            entries.Where(static e => Has(e, "duplicate")).Select(static e => Int(e, "line")).Order());
        Assert.Equal(check.GetProperty("top").GetProperty("after").ValueKind == JsonValueKind.Null, !page.TryGetProperty("top", out _));
    }

    [Fact]
    public async Task A_folder_gets_the_page_its_data_and_its_history_once_a_day()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.md", List);
        var site = Path.Combine(folder.Path, "site");

        var first = await Curator.RunAsync("site", list, "--to", site, "--offline", "--date", "2026-11-20");
        Assert.Equal((0, ""), (first.ExitCode, first.Out));
        await Curator.RunAsync("site", list, "--to", site, "--offline", "--date", "2026-11-27");
        var run = await Curator.RunAsync("site", list, "--to", site, "--offline", "--date", "2026-11-27", "--json");

        Assert.Equal(["history.jsonl", "index.html", "list.json"], Directory.EnumerateFiles(site).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(site, "history.jsonl"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(run.Out.TrimEnd(), await File.ReadAllTextAsync(Path.Combine(site, "list.json"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(folder.Path, run.Out, StringComparison.Ordinal);
        Assert.Equal("2026-11-20", JsonDocument.Parse(run.Out).RootElement.GetProperty("changes").GetProperty("since").GetString());
        Assert.Contains("index.html: written, 1 entry", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_history_is_named_and_kept_out()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.md", List);
        var history = folder.Write("old.jsonl", "nonsense\n");

        var run = await Curator.RunAsync("site", list, "--to", Path.Combine(folder.Path, "site"), "--history", history, "--offline");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{history}:1: is not a line of a history", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", await File.ReadAllTextAsync(history, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somewhere_to_write_to_must_be_named()
    {
        var run = await Curator.RunAsync("site", "README.md", "--offline");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--to is missing: name the folder for the page, or use --json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_model_list_is_under_400_kilobytes_with_its_data()
    {
        var list = SharedData.Require("corpus/lists/terryum-head/list.md");
        using var folder = new TemporaryFolder();

        var run = await Curator.RunAsync("site", list, "--to", folder.Path, "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline", "--repository", "terryum/awesome-deep-learning-papers");

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(new FileInfo(Path.Combine(folder.Path, "index.html")).Length, 100_000, 400_000);
    }

    private static async Task<JsonElement> JsonAsync(params string[] args)
    {
        var run = await Curator.RunAsync([.. args, "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline"]);
        Assert.InRange(run.ExitCode, 0, 1);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private static bool Has(JsonElement entry, string state) => entry.GetProperty("states").EnumerateArray().Any(s => s.ValueEquals(state));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int Int(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : -1;

    private static long Long(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static double Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : -1;

    private static int Count(JsonElement element) => Int(element, "citations");
}
