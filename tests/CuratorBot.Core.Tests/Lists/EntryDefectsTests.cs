using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

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
    [InlineData("Andrew G. Ames et al.", Defect.AuthorFullFirstName)]
    [InlineData("A. Ames and Bob Bold", Defect.AuthorFullFirstName)]
    [InlineData("Ames et al.", Defect.AuthorNoInitial)]
    [InlineData("van den Ames et al.", Defect.AuthorNoInitial)]
    [InlineData("A Ames et al.", Defect.AuthorInitialNoPeriod)]
    [InlineData("A.Ames et al.", Defect.AuthorInitialNoSpace)]
    [InlineData("A. Ames, B. Bold and C. Clay", Defect.MoreThanTwoAuthors)]
    [InlineData("A. Ames et. al.", Defect.EtAlPeriod)]
    [InlineData("A. Ames et al", Defect.EtAlWithoutPeriod)]
    [InlineData("A. Ames et al. et al.", Defect.EtAlDoubled)]
    public void Authors_out_of_form_are_defects(string authors, Defect defect) =>
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
    [InlineData("https://arxiv.org/abs/1503.02531", Defect.PdfLabelNotPdf)]
    [InlineData("http://example.org/paper.html", Defect.PdfLabelNotPdf)]
    [InlineData("https://openreview.net/forum?id=abc", Defect.PdfLabelNotPdf)]
    [InlineData("http://example.org/index.php/X/article/view/4823", Defect.PdfLabelNotPdf)]
    [InlineData("http://example.org/papers/volume13/ames12a/ames12a", Defect.UrlMissingExtension)]
    [InlineData("http://example.org//papers/ames12a.pdf", Defect.DoubleSlashInUrl)]
    [InlineData("http://192.0.2.1/ames12a.pdf", Defect.RawIpUrl)]
    [InlineData("http://example.org:8888/ames12a.pdf", Defect.NonstandardPortInUrl)]
    [InlineData("http://example.org/ames12a.pdf?utm_source=x&utm_medium=y", Defect.TrackingParamsInUrl)]
    [InlineData("http://example.org/ames12a.pdf&embed", Defect.MalformedUrl)]
    [InlineData("http://example.org/ames12a.pdf%5Cnhttp://example.org/abs", Defect.MalformedUrl)]
    [InlineData("example.org/ames12a.pdf", Defect.MalformedUrl)]
    [InlineData("http://example.org/paper/6527-hearing-vowels-through-thick-walls.pdf", Defect.LinkTitleMismatch)]
    [InlineData("http://example.org/papers/Dorn_Hearing_Vowels_Through_2015_CVPR_paper.pdf", Defect.LinkTitleMismatch)]
    public void Addresses_out_of_form_are_defects(string url, Defect defect) =>
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
        Assert.Equal([Defect.TitleSpacing], Defects($"- {title} (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)"));

    [Theory]
    [InlineData("Top-5 and Inception-v4: 3D nets in 100,000+ steps")]
    [InlineData("C++ for the win: 1:1 copies")]
    public void Signs_in_a_title_are_none(string title) =>
        Assert.Empty(Defects($"- {title} (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)"));

    [Theory]
    [InlineData("-  Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)", Defect.ExtraLeadingSpace)]
    [InlineData("- Seeing with layers (2015), A. Ames et al.  [[pdf]](http://example.org/a.pdf)", Defect.DoubleSpace)]
    [InlineData("- Seeing with layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf) ", Defect.TrailingWhitespace)]
    [InlineData("- Seeing with layers (2015), A. Ames et al.\t[[pdf]](http://example.org/a.pdf)", Defect.TabInLine)]
    [InlineData("- Seeing with\uFFFC layers (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)", Defect.ObjectReplacementChar)]
    [InlineData("- Seeing with layers (2015), A. Ames et al., [[pdf]](http://example.org/a.pdf)", Defect.CommaBeforeLink)]
    [InlineData("- Seeing with layers (2015), A. Ames. [[pdf]](http://example.org/a.pdf)", Defect.PeriodBeforeLink)]
    [InlineData("- Seeing with layers (2015), A. Ames [[PDF]](http://example.org/a.pdf)", Defect.LinkLabelCase)]
    [InlineData("- Seeing with layers (2015) [[pdf]](http://example.org/a.pdf)", Defect.NoAuthors)]
    [InlineData("- Seeing with layers (2015), A. Ames", Defect.NoLink)]
    [InlineData("- (2015), A. Ames [[pdf]](http://example.org/a.pdf)", Defect.NoTitle)]
    public void Lines_out_of_form_have_one_defect(string line, Defect defect) => Assert.Equal([defect], Defects(line));

    [Fact]
    public void A_title_that_stands_twice_is_a_duplicate_at_both_places()
    {
        var list = ListParser.Parse(List + "- Vowels, at Scale (2012), F. Fern and G. Gray [[pdf]](http://example.org/v.pdf)\n");

        Assert.Equal([4, 5], list.Entries.Where(static e => e.Defects.Contains(Defect.Duplicate)).Select(static e => e.Line));
    }

    [Fact]
    public void Two_works_may_share_a_title()
    {
        var list = ListParser.Parse(List + "- Vowels at scale (2016), H. Hall et al. [[html]](http://example.org/book.html)\n");

        Assert.DoesNotContain(list.Entries, static e => e.Defects.Contains(Defect.Duplicate));
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
        Assert.Equal([Defect.MissingYear, Defect.NoVenue], list.Entries[2].Defects);
    }

    [Fact]
    public void Every_name_is_in_kebab_case_and_stands_once()
    {
        var names = Enum.GetValues<Defect>().Select(static defect => defect.WireName()).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(names, static name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    private static IReadOnlyList<Defect> Defects(string line) => ListParser.Parse(List + line + "\n").Entries[^1].Defects;
}
