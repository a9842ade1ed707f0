using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class LinkIdentityRuleTests
{
    private const string Title = "Distilling the knowledge in a neural network";

    private static readonly LinkIdentityRule Rule = new();

    private static readonly string WrongLink = SmallList.Distilling.Replace("1503.02531", "1412.6980", StringComparison.Ordinal);

    private static readonly RuleFixture Addition = new()
    {
        Base = SmallList.Of([SmallList.BatchNorm]),
        Head = SmallList.Of([SmallList.BatchNorm, WrongLink]),
        Lookups = Answer(new PaperLookup.Found(SmallList.DistillingRecord, MatchedBy.Title, 1) { LinkedPaper = SmallList.AdamRecord }),
    };

    [Fact]
    public void A_link_of_another_paper_fails_with_the_right_line()
    {
        Assert.Equal(
            ["failure 5: The link http://arxiv.org/pdf/1412.6980 is for “Adam: A Method for Stochastic Optimization”, but the title says “Distilling the knowledge in a neural network”. Please link the paper you mean."],
            Addition.Said(Rule));
        Assert.Equal(
            new Remedy(RemedyKind.Replacement, SmallList.Distilling.Replace("http:", "https:", StringComparison.Ordinal)),
            Assert.Single(Addition.Check(Rule)).Remedy);
    }

    [Fact]
    public void An_address_with_the_words_of_another_title_is_a_warning_and_one_that_was_there_before_is_none()
    {
        const string Address = "http://papers.nips.cc/paper/5640-stochastic-variational-inference-for-hidden-markov-models.pdf";
        var line = SmallList.Distilling.Replace("http://arxiv.org/pdf/1503.02531", Address, StringComparison.Ordinal);
        var added = new RuleFixture { Base = SmallList.Of([SmallList.BatchNorm]), Head = SmallList.Of([SmallList.BatchNorm, line]) };

        Assert.Equal(
            [$"warning 5: The link looks like it's for “stochastic variational inference for hidden markov models”, not “{Title}”. Please check it."],
            added.Said(Rule));
        Assert.Empty((added with { Base = SmallList.Of([SmallList.BatchNorm, line]), Head = SmallList.Of([SmallList.BatchNorm, line.Replace("2015", "2014", StringComparison.Ordinal)]) }).Said(Rule));
        Assert.Empty((added with { Lookups = Answer(new PaperLookup.Found(SmallList.DistillingRecord, MatchedBy.Id, 1)) }).Said(Rule));
    }

    [Fact]
    public void A_link_of_the_paper_itself_passes() =>
        Assert.Empty((Addition with { Lookups = Answer(new PaperLookup.Found(SmallList.DistillingRecord, MatchedBy.Id, 1)) }).Said(Rule));

    [Fact]
    public void Without_a_record_of_the_right_paper_no_line_is_offered()
    {
        var unknown = Addition with { Lookups = Answer(new PaperLookup.NotFound { LinkedPaper = SmallList.AdamRecord }) };
        var unlinked = Addition with { Lookups = Answer(new PaperLookup.Found(SmallList.DistillingRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) }, MatchedBy.Title, 1) { LinkedPaper = SmallList.AdamRecord }) };

        Assert.Null(Assert.Single(unknown.Check(Rule)).Remedy);
        Assert.Null(Assert.Single(unlinked.Check(Rule)).Remedy);
    }

    [Fact]
    public void An_open_PDF_of_the_record_is_offered_where_arXiv_has_none()
    {
        var open = SmallList.DistillingRecord with { ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal), OpenAccessPdf = "https://example.org/distilling.pdf" };
        var fixture = Addition with { Lookups = Answer(new PaperLookup.Found(open, MatchedBy.Title, 1) { LinkedPaper = SmallList.AdamRecord }) };

        Assert.EndsWith("[[pdf]](https://example.org/distilling.pdf)", Assert.Single(fixture.Check(Rule)).Remedy!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_links_the_wrong_one_is_replaced()
    {
        var fixture = Addition with { Head = SmallList.Of([SmallList.BatchNorm, WrongLink.Replace("[[pdf]]", "[[web]](https://example.org/blog) [[pdf]]", StringComparison.Ordinal)]) };

        Assert.EndsWith(
            "[[web]](https://example.org/blog) [[pdf]](https://arxiv.org/pdf/1503.02531)",
            Assert.Single(fixture.Check(Rule)).Remedy!.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_was_there_before_is_not_blamed_on_an_edit() => Assert.Empty((Addition with
    {
        Base = SmallList.Of([SmallList.BatchNorm, WrongLink]),
        Head = SmallList.Of([SmallList.BatchNorm, WrongLink.Replace("G. Hinton", "Geoffrey Hinton", StringComparison.Ordinal)]),
    }).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_judges_every_link() => Assert.Single((Addition with { Base = null }).Said(Rule));

    [Fact]
    public void Where_it_speaks_the_rules_on_the_record_are_silent()
    {
        var fixture = Addition with { Lookups = Answer(new PaperLookup.NotFound { LinkedPaper = SmallList.AdamRecord }) };
        var misspelt = Addition with { Head = SmallList.Of([SmallList.BatchNorm, WrongLink.Replace("Hinton", "Hintom", StringComparison.Ordinal)]) };

        Assert.Empty(fixture.Said(new PaperFoundRule()));
        Assert.Empty(misspelt.Said(new MetadataRule()));
    }

    private static Dictionary<string, PaperLookup> Answer(PaperLookup lookup) => new(StringComparer.Ordinal) { [Title] = lookup };
}
