using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Core.Tests.Rules;

public sealed class CriteriaChangeRuleTests
{
    private const string Id = "criteria-change";

    private static readonly string List = $"""
        # Most cited papers

        ## Criteria

        1. A list of top 3 papers from 2015 to 2016.

        - **2016** : +60 citations
        - **2015** : +200 citations

        ### Topic
        {SmallList.LayerNorm}
        {SmallList.Distilling}

        ### More Papers from 2016

        ### Appendix
        {SmallList.BatchNorm.Replace("**", "", StringComparison.Ordinal)}

        """;

    private static readonly RequestTexts Raised = new()
    {
        MergeBase = List,
        Head = List.Replace("+60", "+100", StringComparison.Ordinal).Replace("+200", "+150", StringComparison.Ordinal),
    };

    [Fact]
    public async Task A_change_of_thresholds_is_for_a_maintainer_who_is_told_what_it_would_mean()
    {
        var review = await ReviewAsync(Raised);

        Assert.Equal(Verdict.NeedsMaintainer, review.Verdict);
        Assert.Equal(
            "This changes what the list asks of every paper: citations for 2016 from 60 to 100, citations for 2015 from 200 to 150. "
            + "Papers in the top that would no longer meet it, as far as their citations are known: 1, among them “Layer normalization” (70 citations as of 2022-07-23). "
            + "Papers that would newly meet it: 1, among them “Batch normalization: Accelerating deep network training by reducing internal covariate shift” (180 citations as of 2022-07-23).",
            Messages.Format(Finding(review)!.Message, "en"));
    }

    [Fact]
    public async Task A_comment_shows_the_papers_as_a_table()
    {
        var comment = ReviewComment.Write(await ReviewAsync(Raised with { Head = Raised.Head.Replace("top 3", "top 1", StringComparison.Ordinal) }));

        Assert.Contains(
            """
            citations for 2015 from 200 to 150. As far as citations are known: one paper would fall out, one paper would come up, one paper could leave to make room. The top holds 2 papers, more than the new limit of 1.
            """,
            comment,
            StringComparison.Ordinal);
        Assert.Contains(
            """

              | Paper | What would change | Citations | Needed now → then |
              | --- | --- | ---: | ---: |
              | Layer normalization (2016) | falls out, could stand in “More Papers from 2016” | 70 | 60 → 100 |
              | Batch normalization: Accelerating deep network training by reducing internal covariate shift (2015) | comes up | 180 | 200 → 150 |

            """,
            comment.Replace("  | Layer normalization (2016) | could leave to make room | 70 | 60 → 100 |\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_without_an_id_are_looked_up_by_their_titles_and_hold_nothing_up()
    {
        var list = List.Replace(SmallList.LayerNorm, "- **Layer normalization** (2016), J. Ba et al.", StringComparison.Ordinal);
        var raised = new RequestTexts { MergeBase = list, Head = list.Replace("+60", "+100", StringComparison.Ordinal) };

        var known = Finding(await ReviewAsync(raised));
        var down = await new Reviewer(new Unavailable()).ReviewAsync(raised with { AuthorMayPush = true }, TestContext.Current.CancellationToken);

        Assert.Equal(PreviewEffect.FallsOut, Assert.Single(known!.Preview!.Papers).Effect);
        Assert.Contains("Citations are known here for 0 of the 2 papers in the top.", Messages.Format(Finding(down)!.Lead!, "en"), StringComparison.Ordinal);
        Assert.Equal(Verdict.Pass, down.Verdict);
    }

    [Fact]
    public async Task A_smaller_top_names_the_excess()
    {
        var review = await ReviewAsync(Raised with { Head = List.Replace("top 3", "top 1", StringComparison.Ordinal) });

        Assert.Contains("the number of papers in the top from 3 to 1. The top holds 2 papers, more than the new limit of 1.", Messages.Format(Finding(review)!.Message, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_those_who_may_push_it_is_a_notice()
    {
        var review = await ReviewAsync(Raised with { AuthorMayPush = true });

        Assert.Equal((Verdict.Pass, Severity.Notice, FindingEffect.None), (review.Verdict, Finding(review)!.Severity, Finding(review)!.Effect));
    }

    [Fact]
    public async Task Other_words_of_the_list_are_no_criteria()
    {
        Assert.Null(Finding(await ReviewAsync(Raised with { Head = List.Replace("Most cited", "The most cited", StringComparison.Ordinal) })));
        Assert.Null(Finding(await ReviewAsync(Raised with { PolicyText = "citations: { 2016: 1, 2015: 1 }\n" })));
    }

    private static Finding? Finding(Review review) => review.Findings.SingleOrDefault(static f => f.RuleId == Id);

    private static Task<Review> ReviewAsync(RequestTexts request) =>
        new Reviewer(new SnapshotSource([SmallList.LayerNormRecord with { CitationCount = 70 }, SmallList.BatchNormRecord with { CitationCount = 180 }, SmallList.DistillingRecord]))
            .ReviewAsync(request, TestContext.Current.CancellationToken);

    private sealed class Unavailable : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(static _ => new PaperLookup.Unavailable("down"))]);
    }
}
