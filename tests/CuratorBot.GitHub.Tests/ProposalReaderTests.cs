using CuratorBot.GitHub.Proposals;

namespace CuratorBot.GitHub.Tests;

public sealed class ProposalReaderTests
{
    [Theory]
    [InlineData("Add https://arxiv.org/abs/1512.03385", null)]
    [InlineData("A paper", "https://arxiv.org/pdf/1512.03385v1")]
    [InlineData("Suggestion: ResNet (arXiv:1512.03385)", "It is great.")]
    [InlineData("推荐论文：https://arxiv.org/abs/1512.03385", "")]
    [InlineData("[paper]", "### Paper\n\nDeep residual learning\n\n### Link\n\nhttps://arxiv.org/abs/1512.03385\n")]
    public void A_link_or_an_id_decides_which_paper_is_meant(string title, string? body) =>
        Assert.Equal("ARXIV:1512.03385", Assert.Single(ProposalReader.Read(title, body)!.Ids).ToString());

    [Theory]
    [InlineData("Add \"Deep residual learning for image recognition\"", null)]
    [InlineData("Please add: Deep residual learning for image recognition", "")]
    [InlineData("建议添加：Deep residual learning for image recognition", "")]
    [InlineData("[paper]", "### Paper\n\nDeep residual learning for image recognition\n\n### Link\n\n_No response_\n")]
    public void Without_one_the_title_is_looked_up(string title, string? body)
    {
        var query = ProposalReader.Read(title, body)!;
        Assert.Empty(query.Ids);
        Assert.Equal("Deep residual learning for image recognition", query.Title);
    }

    [Theory]
    [InlineData("The link in line 90 is broken", "See https://arxiv.org/abs/1512.03385 - it moved.\nPlease fix.")]
    [InlineData("Question about the criteria", "Why 60 citations?")]
    [InlineData("", null)]
    [InlineData("Add", null)]
    [InlineData("Address the broken links", "See above.")]
    [InlineData("Additional questions", null)]
    public void Other_issues_are_left_alone(string title, string? body) => Assert.Null(ProposalReader.Read(title, body));

    [Fact]
    public void A_hundred_thousand_characters_do_no_harm() =>
        Assert.Null(ProposalReader.Read(new string('(', 100_000), string.Concat(Enumerable.Repeat("### x\nhttps://", 10_000))));
}
