using System.Text.Json;
using CsCheck;
using CuratorBot.Core.Papers;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Papers;

public sealed class PaperIdTests
{
    [Theory]
    [InlineData("http://arxiv.org/pdf/1503.02531", "ARXIV:1503.02531")]
    [InlineData("http://arxiv.org/pdf/1207.0580.pdf", "ARXIV:1207.0580")]
    [InlineData("https://arxiv.org/abs/1706.03762v7", "ARXIV:1706.03762")]
    [InlineData("https://arxiv.org/pdf/1706.03762v7.pdf", "ARXIV:1706.03762")]
    [InlineData("https://arxiv.org/html/2312.00752v2", "ARXIV:2312.00752")]
    [InlineData("https://arxiv.org/pdf/1503.04069.pdf?utm_content=x&utm_medium=social", "ARXIV:1503.04069")]
    [InlineData("https://arxiv.org/pdf/1509.06461.pdf ", "ARXIV:1509.06461")]
    [InlineData("arxiv.org/abs/1512.03385", "ARXIV:1512.03385")]
    [InlineData("//arxiv.org/abs/1512.03385", "ARXIV:1512.03385")]
    [InlineData("https://export.arxiv.org/abs/1512.03385", "ARXIV:1512.03385")]
    [InlineData("https://www.alphaxiv.org/overview/1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://huggingface.co/papers/1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://128.84.21.199/pdf/1703.06870", "ARXIV:1703.06870")]
    [InlineData("http://[2001:db8::1]/abs/1703.06870", "ARXIV:1703.06870")]
    [InlineData("https://arxiv.org/abs/cs/0112017", "ARXIV:cs/0112017")]
    [InlineData("https://arxiv.org/pdf/cs.CL/0112017v1.pdf", "ARXIV:cs/0112017")]
    [InlineData("http://arxiv.org/abs/cond-mat/0102536", "ARXIV:cond-mat/0102536")]
    [InlineData("https://arxiv.org/ftp/arxiv/papers/1603/1603.06147.pdf", "ARXIV:1603.06147")]
    [InlineData("https://web.archive.org/web/20160101000000/http://arxiv.org/abs/1512.03385", "ARXIV:1512.03385")]
    [InlineData("https://arxiv.org/abs/arXiv:1503.02531", "ARXIV:1503.02531")]
    [InlineData("https://browse.arxiv.org/html/2401.04088v1", "ARXIV:2401.04088")]
    [InlineData("https://api.semanticscholar.org/arXiv:1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://www.semanticscholar.org/arxiv/1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://scirate.com/arxiv/1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://arxiv-sanity-lite.com/?rank=pid&pid=1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://www.google.com/url?q=https://arxiv.org/abs/1706.03762&sa=D", "ARXIV:1706.03762")]
    public void ArXiv_addresses_give_the_id_without_version(string url, string expected) =>
        Assert.Equal(expected, PaperId.FromUrl(url)?.ToString());

    [Theory]
    [InlineData("https://doi.org/10.1038/nature14236", "DOI:10.1038/nature14236")]
    [InlineData("http://dx.doi.org/10.1109/CVPR.2015.7298965", "DOI:10.1109/cvpr.2015.7298965")]
    [InlineData("https://dl.acm.org/doi/10.1145/3065386", "DOI:10.1145/3065386")]
    [InlineData("https://dl.acm.org/doi/pdf/10.1145/2939672.2939785", "DOI:10.1145/2939672.2939785")]
    [InlineData("http://dl.acm.org/citation.cfm?doid=2939672.2939785", "DOI:10.1145/2939672.2939785")]
    [InlineData("https://link.springer.com/article/10.1007/s11263-015-0816-y#Sec1", "DOI:10.1007/s11263-015-0816-y")]
    [InlineData("https://link.springer.com/chapter/10.1007%2F978-3-319-10590-1_53", "DOI:10.1007/978-3-319-10590-1_53")]
    [InlineData("https://link.springer.com/content/pdf/10.1007/978-3-319-10590-1_53.pdf", "DOI:10.1007/978-3-319-10590-1_53")]
    [InlineData("http://www.mitpressjournals.org/doi/pdfplus/10.1162/neco.1997.9.8.1735", "DOI:10.1162/neco.1997.9.8.1735")]
    [InlineData("https://www.frontiersin.org/articles/10.3389/fnins.2016.00001/full", "DOI:10.3389/fnins.2016.00001")]
    [InlineData("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0130140&type=printable", "DOI:10.1371/journal.pone.0130140")]
    [InlineData("https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btx531/4084554", "DOI:10.1093/bioinformatics/btx531")]
    [InlineData("https://www.biorxiv.org/content/10.1101/2020.05.22.111161v2.full.pdf", "DOI:10.1101/2020.05.22.111161")]
    [InlineData("http://biorxiv.org/content/early/2016/06/14/058545", "DOI:10.1101/058545")]
    [InlineData("http://www.nature.com/nature/journal/v529/n7587/full/nature16961.html", "DOI:10.1038/nature16961")]
    [InlineData("https://www.nature.com/articles/s41586-020-2649-2", "DOI:10.1038/s41586-020-2649-2")]
    [InlineData("https://www.nature.com/articles/nature14236.pdf", "DOI:10.1038/nature14236")]
    [InlineData("http://www.davidqiu.com:8888/research/nature14236.pdf", "DOI:10.1038/nature14236")]
    [InlineData("https://doi.org/10.48550/arXiv.1706.03762", "ARXIV:1706.03762")]
    [InlineData("https://doi.org/10.18653/v1/P15-1033", "ACL:P15-1033")] // the archive's own, by its id
    [InlineData("https://doi.org/10.18653/V1/2020.acl-main.447", "ACL:2020.acl-main.447")]
    [InlineData("https://doi.org/10.3115/v1/D14-1162", "ACL:D14-1162")]
    [InlineData("https://doi.org/10.3115/1073083.1073135", "DOI:10.3115/1073083.1073135")]
    [InlineData("https://direct.mit.edu/tacl/article-pdf/doi/10.1162/tacl_a_00051/1567442/tacl_a_00051.pdf", "DOI:10.1162/tacl_a_00051")]
    [InlineData("https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00051/43387/Enriching-Word-Vectors", "DOI:10.1162/tacl_a_00051")]
    [InlineData("https://direct.mit.edu/neco/article-abstract/doi/10.1162/neco.1997.9.8.1735/6109/Long-Short-Term-Memory", "DOI:10.1162/neco.1997.9.8.1735")]
    [InlineData("https://academic.oup.com/bioinformatics/article-pdf/doi/10.1093/bioinformatics/btz682/30132027/btz682.pdf", "DOI:10.1093/bioinformatics/btz682")]
    [InlineData("https://academic.oup.com/nar/article/doi/10.1093/nar/gkw1099/2605714", "DOI:10.1093/nar/gkw1099")]
    [InlineData("https://pubs.example.org/lyell/article-pdf/doi/10.1144/sjg2016-009/3966891/sjg2016-009.pdf", "DOI:10.1144/sjg2016-009")] // a publisher nobody knows
    [InlineData("https://example.org/article/doi/10.1000/one/two", "DOI:10.1000/one/two")]
    [InlineData("https://www.biorxiv.org/content/10.1101/2020.05.22.111161v2.full.pdf+html", "DOI:10.1101/2020.05.22.111161")]
    [InlineData("https://www.medrxiv.org/content/10.1101/2020.05.22.111161v1.supplementary-material", "DOI:10.1101/2020.05.22.111161")]
    [InlineData("https://onlinelibrary.wiley.com/doi/10.1002/rob.21854/full-text/epdf/", "DOI:10.1002/rob.21854")]
    [InlineData("https://pubs.acs.org/doi/10.1021/ci049613b_pdf", "DOI:10.1021/ci049613b")]
    [InlineData("https://www.sciencedirect.com/science/article/doi/10.1016/S0022-2836(05)80360-2/abstract;", "DOI:10.1016/s0022-2836(05)80360-2")]
    [InlineData("https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1097-4636(199823)43:3%3C338::AID-JBM16%3E3.0.CO;2-B/pdf", "DOI:10.1002/(sici)1097-4636(199823)43:3<338::aid-jbm16>3.0.co;2-b")]
    [InlineData("https://www.nature.com/articles/nature14236_reference.pdf", "DOI:10.1038/nature14236")]
    [InlineData("https://www.google.com/url?sa=t&q=https%3A%2F%2Fdoi.org%2F10.1038%2Fnature14236&usg=x", "DOI:10.1038/nature14236")]
    public void A_doi_is_read_wherever_it_stands(string url, string expected) =>
        Assert.Equal(expected, PaperId.FromUrl(url)?.ToString());

    [Theory]
    [InlineData("http://aclweb.org/anthology/N/N16/N16-1030.pdf", "ACL:N16-1030")]
    [InlineData("http://anthology.aclweb.org/D/D14/D14-1162.pdf", "ACL:D14-1162")]
    [InlineData("http://www.aclweb.org/anthology/D13-1176", "ACL:D13-1176")]
    [InlineData("http://aclanthology.info/papers/P15-1033/p15-1033", "ACL:P15-1033")]
    [InlineData("https://aclanthology.org/P15-1033v2.pdf", "ACL:P15-1033")]
    [InlineData("https://aclanthology.org/2020.acl-main.447/", "ACL:2020.acl-main.447")]
    [InlineData("https://www.aclweb.org/anthology/2020.findings-emnlp.12.pdf", "ACL:2020.findings-emnlp.12")]
    [InlineData("https://www.semanticscholar.org/paper/Some-Title-Author/649def34f8be52c8b66281af98ae884c09aef38b", "649def34f8be52c8b66281af98ae884c09aef38b")]
    [InlineData("https://pdfs.semanticscholar.org/649d/ef34f8be52c8b66281af98ae884c09aef38b.pdf", "649def34f8be52c8b66281af98ae884c09aef38b")]
    [InlineData("https://api.semanticscholar.org/CorpusID:7200347", "CorpusId:7200347")]
    [InlineData("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2323736/", "PMCID:2323736")]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/19872477/", "PMID:19872477")]
    [InlineData("https://www.ncbi.nlm.nih.gov/pubmed/19872477", "PMID:19872477")]
    [InlineData("http://dl.acm.org/citation.cfm?id=2999134.2999257&preflayout=flat", "URL:https://dl.acm.org/citation.cfm?id=2999134.2999257")]
    public void Addresses_of_other_sites_that_the_api_knows_give_its_id(string url, string expected) =>
        Assert.Equal(expected, PaperId.FromUrl(url)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not an address")]
    [InlineData("http://")]
    [InlineData("http://[")]
    [InlineData("https://arxiv.org/")]
    [InlineData("https://arxiv.org/list/cs.LG/recent")]
    [InlineData("https://arxiv.org/abs/1713.02531")] // no thirteenth month
    [InlineData("https://arxiv.org/abs/1503.0253")] // five digits since 2015
    [InlineData("https://arxiv.org.evil.example/abs/1503.02531")]
    [InlineData("https://notarxiv.org/abs/1503.02531")]
    [InlineData("http://www.aclweb.org/anthology/N13-1#page=784")] // a volume
    [InlineData("http://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.383.1327&rep=rep1&type=pdf")]
    [InlineData("https://ieeexplore.ieee.org/document/7298965")]
    [InlineData("https://openreview.net/forum?id=Bkg6RiCqY7")]
    [InlineData("https://www.semanticscholar.org/author/Y.-Bengio/1751762")]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/")]
    [InlineData("http://papers.nips.cc/paper/5423-generative-adversarial-nets.pdf")]
    [InlineData("http://proceedings.mlr.press/v48/gu16.pdf")]
    [InlineData("https://www.nature.com/nature/index.html")]
    [InlineData("javascript:alert('10.1000/182')")]
    [InlineData("http://example.org/%")]
    [InlineData("https://www.google.com/url?q=https://www.google.com/url?q=https://arxiv.org/abs/1706.03762")] // nobody writes that
    [InlineData("https://www.google.com/search?q=https://arxiv.org/abs/1706.03762")]
    [InlineData("http://example.org/\0\uD800")]
    public void Addresses_without_an_id_give_none(string url) => Assert.Null(PaperId.FromUrl(url));

    [Theory]
    [InlineData("ARXIV:1706.03762v1", "ARXIV:1706.03762")]
    [InlineData("arXiv:1706.03762", "ARXIV:1706.03762")]
    [InlineData("1706.03762", "ARXIV:1706.03762")]
    [InlineData("cs/0112017", "ARXIV:cs/0112017")]
    [InlineData("10.1038/Nature14236", "DOI:10.1038/nature14236")]
    [InlineData("doi:10.1038/nature14236", "DOI:10.1038/nature14236")]
    [InlineData("DOI:10.48550/arXiv.1706.03762", "ARXIV:1706.03762")]
    [InlineData("acl:d14-1162", "ACL:D14-1162")]
    [InlineData("CorpusId:215416146", "CorpusId:215416146")]
    [InlineData("corpusid: 215416146", "CorpusId:215416146")]
    [InlineData("MAG:112218234", "MAG:112218234")]
    [InlineData("PMID:19872477", "PMID:19872477")]
    [InlineData("PMCID:PMC2323736", "PMCID:2323736")]
    [InlineData("649DEF34f8be52c8b66281af98ae884c09aef38b", "649def34f8be52c8b66281af98ae884c09aef38b")]
    [InlineData("https://arxiv.org/abs/1706.03762", "ARXIV:1706.03762")]
    [InlineData("URL:https://arxiv.org/abs/2106.15928v1", "ARXIV:2106.15928")]
    [InlineData("<https://arxiv.org/abs/1706.03762>", "ARXIV:1706.03762")]
    [InlineData("`1706.03762`", "ARXIV:1706.03762")]
    [InlineData("[Attention](https://arxiv.org/abs/1706.03762)", "ARXIV:1706.03762")]
    [InlineData("[Cells](https://doi.org/10.1016/S0022-2836(05)80360-2)", "DOI:10.1016/s0022-2836(05)80360-2")]
    [InlineData("doi:10.18653/v1/P15-1033", "ACL:P15-1033")]
    [InlineData("URL:https://dl.acm.org/proceedings/xyz", "URL:https://dl.acm.org/proceedings/xyz")]
    public void Ids_are_read_as_people_and_the_api_write_them(string text, string expected)
    {
        Assert.True(PaperId.TryParse(text, out var id));
        Assert.Equal(expected, id.ToString());
        Assert.True(id.IsValid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ARXIV:")]
    [InlineData("ARXIV:hello")]
    [InlineData("<>")]
    [InlineData("``")]
    [InlineData("[a](b)")]
    [InlineData("DOI:10.1000/a<b")]
    [InlineData("DOI:nature14236")]
    [InlineData("DOI:10.1000/with blank")]
    [InlineData("CorpusId:-5")]
    [InlineData("CorpusId:12e4")]
    [InlineData("CorpusId:99999999999999999999")]
    [InlineData("ACL:D14")]
    [InlineData("URL:https://doi.org/10")]
    [InlineData("URL:https://example.org/paper.pdf")]
    [InlineData("DBLP:conf/nips/YosinskiCBL14")]
    [InlineData("649def34f8be52c8b66281af98ae884c09aef38")]
    [InlineData("Attention is all you need")]
    public void What_is_no_id_is_not_read(string? text) => Assert.False(PaperId.TryParse(text, out _));

    [Theory]
    [InlineData("ARXIV", "1706.03762v1")]
    [InlineData("ARXIV", "hello")]
    [InlineData("DOI", "")]
    [InlineData("", "abc")]
    [InlineData("NONE", "1")]
    [InlineData("URL", "https://example.org/")]
    public void A_malformed_id_is_not_valid(string scheme, string value) => Assert.False(new PaperId(scheme, value).IsValid);

    [Fact]
    public void An_endless_id_is_not_valid()
    {
        var doi = "10.1000/" + new string('1', 600);

        Assert.False(new PaperId(PaperId.Doi, doi).IsValid);
        Assert.False(PaperId.TryParse(doi, out _));
        Assert.Null(PaperId.FromUrl("https://doi.org/" + doi));
    }

    [Fact]
    public void A_default_id_is_not_valid() => Assert.False(default(PaperId).IsValid);

    [Fact]
    public void A_record_has_all_ids_that_the_api_takes()
    {
        var paper = new Paper
        {
            Title = "GloVe",
            PaperId = "F37E1B62A767A307C046404CA96BC140B3E68CB5",
            CorpusId = 1957433,
            ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DBLP"] = "conf/emnlp/PenningtonSM14",
                ["ACL"] = "D14-1162",
                ["MAG"] = "2250539671",
                ["DOI"] = "10.3115/v1/D14-1162",
                ["ArXiv"] = "nonsense",
            },
        };

        Assert.Equal(
            ["CorpusId:1957433", "ACL:D14-1162", "MAG:2250539671", "f37e1b62a767a307c046404ca96bc140b3e68cb5"],
            PaperId.Of(paper).Select(id => id.ToString()),
            StringComparer.Ordinal);
    }

    [Fact]
    public void No_text_makes_reading_throw()
    {
        Gen.String.Sample(text =>
        {
            PaperId.FromUrl(text);
            PaperId.FromUrl("https://arxiv.org/" + text);
            PaperId.FromUrl("https://doi.org/10.1000/" + text);
            return !PaperId.TryParse(text, out var id) || id.IsValid;
        });
    }

    [Fact]
    public void Every_id_read_from_an_address_is_valid_and_reads_back_as_itself()
    {
        foreach (var url in ModelListUrls())
        {
            if (PaperId.FromUrl(url) is { } id)
            {
                Assert.True(id.IsValid, url);
                Assert.True(PaperId.TryParse(id.ToString(), out var again), url);
                Assert.Equal(id, again);
            }
        }
    }

    [Fact]
    public void Every_arXiv_acl_and_nature_link_of_the_model_list_has_an_id()
    {
        var missing = ModelListUrls()
            .Where(url => url.Contains("arxiv", StringComparison.Ordinal) || url.Contains("anthology", StringComparison.Ordinal) || url.Contains("nature.com", StringComparison.Ordinal))
            .Where(url => PaperId.FromUrl(url) is null);

        Assert.Equal(["http://www.aclweb.org/anthology/N13-1#page=784"], missing, StringComparer.Ordinal);
    }

    private static List<string> ModelListUrls()
    {
        using var labels = JsonDocument.Parse(File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/expected.json")));
        return
        [
            .. labels.RootElement.GetProperty("entries").EnumerateArray()
                .SelectMany(entry => entry.GetProperty("links").EnumerateArray())
                .Select(link => link.GetProperty("url").GetString()!),
        ];
    }
}
