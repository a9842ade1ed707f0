using System.Text.Json;
using System.Text.RegularExpressions;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed partial class CriteriaPreviewTests
{
    private const string Overflow = "More Papers from 2016";

    [Theory]
    [InlineData(60, 100)]
    [InlineData(60, 5000)]
    public async Task A_higher_threshold_names_the_papers_that_a_query_of_the_snapshot_finds(int before, int after)
    {
        var run = await TryAsync($"citations: {{ 2016: {after}, 2015: 200, 2014: 400, 2013: 600, 2012: 800 }}\n");

        Assert.StartsWith($"citations.2016: {before} -> {after}\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            Top().Where(p => SectionOf(p) != Overflow && Needed(p, before) <= Citations(p) && Citations(p) < Needed(p, after)).Select(LineOf).Order(),
            Lines(run.Out, "falls out"));
        Assert.Empty(Lines(run.Out, "comes up"));
        Assert.Empty(Lines(run.Out, "could leave"));
    }

    [Fact]
    public async Task A_smaller_top_names_those_that_could_leave_the_least_cited_of_the_overflow_section_first()
    {
        var run = await TryAsync("top: { size: 90 }\n");

        Assert.Equal(Top().Where(p => SectionOf(p) == Overflow).OrderBy(Citations).Take(10).Select(LineOf), Lines(run.Out, "could leave"));
        Assert.EndsWith("\n\n0 papers fall out, 0 come up, 0 become open, 10 could leave to make room; the top holds 100 papers, and the limit would be 90\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_years_make_papers_fall_out_and_come_up()
    {
        var run = await TryAsync("citations: { 2016: 60, 2015: 200, 2014: 400, 2013: 600 }\ntop: { years: 2013-2017 }\n");

        var fallen = Top().Where(static p => p.GetProperty("_list").GetProperty("year") is { ValueKind: JsonValueKind.Number } year && year.GetInt32() == 2012 && p.GetProperty("year").GetInt32() == 2012).Select(LineOf);
        Assert.Subset(Lines(run.Out, "falls out").ToHashSet(), fallen.ToHashSet());
        Assert.NotEmpty(fallen);
        Assert.Contains("comes up", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_for_a_year_that_had_none_opens_what_nobody_has_counted()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.md", "# T\n\nA list of the top 2 papers from 2015 to 2016.\n\n## Top\n\n- **Long tunnels** (2015), A. Digger [[pdf]](https://arxiv.org/pdf/1503.02531)\n- **Deep wells** (2016), B. Lund [[pdf]](https://arxiv.org/pdf/1603.00001)\n");

        var run = await Curator.RunAsync("policy", list, "--with", folder.Write("new.yml", "top: { size: 2, years: 2015-2016 }\ncitations: { 2015: 100 }\n"), "--offline");

        Assert.Equal([7], Lines(run.Out, "becomes open"));
        Assert.EndsWith("0 papers fall out, 0 come up, 1 becomes open, 0 could leave to make room; the top holds 2 papers, and the limit would be 2\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_in_force_changes_nothing_and_a_broken_one_is_told()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.md", "# T\n\n- Long tunnels (2015), A. Digger [[pdf]](https://arxiv.org/pdf/1503.02531)\n");

        var same = await Curator.RunAsync("policy", list, "--with", folder.Write("same.yml", "drafts: review\n"), "--offline");
        var broken = await Curator.RunAsync("policy", list, "--with", folder.Write("broken.yml", "top: { size: many }\n"), "--offline");

        Assert.Equal((0, "The policy stays as it is.\n"), (same.ExitCode, same.Out));
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("broken.yml:1", broken.Error, StringComparison.Ordinal);
    }

    private static async Task<CuratorRun> TryAsync(string policy)
    {
        using var folder = new TemporaryFolder();
        return await Curator.RunAsync(
            "policy", SharedData.Require("corpus/lists/terryum-head/list.md"), "--with", folder.Write("new.yml", policy), "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline");
    }

    /// <summary>The lines of the rows with an effect, in the order of the table.</summary>
    private static IEnumerable<int> Lines(string table, string effect) =>
        Row().Matches(table).Where(row => row.Groups["effect"].Value == effect).Select(static row => int.Parse(row.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<JsonElement> Top() => File.ReadLines(SharedData.Require("semantic-scholar/papers.jsonl"))
        .Select(static line => JsonDocument.Parse(line).RootElement)
        .Where(static paper => paper.GetProperty("_list").GetProperty("bold").GetBoolean() && paper.GetProperty("citationCount").ValueKind == JsonValueKind.Number);

    /// <summary>The threshold of the list's year; of the record's, where that is one off and asks less.</summary>
    private static int Needed(JsonElement paper, int of2016)
    {
        var record = paper.GetProperty("year").GetInt32();
        var listed = paper.GetProperty("_list").GetProperty("year") is { ValueKind: JsonValueKind.Number } year ? year.GetInt32() : record;
        return Math.Abs(listed - record) == 1 ? Math.Min(Of(listed), Of(record)) : Of(listed);

        int Of(int year) => year switch { 2016 => of2016, 2015 => 200, 2014 => 400, 2013 => 600, 2012 => 800, _ => int.MaxValue };
    }

    private static int Citations(JsonElement paper) => paper.GetProperty("citationCount").GetInt32();

    private static int LineOf(JsonElement paper) => paper.GetProperty("_list").GetProperty("line").GetInt32();

    private static string SectionOf(JsonElement paper) => paper.GetProperty("_list").GetProperty("section").GetString()!;

    [GeneratedRegex(@"^(?<effect>falls out|comes up|becomes open|could leave) +(?<line>\d+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
