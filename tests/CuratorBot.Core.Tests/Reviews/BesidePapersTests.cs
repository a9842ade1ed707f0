using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>What a check of a whole list says of things that stand beside its papers, of names that differ by a sign, and of what is said many times.</summary>
public sealed class BesidePapersTests
{
    private static readonly string[] Titles =
        ["Wide lanes for wide cars", "Deep potholes in dark nights", "Flat tyres at the road side", "Long tunnels under hills", "Bridges that sing in storms", "Salt on cold asphalt", "Signs that nobody reads", "Lights that turn green", "Kerbs of many heights"];

    [Fact]
    public async Task The_name_of_a_data_set_is_not_taken_for_the_title_of_another_paper()
    {
        var rows = Titles.Select((title, i) => $"| **D{i}** | [{title}](https://arxiv.org/pdf/2001.0000{i}) | [Link](https://data.example/sets/d{i}) |");

        Assert.Empty(await SaidAsync($"## Data sets\n\n| Name | Paper | Link |\n| --- | --- | --- |\n{string.Join('\n', rows)}\n| **RR** | [Rain on a window](https://arxiv.org/pdf/2001.00010) | [Link](https://huggingface.co/datasets/ann/Road_Surface_Ripples_V2) |\n"));
    }

    [Fact]
    public async Task Code_is_asked_of_rows_of_a_table_with_code_and_not_of_a_table_of_data_sets()
    {
        var methods = Titles.Concat(Titles.Select(static title => $"More on {title}")).Select((title, i) => $"| [{title}](https://arxiv.org/pdf/2001.000{i:00}) | [GitHub](https://github.com/a/m{i}) |");
        var sets = Titles.Take(3).Select((title, i) => $"| [A data set for {title}](https://arxiv.org/pdf/2002.0000{i}) | [Link](https://github.com/a/d{i}) |");
        var list = $"## Methods\n\n| Title | Code |\n| --- | --- |\n{string.Join('\n', methods)}\n| [Rain on a window](https://arxiv.org/pdf/2001.00099) | |\n\n"
            + $"## Sets\n\n| Title | Link |\n| --- | --- |\n{string.Join('\n', sets)}\n| [A data set of rain](https://arxiv.org/pdf/2002.00010) | [Link](https://rain.example/) |\n";

        Assert.Equal(["required-fields 23: The line lacks a link to the code."], await SaidAsync(list));
    }

    [Theory]
    [InlineData("- [Roadster](https://github.com/a/roadster): a program that finds roads, with [lanes](https://arxiv.org/abs/2001.00011)")]
    [InlineData("- slides: [https://example.org/talk_slides.pdf](https://example.org/talk_slides.pdf)")]
    [InlineData("- [A course on roads (Tutorial)](https://roads.example/course), CVPR 2018")]
    public async Task Bold_is_not_asked_of_programs_slides_and_tutorials(string line)
    {
        var papers = Titles.Select((title, i) => $"- **{title}**, ICRA 20{10 + i} [[pdf]](https://arxiv.org/pdf/2001.0000{i})");

        Assert.DoesNotContain(await SaidAsync($"## Roads\n{string.Join('\n', papers)}\n{line}\n"), static said => said.StartsWith("bold-top", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Rain: Image as Stepping Stone for Roads", "Rain++: Image as Stepping Stone for Roads", false)]
    [InlineData("Rain: Image as Stepping Stone for Roads", "Rain: Image as Stepping-Stone for Roads", true)]
    [InlineData("Compilers for C and their authors", "Compilers for C# and their authors", false)]
    public async Task A_sign_at_the_end_of_a_name_makes_another_paper(string one, string other, bool same)
    {
        var said = await SaidAsync($"## Roads\n- **{one}** (2019), A. Ames et al. [[pdf]](https://one.example/1.pdf)\n- **{other}** (2020), A. Ames et al. [[pdf]](https://one.example/2.pdf)\n");

        Assert.Equal(same, said.Any(static s => s.StartsWith("duplicate", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_link_of_a_paper_with_another_title_in_one_section_may_be_either_wrong()
    {
        var said = await SaidAsync("## Roads\n- **RoadNet: lanes from above** (2019), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1901.00001)\n- **Bayesian RoadNet: how sure are we of the lanes that we see from above** (2020), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1901.00001)\n");

        Assert.Equal(["duplicate 3: “RoadNet: lanes from above” in “Roads” (line 2) has the same link under another title. If it is the same paper, keep one of the two; if not, correct the link."], said);
    }

    [Fact]
    public async Task The_code_of_a_paper_among_the_tools_is_not_the_paper_again() =>
        Assert.DoesNotContain(await SaidAsync("## Roads\n- RoadNet: lanes from above, ICRA 2019 [[pdf]](https://arxiv.org/pdf/1901.00001) [[code]](https://github.com/a/roadnet)\n\n## Code\n- A benchmark of roads [[pdf]](https://arxiv.org/pdf/1901.00001) [[repo]](https://github.com/a/roadnet)\n"), static said => said.StartsWith("duplicate", StringComparison.Ordinal));

    [Fact]
    public async Task A_paper_in_two_sections_of_a_whole_list_may_be_meant_and_nobody_is_asked_for_a_new_line()
    {
        const string Line = "- **RoadNet: lanes from above** (2019), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1901.00001)";

        Assert.Equal(["duplicate 4: Also in “Roads” (line 2): “RoadNet: lanes from above”. Remove one of the two unless both are meant."], await SaidAsync($"## Roads\n{Line}\n## Nets\n{Line}\n"));
    }

    [Theory]
    [InlineData("TL;DR: roads in one line", false)]
    [InlineData("Roads;rails and rivers", true)]
    [InlineData("Roads:rails and rivers", true)]
    public async Task Initials_on_both_sides_of_a_semicolon_need_no_blank(string title, bool off)
    {
        var said = await SaidAsync($"## Roads\n- **{title}** (2019), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1901.00001)\n");

        Assert.Equal(off, said.Any(static s => s.Contains("a space in the title", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public async Task Blanks_behind_a_bullet_matter_where_the_list_is_careful_of_them(int lines, bool said)
    {
        var papers = Enumerable.Range(0, 60).Select(i => $"-{(i < lines ? "   " : " ")}**Road number {(char)('a' + (i / 26))}{(char)('a' + (i % 26))}** (2019), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1901.000{i:00})");

        Assert.Equal(said, (await SaidAsync($"## Roads\n{string.Join('\n', papers)}\n")).Any(static s => s.Contains("after the bullet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_year_in_two_digits_is_not_missing()
    {
        var papers = Titles.Select((title, i) => $"1. **{title}.** EMNLP 2018. [paper](https://arxiv.org/pdf/1801.0000{i})");

        Assert.Empty(await SaidAsync($"## Roads\n{string.Join('\n', papers)}\n1. **Rain on a window.** EMNLP 18. [paper](https://arxiv.org/pdf/1801.00010)\n"));
    }

    [Fact]
    public async Task What_is_wrong_with_many_addresses_is_said_once_with_its_lines()
    {
        var papers = Enumerable.Range(0, 27).Select(i => $"- [{Titles[i % 9]} in part {(char)('a' + i)}]({(i < 5 ? "" : "https://")}arxiv.org/abs/1801.000{i:00}), A. Ames et al., *ICRA*, 2018.");

        var review = await CheckAsync($"## Roads\n{string.Join('\n', papers)}\n", "");

        var group = Assert.Single(FindingGroup.Of(review.Findings));
        Assert.Equal("This line doesn't quite match the list's format: the address does not begin with “http”. In 5 places: lines 2, 3, 4, 5, 6.", $"{Messages.Format(group.Message, "en")} {Messages.Format(group.Places!, "en")}");
    }

    [Fact]
    public async Task An_exception_that_silenced_something_is_named_and_one_that_did_not_is_not()
    {
        const string Policy = "require: [year]\nexceptions:\n  - { entry: Rain on a window, rule: required-fields, because: nobody knows when }\n  - { entry: Wide lanes, rule: required-fields, because: it is a classic }\n";
        const string List = "## Roads\n- Wide lanes for wide cars, ICRA 2019 [[pdf]](https://arxiv.org/pdf/1901.00001)\n";

        var review = await new Reviewer(new RecordingSource()).ReviewAsync(
            ReviewRequest.Read(List, List + "- Rain on a window, ICRA [[pdf]](https://arxiv.org/pdf/1901.00002)\n", onto: null, PolicyFile.Read(Policy, RuleCatalog.Descriptors), new PullRequestFacts { Date = new DateOnly(2026, 7, 1) }),
            TestContext.Current.CancellationToken);

        Assert.Empty(review.Findings);
        Assert.Equal("Rain on a window", Assert.Single(review.Excepted).Entry);
        Assert.Contains("The policy exempts “Rain on a window” from [`required-fields`]", ReviewComment.Write(review), StringComparison.Ordinal);
        Assert.DoesNotContain("Wide lanes", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public void A_standing_says_how_gravely_a_rule_speaks_by_habit()
    {
        var papers = Titles.Select((title, i) => $"- **{title}**, ICRA 20{10 + i} [[pdf]](https://arxiv.org/pdf/2001.0000{i}) [[code]](https://github.com/a/m{i})");
        var request = ReviewRequest.ReadWhole($"## Roads\n{string.Join('\n', papers)}\n", PolicyFile.None(), new DateOnly(2026, 7, 1));

        var said = RuleStanding.In(request).Where(static s => s.Authority?.Kind == AuthorityKind.Habit).ToDictionary(static s => s.Rule.Id, static s => s.Said, StringComparer.Ordinal);

        Assert.Equal((Severity.Notice, Severity.Notice, Severity.Warning), (said["bold-top"], said["required-fields"], said["pdf-link"]));
    }

    private static async Task<List<string>> SaidAsync(string list) =>
        [.. (await CheckAsync(list, "")).Findings.Select(static f => $"{f.RuleId} {f.Line}: {Messages.Format(f.Message, "en")}")];

    private static Task<Review> CheckAsync(string list, string yaml) =>
        new Reviewer(new RecordingSource()).CheckAsync(ReviewRequest.ReadWhole(list, PolicyFile.Read(yaml, RuleCatalog.Descriptors), new DateOnly(2026, 7, 1)), TestContext.Current.CancellationToken);
}
