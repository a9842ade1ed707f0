using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Lists that write their entries in a way of their own: the whole list says which part is what.</summary>
public sealed class OwnFormTests
{
    private static readonly (string Title, string Authors, string Venue, int Year)[] Papers =
    [
        ("Sparse Widget Learning for Robust Retrieval", "Ann Ames, Bob Bold, Cay Cole", "ICLR", 2019),
        ("A Survey of Gadget Networks", "Dan Dorn, Eve Egan", "NeurIPS", 2020),
        ("GizmoNet: Towards Scalable Widget Parsing", "Fay Ford, Gus Gray, Hal Hunt", "CVPR", 2021),
        ("Can Widgets Reason? The Blame Game", "Kim Lee, Lou Marsh", "ICML", 2023),
        ("Learning to look, listen and act", "Max Noll, Nia Oaks", "ACL", 2018),
    ];

    public static TheoryData<string> Forms =>
    [
        "1. **{title}.** {venue} {year}. [paper]({url})\n\n    *{authors}.*\n",
        "* **{title}** <br>\n*{authors}* <br>\n{venue}, {year}. [[Paper]]({url})\n",
        "**{title}** \\\n*{authors}* \\\n{venue} {year}. [[Paper]({url})]\n",
        "- **{title} ({venue} {year})**\n  - {authors}\n  - [[Paper]]({url})\n",
        "- {title}.\n  [[pdf]]({url})\n  - {authors}. *{venue} {year}*\n",
        "* **Net**: \"{title}\", {venue}, {year} (*Acme*), {authors}. [[Paper]({url})]\n",
        "- [{title}]({url}), {authors}, *{venue}*, {year}.\n",
        "- {authors}. **{title}**. _{venue}_ ({year}). [link]({url})\n",
        "- {title}. *{authors}*. {venue} {year}. [PDF]({url})\n",
        "- {year} | {title} | {authors} | {venue} | [`PDF`]({url})\n",
        "* **{title}**\n  * Authors: {authors}\n  * Venue: {venue} {year}\n  * Links: [[pdf]]({url})\n",
        "- <b>{title}</b>, {authors}, <i>{venue} {year}</i> <a href=\"{url}\">[pdf]</a>\n",
        "- 《{title}》，{authors}，{venue} {year}，[论文]({url})\n",
        "\\[{year}/02\\] {title}. {authors}. {venue} {year}. [\\[paper\\]]({url})\n",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_parts_of_an_entry_are_found_in_any_form(string form)
    {
        var list = Read(form);

        Assert.Equal(Papers.Select(static p => (p.Title, (int?)p.Year, (string?)p.Authors)), list.Entries.Select(static e => (e.Title, e.Year, e.Authors)));
        Assert.Equal(Enumerable.Range(0, Papers.Length).Select(Url), list.Entries.Select(static e => Assert.Single(e.Links).Url));
        Assert.All(list.Entries, static entry => Assert.Equal(EntryKind.Paper, entry.Kind));
        Assert.Equal((Papers.Length, Papers.Length), (list.Reading.Read, list.Reading.PaperLike));
    }

    [Fact]
    public void The_columns_of_a_table_say_what_stands_in_them()
    {
        var list = Read("| [**{title}**]({url}) | {venue} | {year}-02-05 | - |\n", "| Title | Venue | Date | Code |\n|:--|:--:|:--:|:--|\n");

        Assert.Equal(Papers.Select(static p => (p.Title, (string?)p.Venue, (string?)$"{p.Year}-02-05", (int?)p.Year)), list.Entries.Select(static e => (e.Title, e.Venue, e.Date, e.Year)));
        Assert.Equal((EntryLayout.Row, Papers.Length), (Assert.Single(list.Reading.Forms).Layout, list.Reading.Forms[0].Entries));
        Assert.Equal(["Title", "Venue", "Date", "Code"], list.Reading.Forms[0].Columns);
    }

    [Fact]
    public void Rows_of_an_HTML_table_are_entries()
    {
        var list = Read("<tr><td><a href=\"{url}\">{title}</a></td><td>{venue}</td><td>{year}</td></tr>\n", "<table>\n<tr><th>Title</th><th>Venue</th><th>Year</th></tr>\n");

        Assert.Equal(Papers.Select(static p => (p.Title, (string?)p.Venue, (int?)p.Year)), list.Entries.Select(static e => (e.Title, e.Venue, e.Year)));
    }

    [Fact]
    public void A_title_with_a_list_of_links_below_it_is_one_entry()
    {
        var list = Read("**{title}**\n\n- intro: {venue} {year}\n- paper: <{url}>\n- code: https://github.com/acme/widgets\n\n");

        Assert.Equal(Papers.Select(static p => (p.Title, (int?)p.Year, 2)), list.Entries.Select(static e => (e.Title, e.Year, e.Links.Count)));
    }

    [Fact]
    public void Links_by_reference_are_links()
    {
        var list = ListParser.Parse("# Widgets\n\n## Papers\n\n- [Sparse Widget Learning][1] - ICLR 2019\n- [A Survey of Gadgets][2] - ACL 2020\n\n[1]: https://arxiv.org/abs/1901.00001\n[2]: https://arxiv.org/abs/2001.00002\n");

        Assert.Equal(
            [("Sparse Widget Learning", "https://arxiv.org/abs/1901.00001"), ("A Survey of Gadgets", "https://arxiv.org/abs/2001.00002")],
            list.Entries.Select(static e => (e.Title, e.Links[0].Url)));
    }

    [Fact]
    public void A_description_is_no_title_however_long_it_is()
    {
        var list = ListParser.Parse("""
            # Widgets

            ## Tools

            - [Widgeteer](https://github.com/acme/widgeteer) - a toolkit that serves widgets fast and without fuss.
            - [Gizmo](https://github.com/acme/gizmo) - the engine for people who have a lot of gizmos to run.
            - [Doodad](https://github.com/acme/doodad) - makes doodads from nothing but a few lines of code.
            """);

        Assert.Equal(["Widgeteer", "Gizmo", "Doodad"], list.Entries.Select(static e => e.Title));
        Assert.All(list.Entries, static entry => Assert.Equal((EntryKind.Resource, null), (entry.Kind, entry.Authors)));
    }

    [Fact]
    public void Fields_know_where_they_stand()
    {
        var entry = Read("1. **{title}.** {venue} {year}. [paper]({url})\n\n    *{authors}.*\n").Entries[1];

        Assert.NotNull(entry.Spans);
        Assert.Equal("**A Survey of Gadget Networks.**", entry.Text[entry.Spans.Title!.Value]);
        Assert.Equal("NeurIPS 2020", entry.Text[entry.Spans.Venue!.Value]);
        Assert.Equal("*Dan Dorn, Eve Egan.*", entry.Text[entry.Spans.Authors!.Value]);
    }

    [Fact]
    public void Fields_of_a_line_in_the_model_lists_form_know_where_they_stand()
    {
        var entry = Assert.Single(ListParser.Parse("## P\n\n- **Gears of 2016** (2016), A. Ames et al. [[pdf]](https://example.org/2016.pdf) [[code]](https://example.org/c)\n").Entries);

        Assert.Equal(("Gears of 2016", "2016", "A. Ames et al."), (entry.Text[entry.Spans.Title!.Value], entry.Text[entry.Spans.Year!.Value], entry.Text[entry.Spans.Authors!.Value]));
        Assert.Equal(21, entry.Spans.Year!.Value.Start.Value);
        Assert.Equal(["[[pdf]](https://example.org/2016.pdf)", "[[code]](https://example.org/c)"], entry.Spans.Links.Select(link => entry.Text[link]));
    }

    [Fact]
    public void A_change_in_the_second_line_is_an_edit()
    {
        var before = Text("- **{title} ({venue} {year})**\n  - {authors}\n  - [[Paper]]({url})\n", "");
        var after = before.Replace("Dan Dorn, Eve Egan", "Dan Dorn, Eve Egan, Ian Iver", StringComparison.Ordinal);

        var change = Assert.Single(ListVersions.Read(before, after, null, SectionNames.Default).Changes.Entries);

        Assert.Equal((ChangeOp.Edit, EntryField.Authors), (change.Op, Assert.Single(change.Fields)));
    }

    [Fact]
    public void Numbering_anew_is_no_edit()
    {
        var before = "# W\n\n## P\n\n1. **Alpha widgets at work**. ACL 2019. [[pdf](https://arxiv.org/abs/1901.00001)]\n2. **Beta widgets at rest**. ACL 2020. [[pdf](https://arxiv.org/abs/2001.00002)]\n";
        var after = before.Replace("2. **Beta", "2. **Gamma widgets at play**. ACL 2020. [[pdf](https://arxiv.org/abs/2001.00003)]\n3. **Beta", StringComparison.Ordinal);

        var change = Assert.Single(ListVersions.Read(before, after, null, SectionNames.Default).Changes.Entries);

        Assert.Equal((ChangeOp.Add, "Gamma widgets at play"), (change.Op, change.After?.Title));
    }

    [Fact]
    public void The_base_list_says_what_the_lines_of_the_head_are()
    {
        var before = Text("- {title}. *{authors}*. {venue} {year}. [PDF]({url})\n", "");
        var odd = string.Concat(Enumerable.Range(0, 30).Select(static i => $"- Odd thing number {i} (2015), A. Ames et al. [[pdf]](http://example.org/{i}.pdf)\n"));

        var head = ListVersions.Read(before, before + odd, null, SectionNames.Default).Head;

        Assert.Equal(Papers.Select(static p => (p.Title, (string?)p.Authors)), head.Entries.Take(Papers.Length).Select(static e => (e.Title, e.Authors)));
    }

    [Fact]
    public void What_looks_like_a_paper_and_is_not_read_is_counted()
    {
        var list = Read("| [**{title}**]({url}) | {venue} |\n", "| Title | Venue |\n|:--|:--:|\n", "| [pdf](https://arxiv.org/abs/2401.00001) | ICLR |\n");

        Assert.Equal((Papers.Length, Papers.Length + 1), (list.Reading.Read, list.Reading.PaperLike));
        Assert.Equal([7 + Papers.Length], list.Reading.UnreadLines);
    }

    [Theory]
    [InlineData("**Gears that turn by themselves**. *Sue Tuck, Uwe Voss*. ICLR 2022. [[pdf]](https://arxiv.org/abs/2201.00001)")]
    [InlineData("\n**Gears that turn by themselves**. *Sue Tuck, Uwe Voss*. ICLR 2022. [[pdf]](https://arxiv.org/abs/2201.00001)\n")]
    public void A_line_like_the_bullets_around_it_lacks_its_bullet(string line)
    {
        var before = Text("- **{title}**. *{authors}*. {venue} {year}. [[pdf]]({url})\n", "");
        var after = before.Replace("\n- **A Survey", $"\n{line}\n- **A Survey", StringComparison.Ordinal);

        var list = ListParser.Parse(after);

        Assert.Equal(Papers.Select(static p => p.Title), list.Entries.Select(static e => e.Title));
        Assert.Equal(["**Gears that turn by themselves**"], list.UnreadableLines.Select(number => after.Split('\n')[number - 1][..33]));
    }

    [Theory]
    [InlineData("For more of them see [the list of lists of widgets](https://github.com/acme/widgets), which is kept by others.")]
    [InlineData("**Note**: papers after 2020 are found in [this survey of widgets](https://arxiv.org/abs/2201.00001).")]
    public void Prose_among_bullets_lacks_none(string line)
    {
        var before = Text("- **{title}**. *{authors}*. {venue} {year}. [[pdf]]({url})\n", "");

        var list = ListParser.Parse(before.Replace("\n- **A Survey", $"\n\n{line}\n\n- **A Survey", StringComparison.Ordinal));

        Assert.Equal((Papers.Length, 0), (list.Entries.Count, list.UnreadableLines.Count));
    }

    private static string Url(int index) => $"https://arxiv.org/abs/2001.0000{index}";

    private static PaperList Read(string form, string head = "", string tail = "") => ListParser.Parse(Text(form, head) + tail);

    private static string Text(string form, string head) => "# Widgets\n\n## Papers\n\n" + head + string.Concat(Papers.Select((paper, i) => form
        .Replace("{title}", paper.Title, StringComparison.Ordinal)
        .Replace("{authors}", paper.Authors, StringComparison.Ordinal)
        .Replace("{venue}", paper.Venue, StringComparison.Ordinal)
        .Replace("{year}", $"{paper.Year}", StringComparison.Ordinal)
        .Replace("{url}", Url(i), StringComparison.Ordinal) + (form.StartsWith('-') || form.StartsWith('|') || form.StartsWith('<') ? "" : "\n")));
}
