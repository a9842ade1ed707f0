using System.Text;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
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
    public async Task A_link_or_a_submodule_in_its_place_is_to_be_fixed(string entry)
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.NotAFile, Verdict.Fail, new() { ["README.md"] = entry });
    }

    [Fact]
    public async Task A_folder_in_its_place_is_to_be_fixed()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.NotAFile, Verdict.Fail, new() { ["README.md"] = null, ["README.md/part.md"] = "x" });
    }

    [Fact]
    public async Task A_list_that_is_no_text_is_to_be_fixed()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.NotText, Verdict.Fail, new() { ["README.md"] = "bytes:FFFE00D8" });
    }

    [Theory]
    [InlineData("symlink:elsewhere", "symlink:somewhere")]
    [InlineData("symlink:elsewhere", ReviewBench.List)]
    [InlineData("bytes:FFFE00D8", "bytes:FFFE00D9")]
    public async Task What_could_not_be_read_before_is_not_held_against_the_author(string before, string after)
    {
        using var bench = new ReviewBench(new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = before, [PolicyFile.DefaultPath] = "list: README.md\n" });
        await SaysAsync(bench, ListState.UnreadableBefore, Verdict.NeedsMaintainer, new() { ["README.md"] = after });
    }

    [Fact]
    public async Task A_list_with_one_byte_that_is_not_UTF8_is_reviewed()
    {
        using var bench = new ReviewBench(Lists.Files(Encoded(Encoding.Latin1)));
        var after = "bytes:" + Convert.ToHexString(Encoding.Latin1.GetBytes(Accented + "\nMore.\n"));
        await SaysAsync(bench, ListState.Changed, Verdict.Pass, new() { ["README.md"] = after });
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public async Task Of_a_pull_request_that_makes_the_list_text_again_only_real_changes_are_judged(string encoding)
    {
        using var bench = new ReviewBench(Lists.Files(Encoded(Encoding.GetEncoding(encoding))));
        var saved = bench.Repository.Open("alice", "Save as UTF-8", null, Lists.Change(Accented));
        var more = bench.Repository.Open("alice", "Save as UTF-8 and add", null, Lists.Change(Lists.SmallWithAddition.Replace("J. Ba", "J. Bá", StringComparison.Ordinal)));

        var outcome = await bench.ReviewAsync(saved);

        Assert.Equal((ListState.Changed, Verdict.Pass), (outcome.Snapshot.List, outcome.Review!.Verdict));
        Assert.All(outcome.Review.Changes!.Entries, static c => Assert.Equal(ChangeOp.Edit, c.Op));
        Assert.Equal(Verdict.Fail, (await bench.ReviewAsync(more)).Review!.Verdict);
    }

    [Fact]
    public async Task A_list_that_is_moved_away_is_a_maintainers_decision()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.Moved, Verdict.NeedsMaintainer, new() { ["README.md"] = null, ["PAPERS.md"] = ReviewBench.List });
    }

    [Fact]
    public async Task A_branch_that_has_nothing_in_common_with_its_base_is_to_be_rebased()
    {
        using var bench = new ReviewBench();
        bench.GitHub.Fault = static request => request.Path.Contains("/compare/", StringComparison.Ordinal) ? FakeGitHub.NotFound : null;
        await SaysAsync(bench, ListState.Unrelated, Verdict.Fail, new() { ["README.md"] = ReviewBench.List + "\n" });
    }

    [Theory]
    [InlineData("CONTRIBUTING.md", "Be kind.\n")]
    [InlineData("README.md", "# Tool\n\nA tool.\n\n- [Documentation](https://example.org/docs)\n- [Tool](https://example.org/tool) - The tool itself.\n")]
    [InlineData("README.md", null)]
    public async Task A_repository_without_a_list_of_papers_is_left_alone(string path, string? text)
    {
        using var bench = new ReviewBench(Lists.Files("# Tool\n\nA tool.\n\n- [Documentation](https://example.org/docs)\n"));
        var pull = bench.Repository.Open("alice", "Say more", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = text });

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal((ListState.NotOfPapers, null), (outcome.Snapshot.List, outcome.Review));
        Assert.Equal(0, bench.GitHub.Writes);
        Assert.Equal(pull.Head.Sha, (await bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken)).Publication.HeadSha);
    }

    [Fact]
    public async Task A_list_that_only_begins_is_reviewed()
    {
        using var bench = new ReviewBench(Lists.Files("# Papers\n\nThe best ones.\n"));
        var pull = bench.Repository.Open("alice", "Begin", null, Lists.Change(ReviewBench.List));

        Assert.NotNull((await bench.ReviewAsync(pull)).Review);
    }

    [Fact]
    public async Task Of_a_closed_pull_request_nothing_else_is_read()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("alice", "Change", null, Lists.Change(ReviewBench.List + "\n"));
        pull.State = "closed";

        Assert.Null((await bench.ReviewAsync(pull)).Review);

        Assert.Single(bench.GitHub.Requests);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(299, false)]
    public async Task A_list_that_is_not_among_the_files_that_GitHub_names_is_looked_at_where_it_names_no_more(int others, bool isLookedAt)
    {
        using var bench = new ReviewBench();
        var changes = Enumerable.Range(100, others).ToDictionary(static i => $"A{i}.md", static i => (string?)$"File {i}", StringComparer.Ordinal);
        if (isLookedAt)
        {
            changes["README.md"] = Lists.SmallWithAddition;
        }

        var outcome = await bench.ReviewAsync(bench.Repository.Open("alice", "Change a lot", null, changes));

        Assert.Equal(isLookedAt ? (ListState.Changed, Verdict.Fail) : (ListState.Untouched, Verdict.Pass), (outcome.Snapshot.List, outcome.Review!.Verdict));
        Assert.Equal(isLookedAt ? 2 : 1, bench.GitHub.Requests.Count(static r => r.Path.EndsWith("/contents/README.md", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_list_over_ten_megabytes_is_for_a_person_to_look_at()
    {
        using var bench = new ReviewBench();
        await SaysAsync(bench, ListState.TooLarge, Verdict.NeedsMaintainer, new() { ["README.md"] = new string('x', RepositoryFiles.LargestFile + 1) });
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

    private static string Accented => ReviewBench.List.Replace("J. Ba", "J. Bá", StringComparison.Ordinal);

    private static string Encoded(Encoding encoding) => "bytes:" + Convert.ToHexString([.. encoding.GetPreamble(), .. encoding.GetBytes(Accented)]);

    private static async Task SaysAsync(ReviewBench bench, ListState state, Verdict verdict, Dictionary<string, string?> changes)
    {
        var pull = bench.Repository.Open("alice", "Change", null, changes);

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal((state, verdict), (outcome.Snapshot.List, outcome.Review!.Verdict));
        Assert.Single(pull.Comments);
    }
}
