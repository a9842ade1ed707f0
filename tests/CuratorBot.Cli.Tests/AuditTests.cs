using System.Text.Json;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task What_is_known_to_be_wrong_with_the_real_list_is_found()
    {
        var run = await RunAsync("--format", "json", "--bib", SharedData.Require("corpus/lists/terryum-head/top100papers.bib"));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        var json = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal([375], Lines(json, "duplicates"));
        Assert.Equal([324, 330], Lines(json, "links"));
        Assert.Equal([84, 94, 126, 159, 197, 247, 257, 258, 314, 342, 353, 356, 378], Lines(json, "facts"));
        Assert.Contains("S. Ioffe", Message(json, 84), StringComparison.Ordinal);
        Assert.Contains("the year is missing", Message(json, 126), StringComparison.Ordinal);
        Assert.Equal([108, 149], Lines(json, "bibliography").Where(line => line > 0));
        Assert.Equal(3, Lines(json, "bibliography").Count(line => line == 0));
        Assert.Equal(Enumerable.Range(215, 16), Lines(json, "age"));
        Assert.Empty(Lines(json, "top"));
        Assert.Equal(3, json.GetProperty("bibliography").GetProperty("stale").GetArrayLength());
    }

    [Fact]
    public async Task The_patch_of_the_real_list_fixes_its_lines()
    {
        var run = await RunAsync("--patch");

        var added = run.Out.Split('\n').Where(line => line.StartsWith("+- ", StringComparison.Ordinal)).ToList();
        var removed = run.Out.Split('\n').Count(line => line.StartsWith("-- ", StringComparison.Ordinal) || line.StartsWith("--  ", StringComparison.Ordinal));
        Assert.InRange(added.Count, 40, removed);
        Assert.Contains(added, line => line.Contains("S. Ioffe and C. Szegedy", StringComparison.Ordinal));
        Assert.Contains(added, line => line.Contains("connected CRFs** (2015), L. Chen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text", "Duplicates (1)")]
    [InlineData("markdown", "### Duplicates (1)")]
    public async Task It_reads_well(string format, string heading)
    {
        var run = await RunAsync("--format", format);

        Assert.Contains(heading, run.Out.Split('\n'));
        Assert.Contains("S. Ioffe", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_fits_a_few_screens_and_the_rest_is_there_when_asked_for()
    {
        var usual = (await RunAsync()).Out.Split('\n');
        var verbose = (await RunAsync("--verbose")).Out.Split('\n');
        var quiet = await RunAsync("--quiet");

        Assert.InRange(usual.Length, 20, 80);
        Assert.Equal(usual[^2], verbose[^2]);
        Assert.Equal(usual[^2] + "\n", quiet.Out);
        Assert.StartsWith("fail  top: 100 of 100, 1 failure, ", usual[^2], StringComparison.Ordinal);
        Assert.Contains("entries can be corrected at once: curator audit ", usual[^3], StringComparison.Ordinal);
        Assert.Equal(int.Parse(usual[^3].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), verbose.Count(static line => line.StartsWith("- ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("never", 0)]
    [InlineData("failure", 1)]
    [InlineData("notice", 1)]
    public async Task The_exit_code_is_by_the_mildest_finding_that_was_named(string severity, int exitCode) =>
        Assert.Equal(exitCode, (await RunAsync("--fail-on", severity)).ExitCode);

    [Fact]
    public async Task A_report_on_the_real_list_fits_into_an_issue_and_says_first_what_is_to_be_fixed_and_each_remark_once()
    {
        var run = await RunAsync("--format", "markdown");

        Assert.InRange(run.Out.Length, 40_000, 55_000);
        Assert.DoesNotContain("further items do not fit here", run.Out, StringComparison.Ordinal);
        Assert.Contains(" places: lines ", run.Out, StringComparison.Ordinal);
        Assert.InRange(run.Out.IndexOf("### Form of the lines (", StringComparison.Ordinal), 0, run.Out.IndexOf("### For information", StringComparison.Ordinal));
    }

    private static Task<CuratorRun> RunAsync(params string[] args) => Curator.RunAsync(
        ["audit", SharedData.Require("corpus/lists/terryum-head/list.md"), "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline", "--date", "2022-10-05", .. args]);

    /// <summary>The lines of what is to be fixed; 0 for what is about no line.</summary>
    private static IEnumerable<int> Lines(JsonElement json, string topic) => json.GetProperty("items").EnumerateArray()
        .Where(item => item.GetProperty("topic").GetString() == topic && item.GetProperty("finding").GetProperty("severity").GetString() != "notice")
        .Select(item => item.GetProperty("finding").GetProperty("line") is { ValueKind: JsonValueKind.Number } line ? line.GetInt32() : 0);

    private static string Message(JsonElement json, int line) => json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("finding"))
        .First(finding => finding.GetProperty("line") is { ValueKind: JsonValueKind.Number } at && at.GetInt32() == line).GetProperty("message").GetString()!;
}
