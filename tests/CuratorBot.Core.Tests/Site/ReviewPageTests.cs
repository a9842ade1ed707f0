using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Site;

namespace CuratorBot.Core.Tests.Site;

/// <summary>What the page of a review keeps of it.</summary>
public sealed class ReviewPageTests
{
    private const string Before =
        """
        # Most cited papers

        ## Criteria

        1. A list of top 2 papers published from 2012 to 2016.
        - **2016** : +60 citations

        ## Tunnels
        - **Long tunnels under mountains of snow** (2016), A. Digger et al. [[pdf]](http://example.org/a.pdf)

        ## More Papers from 2016
        - **Short bridges over rivers of time** (2016), B. Mason et al. [[pdf]](http://example.org/b.pdf)

        """;

    private static readonly string After = Before.Replace(
        "\n## More", "- **High towers beside roads of stone** C. Builder et al. [[pdf]](http://example.org/c.pdf)\n\n## More", StringComparison.Ordinal);

    private static readonly ReviewPagePlace Place = new(new DateTime(2026, 11, 28, 9, 0, 0, DateTimeKind.Utc), "alice", "1111111111", "main", "2222222222");

    [Fact]
    public async Task What_is_to_do_is_numbered_with_its_choices_and_what_to_paste_in_both_languages()
    {
        var review = await ReviewAsync(After);
        var page = ReviewPageBuilder.Build(review, Place);

        Assert.Equal(("fail", 2, 2, 3), (page.Verdict, page.TopSize, page.TopBefore, page.TopAfter));
        Assert.Equal(Enumerable.Range(1, page.Findings.Count(static f => f.Step is not null)), page.Findings.Where(static f => f.Step is not null).Select(static f => f.Step!.Value));
        Assert.All(page.Findings, static finding => Assert.NotEqual(finding.Text.En, finding.Text.Zh));
        var removal = page.Findings.Single(static f => f.Rule == "removal");
        Assert.Equal(("Short bridges over rivers of time", 70), (removal.Candidates[0].Title, removal.Candidates[0].Citations));
        Assert.Equal(("README.md", 5), (removal.Authority!.Path, removal.Authority.Line));
        Assert.Contains(removal.Pastes, static paste => paste.IsPatch && paste.Text.Contains("-- **Short bridges", StringComparison.Ordinal));
        Assert.Contains(page.Headline.En, ReviewComment.Write(review), StringComparison.Ordinal);
        Assert.Equal(["High towers beside roads of stone"], page.Enters);
        Assert.Empty(page.Passed.Select(static check => check.Rule).Intersect(page.Findings.Select(static f => f.Rule)));
        Assert.NotEmpty(page.Passed);
    }

    [Fact]
    public async Task A_receipt_has_the_request_and_the_record_as_it_came()
    {
        var page = ReviewPageBuilder.Build(await ReviewAsync(After), Place);

        var tower = page.Evidence[0];
        Assert.True(tower.IsTouched);
        Assert.Equal([(10, true, "- **High towers beside roads of stone** C. Builder et al. [[pdf]](http://example.org/c.pdf)")], tower.Lines.Select(static l => (l.Number, l.IsNew, l.Text)));
        var receipt = Assert.Single(tower.Receipts);
        Assert.Equal(("Semantic Scholar", "found", "High towers beside roads of stone", 900), (receipt.Source, receipt.Lookup, receipt.Query, receipt.Citations));
        Assert.Equal("https://api.semanticscholar.org/graph/v1/paper/CorpusId:7?fields=corpusId,externalIds,title,year,publicationDate,venue,authors,citationCount,url", receipt.Again);
        Assert.Contains("\"citationCount\": 900", receipt.Records[0].Write(), StringComparison.Ordinal);
        Assert.Contains(page.Evidence, static paper => paper is { IsTouched: false, Title: "Short bridges over rivers of time" });
    }

    [Fact]
    public async Task What_is_kept_can_be_read_and_has_no_mark_of_markup()
    {
        var page = ReviewPageBuilder.Build(await ReviewAsync(After.Replace("High towers", "</script><b>High towers", StringComparison.Ordinal)), Place).After(null);

        var text = page.Write();

        Assert.DoesNotContain('<', text);
        Assert.Equal(text, ReviewPage.Read(text)!.Write());
        Assert.Null(ReviewPage.Read("[]"));
    }

    [Fact]
    public async Task Long_titles_and_floods_of_findings_are_cut()
    {
        var flood = string.Concat(Enumerable.Range(0, 400).Select(static i => $"- **Tower {i} {new string('W', 5_000)}** C. Builder [[pdf]](http://example.org/{i}.pdf)\n"));

        var page = ReviewPageBuilder.Build(await ReviewAsync(Before.Replace("\n## More", flood + "\n## More", StringComparison.Ordinal)), Place);

        Assert.InRange(page.Findings.Count, 1, 200);
        Assert.True(page.MoreFindings > 0);
        Assert.InRange(page.Evidence.Count, 1, 60);
        Assert.True(page.MoreEvidence > 0);
        Assert.All(page.Findings, static finding => Assert.InRange(finding.Title?.Length ?? 0, 0, 301));
        Assert.InRange(page.Write().Length, 0, 1_500_000);
    }

    [Fact]
    public async Task A_history_tells_what_came_and_went_between_two_heads()
    {
        var first = ReviewPageBuilder.Build(await ReviewAsync(After), Place).After(null);
        var second = ReviewPageBuilder.Build(
            await ReviewAsync(After.Replace("stone** C.", "stone** (2016), C.", StringComparison.Ordinal)), Place with { Head = "3333333333", At = Place.At.AddHours(1) }).After(first);

        Assert.Equal(["3333333333", "1111111111"], second.History.Select(static e => e.Head));
        Assert.True(second.History[0].Gone > 0);
        Assert.Equal(0, second.History[1].Gone);
        Assert.Equal(second.Findings.Count(static f => f is { Severity: "failure", Step: not null }), second.History[0].ToChange);
        Assert.Equal(ReviewPage.MostEvents, Enumerable.Range(0, 60).Aggregate(second, (page, _) => second.After(page)).History.Count);
    }

    private static Task<Review> ReviewAsync(string head) => new Reviewer(new Counted()).ReviewAsync(
        ReviewRequest.Read(Before, head, onto: null, PolicyFile.None(), new PullRequestFacts { Date = new DateOnly(2026, 11, 28), Description = "Add a paper" }), TestContext.Current.CancellationToken);

    private sealed class Counted : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(static query => new PaperLookup.Found(
                new Paper { Title = query.Title, CorpusId = 7, Year = 2016, CitationCount = query.Title.StartsWith("Short", StringComparison.Ordinal) ? 70 : 900 }, MatchedBy.Title, 1) { Query = query.Title })]);
    }
}
