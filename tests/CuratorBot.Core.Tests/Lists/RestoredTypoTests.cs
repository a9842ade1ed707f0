using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>
/// Something that happened: the list had "S. Loffe" for years, a pull request corrected it to "S. Ioffe", and the merge of
/// another one, which promoted a paper to the line above, brought the old name back.
/// </summary>
public sealed class RestoredTypoTests
{
    // What the list was before the correction, after it, and after the merge that undid it.
    private const string Before = "corpus/replay/096-8b1d102/head.md";
    private const string Corrected = "corpus/replay/098-7875c1a/base.md";
    private const string CorrectedLater = "corpus/replay/098-7875c1a/head.md";
    private const string Merged = "corpus/replay/100-a667046/base.md";

    [Theory]
    [InlineData(Before, Merged, CorrectedLater)]
    [InlineData(Before, Merged, Corrected)]
    [InlineData("corpus/replay/093-48fbf44/base.md", Merged, CorrectedLater)]
    [InlineData("corpus/replay/078-a7c926b/head.md", Merged, CorrectedLater)]
    public void The_merge_that_brought_a_corrected_name_back_is_a_regression(string mergeBase, string head, string onto) =>
        AssertRestoresName(Read(mergeBase), Read(head), Read(onto));

    [Fact]
    public void So_is_the_branch_before_it_was_merged()
    {
        var mergeBase = Read(Before);
        var lines = mergeBase.Split('\n').ToList();
        var promoted = lines.FindIndex(static line => line.StartsWith("- Training very deep networks", StringComparison.Ordinal));
        var entry = lines[promoted].Replace("Training very deep networks", "**Training very deep networks**", StringComparison.Ordinal);
        lines.RemoveAt(promoted);
        lines.Insert(lines.FindIndex(static line => line.Contains("Loffe", StringComparison.Ordinal)), entry);

        AssertRestoresName(mergeBase, string.Join('\n', lines), Read(CorrectedLater));
    }

    [Theory]
    [InlineData("corpus/replay-unmerged/008-58f3c01")]
    [InlineData("corpus/replay/096-8b1d102")]
    public void A_branch_that_only_has_the_old_name_still_is_not_blamed(string folder)
    {
        var changes = ListDiff.Compare(ListParser.Parse(Read($"{folder}/base.md")), ListParser.Parse(Read($"{folder}/head.md")));

        Assert.Empty(ListMerge.Apply(changes, ListParser.Parse(Read(Corrected))).Regressions);
    }

    private static void AssertRestoresName(string mergeBase, string head, string onto)
    {
        var changes = ListDiff.Compare(ListParser.Parse(mergeBase), ListParser.Parse(head));
        var (change, corrected) = Assert.Single(ListMerge.Apply(changes, ListParser.Parse(onto)).Regressions);

        Assert.Equal([EntryField.Authors], change.Fields);
        Assert.StartsWith("S. Loffe", change.After!.Authors, StringComparison.Ordinal);
        Assert.StartsWith("S. Ioffe", corrected.Authors, StringComparison.Ordinal);
    }

    private static string Read(string path) => File.ReadAllText(SharedData.Require(path));
}
