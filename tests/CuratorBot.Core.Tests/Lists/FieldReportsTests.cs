using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Lines on which other readers of lists have failed in public.</summary>
public sealed class FieldReportsTests
{
    [Theory]
    [InlineData("* (ICLR 2015) Adam: A method for stochastic optimization. [arXiv](https://arxiv.org/abs/1412.6980)", "Adam: A method for stochastic optimization", null, 2015, "ICLR")]
    [InlineData("- Deep Residual Learning. K. He, X. Zhang. CVPR 2016. [paper](https://arxiv.org/abs/1512.03385)", "Deep Residual Learning", "K. He, X. Zhang", 2016, "CVPR")]
    [InlineData("- Deep Residual Learning. K. He, X. Zhang. CVPR 2016. [[paper]](https://arxiv.org/abs/1512.03385)", "Deep Residual Learning", "K. He, X. Zhang", 2016, "CVPR")]
    [InlineData("1. **Deep Residual Learning.** CVPR 2016. [paper](https://arxiv.org/abs/1512.03385)", "Deep Residual Learning", null, 2016, "CVPR")]
    [InlineData("1. **Deep Residual Learning.** CVPR 2016. [[paper]](https://arxiv.org/abs/1512.03385)", "Deep Residual Learning", null, 2016, "CVPR")]
    public void Title_authors_venue_and_year_are_told_apart_without_marks(string line, string title, string? authors, int year, string venue)
    {
        var entry = Assert.Single(ListParser.Parse($"# L\n\n## P\n\n{line}\n").Entries);

        Assert.Equal((title, authors, year), (entry.Title, entry.Authors, entry.Year));
        Assert.Contains(venue, entry.Venue, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_table_is_an_entry()
    {
        var entries = ListParser.Parse(
            """
            | Date | Name | By | Paper | Venue |
            |---|---|---|---|---|
            | 2018-06 | GPT | OpenAI | [Improving Language Understanding by Generative Pre-Training](https://openai.com/gpt.pdf) | |
            | 2020-05 | GPT3 | OpenAI | [Language Models are Few-Shot Learners](https://arxiv.org/pdf/2005.14165.pdf) | NeurIPS |
            """).Entries;

        Assert.Equal(
            [("Improving Language Understanding by Generative Pre-Training", 2018), ("Language Models are Few-Shot Learners", 2020)],
            entries.Select(static e => (e.Title, e.Year!.Value)));
    }

    [Fact]
    public void Links_whose_addresses_stand_at_the_end_of_the_file_are_links()
    {
        var entries = ListParser.Parse(
            """
            # L

            ## P

            - **GloVe: Global vectors for word representation** (2014), J. Pennington et al. [[pdf]][glove]
            - **Distributed representations** (2013), T. Mikolov et al. [pdf][w2v]
            - [Sequence to sequence learning][s2s] (2014), I. Sutskever et al.

            [glove]: https://aclanthology.org/D14-1162.pdf
            [w2v]: https://arxiv.org/abs/1310.4546
            [s2s]: https://arxiv.org/abs/1409.3215
            """).Entries;

        Assert.Equal(
            [
                ("GloVe: Global vectors for word representation", "J. Pennington et al.", "https://aclanthology.org/D14-1162.pdf"),
                ("Distributed representations", "T. Mikolov et al.", "https://arxiv.org/abs/1310.4546"),
                ("Sequence to sequence learning", "I. Sutskever et al.", "https://arxiv.org/abs/1409.3215"),
            ],
            entries.Select(static e => (e.Title, e.Authors, Assert.Single(e.Links).Url)));
        Assert.All(entries, static e => Assert.DoesNotContain(e.Defects, static d => d is Defect.NoLink or Defect.MalformedLink));
        Assert.All(entries, static e => Assert.Single(e.Ids));
    }
}
