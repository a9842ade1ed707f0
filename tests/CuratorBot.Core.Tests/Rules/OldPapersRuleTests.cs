using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class OldPapersRuleTests
{
    private const string LongShortTerm = "- Long short-term memory (1997), S. Hochreiter and J. Schmidhuber [[pdf]](http://www.mitpressjournals.org/doi/pdfplus/10.1162/neco.1997.9.8.1735)";

    private static readonly OldPapersRule Rule = new();

    [Fact]
    public void An_old_paper_in_new_papers_is_told_its_place()
    {
        var fixture = Adding(newPapers: [LongShortTerm]);

        Assert.Equal(["warning 7: This paper is from 1997. Please move it to “Old Papers”, which is for papers from before 2012,."], fixture.Said(Rule));
        Assert.Equal(new Remedy(RemedyKind.Snippet, LongShortTerm) { After = 9, Section = "Old Papers" }, Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void An_old_paper_in_old_papers_is_for_discussion()
    {
        var fixture = Adding(oldPapers: [LongShortTerm]);

        Assert.Equal(["notice 9: Old papers are added after discussion; a maintainer will decide."], fixture.Said(Rule));
        Assert.Equal(FindingEffect.NeedsMaintainer, Assert.Single(fixture.Check(Rule)).Effect);
    }

    [Fact]
    public void A_paper_of_the_years_of_the_top_is_not_old()
    {
        var fixture = Adding(oldPapers: ["- Adam: A method for stochastic optimization (2014), D. Kingma and J. Ba [[pdf]](http://arxiv.org/pdf/1412.6980)"]);

        Assert.Equal(
            ["warning 9: “Old Papers” is for papers from before 2012; this one is from 2014. Please move it to another section outside the top."],
            fixture.Said(Rule));
        Assert.Equal(
            ["warning 9: “Old Papers” is for papers from before 2012; this one is from 2014. Please move it to one of the sections of the top."],
            (fixture with { Papers = SmallList.Records }).Said(Rule));
    }

    [Fact]
    public void A_paper_at_the_border_is_believed_to_be_old_where_its_record_is_of_the_year_before()
    {
        var fixture = Adding(oldPapers: ["- Natural language processing (almost) from scratch (2012), R. Collobert et al. [[pdf]](http://arxiv.org/pdf/1103.0398)"]) with
        {
            Papers = [SmallList.Record("Natural Language Processing (Almost) from Scratch", 2011, 7000, "1103.0398", "R. Collobert")],
        };

        Assert.Equal([Severity.Notice], fixture.Check(Rule).Select(f => f.Severity));
    }

    [Fact]
    public void A_paper_of_the_last_months_is_left_to_new_papers() =>
        Assert.Empty(Adding(oldPapers: ["- Convolutional sequence to sequence learning (2017), J. Gehring et al. [[pdf]](https://arxiv.org/pdf/1705.03122)"]).Said(Rule));

    [Fact]
    public void An_old_paper_in_the_top_is_left_to_the_range_of_years()
    {
        var fixture = Adding(topic: [LongShortTerm.Replace("Long short-term memory", "**Long short-term memory**", StringComparison.Ordinal)]);

        Assert.Empty(fixture.Said(Rule));
        Assert.Single((fixture with { Policy = ModelList.Policy with { FirstYear = 1990 } }).Said(Rule));
    }

    [Fact]
    public void An_old_paper_among_books_and_tools_passes() => Assert.Empty(Adding(appendix: [LongShortTerm]).Said(Rule));

    [Fact]
    public void A_list_without_the_section_has_no_place_to_send_it() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: []),
        Head = SmallList.Of([SmallList.Distilling], newPapers: [LongShortTerm]),
    }.Said(Rule));

    [Fact]
    public void The_border_is_that_of_the_policy() =>
        Assert.Equal([Severity.Notice], (Adding(newPapers: [], oldPapers: ["- Adam: A method for stochastic optimization (2014), D. Kingma and J. Ba [[pdf]](http://arxiv.org/pdf/1412.6980)"]) with { Policy = ModelList.Policy with { OldPapersBefore = 2015 } }).Check(Rule).Select(f => f.Severity));

    [Fact]
    public void Without_any_year_nothing_is_said_of_its_age() =>
        Assert.Empty(Adding(newPapers: [LongShortTerm.Replace(" (1997)", "", StringComparison.Ordinal)]).Said(Rule));

    [Fact]
    public void A_duplicate_is_left_to_its_rule() => Assert.Empty((Adding(newPapers: [LongShortTerm], oldPapers: [LongShortTerm]) with
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: [], oldPapers: [LongShortTerm], appendix: []),
    }).Said(Rule));

    [Fact]
    public void A_list_that_says_nothing_of_old_papers_discusses_none() =>
        Assert.Empty((Adding(oldPapers: [LongShortTerm]) with { Policy = new Policy() }).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_discusses_nothing()
    {
        Assert.Empty((Adding(oldPapers: [LongShortTerm]) with { Base = null }).Said(Rule));
        Assert.Single((Adding(newPapers: [LongShortTerm]) with { Base = null }).Said(Rule));
    }

    private static RuleFixture Adding(string[]? topic = null, string[]? newPapers = null, string[]? oldPapers = null, string[]? appendix = null) => new()
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: [], oldPapers: [], appendix: []),
        Head = SmallList.Of([SmallList.Distilling, .. topic ?? []], newPapers: newPapers ?? [], oldPapers: oldPapers ?? [], appendix: appendix ?? []),
        Date = new(2017, 8, 26),
    };
}
