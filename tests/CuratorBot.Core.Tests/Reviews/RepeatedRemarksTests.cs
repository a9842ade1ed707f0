using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Situations;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>What concerns many lines of a change is said once, and so are the line to paste and how a paper was found.</summary>
public sealed class RepeatedRemarksTests
{
    private const string Policy = "cross-listing: allowed\n";
    private const string Bad = "- [Wide lanes](example.org/lanes), A. Ames et al., *Roads*, 2016.\n";

    private static readonly string List = "# Roads\n\n" + string.Concat(Enumerable.Range(1, 13).Select(static n =>
        $"## Topic {n}\n\n- [Deep potholes {n}](http://arxiv.org/abs/1601.000{n:00}), B. Boyd et al., *Roads*, 2016.\n- [Flat tyres {n}](http://arxiv.org/abs/1602.000{n:00}), C. Cole et al., *Roads*, 2016.\n\n"));

    [Fact]
    public async Task A_line_that_stands_in_many_places_is_shown_once_and_its_remark_is_not_torn_apart()
    {
        var comment = await CommentAsync(papers: 13);

        Assert.Single(Regex.Matches(comment, "the address does not begin with “http”"));
        Assert.Contains("  In 13 places: lines ", comment, StringComparison.Ordinal);
        Assert.Matches(@"\nLines [0-9]+(, [0-9]+){12}, each ready to paste:\n\n```markdown\n- \[Wide lanes\]\(http://example\.org/lanes\), A\. Ames et al\., \*Roads\*, 2016\.\n```\n", comment);
        Assert.Single(Regex.Matches(comment, @"http://example\.org/lanes"));
        Assert.DoesNotContain("more fixes suggested", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_stands_in_few_places_is_shown_at_each() =>
        Assert.Equal(2, Regex.Count(await CommentAsync(papers: 2), @"\nLine [0-9]+, ready to paste:\n"));

    [Fact]
    public async Task Of_a_line_that_has_to_go_what_the_offered_line_fixes_is_said_to_be_fixed()
    {
        var situation = Situation.All.Single(static s => s.Id == "A-noyear-150");
        var comment = ReviewComment.Write(await situation.ReviewAsync(situation.Request));

        Assert.Contains("\n- Folded Filters for Patient Networks (2015), J. Brandt et al.", comment, StringComparison.Ordinal);
        Assert.Contains("the year is missing. The line above has this right. <sub>", comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D-101+1-1", "**Papers in the top 100:** 101 → 101 (it was too full before this pull request)\n")]
    [InlineData("D-98+2", "**Papers in the top 100:** 98 → 100\n")]
    [InlineData("A-59-full", "**Papers in the top 100:** 100 → **101** ✗\n")]
    public async Task A_top_that_was_too_full_is_held_against_nobody(string id, string said)
    {
        var situation = Situation.All.Single(s => s.Id == id);

        Assert.Contains(said, ReviewComment.Write(await situation.ReviewAsync(situation.Request)), StringComparison.Ordinal);
    }

    private static async Task<string> CommentAsync(int papers)
    {
        var topics = List.Split("## Topic ");
        var head = string.Join("## Topic ", topics.Select((topic, i) => i >= 1 && i <= papers ? topic.TrimEnd('\n') + "\n" + Bad + "\n" : topic));
        var request = ReviewRequest.Read(List, head, null, PolicyFile.Read(Policy, RuleCatalog.Descriptors), new PullRequestFacts { Date = new DateOnly(2017, 3, 1) });
        return ReviewComment.Write(await new Reviewer(new RecordingSource()).ReviewAsync(request, TestContext.Current.CancellationToken));
    }
}
