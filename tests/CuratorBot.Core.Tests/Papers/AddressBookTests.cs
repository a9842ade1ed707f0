using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Rules;

namespace CuratorBot.Core.Tests.Papers;

/// <summary>What the reader of a list finds wrong with an address is what its correction goes by.</summary>
public sealed class AddressBookTests
{
    [Theory]
    [InlineData("https://arxiv.org/abs/1503.02531", true)]
    [InlineData("http://xxx.lanl.gov/abs/1503.02531", true)]
    [InlineData("https://huggingface.co/papers/1503.02531", true)]
    [InlineData("https://www.nature.com/articles/nature14539", true)]
    [InlineData("https://www.sciencedirect.com/science/article/pii/S0893608014002135", true)]
    [InlineData("https://www.youtube.com/watch?v=x", true)]
    [InlineData("https://doi.org/10.1000/182", true)]
    [InlineData("https://link.springer.com/10.1007/s11263-015-0816-y", true)]
    [InlineData("https://openreview.net/forum?id=abc", true)]
    [InlineData("http://example.org/index.php/X/article/view/4823", true)]
    [InlineData("http://example.org/index.php/X/article/view/4823/4701", false)]
    [InlineData("http://example.org/abs/4823", true)]
    [InlineData("http://example.org/pub.php?id=5", true)]
    [InlineData("http://example.org/citation.cfm?id=5", true)]
    [InlineData("http://example.org/download.php?id=5", false)]
    [InlineData("http://example.org/ft_gateway.cfm?id=5&type=pdf", false)]
    [InlineData("http://example.org/pdf/paper.html", true)]
    [InlineData("http://example.org/download.html", true)]
    [InlineData("http://example.org/viewer.html?file=paper.pdf", false)]
    [InlineData("https://github.com/ames/seeing", true)]
    [InlineData("https://github.com/ames/seeing/wiki", true)]
    [InlineData("https://github.com/ames/seeing/raw/master/paper", false)]
    [InlineData("https://github.com/ames/seeing/blob/master/paper.pdf", false)]
    [InlineData("https://notgithub.com/ames/seeing", false)]
    [InlineData("https://link.springer.com/content/pdf/10.1007/1", false)]
    [InlineData("http://example.org/some/where", false)]
    [InlineData("https://browse.arxiv.org/html/2401.04088v1", true)]
    [InlineData("https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00051/43387/Enriching-Word-Vectors", true)]
    [InlineData("https://direct.mit.edu/tacl/article-pdf/doi/10.1162/tacl_a_00051/1567442/tacl_a_00051.pdf", false)]
    [InlineData("https://www.biorxiv.org/content/10.1101/2020.05.22.111161v1", true)]
    [InlineData("https://www.biorxiv.org/content/10.1101/2020.05.22.111161v2.full.pdf", false)]
    [InlineData("https://eprint.iacr.org/2016/086", true)]
    [InlineData("https://eprint.iacr.org/2016/086.pdf", false)]
    [InlineData("https://distill.pub/2016/misread-tsne/", true)]
    public void A_page_is_a_page_for_the_reader_and_for_the_correction(string url, bool page)
    {
        Assert.Equal(page, PdfAddress.IsPage(url));
        Assert.Equal(page, Defects(url).Contains(Defect.PdfLabelNotPdf));
        Assert.Equal(page ? 1 : 0, FormList.Add("### Driving", Line(url)).Check(new PdfLinkRule()).Count);
    }

    [Theory]
    [InlineData("https://arxiv.org/abs/1706.03762v2", "https://arxiv.org/pdf/1706.03762v2")]
    [InlineData("https://export.arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://arxiv.org/format/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("http://xxx.lanl.gov/abs/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("http://xxx.itp.ac.cn/abs/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://ar5iv.org/html/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://www.alphaxiv.org/overview/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://www.arxiv-vanity.com/papers/1706.03762/", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://huggingface.co/papers/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://scirate.com/arxiv/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    [InlineData("https://128.84.21.199/abs/1706.03762", "https://arxiv.org/pdf/1706.03762")]
    public void A_mirror_that_gives_an_id_leads_to_the_pdf_of_that_id(string url, string pdf)
    {
        Assert.Equal("ARXIV:1706.03762", PaperId.FromUrl(url)?.ToString());
        Assert.Equal(pdf, PdfAddress.OfPage(url));
        Assert.Equal(PaperId.FromUrl(url), PaperId.FromUrl(pdf));
    }

    [Theory]
    [InlineData("http://example.org/a.pdf", "http://example.org/a.pdf")]
    [InlineData("http://example.org/a.pdf?utm_source=x&page=2", "http://example.org/a.pdf?page=2")]
    [InlineData("http://example.org/a.pdf?fbclid=x", "http://example.org/a.pdf")]
    [InlineData("http://example.org/a.pdf?page=2&gclid=x#part", "http://example.org/a.pdf?page=2#part")]
    [InlineData("http://example.org/a.pdf?mc_cid=1&mc_eid=2", "http://example.org/a.pdf")]
    [InlineData("http://example.org/a.pdf?myfbclid=x", "http://example.org/a.pdf?myfbclid=x")]
    public void What_tracks_is_found_and_taken_away(string url, string tidy)
    {
        Assert.Equal(tidy, PdfAddress.Tidy(url));
        Assert.Equal(tidy != url, Defects(url).Contains(Defect.TrackingParamsInUrl));
        Assert.DoesNotContain(Defect.TrackingParamsInUrl, Defects(tidy));
    }

    [Theory]
    [InlineData("ttps://arxiv.org/abs/2112.01406", "https://arxiv.org/abs/2112.01406")]
    [InlineData("ttp://example.org/a.pdf", "http://example.org/a.pdf")]
    [InlineData("tp://example.org/a.pdf", "tp://example.org/a.pdf")]
    public void An_address_that_was_half_copied_gets_its_first_letter_back(string url, string tidy) => Assert.Equal(tidy, PdfAddress.Tidy(url));

    [Theory]
    [InlineData("http://example.org//papers/a.pdf", "http://example.org/papers/a.pdf")]
    [InlineData("http://example.org/papers//a.pdf", "http://example.org/papers/a.pdf")]
    [InlineData("http://example.org/get/http//other.example/a.pdf", "http://example.org/get/http//other.example/a.pdf")]
    [InlineData("https://web.archive.org/web/2016/http://example.org/a.pdf", "https://web.archive.org/web/2016/http://example.org/a.pdf")]
    public void Doubled_slashes_are_found_and_taken_away(string url, string tidy)
    {
        Assert.Equal(tidy, PdfAddress.Tidy(url));
        Assert.Equal(tidy != url, Defects(url).Contains(Defect.DoubleSlashInUrl));
    }

    [Theory]
    [InlineData("http://example.org/a.pdf", true)]
    [InlineData("http://192.0.2.1/a.pdf", true)]
    [InlineData("http://[2001:db8::1]/a.pdf", true)]
    [InlineData("http://example.org/a.pdf#see://b", true)]
    [InlineData("http://example/a.pdf", false)]
    [InlineData("http://example.org/a.pdf&embed", false)]
    [InlineData("http://example.org/a.pdf%5Cnhttp://example.org/abs", false)]
    [InlineData("http://example.org/a.pdfhttp://example.org/b.pdf", false)]
    [InlineData("example.org/a.pdf", false)]
    public void An_address_is_whole_for_the_reader_and_for_the_correction(string url, bool whole)
    {
        Assert.Equal(whole, PdfAddress.IsAddress(url));
        Assert.Equal(!whole, Defects(url).Contains(Defect.MalformedUrl));
    }

    [Theory]
    [InlineData("mailto:ames@example.org", false)]
    [InlineData("README_2.md#widgets", false)]
    [InlineData("./notes/widgets.pdf", false)]
    [InlineData("papers/widgets.pdf", false)]
    [InlineData("/papers/widgets.pdf", false)]
    [InlineData("arxiv.org/abs/2301.00134", true)]
    [InlineData("arxiv.org/pdf/2301.00134.pdf", true)]
    [InlineData("ttps://arxiv.org/abs/2301.00134", true)]
    [InlineData("url", true)]
    public void What_GitHub_follows_inside_a_repository_is_no_broken_address(string url, bool broken) =>
        Assert.Equal(broken, Defects(url).Contains(Defect.MalformedUrl));

    [Fact]
    public void The_link_that_is_named_is_the_one_whose_words_are_of_another_title()
    {
        const string Folder = "https://example.org/long-list-of-tunnels/x1.pdf";
        const string Other = "https://example.org/5423-hearing-vowels-through-walls.pdf";
        var added = FormList.Add("### Driving", Line(Folder).Replace($"]({Folder})", $"]({Folder}) [[web]]({Other})", StringComparison.Ordinal));

        Assert.Equal("long list of tunnels", AddressWords.TitleIn(Folder));
        Assert.Equal([Other], added.Check(new LinkIdentityRule()).Select(static finding => finding.Message.Arguments[0]));
    }

    private static string Line(string url) => $"- **Long tunnels and bridges** (2015), A. Ames et al. [[pdf]]({url})";

    private static IReadOnlyList<Defect> Defects(string url) => ListParser.Parse($"### Driving\n\n{Line(url)}\n").Entries[0].Defects;
}
