namespace CuratorBot.Fakes;

/// <summary>Lists for scenarios to start from.</summary>
public static class Lists
{
    /// <summary>Three papers in a top of three.</summary>
    public const string Small = """
        # Most cited papers

        ## Criteria

        1. A list of top 3 papers published from 2012 to 2016.

        - **2016** : +60 citations
        - **2015** : +200 citations

        ### Models
        - **Deep residual learning for image recognition** (2016), K. He et al. [[pdf]](http://arxiv.org/pdf/1512.03385)
        - **Going deeper with convolutions** (2015), C. Szegedy et al. [[pdf]](http://arxiv.org/pdf/1409.4842)

        ### More Papers from 2016
        - **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)

        ### New Papers
        - Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)
        """;

    private const string Addition = "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n";

    /// <summary>The list with one paper more than the cap allows.</summary>
    public static string SmallWithAddition => WithAddition(Small);

    /// <summary>A list that begins like the small one, with one paper more than the cap allows.</summary>
    public static string WithAddition(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Replace("### More", Addition + "\n### More", StringComparison.Ordinal);
    }

    /// <summary>The list with an entry whose line does not have the list's form.</summary>
    public static string SmallWithoutYear => Small.Replace("** (2015), C.", "** C.", StringComparison.Ordinal);

    /// <summary>Adds the papers of the list as Semantic Scholar records.</summary>
    public static FakeSemanticScholar AddPapers(FakeSemanticScholar scholar) => scholar
        .Add(1, "Deep Residual Learning for Image Recognition", 2016, 9000, ["Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"], arXiv: "1512.03385")
        .Add(2, "Going deeper with convolutions", 2015, 5000, ["Christian Szegedy", "Wei Liu", "Yangqing Jia"], arXiv: "1409.4842")
        .Add(3, "Layer Normalization", 2016, 50, ["Jimmy Ba", "J. Kiros", "Geoffrey E. Hinton"], arXiv: "1607.06450")
        .Add(4, "Wasserstein GAN", 2017, 40, ["Martin Arjovsky", "Soumith Chintala", "L. Bottou"], arXiv: "1701.07875")
        .Add(5, "Identity Mappings in Deep Residual Networks", 2016, 1000, ["Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"], arXiv: "1603.05027");

    /// <summary>The files of a repository that contains only a list.</summary>
    public static Dictionary<string, string> Files(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };

    /// <summary>The files of a commit that replaces the list's text.</summary>
    public static Dictionary<string, string?> Change(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };
}
