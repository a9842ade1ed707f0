using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Site;

namespace CuratorBot.Core.Tests.Site;

public sealed class ListPageTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private const string List =
        """
        # Most cited papers

        ## Criteria

        1. A list of top 4 papers published from 2012 to 2016.
        - **2016** : +60 citations
        - **2015** : +200 citations

        ## Tunnels

        - **Long tunnels under mountains of snow** (2015), A. Digger et al. [[pdf]](http://example.org/a.pdf)
        - **Short tunnels under rivers of ice** (2015), A. Digger et al. [[pdf]](https://arxiv.org/pdf/1501.00001v2)

        ## More Papers from 2016

        - **Short bridges over rivers of time** (2016), B. Mason et al. [[pdf]](http://example.org/b.pdf)
        - **Wide bridges over valleys of grass** (2016), B. Mason et al. [[pdf]](http://example.org/w.pdf)

        ## Appendix: More than Top 4

        - High towers beside roads of stone (2015), C. Builder et al. [[pdf]](http://example.org/c.pdf)
        - Deep wells below fields of grass (2015), D. Borer et al. [[code]](javascript:alert(1))
        """;

    [Fact]
    public async Task Every_paper_has_the_state_that_the_audit_gives_it()
    {
        var page = await BuildAsync(
            List, ("Long tunnels under mountains of snow", 150), ("Short tunnels under rivers of ice", 5000), ("Short bridges over rivers of time", 40), ("Wide bridges over valleys of grass", 70), ("High towers beside roads of stone", 900));

        Assert.Equal(
            [
                ("long-tunnels-under-mountains-of-snow", "below"),
                ("arxiv-1501.00001", "meets,far-above"),
                ("short-bridges-over-rivers-of-time", "leaves-next,waiting"),
                ("wide-bridges-over-valleys-of-grass", "leaves-next,meets"),
                ("high-towers-beside-roads-of-stone", "could-come-in,outside"),
                ("deep-wells-below-fields-of-grass", "no-figure"),
            ],
            page.Entries.Select(static e => (e.Id, string.Join(',', e.States))));
        Assert.Equal(["short-bridges-over-rivers-of-time", "wide-bridges-over-valleys-of-grass"], page.Leaving);
        Assert.Equal((6, 6, 5, 4, 4, 1), (page.Counts.Entries, page.Counts.Papers, page.Counts.WithFigure, page.Counts.Main, page.Counts.MainWithFigure, page.Counts.Below));
        Assert.Equal(new PageTop(4, 4, 2012, 2016, "docs/list.md:5"), page.Top);
        Assert.Equal(["docs/list.md:6", "docs/list.md:7"], page.Thresholds.Select(static t => t.Where));
    }

    [Fact]
    public async Task A_list_that_is_not_full_lets_nobody_leave()
    {
        var page = await BuildAsync(List.Replace("top 4", "top 9", StringComparison.Ordinal), ("Short bridges over rivers of time", 40), ("Wide bridges over valleys of grass", 70));

        Assert.Empty(page.Leaving);
        Assert.Equal(["could-move-up", "meets"], page.Entries[3].States);
    }

    [Fact]
    public async Task A_list_without_criteria_has_no_top_and_no_thresholds()
    {
        var page = await BuildAsync("# Reading\n\n## Roads\n\n- Roads of stone and sand (2014), A. Digger [[pdf]](http://example.org/a.pdf)\n", ("Roads of stone and sand", 3));

        Assert.Null(page.Top);
        Assert.Empty(page.Thresholds);
        Assert.Equal(["listed"], page.Entries[0].States);
        Assert.True(page.Entries[0].Main);
    }

    [Fact]
    public async Task Only_addresses_of_the_web_become_links()
    {
        var page = await BuildAsync(List);

        Assert.Null(page.Entries[^1].Links);
        Assert.Equal("http://example.org/c.pdf", page.Entries[^2].Links!.Single().Url);
    }

    [Fact]
    public async Task Ids_stay_when_lines_move_and_are_given_once()
    {
        var before = await BuildAsync(List);
        var after = await BuildAsync(List.Replace("## Tunnels", "Some words.\n\n## Tunnels", StringComparison.Ordinal) + "\n- High towers beside roads of stone (2015), C. Builder et al. [[pdf]](http://example.org/c2.pdf)\n- （） (2015), C. Builder [[pdf]](http://example.org/e.pdf)\n");

        Assert.Equal(before.Entries.Select(static e => e.Id), after.Entries.Take(6).Select(static e => e.Id));
        Assert.Equal(after.Entries.Count, after.Entries.Select(static e => e.Id).Distinct().Count());
        Assert.Contains("high-towers-beside-roads-of-stone-2", after.Entries.Select(static e => e.Id));
    }

    [Fact]
    public async Task The_page_holds_its_data_and_nothing_of_a_list_can_leave_it()
    {
        var page = await BuildAsync("# </title><script>alert(1)</script> {{script}}\n\n## </script><b>\n\n- **</script><script>alert(2)</script> & <!-- more** (2015), A. Digger [[pdf]](http://example.org/a.pdf)\n");

        var html = SiteFiles.WriteIndex(page);

        Assert.Equal(3, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("alert(1)</script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- more", html, StringComparison.Ordinal);
        Assert.Contains(SiteFiles.WriteJson(page), html, StringComparison.Ordinal);
        Assert.Contains("{{script}}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", SiteFiles.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_can_be_read()
    {
        var page = await BuildAsync(List, ("Long tunnels under mountains of snow", 150));

        Assert.Equal(SiteFiles.WriteJson(page), SiteFiles.WriteJson(SiteFiles.ReadJson(SiteFiles.WriteJson(page))!));
        Assert.Null(SiteFiles.ReadJson("[]"));
    }

    private static async Task<ListPage> BuildAsync(string list, params (string Title, int Citations)[] counts)
    {
        var audit = await ListAudit.RunAsync(new Counted(counts.ToDictionary(StringComparer.Ordinal)), ReviewRequest.ReadWhole(list, PolicyFile.None(), Today), TestContext.Current.CancellationToken);
        return ListPageBuilder.Build(audit, "owner/list", "docs/list.md", Today);
    }

    private sealed class Counted(Dictionary<string, int> counts) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(query => counts.TryGetValue(query.Title, out var count)
                ? new PaperLookup.Found(new Paper { Title = query.Title, Year = query.Year, CitationCount = count, AsOf = Today }, MatchedBy.Title, 1) { Query = query.Title }
                : (PaperLookup)new PaperLookup.NotFound { Query = query.Title })]);
    }
}
