using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class PdfLinkRuleTests
{
    private static readonly PdfLinkRule Rule = new();

    [Theory]
    [InlineData("[[pdf]](https://arxiv.org/pdf/1701.00001v2)")]
    [InlineData("[[pdf]](http://www.aclweb.org/anthology/D13-1176)")]
    [InlineData("[[pdf]](http://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.1&rep=rep1&type=pdf)")]
    [InlineData("[[pdf]](https://example.org/some/where)")]
    [InlineData("[[pdf]](https://example.org/long.pdf) [[web]](https://arxiv.org/abs/1701.00001)")]
    [InlineData("[[html]](https://www.nature.com/articles/nature14539)")]
    public void Links_that_keep_their_word_say_nothing(string links) => Assert.Empty(Add(links).Check(Rule));

    [Theory]
    [InlineData("http://arxiv.org/abs/1701.00001v2", "https://arxiv.org/pdf/1701.00001v2")]
    [InlineData("https://www.alphaxiv.org/abs/1701.00001", "https://arxiv.org/pdf/1701.00001")]
    [InlineData("https://arxiv.org/abs/cs/0112017", "https://arxiv.org/pdf/cs/0112017")]
    [InlineData("https://openreview.net/forum?id=abc_D-1&noteId=x", "https://openreview.net/pdf?id=abc_D-1")]
    [InlineData("https://aclanthology.org/D14-1162/", "https://aclanthology.org/D14-1162.pdf")]
    [InlineData("https://aclanthology.org/2020.acl-main.1", "https://aclanthology.org/2020.acl-main.1.pdf")]
    [InlineData("http://papers.nips.cc/paper/5866-pointer-networks", "http://papers.nips.cc/paper/5866-pointer-networks.pdf")]
    [InlineData("https://proceedings.neurips.cc/paper_files/paper/2017/hash/3f5ee243-Abstract.html", "https://proceedings.neurips.cc/paper_files/paper/2017/file/3f5ee243-Paper.pdf")]
    [InlineData("https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_CVPR_2016_paper.html", "https://openaccess.thecvf.com/content_cvpr_2016/papers/He_Deep_CVPR_2016_paper.pdf")]
    [InlineData("http://jmlr.org/papers/v15/srivastava14a.html", "https://jmlr.org/papers/volume15/srivastava14a/srivastava14a.pdf")]
    [InlineData("http://proceedings.mlr.press/v37/ioffe15.html", "https://proceedings.mlr.press/v37/ioffe15.pdf")]
    [InlineData("http://proceedings.mlr.press/v70/finn17a.html", "https://proceedings.mlr.press/v70/finn17a/finn17a.pdf")]
    [InlineData("http://www.jmlr.org/proceedings/papers/v48/gu16.html", "https://proceedings.mlr.press/v48/gu16.pdf")]
    public void A_page_of_a_known_host_gives_its_pdf(string page, string pdf)
    {
        var fixture = Add($"[[pdf]]({page})");

        Assert.Equal([$"warning 14: The “pdf” link leads to a web page ({page}); the PDF itself is at {pdf}."], fixture.Said(Rule));
        Assert.Equal(Line($"[[pdf]]({pdf})"), fixture.Remedy(Rule));
    }

    [Theory]
    [InlineData("https://example.org/", "download", "/")]
    [InlineData("https://example.org/", "/pdf?", "")]
    [InlineData("https://", "a.", "")]
    [InlineData("https://scholar.google.", "a.", "")]
    [InlineData("https://example.org/", ".html", "x")]
    public void An_address_made_to_be_read_for_ever_is_read_at_once(string start, string part, string end)
    {
        foreach (var times in (int[])[100, 100_000])
        {
            Assert.Empty(Add($"[[pdf]]({start}{string.Concat(Enumerable.Repeat(part, times))}{end})").Check(Rule));
        }
    }

    [Theory]
    [InlineData("https://www.nature.com/articles/nature1")]
    [InlineData("https://www.aaai.org/ojs/index.php/AAAI/article/view/4823")]
    [InlineData("https://doi.org/10.1000/182")]
    [InlineData("https://dl.acm.org/doi/10.1145/1")]
    [InlineData("https://ieeexplore.ieee.org/document/1")]
    public void A_page_whose_pdf_nobody_knows_is_labelled_html(string page)
    {
        var fixture = Add($"[[pdf]]({page})");

        Assert.Equal([$"warning 14: The “pdf” link leads to a web page ({page}). Please link the PDF itself, or label the link “html” if there is none."], fixture.Said(Rule));
        Assert.Equal(Line($"[[html]]({page})"), fixture.Remedy(Rule));
    }

    [Fact]
    public void An_address_of_a_site_that_has_moved_is_a_notice_of_a_whole_list_with_the_new_one()
    {
        var fixture = Add("[[pdf]](http://jmlr.org/proceedings/papers/v37/gregor15.pdf)") with { Base = null };

        Assert.Equal(["notice 14: http://jmlr.org/proceedings/papers/v37/gregor15.pdf has moved to https://proceedings.mlr.press/v37/gregor15.pdf."], fixture.Said(Rule));
        Assert.Equal(Line("[[pdf]](https://proceedings.mlr.press/v37/gregor15.pdf)"), fixture.Remedy(Rule));
    }

    [Fact]
    public void What_a_server_says_of_an_old_address_is_told_of_a_whole_list_and_of_no_change()
    {
        var fixture = Add("[[pdf]](http://a.example/p/tunnels.pdf)") with
        {
            Links = new Dictionary<string, LinkFact>(StringComparer.Ordinal) { ["http://a.example/p/tunnels.pdf"] = new(LinkState.Alive, 200, "https://a.example/p/tunnels.pdf") },
        };

        Assert.Empty(fixture.Check(Rule));
        Assert.Equal(["notice 14: All addresses at http://a.example have moved to https://a.example."], (fixture with { Base = null }).Said(Rule));
    }

    [Fact]
    public void The_record_may_know_the_pdf()
    {
        var fixture = Add("[[pdf]](https://doi.org/10.1000/182)") with
        {
            Papers = [new Paper { Title = "Long tunnels", OpenAccessPdf = "https://example.org/open.pdf" }],
        };

        Assert.Equal(Line("[[pdf]](https://example.org/open.pdf)"), fixture.Remedy(Rule));
    }

    [Fact]
    public void The_only_link_goes_straight_to_the_pdf_where_that_is_known()
    {
        var fixture = Add("[[html]](https://arxiv.org/abs/1701.00001)");

        Assert.Equal(
            ["warning 14: The link leads to a web page (https://arxiv.org/abs/1701.00001). A direct link to the PDF is better: https://arxiv.org/pdf/1701.00001."],
            fixture.Said(Rule));
        Assert.Equal(Line("[[pdf]](https://arxiv.org/pdf/1701.00001)"), fixture.Remedy(Rule));
    }

    [Fact]
    public void A_page_beside_the_pdf_is_labelled_html_and_the_pdf_stays() =>
        Assert.Equal(
            Line("[[html]](https://arxiv.org/abs/1701.00001) [[pdf]](https://example.org/long.pdf)"),
            Add("[[pdf]](https://arxiv.org/abs/1701.00001) [[pdf]](https://example.org/long.pdf)").Remedy(Rule));

    [Fact]
    public void An_unknown_label_is_a_notice()
    {
        Assert.Equal(["notice 14: The list labels its links “pdf”, “html”, not “book”."], Add("[[book]](https://example.org/long.pdf)").Said(Rule));

        var list = FormList.English.Replace("[[pdf]]", "[[paper]]", StringComparison.Ordinal);
        Assert.Empty(FormList.Add("### Driving", Line("[[paper]](https://example.org/long.pdf)"), list).Check(Rule));
    }

    [Fact]
    public void Beside_another_link_any_label_will_do() =>
        Assert.Empty(Add("[[pdf]](https://example.org/long.pdf) [[code]](https://example.org/long.zip)").Check(Rule));

    [Fact]
    public void A_file_without_its_ending_is_a_notice() =>
        Assert.Equal(
            ["notice 14: The “pdf” link doesn't end in “.pdf” (http://www.jmlr.org/papers/volume13/long12a/long12a). Please check that it opens the PDF."],
            Add("[[pdf]](http://www.jmlr.org/papers/volume13/long12a/long12a)").Said(Rule));

    [Fact]
    public void A_link_that_was_there_before_is_left_alone()
    {
        var list = FormList.English.Replace("https://example.org/deep.pdf", "https://arxiv.org/abs/1701.00001", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("F. Ford [[", "F. Ford and G. Gray [[", list).Check(Rule));
        Assert.Empty(FormList.Edit("1701.00001)", "1701.00001) [[web]](https://example.org/deep)", list).Check(Rule));
        Assert.Single(FormList.Edit("https://example.org/deep.pdf", "https://arxiv.org/abs/1701.00001").Check(Rule));
    }

    [Fact]
    public void A_list_that_links_pages_is_not_asked_to_change()
    {
        var list = "## Roads\n" + string.Join('\n', Enumerable.Range(1, 9).Select(i => $"- Road number {i} (2015), A. Ames [[abs]](https://arxiv.org/abs/1501.0000{i})"));

        Assert.Empty(FormList.Add("- Road number 3", "- Long tunnels (2016), L. Lane [[abs]](https://arxiv.org/abs/1601.00001)", list).Check(Rule));
    }

    [Theory]
    [InlineData(LinkPreference.Abs, "https://arxiv.org/pdf/1601.00001", "warning 14: Please link the page of the paper, https://arxiv.org/abs/1601.00001, rather than the PDF (https://arxiv.org/pdf/1601.00001).")]
    [InlineData(LinkPreference.Abs, "https://openreview.net/pdf?id=Ab1", "warning 14: Please link the page of the paper, https://openreview.net/forum?id=Ab1, rather than the PDF (https://openreview.net/pdf?id=Ab1).")]
    [InlineData(LinkPreference.Abs, "https://arxiv.org/abs/1601.00001", null)]
    [InlineData(LinkPreference.Abs, "https://example.org/long.pdf", null)]
    [InlineData(LinkPreference.Doi, "https://arxiv.org/abs/1601.00001", "warning 14: Please link the DOI, https://doi.org/10.1000/182, rather than https://arxiv.org/abs/1601.00001.")]
    [InlineData(LinkPreference.Doi, "https://doi.org/10.1000/182", null)]
    [InlineData(LinkPreference.Open, "https://ieeexplore.ieee.org/document/123456", "warning 14: https://ieeexplore.ieee.org/document/123456 is open to subscribers only, as a rule; everybody can read the paper at https://arxiv.org/pdf/1601.00001.")]
    [InlineData(LinkPreference.Open, "https://arxiv.org/abs/1601.00001", null)]
    public void Links_lead_where_the_policy_wants_them(LinkPreference preference, string url, string? said)
    {
        var record = SmallList.Record("Long tunnels", 2016, 5, "1601.00001", "Lena Lane", "Moe Moss", "Ned Nash") with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1601.00001", ["DOI"] = "10.1000/182" } };
        var fixture = Add($"[[pdf]]({url})") with { Policy = ModelList.Policy with { PreferredLinks = preference }, Papers = [record] };

        Assert.Equal(said is null ? [] : [said], fixture.Said(Rule));
    }

    [Fact]
    public void A_better_address_that_nobody_knows_is_not_asked_for() =>
        Assert.Empty((Add("[[pdf]](https://ieeexplore.ieee.org/document/123456)") with { Policy = ModelList.Policy with { PreferredLinks = LinkPreference.Open } }).Check(Rule));

    private static string Line(string links) => $"- **Long tunnels** (2016), L. Lane et al. {links}";

    private static RuleFixture Add(string links) => FormList.Add("### Driving", Line(links));
}
