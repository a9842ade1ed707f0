using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>Addresses that others have met in public, from the line of a list to what the rules say of it.</summary>
public sealed class FieldAddressesTests
{
    private const string Enriching = "- **Enriching word vectors with subword information** (2017), P. Bojanowski et al. [[pdf]](https://doi.org/10.1162/tacl_a_00051)";

    [Theory]
    [InlineData("https://direct.mit.edu/tacl/article-pdf/doi/10.1162/tacl_a_00051/1567442/tacl_a_00051.pdf")]
    [InlineData("https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00051/43387/Enriching-Word-Vectors")]
    [InlineData("https://dx.doi.org/10.1162/tacl_a_00051")]
    public void A_DOI_with_the_tail_of_its_publisher_is_the_same_link(string url) => Assert.Contains(
        "“Enriching word vectors with subword information” in “Topic” (line 4) has the same link",
        Assert.Single(Added($"- **Subwords for everybody** (2017), P. Bojanowski et al. [[pdf]]({url})").Said(new DuplicateRule())),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/arXiv:1706.03762")]
    [InlineData("https://arxiv.org/abs/1706.03762", "https://api.semanticscholar.org/arXiv:1706.03762")]
    [InlineData("https://arxiv.org/abs/1706.03762", "https://www.semanticscholar.org/arxiv/1706.03762")]
    [InlineData("https://arxiv.org/abs/1706.03762", "https://scirate.com/arxiv/1706.03762")]
    [InlineData("https://arxiv.org/abs/1706.03762", "https://arxiv-sanity-lite.com/?rank=pid&pid=1706.03762")]
    [InlineData("https://arxiv.org/abs/1706.03762", "https://www.google.com/url?q=https://arxiv.org/abs/1706.03762")]
    [InlineData("https://academic.oup.com/bioinformatics/article-pdf/doi/10.1093/bioinformatics/btz682/30132027/btz682.pdf", "https://doi.org/10.1093/bioinformatics/btz682")]
    [InlineData("https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1097-4636(199823)43:3%3C338::AID-JBM16%3E3.0.CO;2-B", "https://doi.org/10.1002/(SICI)1097-4636(199823)43:3%3C338::AID-JBM16%3E3.0.CO;2-B")]
    public void Two_addresses_of_one_paper_are_one_link(string one, string other)
    {
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([$"- **Patient networks of many layers** (2017), A. Mirov et al. [[pdf]]({one})"]),
            Head = SmallList.Of([$"- **Patient networks of many layers** (2017), A. Mirov et al. [[pdf]]({one})", $"- **How to be patient** (2017), A. Mirov et al. [[pdf]]({other})"]),
        };

        Assert.Contains("has the same link", Assert.Single(fixture.Said(new DuplicateRule())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://browse.arxiv.org/html/2401.04088v1", "https://arxiv.org/pdf/2401.04088v1")]
    [InlineData("https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00052/43387/Some-Words", null)]
    [InlineData("https://www.biorxiv.org/content/10.1101/2020.05.22.111161v1", null)]
    [InlineData("https://eprint.iacr.org/2016/086", null)]
    [InlineData("https://distill.pub/2016/misread-tsne/", null)]
    public void A_page_that_is_labelled_pdf_is_told(string page, string? pdf)
    {
        var said = Assert.Single(FormList.Add("### Driving", $"- **Subwords for everybody** (2016), P. Bojanowski et al. [[pdf]]({page})").Said(new PdfLinkRule()));

        Assert.Contains($"The “pdf” link leads to a web page ({page}){(pdf is null ? ". Please link the PDF itself" : $"; the PDF itself is at {pdf}.")}", said, StringComparison.Ordinal);
    }

    private static RuleFixture Added(string line) => new() { Base = SmallList.Of([Enriching]), Head = SmallList.Of([Enriching, line]) };
}
