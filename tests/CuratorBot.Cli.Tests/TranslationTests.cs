using System.Diagnostics;
using System.Text.Json;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed class TranslationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("curator-translation-").FullName;

    [Fact]
    public async Task The_patch_of_the_chinese_seed_adds_all_that_is_missing()
    {
        var original = SharedData.Require("corpus/lists/terryum-head/list.md");
        var translation = Path.Combine(_folder, "README.md");
        File.Copy(SharedData.Require("corpus/lists/seed-zh/list.md"), translation);

        var before = await Curator.RunAsync("translation", translation, "--of", original, "--offline", "--format", "json");
        var patch = await Curator.RunAsync("translation", translation, "--of", original, "--offline", "--patch");
        Apply(patch.Out);
        var after = await Curator.RunAsync("translation", translation, "--of", original, "--offline");

        var told = JsonDocument.Parse(before.Out).RootElement;
        Assert.Equal((88, 150, 53), (told.GetProperty("shared").GetInt32(), told.GetProperty("missing").GetArrayLength(), told.GetProperty("missingInTop").GetInt32()));
        Assert.Equal((1, 1, 1), (before.ExitCode, patch.ExitCode, after.ExitCode));
        Assert.EndsWith(": 238 of 238 entries translated, 0 missing, 0 extra, 2 differing\n", after.Out, StringComparison.Ordinal);
        Assert.Contains("README.md:217: other year: 2006 here, none in the original (line 247): ", after.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_that_has_everything_gives_exit_code_0_and_no_patch()
    {
        var list = Write("README.md", "## A\n- One (2016), A. Moen [[pdf]](https://arxiv.org/pdf/1601.00001)\n");
        var translation = Write("README.zh.md", "## 甲\n- 一 (2016), A. Moen [[pdf]](https://arxiv.org/abs/1601.00001)\n");

        var run = await Curator.RunAsync("translation", translation, "--of", list, "--offline");
        var patch = await Curator.RunAsync("translation", translation, "--of", list, "--offline", "--patch");

        Assert.Equal((0, $"{translation}, the translation of {list}: 1 of 1 entry translated, 0 missing, 0 extra, 0 differing\n"), (run.ExitCode, run.Out));
        Assert.Equal((0, ""), (patch.ExitCode, patch.Out));
    }

    [Fact]
    public async Task What_is_missing_and_what_differs_is_told_in_words()
    {
        var list = Write("README.md", "## Blades\n- One (2016), A. Moen [[pdf]](https://arxiv.org/pdf/1601.00001)\n- Two (2015), B. Lund [[pdf]](https://arxiv.org/pdf/1501.00002)\n\n## Talks\n- Three (2014), C. Dahl [[pdf]](https://arxiv.org/pdf/1401.00003)\n");
        var translation = Write("README.zh.md", "## 叶片\n- 一 (2017), A. Moen [[pdf]](https://arxiv.org/abs/1601.00001) [[web]](https://example.org/one)\n- 四 (2013), D. Vik [[pdf]](https://arxiv.org/pdf/1301.00004)\n");

        var run = await Curator.RunAsync("translation", translation, "--of", list, "--offline");

        Assert.Equal(
            $"""
            Blades (叶片, line 1): 1 missing
                 3  Two (2015), B. Lund

            Talks: missing, with 1 entry
                 6  Three (2014), C. Dahl

            {translation}:3: extra: the original does not have it: 四
            {translation}:2: other year: 2017 here, 2016 in the original (line 2): 一
            {translation}:2: other links: the original has https://arxiv.org/pdf/1601.00001 (line 2): 一

            {translation}, the translation of {list}: 1 of 3 entries translated, 2 missing, 1 extra, 1 differing
            '--patch' adds what is missing, with the titles to translate marked.

            """,
            run.Out);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Without_an_original_the_command_says_what_is_wanted()
    {
        var run = await Curator.RunAsync("translation", Write("README.md", "- One\n"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--of", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_names_the_original_for_audit_review_and_comparison()
    {
        var list = Write("README.md", "## A\n- One (2016), A. Moen [[pdf]](https://arxiv.org/pdf/1601.00001)\n- Two (2016), B. Lund [[pdf]](https://arxiv.org/pdf/1601.00002)\n");
        var translation = Write("README.zh.md", "## 甲\n- 一 (2016), A. Moen [[pdf]](https://arxiv.org/abs/1601.00001)\n");
        Directory.CreateDirectory(Path.Combine(_folder, ".github"));
        var policy = Write(".github/curator.yml", "list: README.zh.md\ntranslation-of: README.md\n");
        var before = Write("base.md", "## 甲\n- 一 (2016), A. Moen [[pdf]](https://arxiv.org/abs/1601.00001)\n- 三 (2014), C. Vik [[pdf]](https://arxiv.org/abs/1401.00003)\n");
        var head = Write("head.md", "## 甲\n- 三 (2014), C. Vik [[pdf]](https://arxiv.org/abs/1401.00003)\n");

        var audit = await Curator.RunAsync("audit", translation, "--offline", "--format", "json");
        var review = await Curator.RunAsync("review", before, head, "--policy", policy, "--offline", "--format", "json");
        var comparison = await Curator.RunAsync("translation", translation, "--offline");
        File.Delete(list);
        var without = await Curator.RunAsync("translation", translation, "--offline");

        var told = JsonDocument.Parse(audit.Out).RootElement.GetProperty("translation");
        Assert.Equal(("README.md", 1, "Two"), (told.GetProperty("original").GetString(), told.GetProperty("shared").GetInt32(), told.GetProperty("missing")[0].GetProperty("title").GetString()));
        Assert.Equal(
            ["原文 README.md 中还有这篇论文（第 2 行）。"],
            JsonDocument.Parse(review.Out).RootElement.GetProperty("findings").EnumerateArray().Where(static f => f.GetProperty("rule").GetString() == "translation").Select(static f => f.GetProperty("message").GetString()));
        Assert.StartsWith("A (甲, line 1): 1 missing\n", comparison.Out, StringComparison.Ordinal);
        Assert.Equal((2, ""), (without.ExitCode, without.Out));
        Assert.EndsWith("README.zh.md: its original, README.md, could not be read. Name it with --of.\n", without.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void Apply(string patch)
    {
        var file = Write("changes.patch", patch);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", file]) { WorkingDirectory = _folder, RedirectStandardError = true, UseShellExecute = false })!;
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
    }
}
