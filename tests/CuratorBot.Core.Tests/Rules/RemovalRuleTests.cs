using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class RemovalRuleTests
{
    private const string Grows = "The top 3 is full: it holds 3 papers, and with this pull request it would hold 4.";

    private static readonly RemovalRule Rule = new();

    private static readonly RuleFixture Addition = new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.Squeeze]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: [SmallList.LayerNorm, SmallList.Squeeze]),
        Policy = SmallList.RoomFor(3),
        Papers = SmallList.Records,
    };

    [Fact]
    public void Addition_at_cap_without_removal_fails()
    {
        Assert.Equal(
            [$"failure 5: {Grows} Please also remove one paper from the top in this pull request. Candidates to remove (least cited first, from “More Papers from 2016”): “Layer normalization” (4,300 citations as of 2022-07-23), “SqueezeNet: AlexNet-level accuracy with 50x fewer parameters” (4,900 citations as of 2022-07-23)."],
            Addition.Said(Rule));
    }

    [Fact]
    public void The_patch_takes_the_least_cited_out_and_reaches_only_as_far_as_base_and_head_agree()
    {
        var finding = Assert.Single(Addition.Check(Rule));

        Assert.Equal(
            new Remedy(RemedyKind.Patch, $"""
                --- a/README.md
                +++ b/README.md
                @@ -5,4 +5,3 @@
                {' '}
                 ### More Papers from 2016
                -{SmallList.LayerNorm}
                 {SmallList.Squeeze}
                """.ReplaceLineEndings("\n")),
            finding.Remedy);
    }

    [Fact]
    public void Addition_with_a_removal_passes() => Assert.Empty((Addition with
    {
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: [SmallList.Squeeze]),
    }).Said(Rule));

    [Fact]
    public void Addition_with_a_move_out_of_the_top_passes() => Assert.Empty((Addition with
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.Squeeze], appendix: []),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: [SmallList.Squeeze], appendix: [SmallList.LayerNorm.Replace("**", "", StringComparison.Ordinal)]),
    }).Said(Rule));

    [Fact]
    public void A_move_into_the_top_needs_a_removal_too()
    {
        var moved = SmallList.BatchNorm.Replace("**", "", StringComparison.Ordinal);
        var fixture = Addition with { Base = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.Squeeze], appendix: [moved]) };

        Assert.StartsWith($"failure 5: {Grows}", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_within_the_top_passes() => Assert.Empty((Addition with
    {
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm], overflow: [SmallList.Squeeze]),
    }).Said(Rule));

    [Fact]
    public void Two_additions_for_one_removal_lack_one()
    {
        var fixture = Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam], overflow: [SmallList.Squeeze]) };

        Assert.Equal(
            [$"failure 5: {Grows} Please also remove one paper from the top in this pull request. Candidates to remove (least cited first, from “More Papers from 2016”): “SqueezeNet: AlexNet-level accuracy with 50x fewer parameters” (4,900 citations as of 2022-07-23)."],
            fixture.Said(Rule));
    }

    [Fact]
    public void Two_additions_need_two_removals_and_the_patch_has_both()
    {
        var fixture = Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam], overflow: [SmallList.LayerNorm, SmallList.Squeeze]) };

        Assert.Contains("it would hold 5. Please also remove 2 papers from the top", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(fixture.Check(Rule)).Remedy!.Text.Split('\n').Count(line => line.StartsWith("-- ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_overflow_section_the_least_cited_of_the_whole_top_are_named()
    {
        var fixture = Addition with
        {
            Base = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm, SmallList.Squeeze]),
            Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm, SmallList.Squeeze, SmallList.BatchNorm]),
        };

        Assert.EndsWith(
            "Candidates to remove (least cited first): “Layer normalization” (4,300 citations as of 2022-07-23), “SqueezeNet: AlexNet-level accuracy with 50x fewer parameters” (4,900 citations as of 2022-07-23), “Distilling the knowledge in a neural network” (9,675 citations as of 2022-07-23).",
            Assert.Single(fixture.Said(Rule)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_that_is_cited_less_than_all_that_could_leave_is_for_a_maintainer()
    {
        var fixture = Addition with { Papers = [SmallList.LayerNormRecord, SmallList.SqueezeRecord, SmallList.BatchNormRecord with { CitationCount = 4299 }] };

        Assert.EndsWith(
            "Each of these candidates is cited more than “Batch normalization: Accelerating deep network training by reducing internal covariate shift” (4,299 citations as of 2022-07-23): if you add it all the same, a maintainer will decide.",
            Assert.Single(fixture.Said(Rule)),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Each of these", Assert.Single((fixture with { Papers = [SmallList.LayerNormRecord, SmallList.SqueezeRecord, SmallList.BatchNormRecord with { CitationCount = 199 }] }).Said(Rule)), StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_paper_without_a_count_none_is_asked_to_leave_yet()
    {
        var finding = Assert.Single((Addition with { Papers = [SmallList.LayerNormRecord] }).Check(Rule));

        Assert.Equal((Severity.Warning, FindingEffect.NeedsMaintainer, null), (finding.Severity, finding.Effect, finding.Remedy));
        Assert.Equal(["Layer normalization"], finding.Candidates.Select(static c => c.Entry.Title));
    }

    [Fact]
    public void Of_two_papers_the_one_with_a_count_needs_room_all_the_same()
    {
        var fixture = Addition with { Papers = [SmallList.BatchNormRecord], Head = Addition.Head.Replace(SmallList.BatchNorm, $"{SmallList.BatchNorm}\n- **Another Paper** (2015), A. Nother [[pdf]](https://example.org/a.pdf)", StringComparison.Ordinal) };

        Assert.Equal(Severity.Failure, Assert.Single(fixture.Check(Rule)).Severity);
    }

    [Fact]
    public void Without_counts_of_those_that_could_leave_it_names_the_section_and_picks_no_paper()
    {
        var fixture = Addition with { Papers = [SmallList.BatchNormRecord] };

        Assert.Equal(
            [$"failure 5: {Grows} Please also remove one paper from the top in this pull request. Usually a paper from “More Papers from 2016” leaves."],
            fixture.Said(Rule));
        Assert.Null(Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void A_removal_that_others_have_made_already_makes_no_room()
    {
        var fixture = Addition with
        {
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm], overflow: [SmallList.Squeeze]),
            Onto = SmallList.Of([SmallList.Distilling, SmallList.Adam], overflow: [SmallList.Squeeze]),
        };

        Assert.StartsWith(
            $"failure 5: {Grows} “Layer normalization” has left the list in the meantime, so removing it here makes no more room. Please also remove one paper",
            Assert.Single(fixture.Said(Rule)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_cap_is_that_of_the_list_as_it_is_now() => Assert.Empty((Addition with
    {
        Onto = SmallList.Of([SmallList.Distilling], overflow: [SmallList.Squeeze]),
    }).Said(Rule));

    [Fact]
    public void Nothing_should_leave_for_a_paper_that_cannot_stay()
    {
        var fixture = Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm.Replace("(2015)", "(2018)", StringComparison.Ordinal)], overflow: [SmallList.LayerNorm, SmallList.Squeeze]), Papers = [] };

        Assert.Empty(fixture.Said(Rule));
    }

    [Fact]
    public void A_paper_with_a_mistyped_year_can_stay_so_something_has_to_leave_for_it()
    {
        var fixture = Addition with { Head = Addition.Head.Replace("(2015), S. Ioffe", "(2018), S. Ioffe", StringComparison.Ordinal) };

        Assert.Equal(Addition.Said(Rule), fixture.Said(Rule));
    }

    [Fact]
    public void Nor_for_another_that_came_with_it()
    {
        var late = SmallList.Adam.Replace("(2014)", "(2018)", StringComparison.Ordinal);
        var fixture = Addition with { Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, late], overflow: [SmallList.Squeeze]), Papers = [SmallList.BatchNormRecord] };

        Assert.Empty(fixture.Said(Rule));
    }

    [Fact]
    public void A_paper_that_stands_in_the_top_already_is_no_further_paper() => Assert.Empty((Addition with
    {
        Head = SmallList.Of([SmallList.Distilling, SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.Squeeze]),
    }).Said(Rule));

    [Fact]
    public void An_edit_in_a_full_top_passes() => Assert.Empty((Addition with
    {
        Head = SmallList.Of([SmallList.Distilling.Replace("http:", "https:", StringComparison.Ordinal)], overflow: [SmallList.LayerNorm, SmallList.Squeeze]),
    }).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_needs_no_removal() => Assert.Empty((Addition with { Base = null }).Said(Rule));

    [Fact]
    public void The_patch_says_that_the_last_line_has_no_end()
    {
        var fixture = Addition with { Base = Addition.Base!.TrimEnd('\n'), Head = Addition.Head.TrimEnd('\n'), Papers = [SmallList.SqueezeRecord, SmallList.BatchNormRecord] };

        Assert.EndsWith($"\n {SmallList.LayerNorm}\n-{SmallList.Squeeze}\n\\ No newline at end of file", PatchOf(fixture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "@@ -5,6 +5,5 @@", "@@ -13,5 +12,4 @@")]
    [InlineData(6, "@@ -5,6 +5,5 @@", "@@ -11,5 +10,4 @@")]
    [InlineData(5, "@@ -5,10 +5,8 @@")]
    public void A_patch_of_two_places_counts_the_second_from_what_the_first_has_left(int distance, params string[] hunks)
    {
        var between = Enumerable.Range(1, distance).Select(i => $"- **Between the two number {i}** (2016), A. Author [[pdf]](http://example.org/{i}.pdf)").ToList();
        List<string> overflow = [SmallList.LayerNorm, .. between, SmallList.Squeeze, "- **The last of them all** (2016), B. Author [[pdf]](http://example.org/last.pdf)"];
        var fixture = Addition with
        {
            Base = SmallList.Of([SmallList.Distilling], overflow: overflow),
            Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm, SmallList.Adam], overflow: overflow),
            Policy = SmallList.RoomFor(distance + 4),
        };

        // With eight between them, 7 is the first to leave and 16 the second, which stands in line 15 once the first is gone. Contexts that
        // only touch stay apart, for the head may have more lines between them.
        Assert.Equal(hunks, PatchOf(fixture).Split('\n').Where(l => l.StartsWith("@@", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_patch_keeps_carriage_returns_and_takes_out_an_entry_of_two_lines()
    {
        static string Dos(string list) => list.Replace("Layer normalization** (2016), ", "Layer normalization** (2016),\n", StringComparison.Ordinal).ReplaceLineEndings("\r\n");

        var patch = PatchOf(Addition with { Base = Dos(Addition.Base!), Head = Dos(Addition.Head) });

        Assert.Contains("\n-- **Layer normalization** (2016),\r\n-J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\r\n - **SqueezeNet", patch, StringComparison.Ordinal);
        Assert.Contains("\n@@ -5,5 +5,3 @@\n", patch, StringComparison.Ordinal);
    }

    [Fact]
    public void The_patch_takes_out_what_others_have_added_since()
    {
        var fixture = Addition with
        {
            Onto = SmallList.Of([SmallList.Distilling], overflow: [SmallList.Squeeze, "- **Learning to learn by gradient descent** (2016), M. Andrychowicz et al. [[pdf]](http://arxiv.org/pdf/1606.04474)"]),
            Papers = [SmallList.Record("Learning to learn by gradient descent", 2016, 900, "1606.04474", "Marcin Andrychowicz"), SmallList.BatchNormRecord],
        };

        Assert.EndsWith("\n### More Papers from 2016\n " + SmallList.Squeeze + "\n-- **Learning to learn by gradient descent** (2016), M. Andrychowicz et al. [[pdf]](http://arxiv.org/pdf/1606.04474)", PatchOf(fixture).Replace("\n ###", "\n###", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_change_adds_right_behind_the_candidate_the_patch_is_for_the_base_branch()
    {
        var fixture = Addition with { Head = SmallList.Of([SmallList.Distilling], overflow: [SmallList.LayerNorm, SmallList.BatchNorm.Replace("2015", "2016", StringComparison.Ordinal), SmallList.Squeeze]) };

        Assert.EndsWith($"\n-{SmallList.LayerNorm}\n {SmallList.Squeeze}", PatchOf(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_no_diff_tool_knows_get_no_patch()
    {
        var fixture = Addition with { Base = Addition.Base!.Replace('\n', '\r'), Head = Addition.Head.Replace('\n', '\r') };

        Assert.Contains("Candidates to remove", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
        Assert.Null(Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void In_Chinese_it_reads_so()
    {
        Assert.Equal(
            ["failure 5: 入选论文已满：现有 3 篇，上限为 3 篇，合并后将有 4 篇。请在此拉取请求中同时移出一篇入选论文。可移出的论文（取自“More Papers from 2016”，按引用数从低到高）：《Layer normalization》（截至 2022-07-23 有 4,300 次引用）、《SqueezeNet: AlexNet-level accuracy with 50x fewer parameters》（截至 2022-07-23 有 4,900 次引用）。"],
            Addition.Said(Rule, "zh-Hans"));
    }

    private static string PatchOf(RuleFixture fixture) => Assert.Single(fixture.Check(Rule)).Remedy!.Text;
}
