using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Pull requests that people remember of the model list, and what a good maintainer would have answered.</summary>
public sealed class FamousPullRequestsTests
{
    [Fact]
    public async Task Two_papers_of_unknown_counts_without_a_removal_are_for_a_maintainer()
    {
        var review = await Corpus.ReviewAsync(Corpus.Request("corpus/replay-unmerged/008-58f3c01"));

        Assert.Equal((Verdict.NeedsMaintainer, 100, 102), (review.Verdict, review.TopBefore, review.TopAfter));
        Assert.Equal(
            [
                "Warning removal: ",
                "Warning paper-found: Large Scale Distributed Semi-Supervised Learning Using Streaming Approximation",
                "Warning paper-found: Smart Reply: Automated Response Suggestion for Email",
                "Notice authors: Large Scale Distributed Semi-Supervised Learning Using Streaming Approximation",
                "Notice authors: Smart Reply: Automated Response Suggestion for Email",
            ],
            Findings(review));

        // Nobody knows how often the two are cited, so no paper is asked to leave for them.
        Assert.Null(review.Findings[0].Remedy);
    }

    [Fact]
    public async Task One_paper_of_an_unknown_count_without_a_removal_is_for_a_maintainer()
    {
        var review = await Corpus.ReviewAsync(Corpus.Request("corpus/replay-unmerged/025-1a55a70"));

        Assert.Equal((Verdict.NeedsMaintainer, 100, 101), (review.Verdict, review.TopBefore, review.TopAfter));
        Assert.Equal(
            [
                "Warning removal: Cyclical Learning Rates for Training Neural Networks",
                "Warning paper-found: Cyclical Learning Rates for Training Neural Networks",
            ],
            Findings(review));
    }

    [Fact]
    public async Task A_paper_of_2018_in_the_top_with_its_title_for_an_address_fails()
    {
        var review = await Corpus.ReviewAsync(Corpus.Request("corpus/replay-unmerged/030-b22666a"));

        Assert.Equal((Verdict.Fail, 100, 101), (review.Verdict, review.TopBefore, review.TopAfter));
        Assert.Equal(
            ["Failure year-range", "Warning entry-format", "Notice paper-found", "Notice authors"],
            Rules(review));
        Assert.Contains(Defect.MalformedUrl, review.Findings[1].Entry!.Defects);
    }

    [Fact]
    public async Task A_bold_paper_among_the_new_ones_does_not_count_against_the_cap()
    {
        var review = await Corpus.ReviewAsync(Corpus.Request("corpus/replay/098-7875c1a"));

        Assert.Equal((Verdict.NeedsMaintainer, 100, 100), (review.Verdict, review.TopBefore, review.TopAfter));
        Assert.Equal(["Warning bold-top", "Notice new-papers", "Notice entry-format", "Notice authors"], Rules(review));
    }

    [Fact]
    public async Task Forty_one_lines_that_differ_in_blanks_only_are_not_mentioned()
    {
        var review = await Corpus.ReviewAsync(Corpus.Request("corpus/replay/073-0349aea"));

        Assert.Equal((Verdict.Pass, 41), (review.Verdict, review.Changes!.WhitespaceOnlyEdits));
        Assert.Equal(["Warning metadata: A convolutional neural network for modeling sentences"], Findings(review));
    }

    [Fact]
    public async Task A_paper_that_comes_a_second_time_as_a_small_typo_fails()
    {
        var review = await Corpus.ReviewAsync(Corpus.Request("corpus/replay-unmerged/006-651428f"));

        Assert.Equal(Verdict.Fail, review.Verdict);
        Assert.Equal(["Failure duplicate"], Rules(review));
    }

    [Fact]
    public async Task A_link_that_is_broken_over_two_lines_is_fixed()
    {
        var request = Corpus.Request("corpus/replay/078-a7c926b");

        var review = await Corpus.ReviewAsync(request);
        var correction = Assert.Single(review.Corrections, c => c.Lines.Count > 1);

        Assert.Equal((Verdict.Pass, 100, 100), (review.Verdict, review.TopBefore, review.TopAfter));
        Assert.Equal(
            [
                "Warning contents-link", "Warning entry-format", "Warning entry-format", "Warning entry-format", "Warning entry-format",
                "Notice sections-frozen", "Notice order", "Notice entry-format", "Notice entry-format", "Notice authors", "Notice order",
            ],
            Rules(review));
        Assert.Equal(new LineRange(152, 153), correction.Lines);
        Assert.DoesNotContain('\n', correction.Text);
        Assert.EndsWith("[[pdf]](http://aclweb.org/anthology/N/N16/N16-1030.pdf)", correction.Text, StringComparison.Ordinal);

        // A heading that is only spelt anew is no failure, and a maintainer need not hear of it.
        Assert.DoesNotContain("Notice sections-frozen", Rules(await Corpus.ReviewAsync(request with { AuthorMayPush = true })));
    }

    [Fact]
    public async Task The_merge_that_brought_a_corrected_name_back_is_noticed()
    {
        var request = Corpus.Request("corpus/replay/096-8b1d102") with
        {
            MergeBase = Corpus.Read("corpus/replay/096-8b1d102/head.md"),
            Onto = Corpus.Read("corpus/replay/098-7875c1a/head.md"),
            Head = Corpus.Read("corpus/replay/100-a667046/base.md"),
        };

        var review = await Corpus.ReviewAsync(request);

        // It promoted a paper, too, and that is what put the list at 101.
        Assert.Equal((Verdict.Fail, 100, 101), (review.Verdict, review.TopBefore, review.TopAfter));
        Assert.Equal(
            [
                "Failure removal: Training very deep networks",
                "Warning regression: Batch normalization: Accelerating deep network training by reducing internal covariate shift",
            ],
            Findings(review));
        Assert.Contains("S. Ioffe and C. Szegedy", review.Findings[1].Remedy!.Text, StringComparison.Ordinal);
    }

    /// <summary>Each finding as "Severity rule: title", in the order of the review.</summary>
    private static IEnumerable<string> Findings(Review review) => review.Findings.Select(f => $"{f.Severity} {f.RuleId}: {f.Entry?.Title}");

    /// <summary>Each finding as "Severity rule", in the order of the review.</summary>
    private static IEnumerable<string> Rules(Review review) => review.Findings.Select(f => $"{f.Severity} {f.RuleId}");
}
