using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class DuplicateRuleTests
{
    private static readonly DuplicateRule Rule = new();

    [Fact]
    public void A_paper_whose_link_stands_in_the_list_fails() => Assert.Equal(
        ["failure 8: Already in the list: “Distilling the knowledge in a neural network” in “Topic” (line 4) has the same link. Please delete the new line, or the old one if you meant to move the paper."],
        Adding("- Distilling knowledge in a network (2014), Hinton et al. [[pdf]](https://arxiv.org/abs/1503.02531v1)").Said(Rule));

    [Fact]
    public void A_paper_whose_title_stands_in_the_list_fails() => Assert.Equal(
        ["failure 8: Already in the list: “Distilling the knowledge in a neural network” in “Topic” (line 4). Please delete the new line, or the old one if you meant to move the paper."],
        Adding("- DISTILLING THE KNOWLEDGE  in a Neural-Network (2015), Geoffrey Hinton et al. [[pdf]](http://www.cs.toronto.edu/~hinton/distill.pdf)").Said(Rule));

    [Fact]
    public void A_paper_whose_record_is_that_of_another_entry_fails()
    {
        const string preprint = "Dark knowledge";
        var fixture = Adding("- Dark knowledge (2014), G. Hinton et al. [[pdf]](http://www.ttic.edu/dl/dark14.pdf)") with
        {
            Papers = [SmallList.DistillingRecord with { CorpusId = 7200347 }],
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
            {
                [preprint] = new PaperLookup.Found(SmallList.DistillingRecord with { Title = preprint, CorpusId = 7200347 }, MatchedBy.Title, 0.97),
            },
        };

        Assert.StartsWith("failure 8: Already in the list: by its record, this is “Distilling", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- A neural algorithm of artistic style (2015), L. Gatys et al. [[pdf]](https://arxiv.org/pdf/1508.06576)")]
    [InlineData("- Distilling the knowledge of cats (2015), G. Hinton et al. [[pdf]](https://arxiv.org/pdf/1508.06577)")]
    public void Another_paper_passes(string line) => Assert.Empty(Adding(line).Said(Rule));

    [Theory]
    [InlineData("Distilling facts out of neural networks", "has the same link")]
    [InlineData("Distilling the sound of a violin by trees", "has the same link under another title")]
    public void With_one_link_titles_that_are_alike_by_two_thirds_are_one_paper(string title, string said) => Assert.Contains(
        said,
        Assert.Single(Adding($"- {title} (2015), M. Moss et al. [[pdf]](https://arxiv.org/abs/1503.02531v1)").Said(Rule)),
        StringComparison.Ordinal);

    [Fact]
    public void A_short_title_may_belong_to_two_papers() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling], appendix: ["- Deep learning (2016), I. Goodfellow et al. [[html]](http://www.deeplearningbook.org/)"]),
        Head = SmallList.Of([SmallList.Distilling], appendix: ["- Deep learning (2016), I. Goodfellow et al. [[html]](http://www.deeplearningbook.org/)", "- Deep learning (2015), Y. LeCun et al. [[pdf]](https://www.cs.toronto.edu/~hinton/absps/NatureDeepReview.pdf)"]),
    }.Said(Rule));

    [Theory]
    [InlineData("- Deep learning (2015), Y. LeCun, Y. Bengio and G. Hinton [[pdf]](https://www.nature.com/articles/nature14539.pdf)", "- Deep learning (Book, 2016), I. Goodfellow, Y. Bengio and A. Courville [[html]](http://www.deeplearningbook.org/)")]
    [InlineData("- Pattern classification (1973), R. Duda et al. [[pdf]](https://a.example.org/duda.pdf)", "- Pattern classification (2001), P. Hart and R. Duda [[pdf]](https://b.example.org/duda.pdf)")]
    public void A_short_title_and_one_author_in_common_prove_nothing(string one, string other) => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling], appendix: [one]),
        Head = SmallList.Of([SmallList.Distilling], appendix: [one, other]),
    }.Said(Rule));

    [Theory]
    [InlineData("- Pattern classification (1973), R. Duda et al. [[pdf]](https://a.example.org/duda.pdf)", "- Pattern classification (2001), R. Duda et al. [[pdf]](https://b.example.org/duda.pdf)")]
    [InlineData("- Learning from very few examples (2015), A. Abel et al. [[pdf]](https://arxiv.org/pdf/1501.00001)", "- Learning from very few examples (2015), A. Abel et al. [[pdf]](https://arxiv.org/pdf/1507.00002)")]
    public void Years_and_ids_that_differ_make_it_a_question(string one, string other) => Assert.StartsWith(
        "warning",
        Assert.Single(new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], appendix: [one]),
            Head = SmallList.Of([SmallList.Distilling], appendix: [one, other]),
        }.Said(Rule)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1976, "failure")]
    [InlineData(1977, "warning")]
    public void A_short_title_by_one_author_is_another_paper_only_more_than_three_years_later(int year, string severity)
    {
        const string There = "- Pattern classification (1973), R. Duda et al. [[pdf]](https://a.example.org/duda.pdf)";
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], appendix: [There]),
            Head = SmallList.Of([SmallList.Distilling], appendix: [There, $"- Pattern classification ({year}), R. Duda et al. [[pdf]](https://b.example.org/duda.pdf)"]),
        };

        Assert.StartsWith(severity, Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Deep residual learning", false)]
    [InlineData("Deep residual learning revisited", true)]
    public void A_title_of_three_words_is_a_short_one(string title, bool isAsked)
    {
        var there = $"- {title} (2016), K. He et al. [[html]](http://example.org/there.html)";
        var added = $"- {title} (2015), Y. LeCun et al. [[pdf]](http://example.org/added.pdf)";

        Assert.Equal(isAsked, new RuleFixture { Base = SmallList.Of([SmallList.Distilling], appendix: [there]), Head = SmallList.Of([SmallList.Distilling], appendix: [there, added]) }.Check(Rule).Any());
    }

    [Fact]
    public void Of_two_entries_that_are_alike_the_one_with_the_same_link_is_named()
    {
        const string sameTitle = "- Distilling knowledge in one network (2014), G. Hinton et al. [[pdf]](http://example.org/one.pdf)";
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], appendix: [sameTitle]),
            Head = SmallList.Of([SmallList.Distilling], appendix: [sameTitle, "- Distilling knowledge in one network (2014), G. Hinton et al. [[pdf]](https://arxiv.org/abs/1503.02531v1)"]),
        };

        Assert.Contains("“Distilling the knowledge in a neural network” in “Topic” (line 4) has the same link", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_title_with_other_authors_may_be_the_same_paper() => Assert.Equal(
        ["warning 8: Possibly the same paper as “Distilling the knowledge in a neural network” in “Topic” (line 4). If not, ignore this."],
        Adding("- Distilling the knowledge in a neural network (2015), O. Vinyals et al. [[pdf]](http://example.org/distilling.pdf)").Said(Rule));

    [Fact]
    public void A_misspelt_author_does_not_make_another_paper() => Assert.StartsWith(
        "failure 8",
        Assert.Single(Adding("- Distilling the knowledge in a neural network (2015), G. Hintom et al. [[pdf]](http://example.org/distilling.pdf)").Said(Rule)),
        StringComparison.Ordinal);

    [Fact]
    public void A_title_that_is_nearly_the_same_is_asked_about() => Assert.Equal(
        ["warning 8: Possibly the same paper as “Distilling the knowledge in a neural network” in “Topic” (line 4). If not, ignore this."],
        Adding("- Distiling the knowledge in a neural networks (2015), G. Hinton et al. [[pdf]](http://example.org/distilling.pdf)").Said(Rule));

    [Theory]
    [InlineData("- Distilling the knowledge in a neural networks (2015), G. Hinton et al. [[pdf]](https://arxiv.org/pdf/1508.06577)")]
    [InlineData("- Distilling the knowledge in a neural networks (2015), L. Gatys et al. [[pdf]](http://example.org/distilling.pdf)")]
    [InlineData("- Distilling the knowledge in a neural network 2 (2015), G. Hinton et al. [[pdf]](http://example.org/distilling.pdf)")]
    public void Two_preprints_other_authors_or_another_number_make_another_paper(string line) => Assert.Empty(Adding(line).Said(Rule));

    [Fact]
    public void The_link_of_another_paper_is_asked_about() => Assert.Equal(
        ["warning 8: “Distilling the knowledge in a neural network” in “Topic” (line 4) has the same link under another title. If it is the same paper, keep one of the two; if not, correct the link."],
        Adding("- A neural algorithm of artistic style (2015), L. Gatys et al. [[pdf]](http://arxiv.org/pdf/1503.02531)").Said(Rule));

    [Fact]
    public void Where_the_entry_that_was_there_has_the_wrong_link_the_new_one_is_not_blamed()
    {
        const string style = "A neural algorithm of artistic style";
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling.Replace("1503.02531", "1508.06576", StringComparison.Ordinal)], appendix: []),
            Head = SmallList.Of([SmallList.Distilling.Replace("1503.02531", "1508.06576", StringComparison.Ordinal)], appendix: [$"- {style} (2015), L. Gatys et al. [[pdf]](https://arxiv.org/pdf/1508.06576)"]),
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
            {
                [style] = new PaperLookup.Found(SmallList.Record("A Neural Algorithm of Artistic Style", 2015, 1900, "1508.06576", "Leon A. Gatys"), MatchedBy.Id, 1),
            },
        };

        Assert.Empty(fixture.Said(Rule));
    }

    [Fact]
    public void A_title_in_another_script_with_the_same_link_is_the_same_paper() =>
        Assert.StartsWith("failure 8", Assert.Single(Adding("- 神经网络中的知识蒸馏（2015），G. Hinton等人 [[pdf]](http://arxiv.org/pdf/1503.02531)").Said(Rule)), StringComparison.Ordinal);

    [Fact]
    public void Of_two_added_entries_of_one_paper_the_later_one_is_named()
    {
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling]),
            Head = SmallList.Of([SmallList.Distilling, SmallList.Adam], overflow: [SmallList.Adam]),
        };

        Assert.StartsWith("failure 8: This pull request adds the paper twice: the other line is “Adam: A method for stochastic optimization” in “Topic” (line 5)", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_is_no_duplicate() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling, SmallList.Adam], appendix: []),
        Head = SmallList.Of([SmallList.Distilling], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]),
    }.Said(Rule));

    [Fact]
    public void Two_entries_that_were_there_before_are_not_held_against_an_edit()
    {
        var twice = SmallList.Of([SmallList.Distilling, SmallList.Adam], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]);

        Assert.Empty(new RuleFixture { Base = twice, Head = twice.Replace("- Adam: A method for stochastic optimization (2014), D. Kingma", "- Adam: A method for stochastic optimization (2014), Diederik Kingma", StringComparison.Ordinal) }.Said(Rule));
        Assert.Single(new RuleFixture { Head = twice }.Said(Rule));
    }

    [Fact]
    public void An_edit_that_makes_an_entry_the_same_as_another_fails()
    {
        var before = SmallList.Of([SmallList.Distilling, SmallList.Adam]);

        Assert.StartsWith(
            "failure 5",
            Assert.Single(new RuleFixture { Base = before, Head = before.Replace("1412.6980", "1503.02531", StringComparison.Ordinal).Replace("Adam: A method for stochastic optimization", "Distilling the knowledge in a neural network", StringComparison.Ordinal) }.Said(Rule)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_the_title_does_not_answer_for_a_link_that_two_entries_shared_before()
    {
        const string style = "- A neural algorithm of artistic style (2015), L. Gatys et al. [[pdf]](http://arxiv.org/pdf/1503.02531)";
        var before = SmallList.Of([SmallList.Distilling], appendix: [style]);

        Assert.Empty(new RuleFixture { Base = before, Head = before.Replace("A neural algorithm of", "An algorithm of", StringComparison.Ordinal) }.Said(Rule));
    }

    [Fact]
    public void Of_a_paper_that_is_added_twice_there_is_no_old_line_to_take_out() => Assert.Equal(
        ["failure 8: This pull request adds the paper twice: the other line is “Auto-encoding variational Bayes” in “Appendix” (line 7). Please remove one of the two."],
        (Adding("- Auto-encoding variational Bayes (2013), D. Kingma and M. Welling [[pdf]](http://arxiv.org/pdf/1312.6114v10)") with
        {
            Base = SmallList.Of([SmallList.Distilling], appendix: ["- Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)"]),
        }).Said(Rule));

    [Fact]
    public void In_a_check_of_the_whole_list_no_pull_request_has_added_the_paper_twice() => Assert.Equal(
        ["failure 7: In the list twice: “Adam: A method for stochastic optimization” in “Topic” (line 4) has the same link. Please remove one of the two."],
        new RuleFixture { Head = SmallList.Of([SmallList.Adam], appendix: [SmallList.Adam.Replace("**", "", StringComparison.Ordinal)]) }.Said(Rule));

    [Fact]
    public void Resources_may_share_their_links() => Assert.Empty(new RuleFixture
    {
        Base = "### Lectures\n- CS231n, Stanford University [[web]](http://cs231n.stanford.edu/)\n",
        Head = "### Lectures\n- CS231n, Stanford University [[web]](http://cs231n.stanford.edu/)\n- CS231n, Stanford University [[web]](http://cs231n.stanford.edu/)\n",
    }.Said(Rule));

    [Theory]
    [InlineData("cross-listing: allowed", 0)]
    [InlineData("cross-listing: forbidden", 1)]
    [InlineData("cross-listing: [Appendix]", 0)]
    [InlineData("cross-listing: [Surveys]", 1)]
    public void Papers_in_several_sections_are_as_the_policy_says(string yaml, int findings)
    {
        var policy = PolicyReader.Read("", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors)).Policy;
        var twice = SmallList.Of([SmallList.Adam], appendix: [SmallList.Adam, SmallList.Distilling]);

        Assert.Equal(findings, new RuleFixture { Base = SmallList.Of([SmallList.Adam], appendix: [SmallList.Distilling]), Head = twice, Policy = policy }.Check(Rule).Count);
        Assert.Single(new RuleFixture { Base = SmallList.Of([SmallList.Adam]), Head = SmallList.Of([SmallList.Adam, SmallList.Adam]), Policy = policy }.Check(Rule));
    }

    [Fact]
    public void A_long_list_is_searched_without_comparing_all_pairs()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"- Paper number {i} of the year (2015), A. Author et al. [[pdf]](https://example.org/{i}.pdf)").ToList();

        Assert.Single(new RuleFixture { Head = SmallList.Of([SmallList.Distilling], appendix: [.. lines, lines[7_000]]) }.Said(Rule));
    }

    private static RuleFixture Adding(string line) => new()
    {
        Base = SmallList.Of([SmallList.Distilling], appendix: []),
        Head = SmallList.Of([SmallList.Distilling], appendix: ["- Auto-encoding variational Bayes (2013), D. Kingma and M. Welling [[pdf]](http://arxiv.org/pdf/1312.6114)", line]),
    };
}
