using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Tests.Rules;

namespace CuratorBot.Core.Tests.Judging;

/// <summary>What is decided of an entry once, and which cause hides which.</summary>
public sealed class EntryFactsTests
{
    private static readonly DateOnly Today = new(2017, 3, 1);

    private static readonly PaperList List = ListParser.Parse(
        SmallList.Of([SmallList.Distilling], overflow: [SmallList.Squeeze], newPapers: [], oldPapers: []),
        SectionNames.Default);

    private static readonly Paper Wrong = SmallList.Record("Another paper about something else", 2015, 5, "1501.00001", "A. Other");

    [Theory]
    [InlineData(2016, 60, "1603.00001", PlaceKind.Top)]
    [InlineData(2016, 59, "1603.00001", PlaceKind.Overflow)]
    [InlineData(2015, 199, "1503.00001", PlaceKind.Below)]
    [InlineData(2015, null, "1503.00001", PlaceKind.Unknown)]
    [InlineData(null, 500, null, PlaceKind.Unknown)]
    [InlineData(2016, 500, "1610.00001", PlaceKind.New)]
    [InlineData(2017, 500, "1607.00001", PlaceKind.Outside)]
    [InlineData(2011, 500, "1103.0001", PlaceKind.Old)]
    public void Age_year_and_citations_put_a_proposed_paper_in_its_place(int? year, int? citations, string? arXiv, PlaceKind place) =>
        Assert.Equal(place, Proposed(SmallList.Record("Roads of the north", year, citations, arXiv, "L. Lane")).Place.Kind);

    [Theory]
    [InlineData(2016, 500, "1610.00001", PlaceKind.Top)]
    [InlineData(2016, 10, "1603.00001", PlaceKind.Below)]
    [InlineData(2011, 500, "1103.0001", PlaceKind.Outside)]
    public void A_section_that_the_list_lacks_is_no_place(int year, int citations, string arXiv, PlaceKind place)
    {
        var list = ListParser.Parse(SmallList.Of([SmallList.Distilling]), SectionNames.Default);

        Assert.Equal(place, EntryFacts.OfPaper(Found(SmallList.Record("Roads of the north", year, citations, arXiv, "L. Lane")), list, ModelList.Policy, Today).Place.Kind);
    }

    [Fact]
    public void Without_any_list_a_proposed_paper_is_held_against_the_policy_alone() =>
        Assert.Equal(PlaceKind.Top, EntryFacts.OfPaper(Found(SmallList.BatchNormRecord), list: null, ModelList.Policy, Today).Place.Kind);

    [Fact]
    public void The_highest_count_of_all_records_decides()
    {
        var record = SmallList.Record("Roads of the north", 2015, 10, "1503.00001", "L. Lane");
        var facts = EntryFacts.OfPaper(Found(record) with { OtherRecords = [record with { CitationCount = 500 }] }, List, ModelList.Policy, Today);

        Assert.Equal((500, 200, false), (facts.Citations?.Citations, facts.Needed?.Citations, facts.IsBelow));
        Assert.Equal(PlaceKind.Top, facts.Place.Kind);
    }

    [Theory]
    [InlineData("Distilling the knowledge in a neural network", "1503.02531", true)]
    [InlineData("Distilling the knowledge in a neural network", "1699.00001", true)]
    [InlineData("Distilling the knowledge in a neural-network", "1699.00001", true)]
    [InlineData("Roads of the north", "1699.00001", false)]
    public void A_proposed_paper_is_looked_for_in_the_list_as_an_added_line_is(string title, string arXiv, bool isThere) =>
        Assert.Equal(isThere, Proposed(SmallList.Record(title, 2015, 500, arXiv, "G. Hinton", "O. Vinyals")).Applies(Cause.Duplicate));

    [Fact]
    public void Of_a_paper_that_is_there_already_nothing_else_is_said()
    {
        var facts = FactsOf(Adding("- **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[html]](https://arxiv.org/abs/1503.02531)", SmallList.DistillingRecord with { CitationCount = 1 }));

        Assert.True(facts.IsBelow);
        Assert.Equal([Cause.Duplicate], Applying(facts));
    }

    [Fact]
    public void Where_the_link_is_of_another_paper_no_record_is_compared_but_the_count_is()
    {
        var facts = FactsOf(Adding(SmallList.BatchNorm) with
        {
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
            {
                [Title] = Found(SmallList.BatchNormRecord with { CitationCount = 199, Year = 2012 }) with { LinkedPaper = Wrong },
            },
        });

        Assert.Equal([Cause.OtherPaper, Cause.Below], Applying(facts));
    }

    [Fact]
    public void A_year_outside_the_top_hides_what_the_place_is_judged_by()
    {
        var facts = FactsOf(Adding(SmallList.BatchNorm.Replace("2015", "2017", StringComparison.Ordinal), SmallList.BatchNormRecord with { Year = 2017, CitationCount = 1 }));

        Assert.Equal((YearFit.Outside, (int?)null), (facts.Year, facts.FittingYear));
        Assert.Equal([Cause.YearOutside, Cause.Differs], Applying(facts));
    }

    [Fact]
    public void A_year_that_only_the_line_has_wrong_is_replaced_by_the_records()
    {
        var facts = FactsOf(Adding(SmallList.BatchNorm.Replace("2015", "2051", StringComparison.Ordinal), SmallList.BatchNormRecord));

        Assert.Equal((YearFit.RecordFits, 2015), (facts.Year, facts.FittingYear));
    }

    [Fact]
    public void Of_a_paper_below_its_threshold_it_is_not_said_that_it_is_in_the_wrong_section_of_the_top()
    {
        var below = FactsOf(InOverflow(199));
        var enough = FactsOf(InOverflow(200));

        Assert.Equal([Cause.Differs, Cause.Below], Applying(below));
        Assert.Equal([Cause.Differs, Cause.OverflowYear], Applying(enough));
    }

    [Fact]
    public void A_paper_without_a_record_is_only_not_found()
    {
        var facts = FactsOf(Adding(SmallList.BatchNorm) with { Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [Title] = new PaperLookup.NotFound() } });

        Assert.Equal([Cause.NotFound], Applying(facts));
    }

    [Fact]
    public void What_the_change_leaves_alone_has_facts_as_it_stands()
    {
        var context = Adding(SmallList.BatchNorm, SmallList.DistillingRecord).Context;
        var facts = context.FactsOf(context.Base.Entries[0]);

        Assert.Null(facts.Changed.Change);
        Assert.Equal((9675, 200), (facts.Citations?.Citations, facts.Needed?.Citations));
        Assert.Same(facts, context.FactsOf(context.Base.Entries[0]));
    }

    [Theory]
    [InlineData(2015, false)]
    [InlineData(2016, true)]
    public void A_paper_from_another_year_than_the_last_may_not_stay_in_the_overflow_section(int year, bool mayStay)
    {
        var line = SmallList.LayerNorm.Replace("(2016)", $"({year})", StringComparison.Ordinal);
        var facts = FactsOf(new RuleFixture { Base = SmallList.Of([SmallList.Distilling], overflow: []), Head = SmallList.Of([SmallList.Distilling], overflow: [line]) });

        Assert.Equal(mayStay, facts.MayStay);
    }

    [Theory]
    [InlineData(2011, 2012, true)]
    [InlineData(2011, 2013, false)]
    [InlineData(2012, 2012, false)]
    public void A_paper_is_old_where_its_record_is_a_year_later_at_most(int year, int recordYear, bool isOld) =>
        Assert.Equal(isOld, FactsOf(OfNorthRoads(year, recordYear) with { Head = SmallList.Of([SmallList.Distilling], newPapers: [NorthRoads(year)], oldPapers: []) }).Applies(Cause.Old));

    [Theory]
    [InlineData(2012, 2012, true)]
    [InlineData(2012, 2011, false)]
    [InlineData(2011, 2012, false)]
    public void A_paper_is_not_old_where_line_and_record_reach_the_border(int year, int recordYear, bool isNotOld) =>
        Assert.Equal(isNotOld, FactsOf(OfNorthRoads(year, recordYear)).Applies(Cause.NotOld));

    [Theory]
    [InlineData(6, true)]
    [InlineData(0, false)]
    public void Where_the_policy_calls_no_paper_new_none_is_too_old_for_new_papers(int months, bool isNotNew)
    {
        var facts = FactsOf(OfNorthRoads(2014, 2014) with
        {
            Head = SmallList.Of([SmallList.Distilling], newPapers: [NorthRoads(2014)], oldPapers: []),
            Policy = ModelList.Policy with { NewPaperMonths = months },
        });

        Assert.Equal((isNotNew, false), (facts.Applies(Cause.NotNew), facts.Applies(Cause.ToDiscuss)));
    }

    private static string NorthRoads(int year) => $"- Roads of the north ({year}), L. Lane [[pdf]](https://example.org/north.pdf)";

    private static RuleFixture OfNorthRoads(int year, int recordYear) => new()
    {
        Base = SmallList.Of([SmallList.Distilling], newPapers: [], oldPapers: []),
        Head = SmallList.Of([SmallList.Distilling], newPapers: [], oldPapers: [NorthRoads(year)]),
        Papers = [SmallList.Record("Roads of the north", recordYear, 500, arXiv: null, "L. Lane")],
    };

    private static string Title => "Batch normalization: Accelerating deep network training by reducing internal covariate shift";

    private static PaperLookup.Found Found(Paper paper) => new(paper, MatchedBy.Id, 1);

    private static EntryFacts Proposed(Paper paper) => EntryFacts.OfPaper(Found(paper), List, ModelList.Policy, Today);

    private static RuleFixture Adding(string line, params Paper[] papers) => new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: []),
        Head = SmallList.Of([SmallList.Distilling, line], overflow: []),
        Papers = papers,
    };

    private static RuleFixture InOverflow(int citations) => new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: []),
        Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.BatchNorm]),
        Papers = [SmallList.BatchNormRecord with { CitationCount = citations }],
    };

    private static EntryFacts FactsOf(RuleFixture fixture) => Assert.Single(fixture.Context.Facts);

    private static IEnumerable<Cause> Applying(EntryFacts facts) => Enum.GetValues<Cause>().Where(facts.Applies);
}
