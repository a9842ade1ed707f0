using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Tests.Lists;

public sealed class EntryStyleTests
{
    private static readonly EntryLink[] Pdf = [new("pdf", "http://example.org/a.pdf")];

    [Fact]
    public void A_paper_is_written_in_the_English_form()
    {
        Assert.Equal(
            "- **Seeing with layers** (2015), A. Ames and B. Bold [[pdf]](http://example.org/a.pdf)",
            EntryStyle.English.Write("Seeing with layers", 2015, "A. Ames and B. Bold", Pdf, top: true));
        Assert.Equal(
            "- Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)",
            EntryStyle.English.Write("Seeing with layers", 2015, "A. Ames et al.", Pdf, top: false));
    }

    [Fact]
    public void A_paper_is_written_in_the_Chinese_form() =>
        Assert.Equal(
            "- **用层来看**（2015），A. Ames等人 [[pdf]](http://example.org/a.pdf)",
            EntryStyle.Chinese.Write("用层来看", 2015, "A. Ames et al.", Pdf, top: true));

    [Fact]
    public void Top_and_other_sections_may_differ_in_marks_and_width()
    {
        var style = EntryStyle.Chinese with { OtherTitle = TitleMark.Guillemets, OtherFullWidth = false, EtAl = " 等人" };

        Assert.Equal("- 《用层来看》 (2015), A. Ames 等人", style.Write("用层来看", 2015, "A. Ames等人", [], top: false));
    }

    [Theory]
    [InlineData("A. Ames, B. Bold and C. Clay", "A. Ames et al.")]
    [InlineData("Andrew G. Ames et al.", "A. Ames et al.")]
    [InlineData("Aaron van den Ames and Bob Bold", "A. van den Ames and B. Bold")]
    [InlineData("A Ames et. al.", "A. Ames et al.")]
    [InlineData("A.Ames et al", "A. Ames et al.")]
    [InlineData("A. Ames et al. et al.", "A. Ames et al.")]
    [InlineData("A. Ames, et al.,", "A. Ames et al.")]
    [InlineData("A. Ames & B. Bold", "A. Ames and B. Bold")]
    [InlineData("A. Ames和B. Bold", "A. Ames and B. Bold")]
    [InlineData("Ames et al.", "Ames et al.")]
    [InlineData("L. N. Ames", "L. N. Ames")]
    [InlineData("T.-Y. Ames", "T.-Y. Ames")]
    [InlineData("王浩等人", "王浩 et al.")]
    public void Authors_are_brought_into_the_lists_form(string authors, string written) =>
        Assert.Equal($"- Seeing (2015), {written}", EntryStyle.English.Write("Seeing", 2015, authors, [], top: false));

    [Fact]
    public void A_list_of_full_names_keeps_them()
    {
        var style = EntryStyle.English with { Initials = false };

        Assert.Equal("- Seeing (2015), Ann Ames, Bob Bold, Cid Clay", style.Write("Seeing", 2015, "Ann Ames, Bob Bold and Cid Clay", [], top: false));
    }

    [Fact]
    public void What_is_missing_is_left_out() =>
        Assert.Equal("- **Seeing**", EntryStyle.English.Write("Seeing", null, null, [], top: true));

    [Fact]
    public void A_text_that_Markdown_would_read_as_marks_is_escaped() =>
        Assert.Equal(
            @"- A\* with \[MASK\], \`code\` and \<b> in snake_case (2015), A. Ames",
            EntryStyle.English.Write("A* with [MASK], `code` and <b> in snake_case", 2015, "A. Ames", [], top: false));

    [Fact]
    public void An_address_cannot_end_its_link() =>
        Assert.Equal(
            "- Seeing (2015), A. Ames [[pdf]](http://example.org/a%29%20%5Bx.pdf)".Replace("%5B", "[", StringComparison.Ordinal),
            EntryStyle.English.Write("Seeing", 2015, "A. Ames", [new("PDF", "http://example.org/a) [x.pdf")], top: false));

    [Theory]
    [InlineData("- **Seeing with layers** (2012) A. Ames et al.,  [[PDF]] (http://example.org/a.pdf).")]
    [InlineData("-  Seeing with\uFFFC layers(2012),Ann Ames et al[[pdf]](http://example.org/a.pdf ) ")]
    [InlineData("- **Seeing with layers (2012)**, A. Ames et. al. [[pdf]]\n (http://example.org/a.pdf)")]
    [InlineData("* Seeing with layers (Book, 2012), A Ames, B. Bold and C. Clay. [[pdf](http://example.org/a.pdf)]")]
    public void An_entry_with_defects_of_form_is_written_without_them(string text)
    {
        var entry = Assert.Single(ListParser.Parse("### Vision\n" + text + "\n").Entries);

        var line = EntryStyle.English.Write(entry, top: true);

        Assert.Equal("- **Seeing with layers** (2012), A. Ames et al. [[pdf]](http://example.org/a.pdf)", line);
        Assert.Empty(Assert.Single(ListParser.Parse("### Vision\n" + line + "\n").Entries).Defects);
    }

    [Theory]
    [InlineData("- [Ann Ames](http://example.org/ames), *Acme Labs* :sparkles:")]
    [InlineData("- CS1, Seeing with Layers, Example University [[web]](http://example.org/cs1)")]
    [InlineData("- Seeing (2015), A. Ames et al. *(Acme)* [[pdf]](http://example.org/a.pdf) :sparkles:")]
    [InlineData("- [Seeing](http://example.org/a.pdf) (2015), A. Ames et al. [[code]](http://example.org/c)")]
    public void Resources_stars_and_linked_titles_keep_their_form(string line) =>
        Assert.Equal(line, EntryStyle.English.Write(Assert.Single(ListParser.Parse("### Videos and researchers\n" + line + "\n").Entries), top: false));
}
