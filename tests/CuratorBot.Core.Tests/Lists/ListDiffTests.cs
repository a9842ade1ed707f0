using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Lists;

public sealed class ListDiffTests
{
    private const string Vision = """
        ### Vision
        - **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/layers.pdf)
        - **Pooling for the impatient** (2014), B. Bold and C. Clay [[pdf]](http://example.org/pooling.pdf)
        - **Edges, corners and beyond** (2013), D. Dorn [[pdf]](http://example.org/edges.pdf)

        """;

    private const string Speech = """
        ### Speech
        - **Hearing with layers** (2015), E. Elm et al. [[pdf]](http://example.org/hearing.pdf)
        - **Vowels at scale** (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)

        """;

    private const string Appendix = """
        ### Appendix
        - Small nets, big data (2014), G. Gray et al. [[pdf]](http://example.org/small.pdf)
        - Gradients without tears (2013), H. Hall et al. [[pdf]](http://example.org/tears.pdf)

        """;

    private const string All = Vision + Speech + Appendix;

    [Fact]
    public void Equal_texts_have_no_changes()
    {
        var changes = Diff(All, All);

        Assert.Equal(ChangeKind.None, changes.Kind);
        Assert.Empty(changes.Entries);
        Assert.Empty(changes.Sections);
        Assert.Equal(7, changes.Unchanged.Count);
        Assert.False(changes.ProseChanged);
        Assert.Equal(0, changes.WhitespaceOnlyEdits);
    }

    [Fact]
    public void New_bullet_is_an_addition()
    {
        var changes = Diff(All, All.Replace("- **Vowels", "- **Consonants at scale** (2014), I. Iris et al. [[pdf]](http://example.org/consonants.pdf)\n- **Vowels"));

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Add, change.Op);
        Assert.Null(change.Before);
        Assert.Equal("Consonants at scale", change.Entry.Title);
        Assert.Equal("Speech", change.Entry.Section.Title);
        Assert.Empty(change.Fields);
        Assert.Equal(ChangeKind.Add, changes.Kind);
    }

    [Fact]
    public void Missing_bullet_is_a_removal()
    {
        var changes = Diff(All, Without(All, "Vowels"));

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Remove, change.Op);
        Assert.Null(change.After);
        Assert.Equal("Vowels at scale", change.Entry.Title);
        Assert.Equal(ChangeKind.Remove, changes.Kind);
    }

    [Fact]
    public void One_paper_in_the_place_of_another_is_a_removal_and_an_addition()
    {
        var changes = Diff(All, All.Replace(
            "- **Vowels at scale** (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)",
            "- **Consonants for everyone** (2014), I. Iris et al. [[pdf]](http://example.org/consonants.pdf)"));

        Assert.Equal(["Add Consonants for everyone", "Remove Vowels at scale"], Summary(changes));
        Assert.Equal(ChangeKind.Mixed, changes.Kind);
    }

    [Theory]
    [InlineData("http://example.org/vowels.pdf", "https://example.com/v2/vowels", "links")]
    [InlineData("[[pdf]](http://example.org/vowels.pdf)", "[[html]](http://example.org/vowels.pdf)", "links")]
    [InlineData("Vowels at scale", "Vowels at any scale", "title")]
    [InlineData("Vowels at scale", "Vowels at Scale", "title-case")]
    [InlineData("(2012), F.", "(2013), F.", "year")]
    [InlineData("F. Fern et al.", "F. Fern and G. Gorse", "authors")]
    [InlineData("**Vowels at scale**", "Vowels at scale", "top100")]
    [InlineData("(2012), F.", "(2012) F.", "format")]
    [InlineData("vowels.pdf)", "vowels.pdf) :sparkles:", "star")]
    [InlineData("F. Fern et al.", "F. Fern et al. *(Acme)*", "affiliation-note")]
    public void Edit_names_the_field_that_differs(string old, string @new, string field)
    {
        var changes = Diff(All, All.Replace(old, @new));

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Edit, change.Op);
        Assert.Equal(field, Assert.Single(change.Fields).WireName());
        Assert.Equal("Vowels at scale", change.Before!.Title);
        Assert.Equal(ChangeKind.Edit, changes.Kind);
    }

    [Fact]
    public void Edit_of_several_fields_names_them_all()
    {
        var changes = Diff(All, All.Replace("Vowels at scale** (2012), F. Fern", "Vowels at Scale** (2013), F. Ferne"));

        Assert.Equal([EntryField.TitleCase, EntryField.Year, EntryField.Authors], Assert.Single(changes.Entries).Fields);
    }

    [Fact]
    public void Free_text_of_a_resource_is_edited_as_text()
    {
        const string Blogs = "### Video Lectures / Tutorials / Blogs\n- Layers weekly, by A. Ames [[web]](http://example.org/weekly)\n";
        var changes = Diff(All + Blogs, All + Blogs.Replace(" by A.", " edited by A."));

        Assert.Equal(ChangeOp.Edit, Assert.Single(changes.Entries).Op);
    }

    [Fact]
    public void Entry_is_known_by_its_link_when_its_title_is_rewritten()
    {
        var changes = Diff(All, All.Replace("Vowels at scale", "A study of voiced sounds"));

        Assert.Equal(["Edit A study of voiced sounds"], Summary(changes));
    }

    [Fact]
    public void Shared_link_does_not_make_two_papers_one()
    {
        var changes = Diff(All, All.Replace("**Vowels at scale** (2012), F. Fern et al.", "**Robots that ask back** (2016), P. Quill"));

        Assert.Equal(["Add Robots that ask back", "Remove Vowels at scale"], Summary(changes));
    }

    [Fact]
    public void Entry_without_link_is_known_by_the_closest_title_and_authors()
    {
        const string Plain = "### Old Papers\n- Perceptrons for begginers (1999), J. Jay\n- Perceptrons for experts (1998), K. Kay\n";
        var changes = Diff(All + Plain, All + Plain.Replace("begginers", "beginners"));

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Edit, change.Op);
        Assert.Equal("Perceptrons for begginers", change.Before!.Title);
        Assert.Equal([EntryField.Title], change.Fields);
    }

    [Fact]
    public void Chinese_title_is_known_again_after_a_typo_is_fixed()
    {
        const string Chinese = "### 其他\n- 《面向大规模图像识别的深度卷机网络》（2014），L. Lin等人\n- 《面向语音识别的循环网络》（2014），M. Ma等人\n";
        var changes = Diff(Chinese, Chinese.Replace("卷机", "卷积"));

        Assert.Equal(ChangeOp.Edit, Assert.Single(changes.Entries).Op);
    }

    [Fact]
    public void Like_titles_of_other_authors_are_other_papers()
    {
        var changes = Diff(All, All.Replace(
            "- **Vowels at scale** (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)",
            "- **Vowels at small scale** (2016), Z. Zorn [[pdf]](http://example.org/small-scale.pdf)"));

        Assert.Equal(["Add Vowels at small scale", "Remove Vowels at scale"], Summary(changes));
    }

    [Fact]
    public void Two_papers_of_one_title_are_told_apart()
    {
        const string Books = """
            ### Books
            - Learning (Book, 2016), N. Nash et al. [[html]](http://example.org/book)
            - Learning (2015), O. Orr, P. Pim and Q. Quo [[pdf]](http://example.org/review.pdf)

            """;
        var changes = Diff(All + Books, All + Without(Books, "2016").Replace("review.pdf", "review-2.pdf"));

        Assert.Equal(["Edit Learning", "Remove Learning"], Summary(changes));
        Assert.Equal(2015, changes.Entries[0].Before!.Year);
        Assert.Equal(2016, changes.Entries[1].Before!.Year);
    }

    [Fact]
    public void Link_that_was_of_another_paper_can_be_given_back()
    {
        var wrong = All.Replace("tears.pdf", "vowels-2.pdf");
        var right = wrong.Replace("vowels-2.pdf", "tears.pdf")
            + "- Vowels revisited (2014), F. Fern et al. [[pdf]](http://example.org/vowels-2.pdf)\n";

        Assert.Equal(["Edit Gradients without tears", "Add Vowels revisited"], Summary(Diff(wrong, right)));
    }

    [Fact]
    public void Entry_in_another_section_has_moved()
    {
        const string Line = "- **Vowels at scale** (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)\n";
        var changes = Diff(All, All.Replace(Line, "").Replace("### Speech", Line + "### Speech"));

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Move, change.Op);
        Assert.Equal("Speech", change.Before!.Section.Title);
        Assert.Equal("Vision", change.After!.Section.Title);
        Assert.Empty(change.Fields);
        Assert.False(change.Reorder);
        Assert.Equal(ChangeKind.Move, changes.Kind);
    }

    [Fact]
    public void Demoted_entry_has_moved_and_lost_its_bold_title()
    {
        var changes = Diff(All, Without(All, "Vowels") + "- Vowels at scale (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)\n");

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Move, change.Op);
        Assert.Equal([EntryField.Bold], change.Fields);
        Assert.True(change.LeavesTop);
    }

    [Fact]
    public void Swapped_neighbours_are_one_reordered_entry()
    {
        var lines = Vision.Split('\n');
        (lines[1], lines[2]) = (lines[2], lines[1]);
        var changes = Diff(All, string.Join('\n', lines) + Speech + Appendix);

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Move, change.Op);
        Assert.True(change.Reorder);
    }

    [Fact]
    public void Entry_that_is_edited_and_put_elsewhere_in_its_section_is_one_edit()
    {
        var lines = Vision.Split('\n');
        (lines[1], lines[2]) = (lines[2], lines[1].Replace("A. Ames", "A. Amis"));
        var changes = Diff(All, string.Join('\n', lines) + Speech + Appendix);

        var change = Assert.Single(changes.Entries);
        Assert.Equal(ChangeOp.Edit, change.Op);
        Assert.Equal("Seeing with layers", change.Entry.Title);
        Assert.True(change.Reorder);
    }

    [Fact]
    public void Sorting_a_section_below_new_year_markers_moves_nothing()
    {
        const string Sorted = """
            ### Appendix
            *(2013)*
            - Gradients without tears (2013), H. Hall et al. [[pdf]](http://example.org/tears.pdf)

            *(2014)*
            - Small nets, big data (2014), G. Gray et al. [[pdf]](http://example.org/small.pdf)

            """;
        var changes = Diff(All, Vision + Speech + Sorted);

        Assert.Empty(changes.Entries);
        Assert.Equal(ChangeKind.Prose, changes.Kind);
    }

    [Fact]
    public void Renamed_section_moves_nothing()
    {
        var changes = Diff(All, All.Replace("### Speech", "### Sound and Voice"));

        Assert.Empty(changes.Entries);
        var section = Assert.Single(changes.Sections);
        Assert.Equal(SectionChangeOp.Rename, section.Op);
        Assert.Equal("Speech", section.Before!.Title);
        Assert.Equal("Sound and Voice", section.After!.Title);
        Assert.Equal(ChangeKind.Restructure, changes.Kind);
        Assert.False(changes.ProseChanged);
    }

    [Fact]
    public void Section_dissolved_into_another_is_removed_and_its_entries_move()
    {
        var changes = Diff(All, All.Replace("### Speech\n", ""));

        Assert.Equal(["Move Hearing with layers", "Move Vowels at scale"], Summary(changes));
        Assert.Equal(SectionChangeOp.Remove, Assert.Single(changes.Sections).Op);
        Assert.Equal(ChangeKind.Mixed, changes.Kind);
    }

    [Fact]
    public void Merged_section_under_a_new_heading_is_the_larger_one_renamed()
    {
        var changes = Diff(All, All.Replace("### Speech\n", "").Replace("### Vision", "### Perception"));

        Assert.Equal(["Move Hearing with layers", "Move Vowels at scale"], Summary(changes));
        Assert.Equal(
            [(SectionChangeOp.Rename, "Perception"), (SectionChangeOp.Remove, "Speech")],
            changes.Sections.Select(s => (s.Op, (s.After ?? s.Before)!.Title)));
    }

    [Fact]
    public void New_heading_without_entries_is_a_section_where_sections_of_that_level_hold_entries()
    {
        var changes = Diff(All, All + "### Robots\n");

        Assert.Equal(SectionChangeOp.Add, Assert.Single(changes.Sections).Op);
        Assert.Equal(ChangeKind.Restructure, changes.Kind);
    }

    [Fact]
    public void Empty_section_in_the_same_place_is_the_same_under_a_new_name()
    {
        var changes = Diff(Vision + "### Robots\n\n" + Speech, Vision + "### Machines\n\n" + Speech);

        Assert.Equal(SectionChangeOp.Rename, Assert.Single(changes.Sections).Op);
    }

    [Fact]
    public void Exchanged_sections_are_reordered_and_their_entries_stay()
    {
        var changes = Diff(Vision + Speech + Appendix, Speech + Vision + Appendix);

        Assert.Empty(changes.Entries);
        Assert.Equal(SectionChangeOp.Reorder, Assert.Single(changes.Sections).Op);
        Assert.Equal(ChangeKind.Restructure, changes.Kind);
    }

    [Fact]
    public void Heading_of_the_prose_is_prose()
    {
        var changes = Diff("## Contents\nText\n" + All, "## Table of Contents\nText\n" + All);

        Assert.Empty(changes.Sections);
        Assert.True(changes.ProseChanged);
        Assert.Equal(ChangeKind.Prose, changes.Kind);
    }

    [Fact]
    public void Edits_of_blanks_are_counted_and_not_reported()
    {
        var changes = Diff(All, All.Replace("vowels.pdf)", "vowels.pdf)  ").Replace("H. Hall", "H.Hall"));

        Assert.Empty(changes.Entries);
        Assert.Equal(2, changes.WhitespaceOnlyEdits);
        Assert.Equal(7, changes.Unchanged.Count);
        Assert.Equal(ChangeKind.Prose, changes.Kind);
        Assert.False(changes.ProseChanged);
    }

    [Fact]
    public void Blank_lines_and_line_ends_are_no_change_of_prose()
    {
        var changes = Diff("Read this.\n" + All, ("Read this.\n\n\n" + All).Replace("\n", "\r\n"));

        Assert.False(changes.ProseChanged);
        Assert.Empty(changes.Entries);
        Assert.Equal(ChangeKind.Prose, changes.Kind);
    }

    [Fact]
    public void Change_of_prose_beside_an_addition_leaves_the_kind_alone()
    {
        var changes = Diff("Read this.\n" + All, "Read that.\n" + All + "- Nets on the moon (2014), R. Roe [[pdf]](http://example.org/moon.pdf)\n");

        Assert.True(changes.ProseChanged);
        Assert.Equal(ChangeKind.Add, changes.Kind);
    }

    [Fact]
    public void Removing_one_of_two_equal_entries_moves_nothing()
    {
        const string Line = "- Gradients without tears (2013), H. Hall et al. [[pdf]](http://example.org/tears.pdf)\n";
        var twice = All.Replace("- Small", Line + "- Small");

        Assert.Equal(["Remove Gradients without tears"], Summary(Diff(twice, All)));
        Assert.Equal(["Add Gradients without tears"], Summary(Diff(All, twice)));
    }

    [Fact]
    public void Copy_in_another_section_is_an_addition_while_the_first_stays()
    {
        var changes = Diff(All, All + "- Vowels at scale (2012), F. Fern et al. [[pdf]](http://example.org/vowels.pdf)\n");

        Assert.Equal(["Add Vowels at scale"], Summary(changes));
    }

    [Fact]
    public void Changes_come_in_the_order_of_the_newer_text_then_the_removals()
    {
        var changed = Without(Without(All, "Hearing"), "Edges")
            .Replace("C. Clay", "C. Cley")
            .Replace("G. Gray", "G. Grey")
            .Replace("- **Vowels", "- **Consonants at scale** (2014), I. Iris [[pdf]](http://example.org/consonants.pdf)\n- **Vowels");

        Assert.Equal(
            ["Edit Pooling for the impatient", "Add Consonants at scale", "Edit Small nets, big data", "Remove Edges, corners and beyond", "Remove Hearing with layers"],
            Summary(Diff(All, changed)));
    }

    [Fact]
    public void New_list_is_a_restructuring() => Assert.Equal(ChangeKind.Restructure, Diff("", All).Kind);

    [Fact]
    public void Rewrite_of_a_third_of_a_list_is_a_restructuring()
    {
        var list = ManyPapers();
        var rewritten = string.Join('\n', list.Split('\n').Where((_, line) => line % 6 != 5)).Replace("number 1", "number I").Replace("number 2", "number II");

        Assert.Equal(ChangeKind.Restructure, Diff(list, rewritten).Kind);
        Assert.Equal(ChangeKind.Mixed, Diff(list, list + "- One more (2015), B. Boo\n" + "### Another section\n").Kind);
    }

    [Fact]
    public void Same_edit_of_every_entry_is_still_an_edit()
    {
        var list = ManyPapers();

        Assert.Equal(ChangeKind.Edit, Diff(list, list.Replace("http:", "https:")).Kind);
    }

    private static string ManyPapers() => "### Papers\n" + string.Concat(
        Enumerable.Range(1, 60).Select(static n => $"- Paper number {n} (2015), A. Author{n} [[pdf]](http://example.org/{n}.pdf)\n"));

    private static ListChanges Diff(string before, string after) => ListDiff.Compare(ListParser.Parse(before), ListParser.Parse(after));

    private static IEnumerable<string> Summary(ListChanges changes) => changes.Entries.Select(static c => $"{c.Op} {c.Entry.Title}");

    private static string Without(string list, string word) =>
        string.Join('\n', list.Split('\n').Where(line => !line.Contains(word, StringComparison.Ordinal)));
}
