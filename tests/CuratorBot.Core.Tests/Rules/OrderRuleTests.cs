using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class OrderRuleTests
{
    private static readonly OrderRule Rule = new();

    [Theory]
    [InlineData("### Walking", 2016)]
    [InlineData("- **Going straight", 2016)]
    [InlineData("- **Going straight", 2015)]
    [InlineData("- **Turning", 2014)]
    [InlineData("- **Climbing", 2012)]
    public void A_paper_in_its_place_says_nothing(string below, int year) => Assert.Empty(Add(below, year).Check(Rule));

    [Theory]
    [InlineData("- **Turning", 2016, "notice 11: This section is sorted newest first; a paper from 2016 goes above “Turning at the corner” (2015).")]
    [InlineData("- **Climbing", 2015, "notice 12: This section is sorted newest first; a paper from 2015 goes above “Climbing down the hill” (2014).")]
    [InlineData("### Walking", 2015, "notice 9: This section is sorted newest first; a paper from 2015 goes below “Going straight to the point” (2016).")]
    [InlineData("### Walking", 2012, "notice 9: This section is sorted newest first; a paper from 2012 goes below “Climbing down the hill” (2014).")]
    public void A_paper_out_of_place_is_told_where_it_belongs(string below, int year, string said) => Assert.Equal([said], Add(below, year).Said(Rule));

    [Theory]
    [InlineData(2015, 1)]
    [InlineData(2013, 0)]
    public void A_paper_whose_record_is_of_quite_another_year_is_told_no_place(int recordYear, int findings)
    {
        var fixture = Add("- **Turning", 2016) with { Papers = [SmallList.Record("Long tunnels", recordYear, 500, arXiv: null, "Lena Lane")] };

        Assert.Equal(findings, fixture.Check(Rule).Count);
    }

    [Theory]
    [InlineData("- **Climbing", "notice 12: This section is sorted newest first; a paper from 2016 goes above “Turning at the corner” (2015).")]
    [InlineData("- **Going straight", null)]
    public void A_paper_without_a_year_is_told_the_place_of_the_year_that_it_is_offered(string below, string? said)
    {
        var fixture = FormList.Add(below, "- **Long tunnels**, L. Lane [[pdf]](https://example.org/tunnels.pdf)") with { Papers = [SmallList.Record("Long tunnels", 2016, 500, arXiv: null, "Lena Lane")] };

        Assert.Contains("(2016)", fixture.Remedy(new EntryFormatRule()), StringComparison.Ordinal);
        Assert.Equal(said is null ? [] : [said], fixture.Said(Rule));
        Assert.Empty((fixture with { Papers = [] }).Check(Rule));
    }

    [Fact]
    public void Of_two_new_papers_the_one_out_of_place_is_told()
    {
        var fixture = FormList.Add("### Walking", "- **One** (2016), L. Lane [[pdf]](https://example.org/1.pdf)\n- **Two** (2018), L. Lane [[pdf]](https://example.org/2.pdf)") with { Policy = new() };

        Assert.Equal(["notice 10: This section is sorted newest first; a paper from 2018 goes above “One” (2016)."], fixture.Said(Rule));
    }

    [Fact]
    public void A_section_that_was_in_no_order_has_none()
    {
        var list = FormList.English.Replace("corner** (2015)", "corner** (2013)", StringComparison.Ordinal);

        Assert.Empty(Add("- **Climbing", 2016, list).Check(Rule));
    }

    [Fact]
    public void Two_papers_in_order_may_be_so_by_chance()
    {
        var list = FormList.English.Replace("- **Climbing down the hill** (2014), D. Dunn et al. [[pdf]](https://example.org/hill.pdf)\n", "", StringComparison.Ordinal);

        Assert.Empty(Add("- **Turning", 2016, list).Check(Rule));
    }

    [Fact]
    public void An_edit_that_leaves_the_year_alone_says_nothing_and_one_that_changes_it_does()
    {
        Assert.Empty(FormList.Edit("corner.pdf", "the-corner.pdf").Check(Rule));
        Assert.Equal(
            ["notice 10: This section is sorted newest first; a paper from 2013 goes below “Climbing down the hill” (2014)."],
            FormList.Edit("corner** (2015)", "corner** (2013)").Said(Rule));
    }

    [Fact]
    public void A_move_into_a_sorted_section_is_judged()
    {
        var moved = "- **Wide lanes** (2016), E. Egan et al. [[pdf]](https://example.org/wide.pdf)\n";
        var hill = "- **Climbing down the hill**";
        var head = FormList.English.Replace(moved, "", StringComparison.Ordinal).Replace(hill, moved + hill, StringComparison.Ordinal);

        Assert.Equal(
            ["notice 11: This section is sorted newest first; a paper from 2016 goes above “Turning at the corner” (2015)."],
            new RuleFixture { Base = FormList.English, Head = head }.Said(Rule));
    }

    [Fact]
    public void A_renamed_section_keeps_its_order()
    {
        var head = Add("- **Turning", 2016).Head.Replace("### Walking / Running", "### Walking / Running / Resting", StringComparison.Ordinal);

        Assert.Single(new RuleFixture { Base = FormList.English, Head = head }.Check(Rule));
    }

    [Fact]
    public void Parts_of_a_section_are_sorted_for_themselves()
    {
        var list = FormList.English.Replace("### Walking / Running\n", "### Walking / Running\n*(2017)*\n- **Old socks** (2012), L. Lane [[pdf]](https://example.org/s.pdf)\n\n*(2016)*\n", StringComparison.Ordinal);

        Assert.Empty(Add("*(2016)*", 2016, list).Check(Rule));
    }

    [Fact]
    public void A_check_of_the_whole_list_names_the_few_that_break_an_order()
    {
        var lines = Enumerable.Range(0, 20).Select(i => $"- Road {i} (20{20 - (i / 2)}), A. Ames [[pdf]](https://example.org/{i}.pdf)").ToList();
        lines.Insert(15, "- Stray road (2019), A. Ames [[pdf]](https://example.org/s.pdf)");

        Assert.Equal(
            ["notice 17: This section is sorted newest first; a paper from 2019 goes above “Road 4” (2018)."],
            new RuleFixture { Head = "### Roads\n" + string.Join('\n', lines) }.Said(Rule));
        lines.Reverse();
        Assert.Empty(new RuleFixture { Head = "### Roads\n" + string.Join('\n', lines) }.Check(Rule));
    }

    [Theory]
    [InlineData("order: oldest-first", 2012, "notice 4: This section is sorted oldest first; a paper from 2012 goes above “Rough edges” (2014).", "2011,2014,2016")]
    [InlineData("order: oldest-first", 2015, null, "2014,2016")]
    [InlineData("order: newest-first", 2017, "notice 3: This section is sorted newest first; a paper from 2017 goes above “Wide lanes” (2016).", "2016,2014")]
    [InlineData("order: newest-first", 2017, null, "2013,2014,2016,2015,2018")]
    [InlineData("order: none", 2017, null, "2016,2014,2013")]
    [InlineData("order: { Rails: newest-first }", 2017, null, "2016,2014,2013")]
    [InlineData("order: { Roads: newest-first, default: none }", 2017, "notice 3: This section is sorted newest first; a paper from 2017 goes above “Wide lanes” (2016).", "2016,2014,2013")]
    [InlineData("order: at-the-end", 2017, "notice 3: New papers go at the end of their section: please put this one below “Rough edges”.", "2016,2014")]
    public void An_order_that_is_asked_for_holds(string yaml, int year, string? said, string years)
    {
        string[] titles = ["Wide lanes", "Rough edges", "Old bridges", "Dark nights", "Loud cars"];
        var list = "### Roads\n" + string.Join('\n', years.Split(',').Select((y, i) => $"- {titles[i]} ({y}), A. Ames [[pdf]](https://example.org/{i}.pdf)"));
        var below = year == 2012 ? "- Rough" : "- Wide";

        Assert.Equal(said is null ? [] : [said], (Add(below, year, list) with { Policy = Stated(yaml) }).Said(Rule));
    }

    [Theory]
    [InlineData("order: alphabetical", "notice 4: This section is sorted by title; this paper goes above “Turning at the corner”.", "- Turning")]
    [InlineData("order: alphabetical", null, "- A climb")]
    [InlineData("order: alphabetical-by-author", "notice 3: This section is sorted by first author; this paper goes below “Turning at the corner”.", "- A climb")]
    public void Titles_and_authors_may_be_what_is_sorted_by(string yaml, string? said, string below)
    {
        const string List = """
            ### Roads
            - A climb down the hill (2014), B. Boyd [[pdf]](https://example.org/hill.pdf)
            - Turning at the corner (2015), C. Cole and B. Boyd [[pdf]](https://example.org/corner.pdf)
            """;

        Assert.Equal(said is null ? [] : [said], (Add(below, 2015, List) with { Policy = Stated(yaml) }).Said(Rule));
    }

    [Fact]
    public void Where_entries_give_the_month_it_counts()
    {
        static string Line(string title, string date, int i) => $"| [{title}](https://arxiv.org/abs/2401.0000{i}) | ICLR | {date} |";
        var lines = new List<string> { "## Roads", "| Title | Venue | Date |", "|:--|:--|:--|", Line("Wide lanes for wide cars", "2024-05-01", 1), Line("Deep potholes in dark nights", "2024-03-01", 2), Line("Flat tyres at the road side", "2024-01-01", 3), Line("Rough edges of old roads", "2023-12-01", 4) };
        var list = string.Join('\n', lines);
        lines.Insert(3, Line("Long tunnels under wide hills", "2024-04-01", 5));

        Assert.Equal(
            ["notice 4: This section is sorted newest first; a paper from 2024-04-01 goes below “Wide lanes for wide cars” (2024-05-01)."],
            new RuleFixture { Base = list, Head = string.Join('\n', lines), Policy = Stated("order: newest-first") }.Said(Rule));
    }

    private static Policy Stated(string yaml) => PolicyReader.Read("", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors)).Policy;

    private static RuleFixture Add(string below, int year, string list = FormList.English) =>
        FormList.Add(below, $"- **Long tunnels** ({year}), L. Lane et al. [[pdf]](https://example.org/long.pdf)", list);
}
