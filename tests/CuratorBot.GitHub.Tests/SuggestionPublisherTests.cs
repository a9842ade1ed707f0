using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.GitHub.Tests;

/// <summary>Which lines are offered to be committed with one click, and where.</summary>
public sealed class SuggestionPublisherTests : IDisposable
{
    private const string List = """
        # Most cited papers

        * [Models](#models)
        * [New Papers](#new-papers)

        ## Criteria

        A list of top 3 papers published from 2012 to 2016.

        ### Models
        - **Deep residual learning for image recognition** (2016), K. He et al. [[pdf]](http://arxiv.org/pdf/1512.03385)
        - **Going deeper with convolutions** (2015), C. Szegedy et al. [[pdf]](http://arxiv.org/pdf/1409.4842)

        ### New Papers
        - Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)
        - Deep tunnels under wide seas (2017), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00010)
        - Flat tyres on rough roads (2017), B. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00011)
        - Lost keys in dark houses (2017), C. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00012)
        - Slow trains through long nights (2017), D. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00013)
        - Bent rails over old bridges (2017), E. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00014)
        - Dry wells in green valleys (2017), F. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00015)
        - High towers above low clouds (2017), G. Ames et al. [[pdf]](https://arxiv.org/pdf/1702.00016)
        """;

    private const string Bridges = "Long bridges over narrow rivers (2017), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1702.00001)";

    private readonly ReviewBench _bench = new(Lists.Files(List));

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("(#models)", "(#modells)", 3, "* [Models](#models)")]
    [InlineData("### Models", "### Best models", 10, "### Models")]
    [InlineData("### New Papers", "### New Papers\n" + Bridges, 15, "- " + Bridges)]
    public async Task A_line_that_is_no_entry_is_put_right_with_one_click(string old, string now, int line, string corrected)
    {
        var pull = await ReviewAsync(old, now);

        var comment = Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.Equal(("README.md", null, line), (comment.Path, comment.StartLine, comment.Line));
        Assert.EndsWith($"\n\n```suggestion\n{corrected}\n```", comment.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_over_two_lines_is_put_right_from_its_first_to_its_last()
    {
        var pull = await ReviewAsync("### New Papers\n", "### New Papers\n- Long bridges over narrow rivers (2017) ,\n  L. Lane et al. [[pdf]](https://arxiv.org/pdf/1702.00001)\n");

        var comment = Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.Equal((15, 16), (comment.StartLine, comment.Line));
        Assert.EndsWith($"\n```suggestion\n- {Bridges}\n```", comment.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_which_the_pull_request_shows_only_some_lines_is_left_to_the_comment()
    {
        const string Entry = "- Long bridges over narrow rivers (2017), L. Lane,\n  M. Moor,\n  N. Nord,\n  O. Oak,\n  P. Pine,\n  Q. Quill\n  [[pdf]](https://arxiv.org/pdf/1702.00001)\n";
        var pull = await ReviewAsync("- Long bridges over narrow rivers", "- **Long bridges over narrow rivers**", List.Replace("### New Papers\n", "### New Papers\n" + Entry, StringComparison.Ordinal));

        Assert.Contains("- Long bridges over narrow rivers (2017), L. Lane et al.", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
        Assert.Empty(pull.Reviews);
        Assert.Empty(_bench.Log);
    }

    [Fact]
    public async Task What_two_rules_find_on_a_line_is_put_right_by_one_suggestion()
    {
        var pull = await ReviewAsync("### New Papers\n", "### New Papers\n- **Long bridges over narrow rivers** (2017), L. Lane et al. [[pdf]](https://arxiv.org/abs/1702.00001)\n");

        var comment = Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.EndsWith($"\n```suggestion\n- {Bridges}\n```", comment.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_the_pull_request_does_not_show_is_left_to_the_comment()
    {
        // The heading is far below the contents, whose link leads nowhere now. Others are asked to put the heading back.
        _bench.Repository.Permissions["alice"] = "write";
        var pull = await ReviewAsync("### Models", "### Best models");

        Assert.Contains("* [Best models](#best-models)", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(pull.Reviews.SelectMany(static r => r.Comments), static c => c.Body.Contains("#best-models", StringComparison.Ordinal));
        Assert.Empty(_bench.Log);
    }

    [Fact]
    public async Task A_line_beside_the_changed_ones_is_put_right_as_well()
    {
        _bench.Repository.Permissions["alice"] = "write";
        var pull = await ReviewAsync("### Models", "### Best models", List.Replace("* [Models](#models)\n", "", StringComparison.Ordinal).Replace("### Models", "* [Models](#models)\n\n### Models", StringComparison.Ordinal));

        Assert.Contains(Assert.Single(pull.Reviews).Comments, static c => c.Line == 9 && c.Body.EndsWith("\n```suggestion\n* [Best models](#best-models)\n```", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_with_backticks_stands_between_more_of_them()
    {
        var pull = await ReviewAsync("````Models````", "```Best models```", List.Replace("### Models", "### ````Models````", StringComparison.Ordinal));

        Assert.Contains("\n`````suggestion\n### ````Models````\n`````", Assert.Single(Assert.Single(pull.Reviews).Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_lines_are_offered_together_and_each_only_once()
    {
        const string Tunnels = "Short tunnels under high hills (2017), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1702.00002)";
        var pull = await ReviewAsync("### New Papers", $"### New Papers\n{Bridges}\n");
        pull.Head = _bench.Repository.Commit(pull.Head, Lists.Change(List.Replace("### New Papers", $"### New Papers\n{Tunnels}\n\n{Bridges}\n", StringComparison.Ordinal)));

        await _bench.ReviewAsync(pull);

        Assert.Equal(["- " + Bridges, "- " + Tunnels], pull.Reviews.Select(static r => Assert.Single(r.Comments).Body.Split('\n')[^2]));
    }

    private async Task<FakePullRequest> ReviewAsync(string old, string now, string list = List)
    {
        _bench.Repository.Push("main", Lists.Change(list));
        var pull = _bench.Repository.Open("alice", "Change", null, Lists.Change(list.Replace(old, now, StringComparison.Ordinal)));
        await _bench.ReviewAsync(pull);
        return pull;
    }
}
