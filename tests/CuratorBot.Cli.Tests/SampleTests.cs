using System.Text.Json.Nodes;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>The sample pull requests, through the command line in every format.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Path.Combine(SharedData.RepositoryRoot, "samples"))
            .Where(folder => File.Exists(Path.Combine(folder, "head.md")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_is_reviewed_in_every_format_with_the_same_exit_code(string sample)
    {
        var json = await ReviewAsync(sample, "json");
        await JsonContract.AssertValidAsync("review.schema.json", json.Out);
        var review = JsonNode.Parse(json.Out)!;
        var fails = review["findings"]!.AsArray().Any(f => (string?)f!["severity"] is "failure");
        Assert.Equal(fails ? ExitCode.Failure : ExitCode.Success, json.ExitCode);
        Assert.Equal(fails, (string?)review["verdict"] is "fail");

        foreach (var format in (string[])["text", "markdown", "sarif", "junit", "github"])
        {
            var run = await ReviewAsync(sample, format);
            Assert.Equal((json.ExitCode, ""), (run.ExitCode, run.Error));
            if (format is "sarif")
            {
                await JsonContract.AssertValidAsync("sarif.schema.json", run.Out);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_has_the_figures_it_needs(string sample)
    {
        var evidence = JsonNode.Parse((await ReviewAsync(sample, "json")).Out)!["evidence"]!.AsArray();

        Assert.DoesNotContain(evidence, e => (string?)e!["lookup"] is "unavailable");
    }

    [Fact]
    public void There_are_samples() => Assert.InRange(Samples.Count, 6, int.MaxValue);

    [Fact]
    public async Task The_markdown_is_the_bot_s_comment()
    {
        var run = await ReviewAsync("over-the-cap", "markdown");

        Assert.StartsWith("<!--", run.Out, StringComparison.Ordinal);
        Assert.InRange(run.Out.Length, 1, ReviewComment.MaxLength);
    }

    [Fact]
    public async Task Two_files_and_their_folder_are_the_same_change()
    {
        var folder = Path.Combine(SharedData.RepositoryRoot, "samples", "over-the-cap");
        string File(string name) => Path.Combine(folder, name);

        var byFolder = await Curator.RunAsync("review", folder, "--format", "json", "--date", "2017-02-28");
        var byFiles = await Curator.RunAsync("review", File("base.md"), File("head.md"), "--description", File("description.md"), "--papers", File("papers.jsonl"), "--format", "json", "--date", "2017-02-28");

        Assert.Equal(byFolder, byFiles);
    }

    [Fact]
    public async Task A_base_branch_that_moved_on_is_taken_from_the_folder()
    {
        var run = await ReviewAsync("stale-branch", "json");

        Assert.Contains(JsonNode.Parse(run.Out)!["findings"]!.AsArray(), f => (string?)f!["rule"] is "regression");
    }

    private static Task<CuratorRun> ReviewAsync(string sample, string format) =>
        Curator.RunAsync("review", Path.Combine(SharedData.RepositoryRoot, "samples", sample), "--format", format, "--date", "2017-02-28");
}
