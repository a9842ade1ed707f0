using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

public sealed class CorrectionTests
{
    private const string Text = "- Title (2016) A. One, B. Two and C. Three, [[pdf]](https://arxiv.org/abs/1234.5678).";

    [Fact]
    public void Fixes_of_several_findings_become_one_line()
    {
        var entry = Some.Entry(text: Text);
        var review = Some.Review(Verdict.Pass,
        [
            Some.Replacing(entry, "- Title (2016), A. One, B. Two and C. Three [[pdf]](https://arxiv.org/abs/1234.5678)"),
            Some.Replacing(entry, "- Title (2016) A. One et al., [[pdf]](https://arxiv.org/abs/1234.5678)."),
            Some.Replacing(entry, "- Title (2016) A. One, B. Two and C. Three, [[pdf]](https://arxiv.org/pdf/1234.5678)."),
            Some.Replacing(entry, "- **Title** (2016) A. One, B. Two and C. Three, [[pdf]](https://arxiv.org/abs/1234.5678)."),
        ]);

        var correction = Assert.Single(review.Corrections);

        Assert.Equal("- **Title** (2016), A. One et al. [[pdf]](https://arxiv.org/pdf/1234.5678)", correction.Text);
        Assert.Equal(review.Findings, correction.Findings);
    }

    [Fact]
    public void Of_two_fixes_of_the_same_words_the_graver_findings_is_followed()
    {
        var entry = Some.Entry(text: "- Titel (2016)");
        var review = Some.Review(Verdict.Fail,
        [
            Some.Replacing(entry, "- Title (2016)", Severity.Failure),
            Some.Replacing(entry, "- Titles (2016)"),
        ]);

        var correction = Assert.Single(review.Corrections);

        Assert.Equal("- Title (2016)", correction.Text);
        Assert.Equal([review.Findings[0]], correction.Findings);
    }

    [Fact]
    public void The_same_fix_of_two_findings_is_made_once()
    {
        var entry = Some.Entry(text: "- Title 2016");
        var review = Some.Review(Verdict.Pass, [Some.Replacing(entry, "- Title (2016)"), Some.Replacing(entry, "- Title (2016)")]);

        var correction = Assert.Single(review.Corrections);

        Assert.Equal("- Title (2016)", correction.Text);
        Assert.Equal(2, correction.Findings.Count);
    }

    [Fact]
    public void Each_entry_has_its_own_correction_in_the_order_of_the_list()
    {
        var first = Some.Entry("First", line: 3);
        var second = Some.Entry("Second", line: 9);
        var review = Some.Review(Verdict.Pass, [Some.Replacing(second, "b"), Some.Replacing(first, "a")]);

        Assert.Equal([("a", 3), ("b", 9)], review.Corrections.Select(c => (c.Text, c.Lines.First)));
    }

    [Fact]
    public void Findings_that_replace_nothing_have_no_correction() =>
        Assert.Empty(Some.Review(Verdict.Pass,
        [
            Some.Finding(Some.Entry()),
            Some.Finding(Some.Entry(), remedy: new Remedy(RemedyKind.Snippet, "x")),
            Some.Finding(remedy: new Remedy(RemedyKind.Replacement, "x")),
        ]).Corrections);

    private static Finding OnLines(int first, string text, int? last = null) =>
        Some.Finding(rule: "contents-link", remedy: new Remedy(RemedyKind.Replacement, text)) with { Line = first, EndLine = last };

    private static IEnumerable<string> Fences(string comment) => comment.Split("```").Where((_, i) => i % 2 == 1).Select(fence => fence["markdown\n".Length..^1]);

    [Fact]
    public void The_fixed_line_of_no_entry_stands_below_its_finding()
    {
        var finding = Some.Finding(rule: "contents-link", remedy: new Remedy(RemedyKind.Replacement, "* [Models](#models)")) with { Line = 4 };

        Assert.Contains("Line 4, ready to paste:\n\n```markdown\n* [Models](#models)\n```", ReviewComment.Write(Some.Review(Verdict.Pass, [finding])), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_about_a_line_with_and_without_an_entry_have_one_correction()
    {
        var entry = Some.Entry(text: "- [Titel](#titel)", line: 4);
        var review = Some.Review(Verdict.Pass, [Some.Replacing(entry, "- [Title](#titel)"), OnLines(4, "- [Titel](#title)")]);

        var correction = Assert.Single(review.Corrections);

        Assert.Equal((new LineRange(4, 4), "- [Title](#title)"), (correction.Lines, correction.Text));
        Assert.Equal(review.Findings, correction.Findings);
        Assert.Equal("- [Title](#title)", Assert.Single(Fences(ReviewComment.Write(review))));
    }

    [Fact]
    public void Findings_about_a_line_that_is_no_entry_are_combined_by_the_text_of_the_list()
    {
        var review = Some.Review(Verdict.Pass, [OnLines(2, "## [Models](#model)"), OnLines(2, "## [Model](#models)")]);

        var correction = Assert.Single((review with { Request = new RequestTexts { MergeBase = "", Head = "# Papers\n## [Model](#model)\n" } }).Corrections);

        Assert.Equal("## [Models](#models)", correction.Text);
    }

    [Fact]
    public void Of_corrections_whose_lines_overlap_in_part_the_graver_one_is_followed()
    {
        var review = Some.Review(Verdict.Pass, [OnLines(3, "graver", last: 4), OnLines(4, "lesser", last: 5), OnLines(6, "other")]);

        Assert.Equal([(new LineRange(3, 4), "graver"), (new LineRange(6, 6), "other")], review.Corrections.Select(c => (c.Lines, c.Text)));
    }

    [Fact]
    public void An_entry_of_a_hundred_thousand_words_takes_the_first_fix_as_it_is()
    {
        var entry = Some.Entry(text: string.Concat(Enumerable.Repeat("a ", 100_000)));
        var review = Some.Review(Verdict.Pass, [Some.Replacing(entry, "short"), Some.Replacing(entry, "other")]);

        Assert.Equal("short", Assert.Single(review.Corrections).Text);
    }
}
