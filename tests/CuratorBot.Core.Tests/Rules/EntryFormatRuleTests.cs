using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Rules;

public sealed class EntryFormatRuleTests
{
    private static readonly EntryFormatRule Rule = new();

    [Fact]
    public void A_line_in_the_lists_form_says_nothing() =>
        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)").Check(Rule));

    [Fact]
    public void What_is_wrong_is_said_in_words_and_the_corrected_line_is_offered()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels**(2016) L. Lane et al.[[pdf]](https://example.org/long.pdf)");

        Assert.Equal(
            ["warning 14: This line doesn't quite match the list's format: a space is missing before the year; a space is missing before the link; a comma is missing between the year and the authors."],
            fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Theory]
    [InlineData("**Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    [InlineData("-**Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf) ")]
    [InlineData("• **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    [InlineData("1.**Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    public void A_line_that_only_lacks_its_bullet_is_a_failure_for_its_paper_is_not_counted(string line)
    {
        var fixture = FormList.Add("- **Wide lanes**", line);

        Assert.Equal(["failure 15: This line looks like an entry, but it has no bullet, so the paper is not counted. Please start the line with the bullet and a space."], fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Theory]
    [InlineData("Long tunnels of [Ames](https://example.org) (2016) are not counted.")]
    [InlineData("The criteria were changed (2016), see [the discussion](https://example.org/3) of all.")]
    [InlineData("(2016) [[pdf]](https://example.org/long.pdf)")]
    public void Prose_among_the_entries_is_left_alone(string line) => Assert.Empty(FormList.Add("- **Deep potholes**", line).Check(Rule));

    [Fact]
    public void A_line_without_a_bullet_that_was_there_before_is_no_ones_to_fix_now()
    {
        const string Line = "**Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)";
        var list = FormList.English.Replace("### New Papers", $"{Line}\n\n### New Papers", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("Wide lanes", "Wider lanes", list).Check(Rule));
    }

    [Theory]
    [InlineData("- **Long tunnels**, 2016, L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    [InlineData("- **Long tunnels** [2016], L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    [InlineData("- **Long tunnels** 2016, L. Lane et al. [[pdf]](https://example.org/long.pdf)")]
    public void A_year_without_its_parentheses_is_a_year_and_no_author(string line)
    {
        var fixture = FormList.Add("### Driving", line);

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: the year is not in parentheses."], fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
        Assert.Empty(fixture.Check(new AuthorsRule()));
    }

    [Theory]
    [InlineData("- Long tunnels, 2016, L. Lane et al. [[pdf]](https://example.org/long.pdf)", 2016)]
    [InlineData("- Long tunnels [2016], L. Lane et al. [[pdf]](https://example.org/long.pdf)", 2016)]
    [InlineData("- Long tunnels (20166), L. Lane et al. [[pdf]](https://example.org/long.pdf)", null)]
    [InlineData("- Long tunnels of 2016, L. Lane et al. [[pdf]](https://example.org/long.pdf)", null)]
    public void Behind_a_plain_title_it_is_no_part_of_the_title(string line, int? year)
    {
        var entry = FormList.Add("### New Papers", line).Context.Changed.Single().Entry;

        Assert.Equal((year is null && line.Contains("of 2016", StringComparison.Ordinal) ? "Long tunnels of 2016" : "Long tunnels", year, "L. Lane et al."), (entry.Title, entry.Year, entry.Authors));
    }

    [Fact]
    public void A_number_that_is_no_year_is_named_and_fixed_where_the_record_knows_better()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (20166), L. Lane et al. [[pdf]](https://example.org/long.pdf)");

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: the number in place of the year isn't a valid year."], fixture.Said(Rule));
        Assert.Null(fixture.Remedy(Rule));
        Assert.Empty(fixture.Check(new AuthorsRule()));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", (fixture with { Papers = [new Paper { Title = "Long tunnels", Year = 2016 }] }).Remedy(Rule));
    }

    [Theory]
    [InlineData("- **Long tunnels (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", "the bold of the title is not closed")]
    [InlineData("- **Long tunnels**, L. Lane et al. (2016) [[pdf]](https://example.org/long.pdf)", "the year belongs before the authors")]
    [InlineData("- [ ] **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", "the line begins with the box of a task (“[ ]”)")]
    public void What_could_be_read_all_the_same_is_named_and_put_right(string line, string words)
    {
        var fixture = FormList.Add("### Driving", line);

        Assert.Equal([$"warning 14: This line doesn't quite match the list's format: {words}."], fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_Chinese_list_is_answered_in_its_own_form_and_language()
    {
        var fixture = FormList.Add("### 步行", "- **长隧道** (2016年) L. Lane等人[[pdf]](https://example.org/long.pdf)", FormList.Chinese);

        Assert.Equal(["warning 8: 这一行与列表的格式略有出入：括号中只写年份数字；链接前缺少空格；年份与作者之间缺少逗号。"], fixture.Said(Rule, "zh-Hans"));
        Assert.Equal("- **长隧道**（2016），L. Lane等人 [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void Blanks_and_punctuation_alone_are_a_notice() =>
        Assert.Equal(
            ["notice 14: This line doesn't quite match the list's format: there is a period before the link."],
            FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane. [[pdf]](https://example.org/long.pdf)").Said(Rule));

    [Fact]
    public void A_link_broken_over_two_lines_is_fixed_on_one()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]]\n  (https://example.org/long.pdf)");

        var finding = Assert.Single(fixture.Check(Rule));
        Assert.Equal((14, 15), (finding.Line, finding.EndLine));
        Assert.Equal(["warning 14: This line doesn't quite match the list's format: the line break inside the link keeps it from working."], fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", finding.Remedy?.Text);
    }

    [Fact]
    public void An_entry_broken_over_two_lines_is_fixed_on_one()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016),\n  L. Lane et al. [[pdf]](https://example.org/long.pdf)");

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: the entry is broken over two lines."], fixture.Said(Rule));
        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_named_and_not_guessed()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](Long tunnels)");

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: “Long tunnels” is not a valid web address."], fixture.Said(Rule));
        Assert.Null(fixture.Remedy(Rule));
    }

    [Fact]
    public void What_the_record_knows_fixes_the_line()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels**, L. Lane et al. [[pdf]](Long tunnels)") with
        {
            Papers = [new Paper { Title = "Long Tunnels", Year = 2016, ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1601.00001" } }],
        };

        Assert.Equal("- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1601.00001)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_missing_year_that_nobody_knows_is_not_guessed()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels**, L. Lane et al. [[pdf]](https://example.org/long.pdf)");

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: the year is missing."], fixture.Said(Rule));
        Assert.Null(fixture.Remedy(Rule));
    }

    [Fact]
    public void No_line_is_offered_that_loses_a_remark()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016) L. Lane et al. [[pdf]](https://example.org/long.pdf) with a thorough appendix");

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: a comma is missing between the year and the authors."], fixture.Said(Rule));
        Assert.Null(fixture.Remedy(Rule));
    }

    [Fact]
    public void A_defect_that_was_there_before_is_not_held_against_an_edit()
    {
        var list = FormList.English.Replace("(2016), E. Egan", "(2016) E. Egan", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("wide.pdf", "wider.pdf", list).Check(Rule));
    }

    [Fact]
    public void A_defect_that_an_edit_brings_in_is_said()
    {
        var fixture = FormList.Edit("(2016), E. Egan", "(2016) E. Egan");

        Assert.Equal(["warning 14: This line doesn't quite match the list's format: a comma is missing between the year and the authors."], fixture.Said(Rule));
    }

    [Fact]
    public void A_bullet_that_cannot_be_read_is_pointed_at() =>
        Assert.Equal(
            ["warning 14: This line looks like an entry but could not be read. Please write it on one line: title, year in parentheses, authors, link."],
            FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. \0 [[pdf]](https://example.org/long.pdf)").Said(Rule));

    [Theory]
    [InlineData("- https://arxiv.org/abs/1601.00001")]
    [InlineData("- <https://arxiv.org/abs/1601.00001>")]
    [InlineData("- (https://arxiv.org/abs/1601.00001)[Long tunnels] (2016), L. Lane et al.")]
    [InlineData("https://arxiv.org/abs/1601.00001")]
    [InlineData("@article{lane2016,\n  title={Long tunnels},\n  year={2016}\n}")]
    public void A_line_that_is_meant_as_a_paper_and_has_no_title_is_pointed_at(string line)
    {
        var finding = Assert.Single(FormList.Add("- **Wide lanes**", line).Check(Rule));

        Assert.Equal(("entry-format.unreadable", 15), (finding.Message.Key, finding.Line));
    }

    [Theory]
    [InlineData("* [Driving](#driving)", "* https://example.org/roads")]
    [InlineData("# Papers on roads", "https://example.org/roads")]
    [InlineData("- **Wide lanes**", "Write to @maintainer {at} example.org.")]
    public void An_address_outside_of_the_entries_and_prose_between_them_is_left_alone(string below, string line) =>
        Assert.Empty(FormList.Add(below, line).Check(Rule));

    [Theory]
    [InlineData("deep-vision")]
    [InlineData("roadmap")]
    [InlineData("seed-zh")]
    [InlineData("terryum-head")]
    public void No_line_of_a_whole_list_is_taken_for_one_that_cannot_be_read(string name) =>
        Assert.Empty(ListParser.Parse(File.ReadAllText(SharedData.Require($"corpus/lists/{name}/list.md"))).UnreadableLines);

    [Fact]
    public void A_bullet_that_could_not_be_read_before_is_left_alone()
    {
        var list = FormList.Add("### Driving", "- **Long tunnels** \0").Head;

        Assert.Empty(FormList.Edit("# Papers on roads", "# Papers on roads and rails", list).Check(Rule));
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)\n=======\n>>>>>>> master", 14, 17)]
    [InlineData("<<<<<<< HEAD", 14, 14)]
    [InlineData("=======\n>>>>>>> master", 15, 15)]
    public void A_conflict_marker_that_was_left_is_a_failure(string text, int first, int last)
    {
        var finding = Assert.Single(FormList.Add("### Driving", text).Check(Rule));

        Assert.Equal((Severity.Failure, "entry-format.conflict-marker", first, last), (finding.Severity, finding.Message.Key, finding.Line, finding.EndLine));
    }

    [Fact]
    public void A_conflict_marker_that_was_there_before_is_left_alone()
    {
        var list = FormList.Add("### Driving", "<<<<<<< HEAD\n=======\n>>>>>>> master").Head;

        Assert.Empty(FormList.Edit("# Papers on roads", "# Papers on roads and rails", list).Check(Rule));
    }

    [Theory]
    [InlineData("Roads\n=======")]
    [InlineData("Roads >>>>>>> rails, and `<<<<<<<` stands within a line")]
    public void What_only_looks_like_a_conflict_marker_is_left_alone(string text) => Assert.Empty(FormList.Add("# Papers on roads", text).Check(Rule));

    [Fact]
    public void What_a_quarter_of_the_list_does_is_its_form()
    {
        var list = FormList.English.Replace(" et al. [[", " et al., [[", StringComparison.Ordinal);

        Assert.Empty(FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al., [[pdf]](https://example.org/long.pdf)", list).Check(Rule));
    }

    [Fact]
    public void In_a_list_of_another_form_no_line_is_offered()
    {
        var list = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"- B. Author{(char)('a' + i)}, \"Paper number {i} of many,\" In CVPR, 2015. [[Paper]](https://example.org/{i}.pdf)"));
        var fixture = FormList.Add("- B. Authorb", "- B. Ames, \"Long tunnels of many kinds,\" In CVPR, 2015. [[Paper]] (https://example.org/t.pdf)", "## Vision\n" + list);

        Assert.Equal(["warning 3: This line doesn't quite match the list's format: the space between label and address keeps the link from working."], fixture.Said(Rule));
        Assert.Null(fixture.Remedy(Rule));
    }

    [Fact]
    public void The_offered_line_fixes_what_other_rules_find_too()
    {
        var fixture = FormList.Add("### New Papers", "- **Long tunnels**(2017), Luke Lane, Mia Moss, and Ned Nash. [[pdf]](https://arxiv.org/abs/1701.00001)");

        var corrected = "- Long tunnels (2017), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1701.00001)";
        Assert.All<IRule>([Rule, new AuthorsRule(), new PdfLinkRule(), new BoldTopRule()], rule => Assert.Equal(corrected, fixture.Remedy(rule)));
        Assert.All<IRule>([Rule, new AuthorsRule(), new PdfLinkRule(), new BoldTopRule()], rule => Assert.Empty(FormList.Add("### New Papers", corrected).Check(rule)));
    }

    [Fact]
    public void The_offered_line_has_what_the_record_corrects_too()
    {
        var fixture = FormList.Add("### Driving", "- Long tunels below mountains (2012) Luke Laine et al. [[pdf]](https://arxiv.org/abs/1601.00001)") with
        {
            Papers =
            [
                new Paper
                {
                    Title = "Long tunnels below mountains",
                    Year = 2016,
                    Authors = [new("Luke Lane"), new("Mia Moss")],
                    ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1601.00001" },
                },
            ],
        };

        var corrected = "- **Long tunnels below mountains** (2016), L. Lane and M. Moss [[pdf]](https://arxiv.org/pdf/1601.00001)";
        Assert.All<IRule>([Rule, new AuthorsRule(), new PdfLinkRule(), new BoldTopRule(), new MetadataRule()], rule => Assert.Equal(corrected, fixture.Remedy(rule)));
    }

    [Fact]
    public void What_an_edit_leaves_alone_the_record_does_not_change()
    {
        var fixture = FormList.Edit("(2015), F. Ford", "(2015) F. Ford") with
        {
            Lookups = new Dictionary<string, PaperLookup> { ["Deep potholes"] = new PaperLookup.Found(new Paper { Title = "Deep pothole", Year = 2012, Authors = [new("F. Ford")] }, MatchedBy.Id, 1) },
        };

        Assert.Equal("- **Deep potholes** (2015), F. Ford [[pdf]](https://example.org/deep.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void Every_defect_has_words_in_every_language()
    {
        // Those of other rules, and those that nobody sees or minds.
        var elsewhere = new[]
        {
            Defect.TrailingWhitespace, Defect.YearWithNote, Defect.PdfLabelNotPdf, Defect.UrlMissingExtension,
            Defect.LinkTitleMismatch, Defect.Duplicate, Defect.NoAuthors, Defect.MoreThanTwoAuthors,
        };
        var defects = Enum.GetValues<Defect>()
            .Where(d => !elsewhere.Contains(d)).Select(d => d.WireName())
            .Where(d => !d.StartsWith("author-", StringComparison.Ordinal) && !d.StartsWith("etal-", StringComparison.Ordinal))
            .ToList();

        Assert.All(defects, defect => Assert.All(Messages.Locales, locale => Assert.NotEmpty(Messages.Format(new Message($"entry-format.{defect}", "", ""), locale))));
    }
}
