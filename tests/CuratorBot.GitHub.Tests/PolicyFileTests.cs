using System.Text;
using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

public sealed class PolicyFileTests
{
    /// <summary>With it the addition passes; without it the criteria written in the list fail it.</summary>
    private const string Policy = "# é\ntop: { size: 1000 }\nrules: { removal: off, citation-threshold: off, paper-found: off }\n";

    public static TheoryData<string> Unreadable =>
    [
        Bytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Policy)]),
        Bytes(Encoding.Latin1.GetBytes(Policy)),
        "symlink:../elsewhere.yml",
        "submodule:https://example.org/x.git",
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_policy_that_cannot_be_read_leaves_the_review_open_and_is_told(string policy)
    {
        using var bench = new ReviewBench(With(policy));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal(Verdict.Inconclusive, outcome.Review!.Verdict);
        Assert.Equal("neutral", Assert.Single(bench.Repository.CheckRuns).Conclusion);
        Assert.Contains(Assert.Single(outcome.Review.Policy.Errors).Message, Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_larger_than_any_leaves_the_review_open()
    {
        using var bench = new ReviewBench(With(Policy + new string('#', RepositoryFiles.LargestFile)));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

        Assert.Equal(Verdict.Inconclusive, (await bench.ReviewAsync(pull)).Review!.Verdict);
    }

    [Fact]
    public async Task A_policy_that_can_be_read_decides()
    {
        using var bench = new ReviewBench(With(Policy));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

        Assert.Equal(Verdict.Pass, (await bench.ReviewAsync(pull)).Review!.Verdict);
    }

    [Fact]
    public async Task Whether_the_list_is_untouched_no_one_knows_where_the_policy_that_names_it_cannot_be_read()
    {
        using var bench = new ReviewBench(With("symlink:../elsewhere.yml"));
        var pull = bench.Repository.Open("alice", "Write", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs/papers.md"] = "x" });

        Assert.Equal(Verdict.Inconclusive, (await bench.ReviewAsync(pull)).Review!.Verdict);
    }

    [Fact]
    public async Task A_repository_whose_policy_cannot_be_read_is_one_of_a_list()
    {
        using var bench = new ReviewBench(new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = "# Tool\n", [PolicyFile.DefaultPath] = "bytes:FFFE" });

        var list = await BaseList.ReadAsync(await bench.ClientAsync(), ReviewBench.Ref);

        Assert.True(list.IsOfPapers);
        Assert.Single(list.Policy.Errors);
    }

    [Theory]
    [InlineData("./README.md")]
    [InlineData("README.md/")]
    [InlineData(".//README.md")]
    public async Task However_the_policy_writes_the_path_of_the_list_its_changes_are_reviewed(string path)
    {
        using var bench = new ReviewBench(With($"list: {path}\n"));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

        Assert.Equal(ListState.Changed, (await bench.ReviewAsync(pull)).Snapshot.List);
    }

    private static Dictionary<string, string> With(string policy) =>
        new(StringComparer.Ordinal) { ["README.md"] = ReviewBench.List, [PolicyFile.DefaultPath] = policy };

    private static string Bytes(byte[] bytes) => "bytes:" + Convert.ToHexString(bytes);
}
