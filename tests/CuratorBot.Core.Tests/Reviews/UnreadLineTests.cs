using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>What looks like a paper and could not be read is never passed over in silence.</summary>
public sealed class UnreadLineTests
{
    private const string List = """
        # Papers

        ## Vision

        - **Seeing with layers** (2015), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1501.00001)
        - **Seeing with fewer layers** (2015), B. Bold et al. [[pdf]](https://arxiv.org/pdf/1501.00002)

        """;

    private const string Unreadable = "Look at this: eyes for everyone [[pdf]](https://arxiv.org/abs/1501.00010) is good.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_line_that_could_not_be_read_leaves_the_review_open_and_is_named()
    {
        var review = await ReviewAsync(List, List + Unreadable + "\n");

        Assert.Equal(Verdict.Inconclusive, review.Verdict);
        Assert.Equal(new UnreadLine(7, Unreadable), Assert.Single(review.Unread));
        var comment = ReviewComment.Write(review);
        Assert.Contains("One changed line could not be read", comment, StringComparison.Ordinal);
        Assert.Contains("line 7\n\n```markdown\n" + Unreadable + "\n```", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("changes no entry", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_there_before_keeps_no_review_open()
    {
        var review = await ReviewAsync(List + Unreadable + "\n", "A first line.\n\n" + List + Unreadable + "\n");

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Empty(review.Unread);
    }

    [Fact]
    public async Task Many_lines_are_counted_and_the_first_of_them_shown()
    {
        var lines = Enumerable.Range(10, 12).Select(n => Unreadable.Replace("00010", $"000{n}", StringComparison.Ordinal) + "\n\n");

        var comment = ReviewComment.Write(await ReviewAsync(List, List + string.Concat(lines)));

        Assert.Contains("12 changed lines could not be read", comment, StringComparison.Ordinal);
        Assert.Contains("1501.00019", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("1501.00020", comment, StringComparison.Ordinal);
        Assert.Contains("and 2 more", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_names_the_unread_lines_of_the_whole_list()
    {
        var request = ReviewRequest.ReadWhole(List + Unreadable + "\n", PolicyFile.None(), new DateOnly(2022, 10, 5));

        var review = await new Reviewer(new RecordingSource()).CheckAsync(request, Token);

        Assert.Equal(7, Assert.Single(review.Unread).Line);
    }

    private static Task<Review> ReviewAsync(string before, string after) =>
        new Reviewer(new RecordingSource()).ReviewAsync(ReviewRequest.Read(before, after, onto: null, PolicyFile.None(), new PullRequestFacts { Date = new DateOnly(2022, 10, 5) }), Token);
}
