using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>One test for each form that real entries have. The entries are made up, the forms are not.</summary>
public sealed class EntryParserTests
{
    [Fact]
    public void The_list_form_gives_title_year_authors_and_link()
    {
        var entry = Read("- **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/layers.pdf)");

        Assert.Equal("Seeing with layers", entry.Title);
        Assert.Equal(2015, entry.Year);
        Assert.Equal("A. Ames et al.", entry.Authors);
        Assert.Equal([new EntryLink("pdf", "http://example.org/layers.pdf")], entry.Links);
        Assert.True(entry.Bold);
        Assert.Equal(EntryKind.Paper, entry.Kind);
        Assert.Empty(entry.Defects);
    }

    [Fact]
    public void A_plain_title_is_not_bold()
    {
        var entry = Read("- Seeing with layers (2015), A. Ames and B. Bold [[pdf]](http://example.org/layers.pdf)");

        Assert.Equal(("Seeing with layers", "A. Ames and B. Bold", false), (entry.Title, entry.Authors, entry.Bold));
    }

    [Fact]
    public void Punctuation_and_commas_in_a_title_stay()
    {
        var entry = Read("- Look, listen and learn: Are two eyes (almost) enough? (2015), A. Ames et al. [[pdf]](http://example.org/look.pdf)");

        Assert.Equal("Look, listen and learn: Are two eyes (almost) enough?", entry.Title);
    }

    [Fact]
    public void The_chinese_form_is_read()
    {
        var entry = Read("- **用层来看**（2015），A. Ames等人 [[pdf]](http://example.org/layers.pdf)");

        Assert.Equal(("用层来看", 2015, "A. Ames等人", true), (entry.Title, entry.Year, entry.Authors, entry.Bold));
        Assert.DoesNotContain(Defect.MissingSpaceBeforeYear, entry.Defects);
    }

    [Fact]
    public void Guillemets_are_marks_of_a_title()
    {
        var entry = Read("- 《用层来看》 (2017), A. Ames 等人 [[pdf]](http://example.org/layers.pdf)");

        Assert.Equal(("用层来看", 2017, "A. Ames 等人", false), (entry.Title, entry.Year, entry.Authors, entry.Bold));
    }

    [Fact]
    public void Guillemets_without_a_year_end_the_title()
    {
        var entry = Read("- 《用层来看》 A. Ames 等人");

        Assert.Equal(("用层来看", "A. Ames 等人"), (entry.Title, entry.Authors));
        Assert.Equal([Defect.MissingYear, Defect.NoLink], entry.Defects);
    }

    [Fact]
    public void The_early_form_has_an_affiliation_and_a_star()
    {
        var entry = Read("- Seeing with layers (2015), A. Ames et al. *(Acme Labs)* [[pdf]](http://example.org/layers.pdf) :sparkles:");

        Assert.Equal(("Seeing with layers", "A. Ames et al.", "Acme Labs", true), (entry.Title, entry.Authors, entry.Affiliation, entry.Star));
        Assert.Empty(entry.Defects);
    }

    [Theory]
    [InlineData("- Seeing with layers (2015) *(Acme)*, A. Ames et al. [[pdf]](http://example.org/a.pdf)")]
    [InlineData("- Seeing with layers (2015), A. Ames et al. *Acme* [[pdf]](http://example.org/a.pdf)")]
    [InlineData("- Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf) *(Acme)*")]
    [InlineData("- Seeing with layers, A. Ames et al. *(Acme)* [[pdf]](http://example.org/a.pdf)")]
    public void An_affiliation_may_stand_anywhere_after_the_title(string line)
    {
        var entry = Read(line);

        Assert.Equal(("Seeing with layers", "A. Ames et al.", "Acme"), (entry.Title, entry.Authors, entry.Affiliation));
    }

    [Fact]
    public void Emphasis_inside_a_title_is_taken_off_and_is_no_affiliation()
    {
        var entry = Read("- Seeing *everything* with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal("Seeing everything with layers", entry.Title);
        Assert.Null(entry.Affiliation);
    }

    [Fact]
    public void A_lone_star_is_part_of_the_title() =>
        Assert.Equal("Learning A* search", Read("- Learning A* search (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)").Title);

    [Fact]
    public void A_missing_year_is_a_defect_and_the_authors_are_found_all_the_same()
    {
        var entry = Read("- Look, listen and learn, A. Ames and B. Bold [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Look, listen and learn", null, "A. Ames and B. Bold"), (entry.Title, entry.Year, entry.Authors));
        Assert.Equal([Defect.MissingYear], entry.Defects);
    }

    [Fact]
    public void A_period_may_divide_title_and_authors()
    {
        var entry = Read("- A fast parser using small nets. Ames and Bold. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("A fast parser using small nets", "Ames and Bold"), (entry.Title, entry.Authors));
    }

    [Fact]
    public void A_year_inside_the_title_is_taken_out()
    {
        var entry = Read("- Sequences of layers(2017): A tutorial, G. Gray. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Sequences of layers: A tutorial", 2017, "G. Gray"), (entry.Title, entry.Year, entry.Authors));
        Assert.Equal([Defect.MissingSpaceBeforeYear, Defect.YearInsideTitle, Defect.PeriodBeforeLink], entry.Defects);
    }

    [Fact]
    public void A_year_inside_the_bold_mark_is_taken_out()
    {
        var entry = Read("- **Seeing with layers (2015)**, A. Ames et al. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Seeing with layers", 2015, "A. Ames et al."), (entry.Title, entry.Year, entry.Authors));
        Assert.Equal([Defect.YearInsideTitle], entry.Defects);
    }

    [Fact]
    public void A_number_in_the_title_is_no_year()
    {
        var entry = Read("- The challenge (2012) revisited (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("The challenge (2012) revisited", 2015), (entry.Title, entry.Year));
    }

    [Theory]
    [InlineData("(Book, 2016)")]
    [InlineData("(Book, Jan 2016)")]
    [InlineData("(2016, preprint)")]
    public void Words_beside_the_year_are_a_note(string group)
    {
        var entry = Read($"- Seeing with layers {group}, A. Ames et al. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Seeing with layers", 2016), (entry.Title, entry.Year));
        Assert.Equal([Defect.YearWithNote], entry.Defects);
    }

    [Fact]
    public void A_year_with_nian_is_read()
    {
        var entry = Read("- **用层来看**（2017 年），A. Ames等人 [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("用层来看", 2017), (entry.Title, entry.Year));
        Assert.Contains(Defect.YearWithNian, entry.Defects);
    }

    [Fact]
    public void No_comma_after_the_year_is_a_defect()
    {
        var entry = Read("- Seeing with layers (2015) A. Ames et al. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal("A. Ames et al.", entry.Authors);
        Assert.Equal([Defect.MissingCommaAfterYear], entry.Defects);
    }

    [Theory]
    [InlineData("- Seeing with layers (2014, A. Ames et al. [[pdf]](http://example.org/a.pdf)")]
    [InlineData("- Seeing with layers 2014), A. Ames et al. [[pdf]](http://example.org/a.pdf)")]
    public void A_missing_parenthesis_of_the_year_is_a_defect(string line)
    {
        var entry = Read(line);

        Assert.Equal(("Seeing with layers", 2014, "A. Ames et al."), (entry.Title, entry.Year, entry.Authors));
        Assert.Equal([Defect.UnclosedParen], entry.Defects);
    }

    [Fact]
    public void Missing_blanks_are_defects_and_hide_nothing()
    {
        var entry = Read("- Seeing with layers(2018),Ann Ames et al[[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Seeing with layers", 2018, "Ann Ames et al"), (entry.Title, entry.Year, entry.Authors));
        Assert.Equal(
            [Defect.MissingSpaceBeforeYear, Defect.MissingSpaceBeforeLink, Defect.MissingSpaceAfterComma],
            entry.Defects.Take(3));
    }

    [Fact]
    public void Several_links_are_read_in_order()
    {
        var entry = Read("- Seeing with layers (2015), A. Ames et al. [[web]](http://example.org/)[[pdf]](http://example.org/a.pdf)");

        Assert.Equal([new EntryLink("web", "http://example.org/"), new EntryLink("pdf", "http://example.org/a.pdf")], entry.Links);
        Assert.Equal([Defect.NoSpaceBetweenLinks], entry.Defects);
    }

    [Fact]
    public void A_label_may_hold_the_link_inside_its_brackets()
    {
        var entry = Read("- Seeing with layers (2015), A. Ames et al. [[pdf](http://example.org/a.pdf)] [[code](http://example.org/c)]");

        Assert.Equal([new EntryLink("pdf", "http://example.org/a.pdf"), new EntryLink("code", "http://example.org/c")], entry.Links);
        Assert.Empty(entry.Defects);
    }

    [Fact]
    public void A_blank_before_the_address_hides_the_link_from_Markdown_only()
    {
        var entry = Read("- Seeing with layers (2015), A. Ames et al. [[pdf]] (http://example.org/a.pdf)");

        Assert.Equal([new EntryLink("pdf", "http://example.org/a.pdf")], entry.Links);
        Assert.Equal([Defect.SpaceBeforeUrl], entry.Defects);
    }

    [Theory]
    [InlineData("(http://example.org/a.pdf )", "http://example.org/a.pdf")]
    [InlineData("( http://example.org/a.pdf)", "http://example.org/a.pdf")]
    [InlineData("(Seeing with layers)", "Seeing with layers")]
    public void A_blank_inside_the_address_is_a_defect(string target, string url)
    {
        var entry = Read($"- Seeing with layers (2015), A. Ames et al. [[pdf]]{target}");

        Assert.Equal([new EntryLink("pdf", url)], entry.Links);
        Assert.Contains(Defect.SpaceInUrl, entry.Defects);
    }

    [Theory]
    [InlineData("(http://example.org/a%20(2009).pdf)", "http://example.org/a%20(2009).pdf")]
    [InlineData("(<http://example.org/a.pdf>)", "http://example.org/a.pdf")]
    [InlineData("(http://example.org/a.pdf \"Seeing\")", "http://example.org/a.pdf")]
    [InlineData("(http://example.org/a(b.pdf)", "http://example.org/a(b.pdf")]
    public void Parentheses_and_titles_do_not_cut_an_address(string target, string url)
    {
        var entry = Read($"- Seeing with layers (2015), A. Ames et al. [[pdf]]{target}");

        Assert.Equal([new EntryLink("pdf", url)], entry.Links);
        Assert.Empty(entry.Defects);
    }

    [Theory]
    [InlineData("):")]
    [InlineData("))")]
    [InlineData(").")]
    public void Punctuation_after_the_last_link_is_a_defect(string end)
    {
        var entry = Read($"- Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf{end}");

        Assert.Equal([new EntryLink("pdf", "http://example.org/a.pdf")], entry.Links);
        Assert.Equal([Defect.TrailingPunctuation], entry.Defects);
    }

    [Theory]
    [InlineData("[[pdf]](http://example.org/a.pdf")]
    [InlineData("[[pdf](http://example.org/a.pdf")]
    [InlineData("[[pdf](http://example.org/a.pdf)")]
    [InlineData("[[pdf](http://example.org/a.pdf)](http://example.org/b.pdf)")]
    [InlineData("[[pdf]]([http://example.org/a.pdf](http://example.org/a.pdf))")]
    public void A_link_with_a_bracket_too_few_or_inside_another_is_read(string link)
    {
        var entry = Read($"- Seeing with layers (2015), A. Ames et al. {link}");

        Assert.Equal("A. Ames et al.", entry.Authors);
        Assert.Equal([new EntryLink("pdf", "http://example.org/a.pdf")], entry.Links);
        Assert.Equal([Defect.MalformedLink], entry.Defects);
    }

    [Theory]
    [InlineData("[[pdf]]")]
    [InlineData("[[pdf]]()")]
    public void A_label_without_an_address_is_no_link(string label)
    {
        var entry = Read($"- Seeing with layers (2015), A. Ames et al. {label}");

        Assert.Equal("A. Ames et al.", entry.Authors);
        Assert.Empty(entry.Links);
        Assert.Equal([Defect.MalformedLink, Defect.NoLink], entry.Defects);
    }

    [Fact]
    public void A_bare_address_is_a_link_without_a_label()
    {
        var entry = Read("- Seeing with layers (2015), A. Ames et al.(http://example.org/a.pdf)");

        Assert.Equal("A. Ames et al.", entry.Authors);
        Assert.Equal([new EntryLink("", "http://example.org/a.pdf")], entry.Links);
        Assert.Contains(Defect.MalformedLink, entry.Defects);
    }

    [Fact]
    public void A_link_broken_over_two_lines_is_read()
    {
        var entry = Read("- **Seeing with layers** (2015), A. Ames et al. [[pdf]]\n (http://example.org/a.pdf)");

        Assert.Equal([new EntryLink("pdf", "http://example.org/a.pdf")], entry.Links);
        Assert.Equal((4, 5), (entry.Line, entry.EndLine));
        Assert.Equal([Defect.LinkBrokenOverLines], entry.Defects);
        Assert.Equal("- **Seeing with layers** (2015), A. Ames et al. [[pdf]]\n (http://example.org/a.pdf)", entry.Text);
    }

    [Fact]
    public void An_entry_broken_in_its_title_is_read()
    {
        var entry = Read("- **Seeing with\n  layers** (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal("Seeing with layers", entry.Title);
        Assert.Equal((4, 5), (entry.Line, entry.EndLine));
    }

    [Fact]
    public void Prose_right_after_an_entry_is_not_of_the_entry()
    {
        var entry = Read("- **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)\n[Key researchers] [Ann Ames](http://example.org/ames)");

        Assert.Single(entry.Links);
        Assert.Equal((4, 4), (entry.Line, entry.EndLine));
    }

    [Fact]
    public void A_title_may_be_the_link()
    {
        var entry = Read("- [**Seeing with layers**](http://arxiv.org/abs/1503.02531) (2015), A. Ames et al. [[code]](http://example.org/c)");

        Assert.Equal(("Seeing with layers", 2015, "A. Ames et al.", true), (entry.Title, entry.Year, entry.Authors, entry.Bold));
        Assert.Equal([new EntryLink("Seeing with layers", "http://arxiv.org/abs/1503.02531"), new EntryLink("code", "http://example.org/c")], entry.Links);
    }

    [Fact]
    public void Comments_and_images_are_no_part_of_an_entry()
    {
        var entry = Read("- Seeing with layers <!-- check --> (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf) ![new](http://example.org/new.png)");

        Assert.Equal("Seeing with layers", entry.Title);
        Assert.Single(entry.Links);
    }

    [Fact]
    public void Escapes_and_entities_are_read_as_what_they_stand_for() =>
        Assert.Equal("Q&A with A* and [MASK]", Read(@"- Q&amp;A with A\* and \[MASK\] (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)").Title);

    [Fact]
    public void A_quoted_title_stands_between_authors_and_venue()
    {
        var entry = Read("- Ames, Ann, and Bob Bold. \"**Seeing with layers**.\" Journal of Sight 12.3 (2015): 1-9. [[pdf]](http://example.org/a.pdf) **(The first)** :star:");

        Assert.Equal(("Seeing with layers", 2015, "Ames, Ann, and Bob Bold"), (entry.Title, entry.Year, entry.Authors));
    }

    [Fact]
    public void A_quoted_word_in_a_title_is_not_a_quoted_title() =>
        Assert.Equal("\"Why?\": Seeing with layers", Read("- \"Why?\": Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)").Title);

    [Theory]
    [InlineData("- Ann Ames, Bob Bold, Seeing with layers: A start, SIGHT, 2015. [[pdf]](http://example.org/a.pdf)")]
    [InlineData("- Ann Ames, Bob Bold, Seeing with layers: A start. SIGHT, 2015 [[pdf]](http://example.org/a.pdf)")]
    [InlineData("- Ann Ames, Bob Bold, Seeing with layers: A start, arXiv:1401.01234 / SIGHT 2015 [[pdf]](http://example.org/a.pdf)")]
    public void A_citation_names_authors_title_and_venue(string line)
    {
        var entry = Read(line);

        Assert.Equal(("Seeing with layers: A start", 2015, "Ann Ames, Bob Bold"), (entry.Title, entry.Year, entry.Authors));
    }

    [Theory]
    [InlineData("Ann Ames, Bob Bold, Look, Listen, and Learn: A start, SIGHT, 2015.", "Ann Ames, Bob Bold", "Look, Listen, and Learn: A start")]
    [InlineData("Ann Ames, Bob Bold, Seeing and Hearing Through Layers, SIGHT, 2015.", "Ann Ames, Bob Bold", "Seeing and Hearing Through Layers")]
    [InlineData("Ann SJ. Ames, CD Clay, Deep Layer-Aware Filters, SIGHT, 2015.", "Ann SJ. Ames, CD Clay", "Deep Layer-Aware Filters")]
    [InlineData("Ann Ames, Seeing with layers, SIGHT, 2015. (4th ranked in EYES 2012)", "Ann Ames", "Seeing with layers")]
    [InlineData("Ann Ames, Bob Bold, SIGHT, 2015.", "Ann Ames, Bob Bold", "")]
    public void Names_end_where_a_citations_title_begins(string citation, string authors, string title)
    {
        var entry = Read($"- {citation} [[pdf]](http://example.org/a.pdf)");

        Assert.Equal((authors, title, 2015), (entry.Authors, entry.Title, entry.Year));
    }

    [Theory]
    [InlineData("**Seeing, Hearing and Reading**, A. Ames et al. (2015)", "A. Ames et al.")]
    [InlineData("**Seeing, Hearing and Reading** - A. Ames and B. Bold (2015)", "A. Ames and B. Bold")]
    [InlineData("Seeing, Hearing and Reading, A. Ames et al. (2015)", "A. Ames et al.")]
    [InlineData("Seeing, Hearing and Reading (2015)", null)]
    public void Authors_may_stand_before_the_year(string text, string? authors)
    {
        var entry = Read($"- {text} [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Seeing, Hearing and Reading", 2015, authors), (entry.Title, entry.Year, entry.Authors));
    }

    [Fact]
    public void A_year_may_follow_the_authors()
    {
        var entry = Read("- Ames, A., and Bold, B. (2015). Seeing with layers. Journal of Sight, 12. [[pdf]](http://example.org/a.pdf)");

        Assert.Equal(("Seeing with layers", 2015, "Ames, A., and Bold, B."), (entry.Title, entry.Year, entry.Authors));
    }

    [Fact]
    public void A_citation_below_a_name_takes_the_links_of_the_name()
    {
        var list = ListParser.Parse("""
            ### Vision
            * LayerNet [[Paper]](http://example.org/a.pdf) [[Code]](http://example.org/c)
              * Ann Ames, Bob Bold, Seeing with layers, SIGHT, 2015.
            """);

        var entry = Assert.Single(list.Entries);
        Assert.Equal(("Seeing with layers", 3, 2), (entry.Title, entry.Line, entry.Links.Count));
    }

    [Fact]
    public void A_title_above_a_line_of_authors_is_the_entry()
    {
        var list = ListParser.Parse("""
            ### Vision
            * Seeing far with many layers [[Paper]](http://example.org/a.pdf)
              * Ann Ames, Bob Bold, arXiv:1503.02531
            """);

        var entry = Assert.Single(list.Entries);
        Assert.Equal(("Seeing far with many layers", "Ann Ames, Bob Bold", 2), (entry.Title, entry.Authors, entry.Line));
    }

    [Fact]
    public void Ids_are_read_from_the_links() =>
        Assert.Equal(["ARXIV:1503.02531"], Read("- A (2015), A. Ames [[pdf]](http://arxiv.org/pdf/1503.02531v2) [[abs]](http://arxiv.org/abs/1503.02531)").Ids.Select(static id => id.ToString()));

    private static Entry Read(string line) => Assert.Single(ListParser.Parse($"# A list\n\n### Vision\n{line}\n").Entries);
}
