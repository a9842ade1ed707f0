using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;

namespace CuratorBot.Core.Tests.Lists;

public sealed class ListMergeTests
{
    private const string Layers = "- **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/layers.pdf)\n";
    private const string Pooling = "- **Pooling for the impatient** (2014), B. Bold and C. Clay [[pdf]](http://example.org/pooling.pdf)\n";
    private const string Edges = "- **Edges, corners and beyond** (2013), D. Dorn [[pdf]](http://example.org/edges.pdf)\n";
    private const string Vowels = "- **Vowels at scale** (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)\n";
    private const string Hearing = "- **Hearing with layers** (2015), E. Elm et al. [[pdf]](http://example.org/hearing.pdf)\n";
    private const string Small = "- Small nets, big data (2014), G. Gray et al. [[pdf]](http://example.org/small.pdf)\n";
    private const string Tears = "- Gradients without tears (2013), H. Hall et al. [[pdf]](http://example.org/tears.pdf)\n";
    private const string Vision = "### Vision\n";
    private const string Speech = "\n### Speech\n";
    private const string Appendix = "\n### Appendix\n";
    private const string Base = Vision + Layers + Pooling + Edges + Speech + Hearing + Vowels + Appendix + Small + Tears;

    private const string NewTop = "- **Robots that ask back** (2016), P. Quill [[pdf]](http://example.org/robots.pdf)\n";
    private const string OtherTop = "- **Memory in few words** (2016), R. Roe et al. [[pdf]](http://example.org/memory.pdf)\n";

    [Fact]
    public void Onto_the_merge_base_the_result_is_the_head()
    {
        var head = Base.Replace(Vowels, NewTop).Replace(Small, Small + Vowels.Replace("**", ""));
        var result = Merge(Base, head, Base);

        Assert.Equal(Texts(head), result.Entries.Select(static e => e.Text));
        Assert.Equal(5, result.TopBefore);
        Assert.Equal(5, result.TopAfter);
        Assert.Empty(result.Conflicts);
        Assert.Empty(result.AlreadyThere);
        Assert.Empty(result.Regressions);
    }

    [Fact]
    public void Stale_branch_is_not_blamed_for_what_others_added_or_removed()
    {
        var onto = Base.Replace(Hearing, OtherTop + Hearing).Replace(Tears, "");
        var result = Merge(Base, Base.Replace(Layers, NewTop + Layers), onto);

        Assert.Equal(
            Texts(Vision + NewTop + Layers + Pooling + Edges + Speech + OtherTop + Hearing + Vowels + Appendix + Small),
            result.Entries.Select(static e => e.Text));
        Assert.Equal(6, result.TopBefore);
        Assert.Equal(7, result.TopAfter);
        Assert.Empty(result.Conflicts);
        Assert.Empty(result.Regressions);
    }

    [Fact]
    public void Untouched_entries_of_the_result_are_the_base_branches_and_touched_ones_the_heads()
    {
        var changes = Diff(Base, Base.Replace("vowels.pdf", "vowels-v2.pdf"));
        var onto = ListParser.Parse(Base.Replace("H. Hall", "H. Hull"));
        var result = ListMerge.Apply(changes, onto);

        Assert.Same(changes.Entries[0].After, result.Entries[4]);
        Assert.Same(onto.Entries[6], result.Entries[6]);
    }

    [Fact]
    public void Correction_by_others_survives_a_stale_branch()
    {
        var result = Merge(Base, Base.Replace(Layers, NewTop + Layers), Base.Replace("F. Fern", "F. Ferne"));

        Assert.Contains(result.Entries, static e => e.Authors is "F. Ferne et al.");
        Assert.Empty(result.Regressions);
    }

    [Fact]
    public void Swap_counts_on_what_the_base_branch_holds_now()
    {
        // Others took the paper out that the author removes to make room: there is no room any more.
        var onto = Base.Replace(Vowels, OtherTop);
        var result = Merge(Base, Base.Replace(Vowels, NewTop), onto);

        Assert.Equal(5, result.TopBefore);
        Assert.Equal(6, result.TopAfter);
        Assert.Equal([ChangeOp.Remove], result.AlreadyThere.Select(static c => c.Op));
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void Removal_of_an_entry_that_others_edited_in_place_applies()
    {
        var result = Merge(Base, Base.Replace(Vowels, ""), Base.Replace("F. Fern", "F. Ferne"));

        Assert.Equal(4, result.TopAfter);
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void Removal_of_an_entry_that_others_moved_is_a_conflict()
    {
        var onto = Base.Replace(Vowels, "").Replace(Small, Vowels.Replace("**", "") + Small);
        var result = Merge(Base, Base.Replace(Vowels, ""), onto);

        Assert.Equal("Vowels at scale", Assert.Single(result.Conflicts).Entry.Title);
        Assert.Equal(Texts(onto), result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void Edit_of_an_entry_that_others_removed_is_a_conflict_and_the_entry_stays_removed()
    {
        var result = Merge(Base, Base.Replace("F. Fern", "F. Ferne"), Base.Replace(Vowels, ""));

        Assert.Equal(ChangeOp.Edit, Assert.Single(result.Conflicts).Op);
        Assert.DoesNotContain(result.Entries, static e => e.Title is "Vowels at scale");
        Assert.Equal(4, result.TopAfter);
    }

    [Fact]
    public void Edit_of_the_same_field_with_another_outcome_is_a_conflict()
    {
        var onto = Base.Replace("vowels.pdf", "vowels-final.pdf");
        var result = Merge(Base, Base.Replace("vowels.pdf", "vowels-draft.pdf"), onto);

        Assert.Single(result.Conflicts);
        Assert.Equal(Texts(onto), result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void Edit_of_an_entry_that_others_moved_is_a_conflict()
    {
        var onto = Base.Replace(Vowels, "").Replace(Small, Vowels.Replace("**", "") + Small);
        var result = Merge(Base, Base.Replace("vowels.pdf", "vowels-v2.pdf"), onto);

        Assert.Single(result.Conflicts);
        Assert.Equal(Texts(onto), result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void Move_to_where_others_did_not_move_it_is_a_conflict()
    {
        var onto = Base.Replace(Vowels, "").Replace(Layers, Vowels + Layers);
        var result = Merge(Base, Base.Replace(Vowels, "").Replace(Small, Vowels.Replace("**", "") + Small), onto);

        Assert.Single(result.Conflicts);
        Assert.Equal(Texts(onto), result.Entries.Select(static e => e.Text));
        Assert.Equal(5, result.TopAfter);
    }

    [Fact]
    public void Move_that_others_made_too_is_already_there()
    {
        var moved = Base.Replace(Vowels, "").Replace(Small, Vowels.Replace("**", "") + Small);
        var result = Merge(Base, moved, moved);

        Assert.Single(result.AlreadyThere);
        Assert.Empty(result.Conflicts);
        Assert.Equal(Texts(moved), result.Entries.Select(static e => e.Text));
        Assert.Equal(4, result.TopAfter);
    }

    [Fact]
    public void Edit_that_others_made_too_is_already_there_and_no_regression()
    {
        var edited = Base.Replace("F. Fern", "F. Ferne");
        var result = Merge(Base, edited, edited);

        Assert.Single(result.AlreadyThere);
        Assert.Empty(result.Conflicts);
        Assert.Empty(result.Regressions);
    }

    [Fact]
    public void Addition_that_others_made_too_to_the_letter_stands_once()
    {
        var added = Base.Replace(Vowels, Vowels + NewTop);
        var result = Merge(Base, added, added);

        Assert.Single(result.AlreadyThere);
        Assert.Equal(Texts(added), result.Entries.Select(static e => e.Text));
        Assert.Equal(6, result.TopAfter);
    }

    [Fact]
    public void Paper_that_others_added_elsewhere_stands_twice_as_it_would_after_merging()
    {
        var result = Merge(Base, Base.Replace(Vowels, Vowels + NewTop), Base.Replace(Layers, NewTop + Layers));

        Assert.Equal(2, result.Entries.Count(static e => e.Title is "Robots that ask back"));
        Assert.Equal(7, result.TopAfter);
        Assert.Empty(result.AlreadyThere);
    }

    [Fact]
    public void Edits_of_different_fields_are_no_conflict()
    {
        var result = Merge(Base, Base.Replace("vowels.pdf", "vowels-v2.pdf"), Base.Replace("(2012), F.", "(2013), F."));

        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void Entry_that_others_only_put_elsewhere_in_its_section_takes_the_edit()
    {
        var onto = Base.Replace(Hearing + Vowels, Vowels + Hearing);
        var result = Merge(Base, Base.Replace("vowels.pdf", "vowels-v2.pdf"), onto);

        Assert.Empty(result.Conflicts);
        Assert.Contains(result.Entries, static e => e.Url is "http://example.org/vowels-v2.pdf");
    }

    [Fact]
    public void Reordering_an_entry_that_others_removed_or_moved_is_moot()
    {
        var reordered = Base.Replace(Hearing + Vowels, Vowels + Hearing);

        Assert.Empty(Merge(Base, reordered, Base.Replace(Vowels, "").Replace(Hearing, "")).Conflicts);
        var onto = Base.Replace(Vowels, "").Replace(Hearing, "").Replace(Layers, Hearing + Vowels + Layers);
        var result = Merge(Base, reordered, onto);
        Assert.Empty(result.Conflicts);
        Assert.Equal(Texts(onto), result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void Entries_of_a_section_that_others_added_come_behind_their_neighbours()
    {
        var onto = Base.Replace(Appendix, "\n### Robots\n" + OtherTop + Appendix);
        var result = Merge(Base, Base.Replace(Layers, NewTop + Layers), onto);

        Assert.Equal(
            Texts(Vision + NewTop + Layers + Pooling + Edges + Speech + Hearing + Vowels + OtherTop + Appendix + Small + Tears),
            result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void What_others_add_to_a_section_that_the_author_emptied_stays()
    {
        var onto = Base.Replace(Vowels, Vowels + OtherTop);
        var result = Merge(Base, Base.Replace(Hearing + Vowels, ""), onto);

        Assert.Equal(Texts(Vision + Layers + Pooling + Edges + OtherTop + Small + Tears), result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void Everything_removed_by_the_author_leaves_what_others_added()
    {
        var result = Merge(Base, "", Base.Replace(Layers, OtherTop + Layers));

        Assert.Equal(Texts(Vision + OtherTop), result.Entries.Select(static e => e.Text));
    }

    [Fact]
    public void Section_that_the_author_renames_to_one_of_another_kind_counts_as_that()
    {
        var result = Merge(Base, Base.Replace("### Speech", "### New Papers"), Base.Replace("F. Fern", "F. Ferne"));

        Assert.Equal(5, result.TopBefore);
        Assert.Equal(3, result.TopAfter);
        Assert.Contains(result.Entries, static e => e.Authors is "F. Ferne et al.");
    }

    [Fact]
    public void Edit_in_a_section_that_others_made_one_of_another_kind_counts_as_that()
    {
        var result = Merge(Base, Base.Replace("F. Fern", "F. Ferne"), Base.Replace("### Speech", "### New Papers"));

        Assert.Equal(3, result.TopBefore);
        Assert.Equal(3, result.TopAfter);
    }

    private static MergedList Merge(string mergeBase, string head, string onto) =>
        ListMerge.Apply(Diff(mergeBase, head), ListParser.Parse(onto));

    private static ListChanges Diff(string before, string after) => ListDiff.Compare(ListParser.Parse(before), ListParser.Parse(after));

    private static IEnumerable<string> Texts(string list) => ListParser.Parse(list).Entries.Select(static e => e.Text);
}
