using System.Globalization;
using System.Text;

namespace CuratorBot.Benchmarks;

/// <summary>Lists in the model list's form, of any length, the same on every run.</summary>
internal static class SyntheticList
{
    private const int EntriesInSection = 25;

    private static readonly string[] Topics = ["Vision", "Speech", "Language", "Robotics", "Optimization"];

    private static readonly string[] Words =
    [
        "deep", "learning", "networks", "attention", "sequence", "image", "recognition", "training", "models", "generative",
        "efficient", "large-scale", "unsupervised", "representation", "memory", "translation", "segmentation", "policy", "gradient", "robust",
    ];

    private static readonly string[] Surnames = ["Ames", "Bold", "Clay", "Dorn", "Elm", "Fern", "Gray", "Hall", "Iris", "Jung"];

    /// <summary>Writes a list: sections of 25 entries, bold in the first half of the list; one entry in 50 has a defect.</summary>
    public static string Write(int entries)
    {
        var random = new Random(entries);
        var text = new StringBuilder("# A list of papers\n\nThe papers that are cited most, for a measurement.\n\n");
        for (var i = 0; i < entries; i++)
        {
            if (i % EntriesInSection == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {Topics[i / EntriesInSection % Topics.Length]} {i / EntriesInSection}\n");
            }

            WriteEntry(text, i, isTop: i < entries / 2, random);
        }

        return text.ToString();
    }

    private static void WriteEntry(StringBuilder text, int number, bool isTop, Random random)
    {
        var mark = isTop ? "**" : "";
        var title = string.Join(' ', random.GetItems(Words, random.Next(4, 10)));
        var comma = number % 50 == 0 ? "" : ",";
        text.Append(CultureInfo.InvariantCulture, $"- {mark}{title}: Part {number}{mark} ({random.Next(2012, 2017)}){comma} ");
        text.Append(CultureInfo.InvariantCulture, $"{(char)random.Next('A', 'Z' + 1)}. {Surnames[random.Next(Surnames.Length)]} et al. ");
        text.Append(CultureInfo.InvariantCulture, $"[[pdf]](http://arxiv.org/pdf/{1200 + (number / 100_000)}.{number % 100_000:00000})\n");
    }
}
