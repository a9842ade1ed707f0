using System.Text.Json;
using CuratorBot.Core.Bibliographies;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed class BibTests
{
    private const string List =
        """
        ## Awesome list

        The top 100 papers.

        ### Models

        - **Long tunnels** (2014), A. Digger and B. Miner [[pdf]](http://example.org/tunnels.pdf)
        - **Short bridges** (2015), M. Ø. Mason et al. [[pdf]](http://arxiv.org/pdf/1503.02531)
        """;

    [Fact]
    public async Task The_real_bibliography_lacks_two_papers_and_has_three_of_no_paper()
    {
        var run = await RunOnModelListAsync("--check", SharedData.Require("corpus/lists/terryum-head/top100papers.bib"), "--format", "json");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        var json = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal([108, 149], Lines(json, "missing", "listLine"));
        Assert.Equal([238, 358, 407], Lines(json, "stale", "line"));
        Assert.Empty(Lines(json, "duplicate", "line"));
        Assert.Empty(Lines(json, "differing", "line"));
        Assert.Empty(Lines(json, "unreadable", "line"));
    }

    [Fact]
    public async Task A_written_bibliography_of_the_real_list_reads_as_it_should()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "top.bib");

        var written = await RunOnModelListAsync("--write", path);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var check = await RunOnModelListAsync("--check", path, "--write", path);
        var printed = await RunOnModelListAsync();

        Assert.Equal((ExitCode.Success, ""), (written.ExitCode, written.Out));
        Assert.Equal((ExitCode.Success, "100 entries, 0 missing, 0 stale, 0 duplicate, 0 differing\n"), (check.ExitCode, check.Out));
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(text, printed.Out);
        var entries = BibFile.Parse(text).Entries;
        Assert.Equal(100, entries.Select(entry => entry.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(entries, AssertPleasesBibTeX);
    }

    [Fact]
    public async Task A_bibliography_is_brought_up_to_date_and_told_what_was_done()
    {
        using var folder = new TemporaryFolder();
        var bib = folder.Write("top.bib", "@misc{mine, title={Long Tunnels}}\r\n@misc{gone, title={High towers}}\r\n");

        var run = await Curator.RunAsync("bib", folder.Write("list.md", List), "--write", bib, "--offline");

        Assert.Equal((ExitCode.Success, "", $"{bib}: 1 entries kept, 1 added, 1 removed\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(
            """
            @misc{mine, title={Long Tunnels}}
            @article{mason2015short,
              title={Short bridges},
              author={Mason, M. {\O}. and others},
              journal={arXiv preprint arXiv:1503.02531},
              year={2015},
              eprint={1503.02531},
              archivePrefix={arXiv}
            }

            """.ReplaceLineEndings("\r\n"),
            await File.ReadAllTextAsync(bib, TestContext.Current.CancellationToken));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public async Task Nothing_is_appended_to_an_entry_without_an_end()
    {
        using var folder = new TemporaryFolder();
        const string Broken = "@misc{mine, title={Long Tunnels}}\n@misc{open, title={Short";
        var bib = folder.Write("top.bib", Broken);

        var run = await Curator.RunAsync("bib", folder.Write("list.md", List), "--write", bib, "--offline");

        Assert.Equal((ExitCode.Usage, $"{bib}:2: cannot be read (a brace, a parenthesis or a quote has no end). Fix it first; nothing was written.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Broken, await File.ReadAllTextAsync(bib, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var bib = folder.Write("top.bib", "@misc{a, title={Long Tunnels}, year=2009}\n@misc{b, title={Long tunnels}}\n@misc{c, title={High towers}}\n");

        var run = await Curator.RunAsync("bib", folder.Write("list.md", List), "--check", bib, "--offline");

        Assert.Equal(
            $"""
            {bib}: missing: Short bridges (line 8 of the list)
            {bib}:3: stale: c is of no paper of the top: High towers
            {bib}:2: duplicate: b is of the paper of a, line 1
            {bib}:1: differing: a: year should be 2014
            3 entries, 1 missing, 1 stale, 1 duplicate, 1 differing

            """,
            run.Out);
    }

    private static Task<CuratorRun> RunOnModelListAsync(params string[] args) => Curator.RunAsync(
        ["bib", SharedData.Require("corpus/lists/terryum-head/list.md"), "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline", .. args]);

    private static IEnumerable<int> Lines(JsonElement json, string what, string line) => json.GetProperty(what).EnumerateArray().Select(e => e.GetProperty(line).GetInt32());

    /// <summary>What plain.bst warns of ("empty journal in ..."), and letters that BibTeX sorts and shortens wrongly.</summary>
    private static void AssertPleasesBibTeX(BibEntry entry)
    {
        string[] required = entry.Type switch
        {
            "article" => ["author", "title", "journal", "year"],
            "inproceedings" => ["author", "title", "booktitle", "year"],
            "misc" => ["author", "title"],
            _ => ["a type that this writer never uses"],
        };
        Assert.All(required, field => Assert.False(string.IsNullOrWhiteSpace(entry.Raw(field)), $"{entry.Key}: {field}"));
        Assert.True(entry.Text.All(char.IsAscii), entry.Key);
    }
}
