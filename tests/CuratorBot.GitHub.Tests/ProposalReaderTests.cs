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
        Assert.Equal("ARXIV:1512.03385", Assert.Single(ProposalReader.Read(title, body)!.Query.Ids).ToString());

    [Theory]
    [InlineData("Add \"Deep residual learning for image recognition\"", null)]
    [InlineData("Please add: Deep residual learning for image recognition", "")]
    [InlineData("建议添加：Deep residual learning for image recognition", "")]
    [InlineData("[paper]", "### Paper\n\nDeep residual learning for image recognition\n\n### Link\n\n_No response_\n")]
    public void Without_one_the_title_is_looked_up(string title, string? body)
    {
        var query = ProposalReader.Read(title, body)!.Query;
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

    [Theory]
    [InlineData("Add Deep Residual Learning", "<!-- Please give a link, e.g. https://arxiv.org/abs/1503.02531 -->\n\nhttps://arxiv.org/abs/1409.1556", "ARXIV:1409.1556")]
    [InlineData("Add VGG", "> https://arxiv.org/abs/1503.02531\n\nPDF: https://arxiv.org/pdf/1409.1556", "ARXIV:1409.1556")]
    [InlineData("Add VGG", "```\nhttps://arxiv.org/abs/1503.02531\n```\n- [arXiv](https://arxiv.org/abs/1409.1556)", "ARXIV:1409.1556")]
    public void What_a_template_a_quotation_or_code_names_is_not_suggested(string title, string body, string id) =>
        Assert.Equal(id, Assert.Single(ProposalReader.Read(title, body)!.Query.Ids).ToString());

    [Fact]
    public void A_link_in_a_sentence_is_only_mentioned()
    {
        var proposal = ProposalReader.Read("Add Batch Normalization", "It trains faster; see the discussion in https://arxiv.org/abs/1409.1556 as a comparison.")!;

        Assert.Equal(("Batch Normalization", false, "ARXIV:1409.1556"), (proposal.Query.Title, proposal.IsSure, proposal.Mentioned.ToString()));
    }

    [Theory]
    [InlineData("Add a LICENSE", "")]
    [InlineData("Suggestion: split the list by year", "Would it help?")]
    public void A_title_alone_may_be_about_anything(string title, string body) => Assert.False(ProposalReader.Read(title, body)!.IsSure);

    [Fact]
    public void A_hundred_thousand_characters_do_no_harm() =>
        Assert.Null(ProposalReader.Read(new string('(', 100_000), string.Concat(Enumerable.Repeat("### x\nhttps://", 10_000))));
}
