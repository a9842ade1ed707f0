using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.SemanticScholar;
using CuratorBot.SemanticScholar.Tests;
using CuratorBot.Testing;

namespace CuratorBot.OpenAlex.Tests;

/// <summary>What the review of one added paper costs in the model list, whose top is full, so that papers are named that could leave.</summary>
public sealed class OneAddedPaperTests(ITestOutputHelper output)
{
    private const string Added = "- **Layer normalization again** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1607.99999.pdf)\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_costs_two_requests_with_a_snapshot_and_without(bool withSnapshot)
    {
        var list = File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/list.md"));
        const string Heading = "### More Papers from 2016\n";
        var library = RealLibrary.Load();
        var works = RealWorks.Load(library).Add(77, "Layer normalization again", 2016, 90, ["Ann Author"], arXiv: "1607.99999");
        library.Fake.Add(800_000_000, "Layer normalization again", 2016, 120, ["Ann Author"], arXiv: "1607.99999");
        using var bench = new Bench(works, library.Fake, ("SemanticScholar:ApiKey", Guid.NewGuid().ToString("N")));
        var papers = bench.Both;
        if (withSnapshot)
        {
            using var text = new StringReader(File.ReadAllText(SharedData.Require("semantic-scholar/papers.jsonl")));
            papers = new SnapshotFirstSource(SnapshotSource.Read(text, "papers.jsonl"), papers);
        }

        library.Fake.Latency = works.Latency = static () => TimeSpan.FromMilliseconds(50);
        var request = ReviewRequest.Read(list, list.Replace(Heading, Heading + Added, StringComparison.Ordinal), null, PolicyFile.None(), new PullRequestFacts { Date = new DateOnly(2017, 3, 1) });
        var review = bench.Run(() => new Reviewer(papers).ReviewAsync(request, CancellationToken.None));

        output.WriteLine($"snapshot: {withSnapshot}; {library.Fake.Requests.Count} to Semantic Scholar, {works.Requests.Count} to OpenAlex, {bench.Passed.TotalSeconds:0.00} s, {review.Evidence.Count(static e => e.Op is null && e.Citations is not null)} candidates with a count");
        Assert.Equal((1, 1), (library.Fake.Requests.Count, works.Requests.Count));
        Assert.Contains(review.Evidence, static e => e.Op is null && e.Citations is not null);
        Assert.InRange(bench.Passed.TotalSeconds, 0.1, 0.3);
    }
}
