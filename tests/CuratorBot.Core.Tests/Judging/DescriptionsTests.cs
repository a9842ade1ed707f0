using CuratorBot.Core.Judging;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Rules;

namespace CuratorBot.Core.Tests.Judging;

/// <summary>Descriptions as people and bots write them, each judged by a reader before the bot was asked.</summary>
public sealed class DescriptionsTests
{
    private static readonly RuleFixture Below = new()
    {
        Base = SmallList.Of([SmallList.Distilling], overflow: []),
        Head = SmallList.Of([SmallList.Distilling, "- **Wandering Gradients Make Steady Learners** (2016), M. Keller et al. [[pdf]](https://arxiv.org/pdf/1603.04001)"], overflow: []),
        Papers = [SmallList.Record("Wandering Gradients Make Steady Learners", 2016, 20, "1603.04001", "Maria Keller", "Tom Ostrand", "Lin Zhao")],
    };

    public static TheoryData<string> Arguments =>
    [
        "I was surprised not to find this here: it is the paper that made people stop using fixed learning rates.",
        "Keller et al. prove convergence where everybody else only shows curves. Every theory course that I know assigns it.",
        "Four of the papers already in your list cite this one as their starting point.",
        "## Summary\nThis PR adds *Wandering Gradients Make Steady Learners* to Optimization.\n\n## Motivation\nThe technique is now part of PyTorch's default optimizers and is taught in CS231n.\n\n## Checklist\n- [x] Link works",
        "<details><summary>Why</summary>\n\nIt was the first to show that noise in the gradient helps generalisation, which many later works rely on.\n\n</details>",
        "TL;DR: the simplest fix for exploding gradients there is, and still used in every RNN codebase I have seen.",
        "> Please explain why the paper belongs in the list\n\nIt has changed how large batches are trained; both Google and Facebook report it in their ImageNet-in-an-hour papers.",
        "* introduced wandering gradients\n* its code has 4k stars\n* was a NIPS oral",
        "It is only from March, so 20 citations is a lot; it got 15 of those in the last month.",
        "Kaiming He's group builds directly on it (see the ResNeXt paper), and Yann LeCun called it the most underrated paper of the year.",
        "The list covers SGD and Adam but not the noise-based family, whose origin this paper is.",
        "Sorry for the short message. This is seminal: without it there would be no large-batch training.",
        "这篇是优化方向的经典，几乎所有教材都引用它的结论。",
        "理由：该方法简单有效，已被 PyTorch 和 TensorFlow 采用；刚发表不久，所以引用还不多。",
        "您好，推荐这篇论文。它第一次把梯度游走用在语音识别上，效果比之前的方法好很多。谢谢！",
    ];

    public static TheoryData<string> Others =>
    [
        "https://arxiv.org/abs/1603.04001",
        "Hello! I love this repo, it is so useful and I have learned so much from it. Keep up the good work!",
        "## Checklist\n- [x] I put the paper in the right section\n- [x] I removed a less cited paper\n- [x] Authors are abbreviated\n\nThanks for maintaining this!",
        "Changes:\n1. add one line under Optimization\n2. fix the trailing whitespace of two lines\n3. rename nothing else",
        "<!-- Describe why the paper is important and how it influenced the field -->\n",
        "> Explain in one or two sentences why this paper is influential and deserves to be on the list.\n",
        "Automated update by list-bot: 1 entry added, 0 removed. Run 4711, triggered by schedule.",
        "@terryum could you have a look when you have time? I'm not sure whether this goes here or into New Papers.",
        "Second try, the first pull request had the wrong base branch and I could not reopen it.",
        "I wrote this with the web editor; I hope that the line breaks are fine and that the CI is happy.",
        "This PR adds the following paper:\n\n- **Wandering Gradients Make Steady Learners** (2016), M. Keller et al. [[pdf]](https://arxiv.org/pdf/1603.04001)\n\nCo-authored-by: Bob <bob@example.org>\nSigned-off-by: Alice <alice@example.org>",
        "Need this merged for Hacktoberfest, please add the label hacktoberfest-accepted.",
        "Screenshot of the rendered line:\n\n![preview](https://user-images.example.com/1/preview.png)",
        "Please see the discussion in the issue about which section this should go in; I followed what was said there.",
        "添加了一篇论文，按年份排序，格式参照上一行。",
        "第一次提交 PR，如有问题请告诉我，谢谢！",
        "更新 README，修正了两个错别字并添加一个条目，已检查链接可以打开。",
    ];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void What_is_said_for_the_paper_is_left_to_a_maintainer(string description) => Assert.True(Argues(description));

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_said_of_anything_else_is_no_argument(string description) => Assert.False(Argues(description));

    private static bool Argues(string description) =>
        (Below with { Description = $"Add a paper\n\n{description}" }).Check(new CitationThresholdRule()).Single().Effect == FindingEffect.NeedsMaintainer;
}
