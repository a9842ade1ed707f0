using System.Globalization;

namespace CuratorBot.Fakes;

/// <summary>A repository with a list for each topic, and a change of three of them.</summary>
public static class TopicLists
{
    public const string Vision = "papers/vision.md";
    public const string Language = "papers/language.md";
    public const string Speech = "papers/speech.md";

    /// <summary>A policy that names the lists by a pattern.</summary>
    public const string Policy = "lists:\n  - papers/*.md\n  - \"!papers/TEMPLATE.md\"\n";

    /// <summary>A line without a fault, for any of the lists.</summary>
    public const string Sound = "- Loud voices carry over wide rivers. I. Ives, J. Jones. *ICML 2017*. [[pdf]](https://arxiv.org/pdf/1709.00001)\n";

    /// <summary>A line that lacks a blank behind its colon.</summary>
    public const string Faulty = "- Short views:seen from high hills. K. King, L. Lane. *ICML 2017*. [[pdf]](https://arxiv.org/pdf/1709.00002)\n";

    private static readonly string[] Things = ["wide lanes", "deep lakes", "flat fields", "steep hills", "long rivers", "dark woods", "cold winds", "bright stars"];

    /// <summary>The files of the repository.</summary>
    /// <param name="policy">The policy file.</param>
    public static Dictionary<string, string> Files(string policy = Policy) => new(StringComparer.Ordinal)
    {
        [".github/curator.yml"] = policy,
        ["README.md"] = "# Papers\n\nThe lists are in the folder papers.\n",
        ["papers/TEMPLATE.md"] = List("Topic", 9),
        ["papers/notes.md"] = "# Notes\n\nHow the lists came about.\n",
        [Vision] = List("Seeing", 1),
        [Language] = List("Reading", 2),
        [Speech] = List("Hearing", 3),
    };

    /// <summary>The commit of a pull request: a faulty line in one list, in the second a paper that stands there already, in the third a sound line.</summary>
    public static Dictionary<string, string?> Change() => new(StringComparer.Ordinal)
    {
        [Vision] = List("Seeing", 1) + Faulty,
        [Language] = List("Reading", 2) + Entry("Reading", 2, 0),
        [Speech] = List("Hearing", 3) + Sound,
    };

    /// <summary>A list of eight papers, whose titles and addresses no other list has.</summary>
    public static string List(string topic, int number) =>
        $"# {topic}\n\n## Methods\n" + string.Concat(Enumerable.Range(0, Things.Length).Select(at => Entry(topic, number, at)));

    private static string Entry(string topic, int number, int at) => string.Create(
        CultureInfo.InvariantCulture,
        $"- {topic} {Things[at]} by day and night. A. Ames, B. Boyd. *ICML 2017*. [[pdf]](https://arxiv.org/pdf/170{number}.0000{at + 1})\n");
}
