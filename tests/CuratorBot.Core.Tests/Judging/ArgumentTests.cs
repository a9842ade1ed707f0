using System.Text.Json;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Judging;

/// <summary>Which descriptions argue for a paper below its threshold, seen from what becomes of the paper.</summary>
public sealed class ArgumentTests
{
    private const string Wandering = "- **Wandering Gradients Make Steady Learners** (2016), M. Keller et al. [[pdf]](https://arxiv.org/pdf/1603.04001)";
    private const string Brave = "- **Brave Little Autoencoders** (2016), I. Novak et al. [[pdf]](https://arxiv.org/pdf/1602.05001)";

    private static readonly RuleFixture Below = new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: []),
        Head = SmallList.Of([SmallList.Distilling, Wandering], overflow: []),
        Papers =
        [
            SmallList.Record("Wandering Gradients Make Steady Learners", 2016, 20, "1603.04001", "Maria Keller", "Tom Ostrand", "Lin Zhao"),
            SmallList.Record("Brave Little Autoencoders", 2016, 20, "1602.05001", "Iris Novak", "Ken Sato", "Ann Bell"),
        ],
    };

    public static TheoryData<string> Arguments =>
    [
        "Its dropout variant is now the default in every major framework.",
        "Hinton recommends it in his Coursera lectures, and so do the Stanford CS231n notes.",
        "I think it fits well next to the ResNet paper, since it explains why identity mappings are needed.",
        "The authors released the code and the dataset; both have thousands of stars on GitHub.",
        "Published at NIPS only three months ago, already cited 40 times and growing quickly.",
        "We use it at work every day and it beat every baseline that we tried.",
        "It is below the threshold, but no other paper on this list covers speech synthesis.",
        "The first to train a network with a thousand layers end to end.",
        "A great survey for beginners: clear pictures, all the math, and code to run.",
        "Won the Marr Prize in 2015; the follow-up papers all start from its loss function.",
        "Please consider this one. It started the whole line of work on neural style transfer.",
        "Although the count is low, the method has become standard in medical imaging and satellite pictures.",
        "Most people cite the later journal version, so the numbers of this one are misleading.",
        "Memory networks are missing from the list and this is where they come from.",
        "It adds skip connections between all layers, which removes the vanishing gradient.",
        "I have added this paper to the section since it introduced the idea that every later optimizer builds upon.",
        "这篇论文首次提出了该损失函数，后来的检测方法几乎都采用它。",
        "虽然引用不多，但作者公开了代码，工业界广泛使用。",
        "它是目标检测领域的开山之作，许多课程都会讲到。",
    ];

    public static TheoryData<string> Others =>
    [
        "Added a paper.",
        "Fixes the typo in the heading and adds the paper to the right section in the right order.",
        "Hi, this is my first pull request ever, please let me know if I should change anything about it. Thanks!",
        "I have read the contributing guidelines and checked that the link works and that the format is right.",
        "Please merge this soon, I have an exam next week and need the contribution for my grade.",
        "Update README.md with new entry, sorted by year, newest first, as asked in the contributing guide.",
        "As requested in the review I rebased the branch and moved the line below the other one of 2016.",
        "Closes #12. Supersedes the other pull request, which I closed since it had merge conflicts.",
        "- [x] I have read the guidelines\n- [x] The paper has enough citations for its year\n- [ ] I removed another paper",
        "<!-- Please describe why the paper is important and what it has introduced -->",
        "> If you think it belongs in the top anyway, explain why in the pull request description; a maintainer will decide.",
        "Sorry for the noise, my editor removed the trailing blanks of the whole file; I have reverted that now.",
        "Wandering Gradients Make Steady Learners (2016), M. Keller et al. https://arxiv.org/abs/1603.04001",
        "**[Explain what this paper is about and why it deserves to be in the list (at least two sentences, its citations)]**",
        "_Please describe why this paper is important and how widely it is cited. Remove these instructions from your PR._",
        "☐ The paper has enough citations, is important to the field and is not in the list yet",
        "1. [x] The paper introduced a method that is widely used and has enough citations for its year",
        "修正了格式，并按照年份排序，谢谢审阅！",
        "你好，这是我的第一个合并请求，如果有问题请告诉我，谢谢大家。",
    ];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void A_text_of_ones_own_about_the_paper_argues_for_it(string description) => Assert.True(Argues(description));

    [Theory]
    [MemberData(nameof(Others))]
    public void A_text_about_the_pull_request_its_author_or_the_list_does_not(string description) => Assert.False(Argues(description));

    [Fact]
    public void What_the_template_says_is_no_argument_and_what_stands_below_it_is()
    {
        const string Template = "## Why\n\nThe paper is influential: its method is used widely by other researchers in the field.\n- [ ] I think so, since it introduced a new idea";
        var filledIn = Below with { DescriptionTemplates = Template, Description = $"Add a paper\n\n{Template.Replace("[ ]", "[x]", StringComparison.Ordinal)}" };

        Assert.Equal(FindingEffect.None, filledIn.Check(new CitationThresholdRule()).Single().Effect);
        Assert.Equal(FindingEffect.NeedsMaintainer, (filledIn with { Description = $"{filledIn.Description}\n\nIt won the Marr Prize, and each later paper starts from it." }).Check(new CitationThresholdRule()).Single().Effect);
    }

    [Fact]
    public void Descriptions_made_to_mislead_are_taken_as_they_are_meant()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedData.Require("identity/descriptions.json")));
        var misjudged = cases.RootElement.EnumerateArray().Where(static one => Argues(one.GetProperty("text").GetString()!) != one.GetProperty("argues").GetBoolean()).ToList();

        Assert.DoesNotContain(misjudged, static one => one.GetProperty("argues").GetBoolean());
        Assert.InRange(misjudged.Count, 0, 1);
    }

    [Theory]
    [InlineData("Add Wandering Gradients Make Steady Learners\n\nIt introduced the sampling scheme that nearly all later work on large batches builds on.")]
    [InlineData("Add two papers\n\nhttps://arxiv.org/pdf/1603.04001 introduced the sampling scheme that nearly all later work on large batches builds on.")]
    public void An_argument_holds_for_the_papers_that_it_names(string description) => Assert.Equal(
        [("Wandering Gradients Make Steady Learners", Severity.Warning), ("Brave Little Autoencoders", Severity.Failure)],
        Judge((Below with { Head = SmallList.Of([SmallList.Distilling, Wandering, Brave], overflow: []), Description = description })));

    [Fact]
    public void An_argument_that_names_none_holds_for_all() => Assert.Equal(
        [("Wandering Gradients Make Steady Learners", Severity.Warning), ("Brave Little Autoencoders", Severity.Warning)],
        Judge((Below with { Head = SmallList.Of([SmallList.Distilling, Wandering, Brave], overflow: []), Description = "Add two papers\n\nBoth introduced ideas that nearly all later work on large batches builds on." })));

    private static bool Argues(string description) =>
        (Below with { Description = $"Add a paper\n\n{description}" }).Check(new CitationThresholdRule()).Single().Effect == FindingEffect.NeedsMaintainer;

    private static IEnumerable<(string Title, Severity Severity)> Judge(RuleFixture fixture) =>
        fixture.Check(new CitationThresholdRule()).Select(static f => (f.Entry!.Title, f.Severity));
}
