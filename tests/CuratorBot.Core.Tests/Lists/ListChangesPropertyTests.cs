using CsCheck;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>What holds for any two or three lists. The lists are small and alike, so that duplicates, moves and edits are frequent.</summary>
public sealed class ListChangesPropertyTests
{
    private static readonly string[] Headings = ["Vision", "Speech", "New Papers", "Old Papers", "More Papers from 2016"];

    private static readonly string[] Titles =
    [
        "Seeing with layers", "Seeing with Layers", "Hearing with layers", "Pooling for the impatient", "Vowels at scale",
        "Small nets, big data", "Gradients without tears", "", "深度学习综述",
    ];

    private static readonly Gen<string> AnyEntry = Gen.Select(
        Gen.OneOf(Titles),
        Gen.Int[2012, 2014],
        Gen.OneOf("A. Ames et al.", "B. Bold and C. Clay", ""),
        Gen.OneOf(" [[pdf]](http://arxiv.org/pdf/1503.02531)", " [[pdf]](http://example.org/a.pdf)", " [[pdf]](http://example.org/b.pdf)", ""),
        Gen.OneOf("**", "", "", " "),
        static (title, year, authors, link, mark) => $"- {mark}{title}{mark} ({year}), {authors}{link}\n");

    private static readonly Gen<string> List = Gen.Select(
        Gen.OneOf(Headings),
        AnyEntry.Array[0, 5],
        static (heading, entries) => $"### {heading}\n{string.Concat(entries)}\n").Array[0, 4].Select(string.Concat);

    [Fact]
    public void A_list_compared_with_itself_has_no_changes() => List.Sample(
        static text =>
        {
            var changes = Diff(text, text);

            Assert.Equal(ChangeKind.None, changes.Kind);
            Assert.Empty(changes.Entries);
            Assert.Empty(changes.Sections);
            Assert.Equal(changes.After.Entries.Count, changes.Unchanged.Count);
        });

    [Fact]
    public void Any_text_compared_with_itself_has_no_changes() => Gen.String.Sample(
        static text => Assert.Equal(ChangeKind.None, Diff(text, text).Kind));

    [Fact]
    public void Every_entry_is_accounted_for_once() => Gen.Select(List, List).Sample(
        static (before, after) =>
        {
            var changes = Diff(before, after);
            var older = changes.Entries.Select(static c => c.Before).Concat(changes.Unchanged.Select(static u => u.Before)).OfType<Entry>();
            var newer = changes.Entries.Select(static c => c.After).Concat(changes.Unchanged.Select(static u => u.After)).OfType<Entry>();

            Assert.Equal(changes.Before.Entries, older.OrderBy(static e => e.Line));
            Assert.Equal(changes.After.Entries, newer.OrderBy(static e => e.Line));
        });

    [Fact]
    public void Applying_the_changes_to_the_older_list_gives_the_newer_lists_entries() => Gen.Select(List, List).Sample(
        static (before, after) =>
        {
            var changes = Diff(before, after);
            var merged = ListMerge.Apply(changes, ListParser.Parse(before));

            Assert.Equal(Texts(changes.After.Entries), Texts(merged.Entries));
            Assert.Equal(changes.After.TopCount, merged.TopAfter);
            Assert.Empty(merged.Conflicts);
            Assert.Empty(merged.Regressions);
        });

    [Fact]
    public void Applying_no_changes_gives_the_base_branches_entries() => Gen.Select(List, List).Sample(
        static (mergeBase, onto) =>
        {
            var merged = ListMerge.Apply(Diff(mergeBase, mergeBase), ListParser.Parse(onto));

            Assert.Equal(Texts(ListParser.Parse(onto).Entries).Order(StringComparer.Ordinal), Texts(merged.Entries).Order(StringComparer.Ordinal));
            Assert.Empty(merged.Conflicts);
            Assert.Empty(merged.Regressions);
        });

    [Fact]
    public void Applying_changes_that_the_base_branch_made_too_adds_nothing() => Gen.Select(List, List).Sample(
        static (mergeBase, head) =>
        {
            var merged = ListMerge.Apply(Diff(mergeBase, head), ListParser.Parse(head));

            Assert.Equal(Texts(ListParser.Parse(head).Entries), Texts(merged.Entries));
            Assert.Empty(merged.Conflicts);
            Assert.Empty(merged.Regressions);
        });

    [Fact]
    public void Any_three_lists_can_be_merged() => Gen.Select(List, List, List).Sample(
        static (mergeBase, head, onto) =>
        {
            var merged = ListMerge.Apply(Diff(mergeBase, head), ListParser.Parse(onto));

            Assert.Equal(merged.Entries.Count(static e => e.Top), merged.TopAfter);
            Assert.Equal(merged.Entries.Count, merged.Entries.ToHashSet().Count);
        });

    private static ListChanges Diff(string before, string after) => ListDiff.Compare(ListParser.Parse(before), ListParser.Parse(after));

    private static IEnumerable<string> Texts(IEnumerable<Entry> entries) =>
        entries.Select(static e => string.Concat(e.Text.Where(static c => !char.IsWhiteSpace(c))));
}
