using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

/// <summary>Pull requests that are each right by themselves, and what they are together.</summary>
public sealed class CapLedgerTests
{
    private static readonly CapLedger.Line Own = new(7, 1, 0);

    [Fact]
    public void All_that_fit_together_are_one_set() =>
        Assert.Equal([[1, 2, 7]], CapLedger.LargestSets(Own, [new(1, 1, 0), new(2, 1, 0)], room: 3));

    [Fact]
    public void Where_not_all_fit_each_largest_set_is_named_and_none_within_another() =>
        Assert.Equal([[1, 7], [2, 7]], CapLedger.LargestSets(Own, [new(1, 1, 0), new(2, 1, 0)], room: 2));

    [Fact]
    public void One_that_makes_room_lets_another_in() =>
        Assert.Equal([[1, 2, 7]], CapLedger.LargestSets(Own, [new(1, 2, 0), new(2, 0, 2)], room: 1));

    [Fact]
    public void The_larger_set_comes_first() =>
        Assert.Equal([[2, 3, 7], [1, 7]], CapLedger.LargestSets(Own, [new(1, 3, 0), new(2, 1, 0), new(3, 2, 0)], room: 4));

    [Fact]
    public void Where_this_one_does_not_fit_alone_only_sets_that_make_room_are_named()
    {
        Assert.Empty(CapLedger.LargestSets(Own, [new(1, 1, 0)], room: 0));
        Assert.Equal([[2, 7]], CapLedger.LargestSets(Own, [new(1, 1, 0), new(2, 0, 1)], room: 0));
    }

    [Fact]
    public void More_than_ten_others_are_too_many_for_sets()
    {
        Assert.Single(CapLedger.LargestSets(Own, Others(10), room: 11));
        Assert.Throws<ArgumentException>(() => CapLedger.LargestSets(Own, Others(11), room: 12));
    }

    [Fact]
    public void Sets_of_all_alike_are_the_largest_that_fit()
    {
        Assert.Equal([[1, 3], [2, 3]], CapLedger.LargestSets([new(1, 1, 0), new(2, 1, 0), new(3, 0, 0)], room: 1));
        Assert.Equal([[]], CapLedger.LargestSets([new(1, 1, 0)], room: 0));
    }

    [Fact]
    public async Task The_note_counts_this_one_and_lists_the_others_by_number() => Assert.StartsWith(
        "**Other open pull requests change the top as well** (this one: +1 −0):\n\n- #2: +2 −1\n- #9: +0 −1\n\n",
        CapLedger.Describe(await ReviewAsync(room: 5), Own, [new(9, 0, 1), new(2, 2, 1)]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(2, "All of them fit under the cap together.")]
    [InlineData(1, "Not all of them fit under the cap together. These do: #7. After each merge the others are reviewed again.")]
    [InlineData(0, "As things are, none of them fits under the cap together with this one.")]
    public async Task The_note_says_which_fit_under_the_cap_together(int room, string said) =>
        Assert.EndsWith(said, CapLedger.Describe(await ReviewAsync(room), Own, [new(2, 1, 0)]), StringComparison.Ordinal);

    [Fact]
    public async Task Of_many_sets_five_are_named() => Assert.EndsWith(
        "These do: #1 + #7; #2 + #7; #3 + #7; #4 + #7; #5 + #7. After each merge the others are reviewed again.",
        CapLedger.Describe(await ReviewAsync(room: 2), Own, Others(6)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(10, "Not all of them fit under the cap together. These do: ")]
    [InlineData(11, "Not all of them fit under the cap together: merge one")]
    public async Task With_more_than_ten_others_no_sets_are_told(int others, string said) =>
        Assert.Contains(said, CapLedger.Describe(await ReviewAsync(room: 2), Own, Others(others)), StringComparison.Ordinal);

    [Fact]
    public async Task Without_others_without_a_cap_and_where_this_one_leaves_the_top_alone_there_is_no_note()
    {
        var review = await ReviewAsync(room: 5);

        Assert.Null(CapLedger.Describe(review, Own, []));
        Assert.Null(CapLedger.Describe(review, new CapLedger.Line(7, 0, 0), Others(1)));
        Assert.NotNull(CapLedger.Describe(review, new CapLedger.Line(7, 0, 1), Others(1)));
        Assert.Null(CapLedger.Describe(await ReviewAsync(room: null), Own, Others(1)));
    }

    private static IReadOnlyList<CapLedger.Line> Others(int count) => [.. Enumerable.Range(1, count).Select(static n => new CapLedger.Line(n < Own.Number ? n : n + 1, 1, 0))];

    /// <summary>A review over a list of three papers with room for some more; null: without a cap.</summary>
    private static async Task<Review> ReviewAsync(int? room)
    {
        var list = Lists.Small.Replace("top 3 papers", room is { } more ? $"top {3 + more} papers" : "papers", StringComparison.Ordinal);
        using var bench = new ReviewBench(Lists.Files(list));
        var outcome = await bench.ReviewAsync(bench.Repository.Open("alice", "Say more", null, Lists.Change(list + "\nMore.\n")));
        return outcome.Review!;
    }
}
