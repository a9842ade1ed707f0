using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Tests.Lists;

public sealed class ListParserTests
{
    private const string Layers = "- **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/layers.pdf)\n";

    private const string Pooling = "- Pooling for the impatient (2014), B. Bold and C. Clay [[pdf]](http://example.org/pooling.pdf)\n";

    [Fact]
    public void Sections_are_the_headings_of_level_2_to_4_in_order()
    {
        var list = ListParser.Parse("# A list\n\n## Contents\n\n### Vision\n" + Layers + "\n#### Faces ####\n" + Layers + "\n##### Deeper\n" + Pooling);

        Assert.Equal(
            [("Contents", SectionKind.Other, 2, 3, 4), ("Vision", SectionKind.Top, 3, 5, 7), ("Faces", SectionKind.Other, 4, 8, 12)],
            list.Sections.Select(static s => (s.Title, s.Kind, s.Level, s.Line, s.EndLine)));
        Assert.Equal(["Vision", "Faces", "Faces"], list.Entries.Select(static e => e.Section.Title));
        Assert.Equal("Deeper", list.Entries[2].Subsection);
    }

    [Fact]
    public void A_heading_of_level_1_is_a_section_where_entries_stand_under_it()
    {
        var list = ListParser.Parse("# A list\n\n# Vision\n" + Layers);

        Assert.Equal(["Vision"], list.Sections.Select(static s => s.Title));
    }

    [Fact]
    public void Entries_above_the_first_heading_have_a_section_of_their_own()
    {
        var list = ListParser.Parse(Layers + "\n## Vision\n" + Layers);

        Assert.Equal([("", 0), ("Vision", 3)], list.Entries.Select(static e => (e.Section.Title, e.Section.Line)));
        Assert.Equal(2, list.Sections.Count);
    }

    [Fact]
    public void Underlined_headings_make_sections()
    {
        var list = ListParser.Parse("A list\n======\n\nVision\n------\n" + Layers);

        Assert.Equal(("Vision", 2, 4), (list.Entries[0].Section.Title, list.Entries[0].Section.Level, list.Entries[0].Section.Line));
    }

    [Fact]
    public void Marks_and_links_of_a_heading_are_taken_off() =>
        Assert.Equal("Vision and sight", ListParser.Parse("### **Vision** and [sight](#sight) ![badge](http://example.org/b.svg)\n" + Layers).Sections[0].Title);

    [Fact]
    public void A_section_is_in_the_top_where_most_titles_are_bold()
    {
        var list = ListParser.Parse("### Vision\n" + Layers + Layers + Pooling + "### Speech\n" + Layers + Pooling + Pooling);

        Assert.Equal([SectionKind.Top, SectionKind.Other], list.Sections.Select(static s => s.Kind));
        Assert.Equal(3, list.TopCount);
    }

    [Fact]
    public void Half_bold_is_not_most() =>
        Assert.Equal(0, ListParser.Parse("### Vision\n" + Layers + Pooling).TopCount);

    [Fact]
    public void Overflow_new_and_old_sections_are_known_by_name_in_both_languages()
    {
        var list = ListParser.Parse($"### More papers from 2016\n{Pooling}### New Papers\n{Layers}### Old papers\n{Layers}### 2016年更多论文\n{Pooling}### 新论文\n{Layers}### 经典论文\n{Layers}");

        Assert.Equal(
            [SectionKind.Overflow, SectionKind.New, SectionKind.Old, SectionKind.Overflow, SectionKind.New, SectionKind.Old],
            list.Sections.Select(static s => s.Kind));
        Assert.Equal(2, list.TopCount);
    }

    [Fact]
    public void The_policy_says_which_sections_are_in_the_top()
    {
        var names = new SectionNames(Top: ["Speech"], Overflow: ["Runners-up"], New: [], Old: []);
        var list = ListParser.Parse("### Vision\n" + Layers + "### Speech\n" + Pooling + "#### Vowels\n" + Pooling + "### Runners-Up!\n" + Pooling, names);

        Assert.Equal([SectionKind.Other, SectionKind.Top, SectionKind.Top, SectionKind.Overflow], list.Sections.Select(static s => s.Kind));
        Assert.Equal(3, list.TopCount);
    }

    [Fact]
    public void Criteria_contents_and_prose_are_no_entries()
    {
        var list = ListParser.Parse("""
            ## Criteria
            1. A list of **top 100 papers**, published from 2012 to 2016, is suggested.
            2. If a paper is added, another (from "More") should be removed.

            *(Citation criteria)*
            - **< 6 months** : *New Papers* (by discussion)
            - **2016** :  +60 citations or "More"
            - **2015年**：+200次引用
            - **~2012** : *Old Papers* (by discussion)

            + Can anyone contribute the code?

            ## Contents
            * [Vision](#vision) : Less than 6 months
              * [Faces](#faces)

            ### Vision
            """ + "\n" + Layers);

        Assert.Equal("Seeing with layers", Assert.Single(list.Entries).Title);
    }

    [Fact]
    public void Comments_code_and_rules_are_no_entries()
    {
        var list = ListParser.Parse("### Vision\n<!--\n" + Layers + "-->\n```\n" + Layers + "```\n* * *\n- - -\n" + Layers);

        Assert.Equal(10, Assert.Single(list.Entries).Line);
    }

    [Fact]
    public void A_bare_title_is_an_entry_among_entries_and_prose_elsewhere()
    {
        var list = ListParser.Parse("## About\n- Building high-level features\n\n### Vision\n" + Layers + Layers + "- Building high-level features usi\n- This is a remark.\n");

        Assert.Equal(["Seeing with layers", "Seeing with layers", "Building high-level features usi"], list.Entries.Select(static e => e.Title));
        Assert.Equal([Defect.MissingYear, Defect.NoAuthors, Defect.NoLink], list.Entries[2].Defects);
    }

    [Fact]
    public void Lectures_and_blogs_are_resources_whose_text_is_the_title()
    {
        var list = ListParser.Parse("""
            ### Video Lectures / Tutorials / Blogs

            *(Lectures)*
            - CS1, Seeing with Layers, Example University [[web]](http://example.org/cs1)
            *(Blogs)*
            - Ann Ames Blog [[web]](http://example.org/blog)
            - A tutorial on layers (2016), A. Ames et al. [[pdf]](http://example.org/a.pdf)
            """);

        Assert.Equal(
            [
                ("CS1, Seeing with Layers, Example University", null, "Lectures", EntryKind.Resource),
                ("Ann Ames Blog", null, "Blogs", EntryKind.Resource),
                ("A tutorial on layers", "A. Ames et al.", "Blogs", EntryKind.Paper),
            ],
            list.Entries.Select(static e => (e.Title, e.Authors, e.Subsection, e.Kind)));
        Assert.All(list.Entries.Take(2), static e => Assert.Empty(e.Defects));
    }

    [Fact]
    public void A_bare_link_is_a_paper_where_its_address_is_one()
    {
        var list = ListParser.Parse("### Reading\n- [Seeing with layers](https://arxiv.org/abs/1503.02531)\n- [Ann's pages](https://example.org/)\n");

        Assert.Equal([("Seeing with layers", EntryKind.Paper), ("Ann's pages", EntryKind.Resource)], list.Entries.Select(static e => (e.Title, e.Kind)));
    }

    [Fact]
    public void Persons_are_resources()
    {
        var entry = Assert.Single(ListParser.Parse("### Researchers\n- [Ann Ames](http://example.org/ames), *Acme Labs* :sparkles:\n").Entries);

        Assert.Equal(("Ann Ames", "Acme Labs", true, EntryKind.Resource), (entry.Title, entry.Affiliation, entry.Star, entry.Kind));
    }

    [Fact]
    public void Numbered_and_nested_bullets_are_entries()
    {
        var list = ListParser.Parse("### Vision\n1. " + Layers[2..] + "2) " + Layers[2..] + "+ Faces\n  * " + Layers[2..]);

        Assert.Equal([2, 3, 5], list.Entries.Select(static e => e.Line));
    }

    [Fact]
    public void A_line_of_year_divides_a_section()
    {
        var list = ListParser.Parse("### Appendix\n*(2016)*\n" + Pooling + "\n*(~2014)*\n" + Pooling);

        Assert.Equal(["2016", "~2014"], list.Entries.Select(static e => e.Subsection));
        Assert.Contains(Defect.YearSubheadingMismatch, list.Entries[0].Defects);
        Assert.DoesNotContain(Defect.YearSubheadingMismatch, list.Entries[1].Defects);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_do_not_matter(string end)
    {
        var list = ListParser.Parse(("# A list\n\n### Vision\n" + Layers + Pooling).Replace("\n", end, StringComparison.Ordinal));

        Assert.Equal([4, 5], list.Entries.Select(static e => e.Line));
        Assert.Equal(Layers.TrimEnd('\n'), list.Entries[0].Text);
    }

    [Fact]
    public void A_byte_order_mark_does_not_hide_the_first_heading()
    {
        var list = ListParser.Parse("\uFEFF### Vision\n" + Layers);

        Assert.Equal("Vision", list.Entries[0].Section.Title);
        Assert.Equal('\uFEFF', list.Text[0]);
    }

    [Fact]
    public void An_empty_text_is_an_empty_list()
    {
        var list = ListParser.Parse("");

        Assert.Empty(list.Sections);
        Assert.Empty(list.Entries);
        Assert.Equal(("en", EntryStyle.English), (list.Locale, list.Style));
    }

    [Fact]
    public void The_language_is_that_of_headings_and_prose_not_of_titles()
    {
        var entries = string.Concat(Enumerable.Repeat(Layers, 20));

        Assert.Equal("zh-Hans", ListParser.Parse("# 论文列表\n\n这是被引用最多的深度学习论文的精选列表，欢迎提交改动和建议，让我们一起把它做得更好。\n\n### 视觉\n" + entries).Locale);
        Assert.Equal("en", ListParser.Parse("# A list\n\nThe papers that are cited most, with Chinese titles.\n\n### Vision\n- **用层来看**（2015），A. Ames等人 [[pdf]](http://example.org/a.pdf)\n").Locale);
    }

    [Fact]
    public void The_style_is_what_most_entries_do()
    {
        var list = ListParser.Parse("""
            ### 视觉
            + **用层来看**（2015），A. Ames等人 [[pdf]](http://example.org/a.pdf)
            + **用层来听**（2015），B. Bold和C. Clay [[pdf]](http://example.org/b.pdf)
            + **用层来读** (2015), B. Bold [[pdf]](http://example.org/c.pdf)

            ### 新论文
            + 《用层来想》 (2017), D. Dorn等人 [[pdf]](http://example.org/d.pdf)
            """);

        Assert.Equal(new EntryStyle(TitleMark.Bold, TitleMark.Guillemets, FullWidth: true, "等人", "和", "+", OtherFullWidth: false), list.Style);
    }
}
