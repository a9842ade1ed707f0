using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>A list in the model list's form with few papers, for rules that look at sections, citations and records.</summary>
internal static class SmallList
{
    public const string Distilling = "- **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[pdf]](http://arxiv.org/pdf/1503.02531)";
    public const string BatchNorm = "- **Batch normalization: Accelerating deep network training by reducing internal covariate shift** (2015), S. Ioffe and C. Szegedy [[pdf]](http://arxiv.org/pdf/1502.03167)";
    public const string Adam = "- **Adam: A method for stochastic optimization** (2014), D. Kingma and J. Ba [[pdf]](http://arxiv.org/pdf/1412.6980)";
    public const string LayerNorm = "- **Layer normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)";
    public const string Squeeze = "- **SqueezeNet: AlexNet-level accuracy with 50x fewer parameters** (2016), F. Iandola et al. [[pdf]](http://arxiv.org/pdf/1602.07360)";

    public static Paper DistillingRecord { get; } = Record("Distilling the Knowledge in a Neural Network", 2015, 9675, "1503.02531", "Geoffrey E. Hinton", "Oriol Vinyals", "J. Dean");

    public static Paper BatchNormRecord { get; } = Record("Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift", 2015, 34000, "1502.03167", "Sergey Ioffe", "Christian Szegedy");

    public static Paper AdamRecord { get; } = Record("Adam: A Method for Stochastic Optimization", 2015, 98000, "1412.6980", "Diederik P. Kingma", "Jimmy Ba");

    public static Paper LayerNormRecord { get; } = Record("Layer Normalization", 2016, 4300, "1607.06450", "Jimmy Ba", "Jamie Ryan Kiros", "Geoffrey E. Hinton");

    public static Paper SqueezeRecord { get; } = Record("SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", 2016, 4900, "1602.07360", "F. Iandola", "Song Han", "William J. Dally");

    public static IReadOnlyList<Paper> Records { get; } = [DistillingRecord, BatchNormRecord, AdamRecord, LayerNormRecord, SqueezeRecord];

    /// <summary>The model list's policy with room for so many papers.</summary>
    public static Policy RoomFor(int papers) => ModelList.Policy with { TopSize = papers };

    /// <summary>The list: its top begins in line 4. A section is there, empty, unless it is null.</summary>
    public static string Of(
        IReadOnlyList<string> topic,
        IReadOnlyList<string>? overflow = null,
        IReadOnlyList<string>? newPapers = null,
        IReadOnlyList<string>? oldPapers = null,
        IReadOnlyList<string>? appendix = null)
    {
        var lines = new List<string> { "# Most cited papers", "" };
        Add("Topic", topic);
        Add("More Papers from 2016", overflow);
        Add("New Papers", newPapers);
        Add("Old Papers", oldPapers);
        Add("Appendix", appendix);
        return string.Join('\n', lines);

        void Add(string heading, IReadOnlyList<string>? entries)
        {
            if (entries is not null)
            {
                lines.AddRange([$"### {heading}", .. entries, ""]);
            }
        }
    }

    /// <summary>The answer of the second source: it has a paper, with a count of its own.</summary>
    public static PaperLookup.Found AtOpenAlex(Paper paper, int? citations) => new(
        paper with { CorpusId = null, PaperId = null, OpenAlexId = "W1", CitationCount = citations, AsOf = new DateOnly(2026, 3, 1), Url = "https://openalex.org/W1", Source = PaperSources.OpenAlex },
        MatchedBy.Id,
        1);

    public static Paper Record(string title, int? year, int? citations, string? arXiv, params string[] authors) => new()
    {
        Title = title,
        Year = year,
        CitationCount = citations,
        AsOf = new DateOnly(2022, 7, 23),
        Authors = [.. authors.Select(a => new PaperAuthor(a))],
        ExternalIds = arXiv is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = arXiv },
    };
}
