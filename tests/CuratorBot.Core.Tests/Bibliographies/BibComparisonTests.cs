using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Bibliographies;

public sealed class BibComparisonTests
{
    [Fact]
    public void The_model_list_and_its_bibliography_differ_in_two_missing_and_three_stale_papers()
    {
        var list = ListParser.Parse(File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/list.md")));
        var file = BibFile.Parse(File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/top100papers.bib")));

        var comparison = new BibComparison(list.Entries.Where(entry => entry.Top), file, static _ => null);

        Assert.Equal(["Spatial transformer network", "Neural Architectures for Named Entity Recognition"], comparison.Missing.Select(entry => entry.Title));
        Assert.Equal(["girshick2016region", "toshev2014deeppose", "chung2016character"], comparison.Stale.Select(entry => entry.Key));
        Assert.Empty(comparison.RepeatedKeys);
        Assert.Equal(98, list.Entries.Count(entry => entry.Top && comparison.Index.Find(entry) is not null));
    }

    [Theory]
    [InlineData("crossref={nips14}")]
    [InlineData("XData = {other, NIPS14}")]
    [InlineData("related={series}")]
    public void What_a_kept_entry_refers_to_is_not_stale(string reference)
    {
        var list = ListParser.Parse("# Top papers\n\n## Networks\n\n- **How transferable are features in deep neural networks?** (2014), J. Yosinski et al. [[pdf]](http://papers.example.org/5347.pdf)\n");
        var file = BibFile.Parse("""
            @inproceedings{yosinski2014,
              author={Yosinski, Jason and Clune, Jeff},
              title={How transferable are features in deep neural networks?},
              REFERENCE
            }
            @collection{series, title={A series}, crossref={nips14}}
            @proceedings{nips14, title={Advances in Neural Information Processing Systems 27}, year=2014}
            """.Replace("REFERENCE", reference, StringComparison.Ordinal));

        var comparison = new BibComparison(list.MainPapers, file, static _ => null);

        Assert.DoesNotContain("nips14", comparison.Stale.Select(entry => entry.Key));
        Assert.Contains("@proceedings{nips14", BibUpdate.Write(comparison, static _ => null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Chinese_list_and_an_English_bibliography_accuse_no_one()
    {
        var list = ListParser.Parse(File.ReadAllText(SharedData.Require("corpus/lists/seed-zh/list.md")));
        var file = BibFile.Parse(File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/top100papers.bib")));

        var comparison = new BibComparison(list.Entries.Where(entry => entry.Top), file, static _ => null);

        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Stale);
    }

    [Theory]
    [InlineData("A convolutional network for modeling sentences", "N. Kalchbrenner et al.", "k")]
    [InlineData("A convolutional network for modeling sentences", "X. Other et al.", "")]
    [InlineData("A convolutional network for modelling pictures of sentences", "N. Kalchbrenner et al.", "")]
    [InlineData("Convolutional networks, modelling of sentences by", null, "")]
    public void A_title_spelt_otherwise_is_found_where_an_author_agrees(string title, string? authors, string key)
    {
        var index = new BibIndex(BibFile.Parse("@article{k, title={A convolutional network for modelling sentences}, author={Kalchbrenner, Nal and Blunsom, Phil}, year={2014}}"));

        Assert.Equal(key, index.Find(Entry(title, authors))?.Key ?? "");
    }

    [Fact]
    public void An_id_finds_what_no_title_would()
    {
        var index = new BibIndex(BibFile.Parse("@article{k, title={Squeezed nets of 0.5 MB}, journal={arXiv preprint arXiv:1602.07360}}"));

        Assert.Equal("k", index.Find(Entry("Squeezed nets below 1MB", null) with { Ids = [new PaperId(PaperId.ArXiv, "1602.07360")] })?.Key);
        Assert.Equal("k", index.Find(Entry("Squeezed nets below 1MB", null), new Paper { Title = "Nets", ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1602.07360" } })?.Key);
        Assert.Null(index.Find(Entry("Squeezed nets below 1MB", null)));
    }

    [Fact]
    public void A_second_entry_of_a_paper_is_not_stale()
    {
        var file = BibFile.Parse("@article{a, title={Long tunnels}}\n@misc{b, title={Long Tunnels.}}\n@misc{c, title={Other}}");

        Assert.Equal("c", Assert.Single(new BibComparison([Entry("Long tunnels", null)], file, static _ => null).Stale).Key);
    }

    [Fact]
    public void A_hostile_bibliography_of_like_titles_is_compared_in_bounded_time()
    {
        var words = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"w{i}"));
        var file = BibFile.Parse(string.Join('\n', Enumerable.Range(0, 4000).Select(i => $"@misc{{k{i}, title={{{words} {i}}}}}")));
        var papers = Enumerable.Range(0, 4000).Select(i => Entry($"{words} x{i}", null)).ToList();

        Assert.Equal(4000, new BibComparison(papers, file, static _ => null).Missing.Count);
    }

    private static Entry Entry(string title, string? authors) => new()
    {
        Section = new Section("Models", SectionKind.Top, 3, 1, 2),
        Title = title,
        Authors = authors,
        Line = 2,
        EndLine = 2,
        Text = "- " + title,
    };
}
