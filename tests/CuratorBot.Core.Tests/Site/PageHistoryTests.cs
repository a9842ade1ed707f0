using CuratorBot.Core.Site;

namespace CuratorBot.Core.Tests.Site;

public sealed class PageHistoryTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void A_first_build_has_no_changes_and_one_line_with_all_papers()
    {
        var page = Page(Monday, ("a", 10), ("b", null));

        var history = PageHistory.Read("");
        Assert.Null(history.AddTo(page).Changes);
        Assert.All(history.AddTo(page).Entries, static e => Assert.Null(e.Counts));
        Assert.Equal(2, Line(history.With(page), 0).Set.Count);
        Assert.Null(Line(history.With(page), 0).Set["b"].Citations);
    }

    [Fact]
    public void A_later_build_tells_what_came_left_and_changed()
    {
        var text = PageHistory.Read("").With(Page(Monday, ("a", 10), ("b", 20), ("c", null)));

        var page = PageHistory.Read(text).AddTo(Page(Monday.AddDays(7), ("a", 15), ("c", 5), ("d", 1)));

        Assert.Equal((Monday, "d", "b"), (page.Changes!.Since, page.Changes.Added.Single(), page.Changes.Removed.Single().Id));
        Assert.Equal("Title of b", page.Changes.Removed.Single().Title);
        Assert.Equal(new PageMove("c", "no-figure", "listed"), page.Changes.States.Single());
        Assert.Equal([[10, 15], [-1, 5], [-1, 1]], page.Entries.Select(static e => e.Counts!));
        Assert.Equal([Monday, Monday.AddDays(7)], page.Builds);
    }

    [Fact]
    public void A_line_has_only_what_is_different_from_the_day_before()
    {
        var text = PageHistory.Read("").With(Page(Monday, ("a", 10), ("b", 20)));

        text = PageHistory.Read(text).With(Page(Monday.AddDays(7), ("a", 15), ("c", 3)));

        var second = Line(text, 1);
        Assert.Equal(["a", "c"], second.Set.Keys.Order());
        Assert.Equal(new HistoryEntry(15, null, null, null), second.Set["a"]);
        Assert.Equal(["b"], second.Gone);
    }

    [Fact]
    public void A_second_build_of_a_day_takes_the_place_of_the_first()
    {
        var text = PageHistory.Read("").With(Page(Monday, ("a", 10)));
        text = PageHistory.Read(text).With(Page(Monday.AddDays(1), ("a", 11)));
        var again = PageHistory.Read(text).With(Page(Monday.AddDays(1), ("a", 12)));

        Assert.Equal(again, PageHistory.Read(again).With(Page(Monday.AddDays(1), ("a", 12))));
        Assert.Equal(2, again.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal([10, 12], PageHistory.Read(again).AddTo(Page(Monday.AddDays(1), ("a", 12))).Entries[0].Counts!);
    }

    [Fact]
    public void A_build_of_an_earlier_day_leaves_the_history_as_it_is()
    {
        var text = PageHistory.Read("").With(Page(Monday.AddDays(7), ("a", 10)));

        Assert.Equal(text, PageHistory.Read(text).With(Page(Monday, ("a", 9))));
        Assert.Null(PageHistory.Read(text).AddTo(Page(Monday, ("a", 9))).Changes);
    }

    [Fact]
    public void A_page_draws_the_last_twelve_builds()
    {
        var text = "";
        for (var week = 0; week < 20; week++)
        {
            text = PageHistory.Read(text).With(Page(Monday.AddDays(7 * week), ("a", week + 1)));
        }

        var page = PageHistory.Read(text).AddTo(Page(Monday.AddDays(7 * 20), ("a", 21)));

        Assert.Equal(Enumerable.Range(10, 12), page.Entries[0].Counts!);
        Assert.Equal(12, page.Builds.Count);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":2,\"date\":\"2026-11-01\",\"counts\":{}}")]
    [InlineData("{\"version\":1,\"date\":\"2026-11-01\",\"counts\":null,\"set\":null,\"gone\":null}")]
    [InlineData("{\"version\":1,\"date\":\"2026-11-01\",\"counts\":null,\"set\":{\"a\":null},\"gone\":[null]}")]
    [InlineData("[[[[[[")]
    public void A_line_that_is_none_of_a_history_is_left_out_and_named(string line)
    {
        var sound = PageHistory.Read("").With(Page(Monday, ("a", 10)));

        var history = PageHistory.Read(sound + line + "\n");

        Assert.Equal([2], history.DamagedLines);
        Assert.Equal(2, history.With(Page(Monday.AddDays(1), ("a", 11))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static HistoryLine Line(string text, int index) => System.Text.Json.JsonSerializer.Deserialize<HistoryLine>(text.Split('\n')[index], System.Text.Json.JsonSerializerOptions.Web)!;

    private static ListPage Page(DateOnly day, params (string Id, int? Citations)[] papers) => new()
    {
        List = new PageList("List", "README.md", "en", day, null, null),
        Sources = [],
        Counts = new PageCounts(papers.Length, papers.Length, 0, 0, 0, null, 0, 0),
        Thresholds = [],
        Sections = [new PageSection("s", "Section", "other", 1, papers.Length, 0, 0, null, new Dictionary<int, int>())],
        Years = [],
        Authors = [],
        Entries = [.. papers.Select(static (p, i) => new PageEntry
        {
            Id = p.Id,
            Line = i + 1,
            Section = "s",
            States = [p.Citations is null ? "no-figure" : "listed"],
            Title = $"Title of {p.Id}",
            Citations = p.Citations,
        })],
    };
}
