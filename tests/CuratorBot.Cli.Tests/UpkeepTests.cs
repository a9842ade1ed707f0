using System.Diagnostics;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary><c>curator upkeep</c>.</summary>
public sealed class UpkeepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_patches_apply_with_git_and_then_there_is_nothing_to_do()
    {
        var list = Path.Combine(_folder.Path, "README.md");
        File.Copy(SharedData.Require("corpus/lists/terryum-head/list.md"), list);
        File.Copy(SharedData.Require("corpus/lists/terryum-head/top100papers.bib"), Path.Combine(_folder.Path, "top100papers.bib"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".github"));
        File.WriteAllText(Path.Combine(_folder.Path, ".github", "curator.yml"), "bibliography: top100papers.bib\n");
        string[] args = ["upkeep", list, "--papers", SharedData.Require("semantic-scholar/papers.jsonl"), "--offline", "--date", "2026-11-28"];

        var run = await Curator.RunAsync(args);
        Apply(run.Out);
        var again = await Curator.RunAsync(args);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\n# Links (17)\n#   149  Neural Architectures for Named Entity Recognition: http://aclweb.org/anthology/N/N16/N16-1030.pdf has moved to https://aclanthology.org/N16-1030.pdf.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("#   228  Wasserstein GAN: Moved to “Appendix: More than Top 100”: it is from 2017-01, and papers are new for 6 months.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal((0, $"# {list}: nothing to do\n"), (again.ExitCode, again.Out));
    }

    [Fact]
    public async Task A_bibliography_may_be_named_for_the_run()
    {
        var list = _folder.Write("README.md", "## Papers\n\n- One (2016), A. Moen [[pdf]](https://arxiv.org/pdf/1601.00001)\n");
        var bibliography = _folder.Write("refs.bib", "@misc{old, title={Old roads}}\n@misc{one, title={One}, eprint={1601.00001}}\n");

        var run = await Curator.RunAsync("upkeep", list, "--bib", bibliography, "--papers", _folder.Write("none.jsonl", ""), "--offline");

        Assert.StartsWith("# Bibliography (1)\n#     1  Old roads: The entry old is removed: it belongs to no paper of the top.\n--- a/refs.bib\n+++ b/refs.bib\n@@ -1,2 +1,1 @@\n-@misc{old, title={Old roads}}\n", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Apply(string patch)
    {
        var file = _folder.Write("changes.patch", patch);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", file]) { WorkingDirectory = _folder.Path, RedirectStandardError = true, UseShellExecute = false })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }
}
