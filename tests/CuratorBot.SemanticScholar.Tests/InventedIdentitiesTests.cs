using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>Lines and the records that may or may not be theirs, each judged by a reader before the bot was asked.</summary>
public sealed class InventedIdentitiesTests
{
    /// <summary>The line, the records ("title | year | authors | id"), which of them is right (-1: none may be taken), and whether doubt is as good.</summary>
    public static TheoryData<string, string[], int, bool> Cases => new()
    {
        { "Recurrent networks for long sequence (2015), T. Ostrand et al.", ["Recurrent Networks for Long Sequences | 2015 | Tom Ostrand; Lin Zhao; Ann Bell"], 0, false },
        { "Modelling neighbourhoods in coloured graphs (2016), I. Novak", ["Modeling Neighborhoods in Colored Graphs | 2016 | Iris Novak"], 0, false },
        { "Supervised learning of depth from video (2016), A. Bell et al.", ["Unsupervised Learning of Depth from Video | 2016 | Ann Bell; Ken Sato; Iris Novak"], -1, false },
        { "Bidirectional attention for reading (2016), A. Bell et al.", ["Unidirectional Attention for Reading | 2016 | Ann Bell; Ken Sato; Iris Novak"], -1, false },
        { "Fast R-CNN (2015), R. Girshick", ["Faster R-CNN | 2015 | Shaoqing Ren; Kaiming He; Ross B. Girshick", "Fast R-CNN | 2015 | Ross B. Girshick"], 1, false },
        { "Faster R-CNN (2015), R. Girshick et al.", ["Fast R-CNN | 2015 | Ross B. Girshick"], -1, false },
        { "YOLO9000: Better, faster, stronger (2016), J. Redmon and A. Farhadi", ["YOLO9000: Better, Faster, Stronger | 2017 | Joseph Redmon; Ali Farhadi"], 0, false },
        { "YOLOv3: An incremental improvement (2018), J. Redmon and A. Farhadi", ["YOLOv2: An Incremental Improvement | 2017 | Joseph Redmon; Ali Farhadi"], -1, false },
        { "Tidal memory (2017), N. Lind et al.", ["Tidal Memory: Waiting and Forgetting in Sequence Models | 2017 | Nora Lind; Paul Egger; Yi Sun"], -1, false },
        { "Neural networks and physical systems (1982), J. Hopfield", ["Neural Networks and Physical Systems | 2015 | John Hopfield"], -1, false },
        { "Sparse coding with many small dictionaries revisited (2013), T. Ostrand and L. Zhao", ["Sparse Coding with Many Small Dictionaries Revisited | 2016 | Tom Ostrand; Lin Zhao"], 0, false },
        { "Sparse coding with many small dictionaries revisited (2013), T. Ostrand and L. Zhao", ["Sparse Coding with Many Small Dictionaries Revisited | 2017 | Tom Ostrand; Lin Zhao"], -1, false },
        { "Learning to rank with patience (2014), J. Chen", ["Learning to Rank with Patience | 2014 | Wei Chen; Lin Zhao"], -1, false },
        { "One model to learn them all (2017), Ł. Kaiser et al.", ["One Model To Learn Them All | 2017 | Lukasz Kaiser; Aidan N. Gomez; Noam Shazeer"], 0, false },
        { "Painting by numbers with deep nets (2016), Zhang Lei et al.", ["Painting by Numbers with Deep Nets | 2016 | Lei Zhang; Yi Sun; Ann Bell"], 0, false },
        { "Parsing with patience (2014), C. D. Manning", ["Parsing with Patience | 2014 | Christopher Manning"], 0, false },
        { "Learning from unlabeled cooking videos (2016), J.-B. Alayrac et al.", ["Learning from Unlabeled Cooking Videos | 2016 | Jean-Baptiste Alayrac; Ann Bell; Ken Sato"], 0, false },
        { "Six principles of slow learning (2015), R. O’Reilly", ["Six Principles of Slow Learning | 2015 | Randall C. O'Reilly"], 0, false },
        { "Lectures on slow learning, volume II (2014), A. Bell", ["Lectures on Slow Learning, Volume 2 | 2014 | Ann Bell"], 0, true },
        { "Lectures on slow learning, volume II (2014), A. Bell", ["Lectures on Slow Learning, Volume III | 2014 | Ann Bell"], -1, false },
        { "Search & rescue by deep learning (2016), K. Sato", ["Search and Rescue by Deep Learning | 2016 | Ken Sato"], 0, false },
        { "Questions &amp; answers by slow machines (2016), K. Sato", ["Questions & Answers by Slow Machines | 2016 | Ken Sato"], 0, false },
        { "Learning with $k$ neighbours at once (2015), K. Sato", ["Learning with k Neighbours at Once | 2015 | Ken Sato"], 0, false },
        { "Why attention is interpretable in translation (2019), M. Keller et al.", ["Why Attention is not Interpretable in Translation | 2019 | Maria Keller; Tom Ostrand; Lin Zhao"], -1, false },
        { "Comment on playing cards with deep nets (2016), M. Keller", ["Playing Cards with Deep Nets | 2016 | Maria Keller"], -1, false },
        { "Playing cards with deep nets (2016), M. Keller", ["Erratum: Playing Cards with Deep Nets | 2016 | Maria Keller"], -1, false },
        { "Deep clustering of small sounds (2016), Y. Wang", ["Deep Clustering of Small Sounds | 2016 | Yi Wang | 1601.00001", "Deep Clustering of Small Sounds | 2016 | Yu Wang; Ann Bell | 1609.00002"], -1, false },
        { "Fair games with many players (2015), L. Zhao and T. Ostrand", ["Fair Games with Many Players | 2015 | Tom Ostrand; Lin Zhao"], 0, false },
        { "Wandering gradeints make steady learners (2016), M. Keller et al. [[pdf]](https://arxiv.org/abs/1603.04001)", ["Wandering Gradients Make Steady Learners | 2016 | Maria Keller; Tom Ostrand; Lin Zhao | 1603.04001"], 0, false },
        { "Wandering gradients II: Convergence (2017), M. Keller [[pdf]](https://arxiv.org/abs/1603.04001)", ["Wandering Gradients Make Steady Learners | 2016 | Maria Keller; Tom Ostrand; Lin Zhao | 1603.04001"], -1, false },
        { "梯度游走（Wandering gradients make steady learners）（2016），M. Keller等人", ["Wandering Gradients Make Steady Learners | 2016 | Maria Keller; Tom Ostrand; Lin Zhao"], 0, true },
        { "1000-layer networks for speech in noisy rooms (2016), K. Sato", ["100-Layer Networks for Speech in Noisy Rooms | 2016 | Ken Sato"], -1, false },
        { "Training slow machines in one hour (2017), K. Sato", ["Training Slow Machines in 1 Hour | 2017 | Ken Sato"], 0, true },
        { "Deep sets of words for speech (2015), M. García-López et al.", ["Deep Sets of Words for Speech | 2015 | Maria Garcia Lopez; Ann Bell; Ken Sato"], 0, false },
        { "Learning to see slowly (2015), van der Berg et al.", ["Learning to See Slowly | 2015 | Jan van der Berg; Ann Bell; Ken Sato"], 0, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_line_gets_the_record_that_is_its_own_or_none(string line, string[] records, int right, bool orDoubt)
    {
        var papers = records.Select(Read).ToList();
        var query = ListParser.Parse($"## Papers\n\n- {line}\n").Entries is [var entry] ? PaperQuery.For(entry) : new PaperQuery(line, []);

        var lookup = (await new SnapshotSource(papers).LookUpAsync([query], TestContext.Current.CancellationToken))[0];

        var taken = lookup is PaperLookup.Found found ? papers.FindIndex(paper => paper.CorpusId == found.Paper.CorpusId) : -1;
        Assert.True(taken == right || (orDoubt && taken == -1), $"{lookup}");
    }

    private static Paper Read(string record, int index) => record.Split(" | ") is [var title, var year, var authors, .. var id]
        ? new Paper
        {
            Title = title,
            Year = int.Parse(year, System.Globalization.CultureInfo.InvariantCulture),
            Authors = [.. authors.Split("; ").Select(static name => new PaperAuthor(name))],
            CorpusId = 870000 + index,
            ExternalIds = id.Select(static arXiv => KeyValuePair.Create("ArXiv", arXiv)).ToDictionary(StringComparer.Ordinal),
            CitationCount = 100,
        }
        : throw new ArgumentException(record, nameof(record));
}
