using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Statistics;

namespace CuratorBot.Core.Tests.Statistics;

public sealed class ListStatisticsTests
{
    private static readonly Section Models = new("Models", SectionKind.Top, 3, 1, 10);
    private static readonly Section More = new("More Papers from 2016", SectionKind.Overflow, 3, 11, 20);

    [Fact]
    public void One_person_under_two_spellings_is_one_with_the_fuller_name()
    {
        var authors = AuthorTable.Of([Cited(2015, 10, ("G. Hinton", "1"), ("O. Vinyals", "2")), Cited(2012, 5, ("Other", "3"), ("Geoffrey E. Hinton", "1"))]).Authors;

        Assert.Equal(new AuthorFigures("Geoffrey E. Hinton", "1", 1.5, 2, 15, 1, 1, 2012, 2015) { Cited = authors[0].Cited }, authors[0]);
        Assert.Equal([10, 5], authors[0].Cited.Select(static paper => paper.Citations));
        Assert.Equal(3, authors.Count);
    }

    [Fact]
    public void Persons_without_an_id_are_told_by_their_names()
    {
        var authors = AuthorTable.Of([Cited(2015, 10, ("Ann Lee", null)), Cited(2015, null, ("ann lee", null)), Cited(2015, 1, ("Ann Lee", "7"))]).Authors;

        Assert.Equal([(2, 10), (1, 1)], authors.Select(a => (a.Papers, a.Citations)));
    }

    [Fact]
    public void Pairs_have_two_papers_in_common_and_groups_are_joined_by_pairs()
    {
        var table = AuthorTable.Of(
        [
            Cited(2015, 1, ("A", "1"), ("B", "2"), ("C", "3")),
            Cited(2015, 1, ("A", "1"), ("B", "2")),
            Cited(2015, 1, ("B", "2"), ("C", "3")),
            Cited(2015, 1, ("D", "4"), ("E", "5")),
            Cited(2015, 1, ("E", "5"), ("D", "4"), ("A", "1")),
            Cited(2015, 1, ("A", "1"), ("A", "1")),
        ]);

        Assert.Equal([("A", "B", 2), ("B", "C", 2), ("D", "E", 2)], table.Pairs.Select(p => (p.First.Name, p.Second.Name, p.Papers)));
        Assert.Equal([["A", "B", "C"], ["D", "E"]], table.Groups.Select(g => g.Select(a => a.Name).Order(StringComparer.Ordinal).ToArray()));
        Assert.Equal(4, table.Authors.Single(a => a.Name == "A").Papers);
    }

    [Fact]
    public void A_paper_of_a_whole_collaboration_makes_no_pairs()
    {
        (string, string?)[] many = [.. Enumerable.Range(0, 3000).Select(i => ($"P{i}", (string?)$"{i}"))];

        var table = AuthorTable.Of([Cited(2015, 1, many), Cited(2015, 1, many)]);

        Assert.Empty(table.Pairs);
        Assert.Equal(3000, table.Authors.Count);
    }

    [Fact]
    public void A_year_has_its_median_its_threshold_and_who_is_below()
    {
        var statistics = ListStatistics.Of(
            [Cited(2016, 59), Cited(2016, 60), Cited(2016, 100), Cited(2016, null), Cited(2016, 10) with { Entry = Entry(2016, More) }, Cited(2013, 8)], ModelList.Policy);

        var year = statistics.ByYear[1];
        Assert.Equal((2016, 5, 4, 229L, 59.5, 60, 1, 100), (year.Year, year.Papers, year.WithCitations, year.Citations, year.MedianCitations, year.Threshold, year.Below, year.MostCited!.Citations));
        Assert.Equal([("Models", 5, 227L), ("More Papers from 2016", 1, 10L)], statistics.BySection.Select(s => (s.Name, s.Papers, s.Citations)));
    }

    [Fact]
    public void A_list_of_nothing_known_has_no_figures()
    {
        var statistics = ListStatistics.Of([CitedPaper.Of(Entry(null, Models), new PaperLookup.NotFound())], new Policy());

        Assert.Empty(statistics.ByYear);
        Assert.Empty(statistics.ByVenue);
        Assert.Equal((0, 0, 0.0), (statistics.WithRecord, statistics.Authors.Authors.Count, statistics.ShareOfFirstAuthors));
    }

    private static CitedPaper Cited(int year, int? citations, params (string Name, string? Id)[] authors) => CitedPaper.Of(
        Entry(year, Models),
        new PaperLookup.Found(new Paper { Title = "T", Year = year, CitationCount = citations, Authors = [.. authors.Select(a => new PaperAuthor(a.Name, a.Id))] }, MatchedBy.Id, 1));

    private static Entry Entry(int? year, Section section) => new() { Section = section, Title = "T", Year = year, Line = 1, EndLine = 1, Text = "- T" };
}
