using System.Globalization;
using CuratorBot.Fakes;

namespace CuratorBot.Faults;

/// <summary>A small list, and papers without end to add to it: each has a word of its own, by which a review tells which head it is of.</summary>
internal static class Papers
{
    /// <summary>More than any run pushes.</summary>
    private const int Most = 8_000;

    private const string List = """
        # Most cited papers

        ## Criteria

        1. A list of top 4 papers published from 2012 to 2016.

        - **2016** : +60 citations
        - **2015** : +200 citations

        ### Models
        - **Deep residual learning for image recognition** (2016), K. He et al. [[pdf]](http://arxiv.org/pdf/1512.03385)
        - **Going deeper with convolutions** (2015), C. Szegedy et al. [[pdf]](http://arxiv.org/pdf/1409.4842)

        ### New Papers
        - Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)
        """;

    /// <summary>The repository's files.</summary>
    public static Dictionary<string, string> Files() => new(StringComparer.Ordinal) { ["README.md"] = List };

    /// <summary>A commit that adds a paper to the list.</summary>
    public static Dictionary<string, string?> Adding(int paper) => new(StringComparer.Ordinal)
    {
        ["README.md"] = List.Replace("\n### New", $"- **{Title(paper)}** (2016), A. Author et al. [[pdf]](https://arxiv.org/pdf/{ArXiv(paper)})\n\n### New", StringComparison.Ordinal),
    };

    /// <summary>The word that only this paper's title has.</summary>
    public static string Word(int paper)
    {
        // Five letters, each after a vowel or before one, so that it is one word to everyone who splits titles.
        const string Consonants = "bdfgklmnprstvz";
        var (first, second, third) = (paper % 14, paper / 14 % 14, paper / 196 % 14);
        var fourth = paper / 2744;
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(Consonants[first])}o{Consonants[second]}a{Consonants[third]}i{Consonants[fourth]}on");
    }

    /// <summary>Fills a fake Semantic Scholar with all papers.</summary>
    public static FakeSemanticScholar AddTo(FakeSemanticScholar scholar)
    {
        scholar
            .Add(1, "Deep Residual Learning for Image Recognition", 2016, 9000, ["Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"], arXiv: "1512.03385")
            .Add(2, "Going deeper with convolutions", 2015, 5000, ["Christian Szegedy", "Wei Liu", "Yangqing Jia"], arXiv: "1409.4842")
            .Add(3, "Wasserstein GAN", 2017, 40, ["Martin Arjovsky", "Soumith Chintala", "L. Bottou"], arXiv: "1701.07875");
        for (var i = 0; i < Most; i++)
        {
            scholar.Add(1000 + i, Title(i), 2016, 100 + i, ["Anna Author", "B. Other", "C. Third"], arXiv: ArXiv(i));
        }

        return scholar;
    }

    private static string Title(int paper) => $"Learning with {Word(paper)} networks";

    private static string ArXiv(int paper) => string.Create(CultureInfo.InvariantCulture, $"16{1 + (paper / 10_000):00}.{paper % 10_000:00000}");
}
