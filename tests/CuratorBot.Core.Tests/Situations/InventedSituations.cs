using System.Text.Json;
using CuratorBot.Core.Policies;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>Situations of the rules of the model list and its translation, written down with their outcome before the bot was run on them.</summary>
internal static class InventedSituations
{
    private const string English = "terryum-head";
    private const string Chinese = "seed-zh";

    private const string Harbour = "- **Harbour Lights: Guiding Very Deep Networks** (2015), E. Marsh et al. [[pdf]](https://arxiv.org/pdf/1505.09001)";
    private const string Quiet = "- **Quiet Ensembles of Loud Learners** (2016), R. Pohl and S. Adeyemi [[pdf]](https://arxiv.org/pdf/1608.09002)";
    private const string Folded = "- **Folded Attention for Parsing Long Sentences** (2014), D. Okafor et al. [[pdf]](https://arxiv.org/pdf/1410.0903)";
    private const string Grass = "- **Tall Grass Sampling of Hidden Units** (2013), H. Brandt et al. [[pdf]](https://arxiv.org/pdf/1306.0904)";

    private static readonly Verdict[] NotClosed = [Verdict.NeedsMaintainer, Verdict.Inconclusive];
    private static readonly Verdict[] AnyButFail = [Verdict.Pass, Verdict.NeedsMaintainer, Verdict.Inconclusive];
    private static readonly Verdict[] Fine = [Verdict.Pass, Verdict.NeedsMaintainer];
    private static readonly Verdict[] Told = [Verdict.Pass, Verdict.NeedsMaintainer, Verdict.Fail];

    /// <summary>All of them; the test is skipped where the lists are absent.</summary>
    public static IReadOnlyList<Situation> All =>
    [
        // Thresholds at their edges.
        Of("th-2013-600", "600 citations are what 2013 asks for; one of the overflow leaves", English)
            .Add(83, Grass).Delete(205).Knows(HiddenUnits(600), Dynamic(40)).Gives(Verdict.Pass).After(100),
        Of("th-2014-399", "one citation short for 2014; the removal is no second fault", English)
            .Add(83, Folded).Delete(205).Knows(Sentences(399), Dynamic(40)).Gives(Verdict.Fail).Must("citation-threshold", Severity.Failure).After(100).Says("399", "400"),
        Of("th-2016-60-over", "60 citations in More Papers from 2016, one less cited leaves", English)
            .Add(194, Quiet).Delete(205).Knows(Learners(60), Dynamic(12)).Gives(Verdict.Pass).After(100),
        Of("over-2017", "a paper from 2017 in More Papers from 2016", English)
            .Add(194, "- **River Beds of Memory** (2017), O. Lund et al. [[pdf]](https://arxiv.org/pdf/1701.09006)").Delete(205)
            .Knows(Paper(6, "River Beds of Memory", 2017, 90, "1701.09006", "2017-01-20", "Olga Lund", "Per Dahl", "Jun Mori"), Dynamic(12))
            .Gives(Verdict.Fail).Must("year-range", Severity.Failure),

        // Six months.
        Of("six-months", "in New Papers on the day it is six months old", English)
            .Add(215, "- Slow Rivers of Speech (2016), T. Ekman et al. [[pdf]](https://arxiv.org/pdf/1612.09007)").Knows(Speech("2016-12-15", 30))
            .Gives(Told).Must("new-papers").Says("Appendix: More than Top 100"),
        Of("six-months-less-one", "in New Papers the day before it is six months old", English)
            .Add(215, "- Slow Rivers of Speech (2016), T. Ekman et al. [[pdf]](https://arxiv.org/pdf/1612.09007)").Knows(Speech("2016-12-16", 30))
            .Gives(Verdict.NeedsMaintainer).Must("new-papers"),
        Of("top-to-new", "a paper of the top moved to New Papers", English)
            .Move(106, 215).Knows(Paper(20, "Identity Mappings in Deep Residual Networks", 2016, 900, "1603.05027", "2016-03-16", "Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"))
            .Gives(Told).Must("new-papers"),
        Of("new-to-overflow", "seven months old and 80 citations: from New Papers into More Papers from 2016, for a less cited one", English)
            .Move(230, 194, Bold).Delete(205).Knows(LeastSquares(80), Dynamic(40)).Gives(Verdict.Pass).After(100),
        Of("new-copied-to-overflow", "the same with its old line left", English)
            .Copy(230, 194, Bold).Delete(205).Knows(LeastSquares(80), Dynamic(40)).Gives(Verdict.Fail).Must("duplicate", Severity.Failure),

        // Before 2012.
        Of("old-last-day", "published on the last day of 2011", English)
            .Add(235, "- Clay Models of Speech (2011), I. Petrov et al. [[pdf]](https://arxiv.org/pdf/1112.0907)").Knows(Clay(2011, "2011-12-31", "1112.0907"))
            .Gives(Verdict.NeedsMaintainer).Must("old-papers"),
        Of("old-first-day", "published on the first day of 2012", English)
            .Add(235, "- Clay Models of Speech (2012), I. Petrov et al. [[pdf]](https://arxiv.org/pdf/1201.0907)").Knows(Clay(2012, "2012-01-01", "1201.0907"))
            .Gives(Told).Must("old-papers"),
        Of("old-to-appendix", "from Old Papers to the appendix", English)
            .Move(238, 363).Gives(AnyButFail),

        // Room in the top.
        Of("full-several", "full top: one of those who could leave can be counted, and is cited more, so no patch takes it out", English)
            .Add(83, Harbour).Knows(Networks(250), Stacked(30), Dynamic(110), Layer(900)).Gives(Verdict.Fail).Must("removal", Severity.Failure).After(101)
            .Says("1 of the 15", "a maintainer will decide").SaysNot("```diff"),
        Of("full-unknown-leaves-known", "the newcomer is unknown, and who leaves is well known", English)
            .Add(83, Harbour).Delete(107).Knows(Residual(5000)).Gives(NotClosed).After(100),
        Of("full-unknown", "the newcomer is unknown, and nobody leaves: nobody is asked to leave for it", English)
            .Add(83, Harbour).Knows(Stacked(30), Dynamic(110)).Gives(NotClosed).SaysNot("```diff"),
        Of("two-in-one-out", "two good ones come, one leaves", English)
            .Add(83, Harbour, Folded).Delete(205).Knows(Networks(450), Sentences(800), Dynamic(40), Stacked(30)).Gives(Verdict.Fail).Must("removal", Severity.Failure).After(101),
        Of("two-in-one-low", "two come and one leaves, but one of the two may not come", English)
            .Add(83, Harbour, Folded).Delete(205).Knows(Networks(150), Sentences(800), Dynamic(40), Stacked(30)).Gives(Verdict.Fail)
            .Must("citation-threshold", Severity.Failure, "Harbour Lights").May("removal").After(101),
        Of("two-in-two-out-worse", "two come and two leave, one of them cited more than both", English)
            .Add(83, Harbour, Folded).Delete(205).Delete(107).Knows(Networks(450), Sentences(800), Dynamic(40), Residual(5000)).Gives(Verdict.NeedsMaintainer)
            .Must("removal-value").Says("Deep residual learning"),
        Of("swap-appendix", "a paper of the appendix and one of the overflow change places", English)
            .Move(350, 83, Bold).Move(205, 329, Plain).Knows(Pointer(1500), Dynamic(40)).Gives(Verdict.Pass).After(100).Does("move", "move"),
        Of("remove-low", "only a removal: 20 citations in More Papers from 2016", English)
            .Delete(205).Knows(Dynamic(20)).Gives(Verdict.Pass).After(99),
        Of("remove-unknown", "only a removal: a paper of a topical section whose count is not known", English)
            .Delete(107).Gives(NotClosed).After(99),

        // Titles alone.
        Of("title-only-aged", "only the title of a paper of ten months, in New Papers: the line that it would have is offered", English)
            .Add(215, "- Quiet Ensembles of Loud Learners").Knows(Learners(5)).Gives(Told.Append(Verdict.Inconclusive)).Must("entry-format").Says("1608.09002"),
        Of("title-only-unknown", "only a title, and no record", English)
            .Add(215, "- Quiet Ensembles of Loud Learners").Gives(Told.Append(Verdict.Inconclusive)).Must("entry-format").SaysNot("1608.09002"),

        // Entries edited where they are.
        Of("edit-author", "an author's full surname", English).Replace(75, "A. Razavian", "A. Sharif Razavian").Gives(AnyButFail),
        Of("edit-year", "a year where there was none", English).Replace(126, "CRFs**,", "CRFs** (2014),").Gives(Verdict.Pass),
        Of("edit-link", "the link of another paper of the list", English)
            .Replace(106, "1603.05027v2.pdf", "1512.03385")
            .Knows(Residual(5000), Paper(20, "Identity Mappings in Deep Residual Networks", 2016, 900, "1603.05027", "2016-03-16", "Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"))
            .Gives(Verdict.Fail).May("duplicate", "link-identity"),
        Of("edit-order", "two neighbours of one year change places", English).Move(84, 86).Gives(Verdict.Pass).After(100),

        // Sections and companions.
        Of("heading-plural", "a heading gets a plural", English).Replace(170, "Domain", "Domains").Gives(Fine).SaysNot("Please change"),
        Of("heading-colon", "a heading loses a colon, and its anchor stays", English).Replace(119, "Image:", "Image").Gives(Fine).SaysNot("Please change"),
        Of("heading-new", "a new section with a paper", English)
            .Add(192, "### Graphs and Molecules", Quiet, "").Delete(205).Knows(Learners(90), Dynamic(12)).Gives(Verdict.Fail).Must("sections-frozen", Severity.Failure),
        Of("survey", "a survey from 2017", English)
            .Add(265, "- Ten Years of Quiet Ensembles: A Survey (2017), R. Pohl [[pdf]](https://arxiv.org/pdf/1703.09008)")
            .Knows(Paper(8, "Ten Years of Quiet Ensembles: A Survey", 2017, 3, "1703.09008", "2017-03-02", "Rita Pohl")).Gives(Verdict.Pass),
        Of("bib-with", "the bibliography gets the new paper too, and the entry of who left goes", English)
            .Add(83, Harbour).Delete(205).Knows(Networks(450), Dynamic(40)).Bibliography(DynamicBib, HarbourBib).Gives(Verdict.Pass),
        Of("bib-without", "the bibliography is left as it was", English)
            .Add(83, Harbour).Delete(205).Knows(Networks(450), Dynamic(40)).Bibliography(DynamicBib, DynamicBib).Gives(Fine).Must("bib-sync"),

        // The translation.
        Of("zh-599", "one citation short for 2013", Chinese)
            .Add(67, "- **高草采样**（2013），H. Brandt等人 [[pdf]](https://arxiv.org/pdf/1306.0904)").Knows(HiddenUnits(599)).Gives(Verdict.Fail).Must("citation-threshold", Severity.Failure).Says("599", "600"),
        Of("zh-argued", "argued for in Chinese", Chinese)
            .Add(67, "- **港湾灯火：引导极深网络**（2015），E. Marsh等人 [[pdf]](https://arxiv.org/pdf/1505.09001)").Describes("《港湾灯火》提出的训练方法后来成为极深网络的标准做法，许多课程都讲授它。")
            .Knows(Networks(150)).Gives(Verdict.NeedsMaintainer).Must("citation-threshold"),
        Of("zh-six-months", "six months old to the day", Chinese)
            .Add(133, "- 《缓慢的语音之河》 (2016), T. Ekman 等人 [[pdf]](https://arxiv.org/pdf/1612.09007)").Knows(Speech("2016-12-15", 30)).Gives(Told).Must("new-papers"),
        Of("zh-new-to-overflow", "from 新论文 to 2016年更多论文", Chinese)
            .Move(148, 125, static line => line.Replace("《", "**", StringComparison.Ordinal).Replace("》 (2016), X. Mao 等人", "**（2016），X. Mao 等人", StringComparison.Ordinal))
            .Knows(LeastSquares(80)).Gives(Verdict.Pass).After(48),
        Of("zh-over-2015", "2015 with 150 citations in 2016年更多论文", Chinese)
            .Add(111, "- **港湾灯火：引导极深网络**（2015），E. Marsh等人 [[pdf]](https://arxiv.org/pdf/1505.09001)").Knows(Networks(150)).Gives(Verdict.Fail, Verdict.NeedsMaintainer).May("citation-threshold"),
    ];

    private const string HarbourBib =
        """
        @article{marsh2015harbour,
          title={Harbour Lights: Guiding Very Deep Networks},
          author={Marsh, Ella and Quist, Per and Ueda, Rin},
          journal={arXiv preprint arXiv:1505.09001},
          year={2015}
        }

        """;

    private const string DynamicBib =
        """
        @article{xiong2016dynamic,
          title={Dynamic memory networks for visual and textual question answering},
          author={Xiong, Caiming and Merity, Stephen and Socher, Richard},
          journal={arXiv preprint arXiv:1603.01417},
          year={2016}
        }

        """;

    private static JsonElement Networks(int count) => Paper(1, "Harbour Lights: Guiding Very Deep Networks", 2015, count, "1505.09001", "2015-05-20", "Ella Marsh", "Per Quist", "Rin Ueda");

    private static JsonElement Learners(int count) => Paper(2, "Quiet Ensembles of Loud Learners", 2016, count, "1608.09002", "2016-08-11", "Rita Pohl", "Sade Adeyemi");

    private static JsonElement Sentences(int count) => Paper(3, "Folded Attention for Parsing Long Sentences", 2014, count, "1410.0903", "2014-10-05", "David Okafor", "Mei Lin", "Jan Kos");

    private static JsonElement HiddenUnits(int count) => Paper(4, "Tall Grass Sampling of Hidden Units", 2013, count, "1306.0904", "2013-06-06", "Hanna Brandt", "Ivo Kral", "Ada Moss");

    private static JsonElement Clay(int year, string date, string arXiv) => Paper(5, "Clay Models of Speech", year, 300, arXiv, date, "Ilja Petrov", "Ana Ruiz", "Tom Webb");

    private static JsonElement Speech(string date, int count) => Paper(7, "Slow Rivers of Speech", 2016, count, "1612.09007", date, "Tove Ekman", "Kim Ryu", "Leo Sand");

    private static JsonElement LeastSquares(int count) => Paper(21, "Least Squares Generative Adversarial Networks", 2016, count, "1611.04076", "2016-11-13", "Xudong Mao", "Qing Li", "Haoran Xie");

    private static JsonElement Dynamic(int count) => Paper(22, "Dynamic Memory Networks for Visual and Textual Question Answering", 2016, count, "1603.01417", "2016-03-04", "Caiming Xiong", "Stephen Merity", "Richard Socher");

    private static JsonElement Stacked(int count) => Paper(23, "Stacked Attention Networks for Image Question Answering", 2016, count, "1511.02274", "2016-06-27", "Zichao Yang", "Xiaodong He", "Jianfeng Gao");

    private static JsonElement Layer(int count) => Paper(24, "Layer Normalization", 2016, count, "1607.06450", "2016-07-21", "Jimmy Ba", "J. Kiros", "Geoffrey E. Hinton");

    private static JsonElement Residual(int count) => Paper(25, "Deep Residual Learning for Image Recognition", 2016, count, "1512.03385", "2015-12-10", "Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun");

    private static JsonElement Pointer(int count) => Paper(26, "Pointer Networks", 2015, count, "1506.03134", "2015-06-09", "Oriol Vinyals", "Meire Fortunato", "N. Jaitly");

    private static JsonElement Paper(int number, string title, int year, int count, string arXiv, string date, params string[] authors) => JsonSerializer.SerializeToElement(new
    {
        paperId = $"{number:x40}",
        corpusId = 880000 + number,
        externalIds = new { CorpusId = 880000 + number, ArXiv = arXiv },
        title,
        year,
        publicationDate = date,
        venue = "",
        authors = authors.Select(static name => new { name }),
        citationCount = count,
        _asOf = "2017-06-14",
    });

    private static string Bold(string line)
    {
        var year = line.IndexOf(" (20", StringComparison.Ordinal);
        return $"- **{line[2..year]}**{line[year..]}";
    }

    private static string Plain(string line) => line.Replace("**", "", StringComparison.Ordinal);

    private static Builder Of(string id, string why, string list) => new(id, why, list);

    /// <summary>Writes a situation as edits of the list's lines, of which none is repeated here.</summary>
    private sealed class Builder(string id, string why, string list)
    {
        private readonly string[] _lines = File.ReadAllText(SharedData.Require($"corpus/lists/{list}/list.md")).Split('\n');
        private readonly List<LinesEdit> _edits = [];
        private readonly List<ExpectedFinding> _must = [];
        private IReadOnlyList<JsonElement> _papers = [];
        private IReadOnlyList<Verdict> _verdicts = [];
        private IReadOnlyList<string> _says = [];
        private IReadOnlyList<string> _saysNot = [];
        private IReadOnlyList<string> _may = [];
        private IReadOnlyList<string>? _ops;
        private string _description = "Add a paper";
        private (string Base, string Head)? _bibliography;
        private int? _after;

        public static implicit operator Situation(Builder builder) => builder.Build();

        public Builder Add(int before, params string[] lines) => Edit(before, 0, lines);

        public Builder Delete(int line) => Edit(line, 1);

        public Builder Replace(int line, string old, string with) => Edit(line, 1, _lines[line - 1].Replace(old, with, StringComparison.Ordinal));

        public Builder Copy(int line, int before, Func<string, string>? change = null) => Add(before, (change ?? (static l => l))(_lines[line - 1]));

        public Builder Move(int line, int before, Func<string, string>? change = null) => Copy(line, before, change).Delete(line);

        public Builder Knows(params JsonElement[] papers) => Set(() => _papers = papers);

        public Builder Describes(string description) => Set(() => _description = description);

        public Builder Bibliography(string before, string after) => Set(() => _bibliography = (before, after));

        public Builder Gives(params IEnumerable<Verdict> verdicts) => Set(() => _verdicts = [.. verdicts]);

        public Builder Must(string rule, Severity? severity = null, string? title = null) => Set(() => _must.Add(new ExpectedFinding(rule, severity, title)));

        public Builder May(params string[] rules) => Set(() => _may = rules);

        public Builder After(int top) => Set(() => _after = top);

        public Builder Does(params string[] ops) => Set(() => _ops = ops);

        public Builder Says(params string[] words) => Set(() => _says = words);

        public Builder SaysNot(params string[] words) => Set(() => _saysNot = words);

        private Situation Build() => new(id, why, list, new DateOnly(2017, 6, 15), [], _edits, null, _description, _papers, new Expectation(_verdicts, _must, _may, null, _ops, _after, _says, _saysNot))
        {
            Bibliography = _bibliography,
        };

        private Builder Edit(int line, int delete, params string[] lines) => Set(() => _edits.Add(new LinesEdit(line, delete, [.. lines.Select(static l => l + "\n")])));

        private Builder Set(Action set)
        {
            set();
            return this;
        }
    }
}
