using System.Reflection;
using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests.Lists;

public sealed class EntryDefectsTests
{
    // Three entries in good form say what the list's conventions are.
    private const string List = """
        ### Vision
        - Edges, corners and beyond (2013), D. Dorn [[pdf]](http://example.org/edges.pdf)
        - Hearing with layers (2015), E. Elm et al. [[pdf]](http://example.org/hearing.pdf)
        - Vowels at scale (2012), F. Fern and G. Gray [[web]](http://example.org/vowels) [[pdf]](http://example.org/vowels.pdf)

        """;

    [Theory]
    [InlineData("Andrew G. Ames et al.", EntryDefects.AuthorFullFirstName)]
    [InlineData("A. Ames and Bob Bold", EntryDefects.AuthorFullFirstName)]
    [InlineData("Ames et al.", EntryDefects.AuthorNoInitial)]
    [InlineData("van den Ames et al.", EntryDefects.AuthorNoInitial)]
    [InlineData("A Ames et al.", EntryDefects.AuthorInitialNoPeriod)]
    [InlineData("A.Ames et al.", EntryDefects.AuthorInitialNoSpace)]
    [InlineData("A. Ames, B. Bold and C. Clay", EntryDefects.MoreThanTwoAuthors)]
    [InlineData("A. Ames et. al.", EntryDefects.EtAlPeriod)]
    [InlineData("A. Ames et al", EntryDefects.EtAlWithoutPeriod)]
    [InlineData("A. Ames et al. et al.", EntryDefects.EtAlDoubled)]
    public void Authors_out_of_form_are_defects(string authors, string defect) =>
        Assert.Equal([defect], Defects($"- Seeing with layers (2015), {authors} [[pdf]](http://example.org/a.pdf)"));

    [Theory]
    [InlineData("A. Ames")]
    [InlineData("A. van den Ames et al.")]
    [InlineData("T.-Y. Ames and B. C. Bold")]
    [InlineData("L. Fei-Fei et al.")]
    [InlineData("A. Ames, et al.")]
    public void Authors_in_form_are_none(string authors) =>
        Assert.Empty(Defects($"- Seeing with layers (2015), {authors} [[pdf]](http://example.org/a.pdf)"));

    [Theory]
    [InlineData("https://arxiv.org/abs/1503.02531", EntryDefects.PdfLabelNotPdf)]
    [InlineData("http://example.org/paper.html", EntryDefects.PdfLabelNotPdf)]
    [InlineData("https://openreview.net/forum?id=abc", EntryDefects.PdfLabelNotPdf)]
    [InlineData("http://example.org/index.php/X/article/view/4823", EntryDefects.PdfLabelNotPdf)]
    [InlineData("http://example.org/papers/volume13/ames12a/ames12a", EntryDefects.UrlMissingExtension)]
    [InlineData("http://example.org//papers/ames12a.pdf", EntryDefects.DoubleSlashInUrl)]
    [InlineData("http://192.0.2.1/ames12a.pdf", EntryDefects.RawIpUrl)]
    [InlineData("http://example.org:8888/ames12a.pdf", EntryDefects.NonstandardPortInUrl)]
    [InlineData("http://example.org/ames12a.pdf?utm_source=x&utm_medium=y", EntryDefects.TrackingParamsInUrl)]
    [InlineData("http://example.org/ames12a.pdf&embed", EntryDefects.MalformedUrl)]
    [InlineData("http://example.org/ames12a.pdf%5Cnhttp://example.org/abs", EntryDefects.MalformedUrl)]
    [InlineData("example.org/ames12a.pdf", EntryDefects.MalformedUrl)]
    [InlineData("http://example.org/paper/6527-hearing-vowels-through-thick-walls.pdf", EntryDefects.LinkTitleMismatch)]
    [InlineData("http://example.org/papers/Dorn_Hearing_Vowels_Through_2015_CVPR_paper.pdf", EntryDefects.LinkTitleMismatch)]
    public void Addresses_out_of_form_are_defects(string url, string defect) =>
        Assert.Equal([defect], Defects($"- Seeing with layers (2015), A. Ames et al. [[pdf]]({url})"));

    [Theory]
    [InlineData("http://arxiv.org/pdf/1503.02531")]
    [InlineData("http://example.org/anthology/N13-1#page=784")]
    [InlineData("http://example.org/viewdoc/download?doi=10.1.1.383.1327&rep=rep1&type=pdf")]
    [InlineData("http://example.org/ojs/index.php/tacl/article/download/570/124")]
    [InlineData("http://example.org/papers/Ames_Seeing_With_Layers_2015_CVPR_paper.pdf")]
    [InlineData("http://example.org/links/Lecture_Notes_in_Computer_Science/links/53e583e50cf25d674e9c280e.pdf")]
    [InlineData("http://example.org/%E8%AE%BA%E6%96%87.pdf")]
    [InlineData("https://web.archive.org/web/20160101000000/http://example.org/a.pdf")]
    public void Addresses_in_form_are_none(string url) =>
        Assert.Empty(Defects($"- Seeing with layers (2015), A. Ames et al. [[pdf]]({url})"));

    [Theory]
    [InlineData("Accurate SGD:Training in an hour")]
    [InlineData("Fewer parameters and< 1MB model size")]
    [InlineData("Weights constrained to+ 1")]
    [InlineData("Weights of 1 or-1")]
    [InlineData("Nets , a review")]
    public void Blanks_amiss_in_a_title_are_a_defect(string title) =>
        Assert.Equal([EntryDefects.TitleSpacing], Defects($"- {title} (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)"));

    [Theory]
    [InlineData("Top-5 and Inception-v4: 3D nets in 100,000+ steps")]
    [InlineData("C++ for the win: 1:1 copies")]
    public void Signs_in_a_title_are_none(string title) =>
        Assert.Empty(Defects($"- {title} (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)"));

    [Theory]
    [InlineData("-  Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)", EntryDefects.ExtraLeadingSpace)]
    [InlineData("- Seeing with layers (2015), A. Ames et al.  [[pdf]](http://example.org/a.pdf)", EntryDefects.DoubleSpace)]
    [InlineData("- Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf) ", EntryDefects.TrailingWhitespace)]
    [InlineData("- Seeing with layers (2015), A. Ames et al.\t[[pdf]](http://example.org/a.pdf)", EntryDefects.TabInLine)]
    [InlineData("- Seeing with\uFFFC layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)", EntryDefects.ObjectReplacementChar)]
    [InlineData("- Seeing with layers (2015), A. Ames et al., [[pdf]](http://example.org/a.pdf)", EntryDefects.CommaBeforeLink)]
    [InlineData("- Seeing with layers (2015), A. Ames. [[pdf]](http://example.org/a.pdf)", EntryDefects.PeriodBeforeLink)]
    [InlineData("- Seeing with layers (2015), A. Ames [[PDF]](http://example.org/a.pdf)", EntryDefects.LinkLabelCase)]
    [InlineData("- Seeing with layers (2015) [[pdf]](http://example.org/a.pdf)", EntryDefects.NoAuthors)]
    [InlineData("- Seeing with layers (2015), A. Ames", EntryDefects.NoLink)]
    [InlineData("- (2015), A. Ames [[pdf]](http://example.org/a.pdf)", EntryDefects.NoTitle)]
    public void Lines_out_of_form_have_one_defect(string line, string defect) => Assert.Equal([defect], Defects(line));

    [Fact]
    public void A_title_that_stands_twice_is_a_duplicate_at_both_places()
    {
        var list = ListParser.Parse(List + "- Vowels, at Scale (2012), F. Fern and G. Gray [[pdf]](http://example.org/v.pdf)\n");

        Assert.Equal([4, 5], list.Entries.Where(static e => e.Defects.Contains(EntryDefects.Duplicate)).Select(static e => e.Line));
    }

    [Fact]
    public void Two_works_may_share_a_title()
    {
        var list = ListParser.Parse(List + "- Vowels at scale (2016), H. Hall et al. [[html]](http://example.org/book.html)\n");

        Assert.DoesNotContain(list.Entries, static e => e.Defects.Contains(EntryDefects.Duplicate));
    }

    [Fact]
    public void Names_in_Chinese_have_no_initials() =>
        Assert.Empty(Defects("- 用层来看 (2015), 王浩等人 [[pdf]](http://example.org/a.pdf)"));

    [Fact]
    public void What_a_list_does_throughout_is_no_defect()
    {
        var list = ListParser.Parse("""
            ### Vision
            * Ann Ames, Bob Bold, Cid Clay, Seeing with layers, SIGHT, 2015. [[Paper]](http://arxiv.org/abs/1503.02531)
            * Dan Dorn, Hearing with layers, SOUND, 2015. [[Paper]](http://example.org/b.pdf)
            * Eve Elm, Reading with layers. [[Paper]](http://example.org/c.pdf)
            """);

        Assert.Equal([0, 0, 2], list.Entries.Select(static e => e.Defects.Count));
        Assert.Equal([EntryDefects.MissingYear, EntryDefects.NoVenue], list.Entries[2].Defects);
    }

    [Fact]
    public void Every_name_is_in_kebab_case_and_stands_once()
    {
        var names = typeof(EntryDefects).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(names, static name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    private static IReadOnlyList<string> Defects(string line) => ListParser.Parse(List + line + "\n").Entries[^1].Defects;
}
