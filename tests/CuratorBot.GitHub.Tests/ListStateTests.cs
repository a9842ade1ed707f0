using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

public sealed class ListStateTests
{
    [Fact]
    public async Task A_deleted_list_is_a_maintainers_decision()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.Deleted, Verdict.NeedsMaintainer, new() { ["README.md"] = null });
    }

    [Theory]
    [InlineData("symlink:elsewhere")]
    [InlineData("submodule:https://example.org/x.git")]
    public async Task A_link_or_a_submodule_in_its_place_is_to_be_mended(string entry)
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.NotAFile, Verdict.Fail, new() { ["README.md"] = entry });
    }

    [Fact]
    public async Task A_folder_in_its_place_is_to_be_mended()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.NotAFile, Verdict.Fail, new() { ["README.md"] = null, ["README.md/part.md"] = "x" });
    }

    [Fact]
    public async Task A_list_that_is_no_text_is_to_be_mended()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.NotText, Verdict.Fail, new() { ["README.md"] = "bytes:FFFE00D8" });
    }

    [Fact]
    public async Task A_renamed_list_is_read_under_its_new_name()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("alice", "Rename", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = null, ["PAPERS.md"] = ReviewBench.List });

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal("PAPERS.md", outcome.Snapshot.ListPath);
        Assert.Equal(ListState.Untouched, outcome.Snapshot.List);
    }

    [Fact]
    public async Task A_list_over_one_megabyte_is_read_as_a_blob()
    {
        using var bench = new ReviewBench();
        var large = ReviewBench.List + string.Concat(Enumerable.Repeat("\nProse that fills the file.\n", 45_000));
        var pull = bench.Repository.Open("alice", "Grow", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = large });

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal(ListState.Changed, outcome.Snapshot.List);
        Assert.Equal(3, outcome.Review!.TopAfter);
    }

    [Fact]
    public async Task A_pull_request_whose_fork_and_author_are_gone_is_reviewed_all_the_same()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("ghost", "Gone", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = ReviewBench.List + "\n" });
        pull.ForkIsGone = true;

        Assert.NotNull((await bench.ReviewAsync(pull)).Review);
    }

    [Fact]
    public async Task An_emptied_list_is_reviewed_as_a_change()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("alice", "Empty", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = "" });

        Assert.Equal(0, (await bench.ReviewAsync(pull)).Review!.TopAfter);
    }

    [Fact]
    public async Task A_policy_in_the_head_changes_nothing()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("mallory", "Rules", null, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["README.md"] = ReviewBench.List.Replace("### More", "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n\n### More", StringComparison.Ordinal),
            [".github/curator.yml"] = "top: { size: 1000 }\n",
        });

        Assert.Equal(Verdict.Fail, (await bench.ReviewAsync(pull)).Review!.Verdict);
    }

    private static async Task SaysAsync(ReviewBench bench, ListState state, Verdict verdict, Dictionary<string, string?> changes)
    {
        var pull = bench.Repository.Open("alice", "Change", null, changes);

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal((state, verdict), (outcome.Snapshot.List, outcome.Review!.Verdict));
        Assert.Single(pull.Comments);
    }
}
