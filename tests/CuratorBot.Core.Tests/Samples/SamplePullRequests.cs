using static CuratorBot.Core.Tests.Samples.LineEdit;

namespace CuratorBot.Core.Tests.Samples;

/// <summary>The pull requests of samples/, in the order of samples/README.md.</summary>
internal static class SamplePullRequests
{
    public static IReadOnlyList<Sample> All { get; } =
    [
        new("swap",
        [
            Insert("Google's Neural Machine Translation System", "- **Neural Architectures for Named Entity Recognition** (2016), G. Lample et al. [[pdf]](https://aclanthology.org/N16-1030.pdf)"),
            TakeOut("Inside-Outside Net"),
        ],
        """
        Add "Neural Architectures for Named Entity Recognition"

        It has more citations than anything under More Papers from 2016. I took Inside-Outside Net out for it, the least cited there.
        """),

        new("over-the-cap",
        [
            Insert("End-To-End Memory Networks", "- **Patient Gates: Recurrent Networks That Know When to Wait** (2015), R. Lindqvist et al. [[pdf]](https://example.org/patient-gates.pdf)"),
        ],
        """
        Add Patient Gates

        A classic that is missing here.
        """),

        new("duplicate",
        [
            Insert("Distilling the Knowledge", "- **ADAM: a method for stochastic optimization** (2014), D. Kingma and J. Ba [[pdf]](https://arxiv.org/pdf/1412.6980v9)"),
            TakeOut("Inside-Outside Net"),
        ],
        """
        Edited small typo
        """),

        new("typo-fix",
        [
            Replace("Batch Normalization:", "- **Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift** (2015), S. Ioffe and C. Szegedy [[pdf]](https://arxiv.org/pdf/1502.03167)"),
        ],
        """
        Correct the name of Sergey Ioffe
        """),

        new("new-paper-in-the-top",
        [
            Insert("SSD: Single Shot MultiBox Detector", "- **Mask R-CNN** (2017), K. He et al. [[pdf]](https://arxiv.org/pdf/1703.06870)"),
            TakeOut("Inside-Outside Net"),
        ],
        """
        Add Mask R-CNN

        3,000 citations, it should not be missing from the top.
        """),

        new("argued",
        [
            Insert("End-To-End Memory Networks", "- **Patient Gates: Recurrent Networks That Know When to Wait** (2015), R. Lindqvist et al. [[pdf]](https://example.org/patient-gates.pdf)"),
            TakeOut("- **Inside-Outside Net"),
            Insert("*(2016)*", "- Inside-Outside Net: Detecting Objects in Context with Skip Pooling and Recurrent Neural Networks (2016), S. Bell et al. [[pdf]](https://arxiv.org/pdf/1512.04143)"),
        ],
        """
        Add Patient Gates

        I know that it misses the threshold of 2015. Please make an exception to the citation threshold: gates that wait are behind much of the
        later work on long sequences, and nothing else in the list covers it.
        """),

        new("untidy-line",
        [
            Insert("*(2016)*", "- Professor forcing : a new algorithm for training recurrent networks (2016) Anirudh Goyal, Alex Lamb, Ying Zhang, [[PDF]](https://arxiv.org/abs/1610.09038v1)."),
        ],
        """
        Add Professor Forcing to the appendix
        """),

        new("stale-branch",
        [
            Replace("Batch Normalization:", "- **Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift** (2015), S. Loffe and C. Szegedy [[pdf]](https://proceedings.mlr.press/v37/ioffe15.pdf)"),
        ],
        """
        Link to the published version of Batch Normalization
        """)
        {
            Meanwhile =
            [
                Replace("Batch Normalization:", "- **Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift** (2015), S. Ioffe and C. Szegedy [[pdf]](https://arxiv.org/pdf/1502.03167)"),
            ],
        },

        new("chinese-swap",
        [
            Insert("谷歌的神经机器翻译系统", "- **高效文本分类的技巧**（2016），A. Joulin等人 [[pdf]](https://arxiv.org/pdf/1607.01759)"),
            TakeOut("探索语言建模的极限"),
        ],
        """
        添加“高效文本分类的技巧”

        引用次数高于“2016年其他论文”中的所有论文，因此移除了其中的“探索语言建模的极限”。
        """)
        {
            List = "list-zh",
        },
    ];
}
