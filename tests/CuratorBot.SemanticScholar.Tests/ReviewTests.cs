using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>Whole reviews of the model list, with Semantic Scholar as their source.</summary>
public sealed class ReviewTests : IDisposable
{
    private const int SeedsOfACase = 4;

    private readonly ITestOutputHelper _output;
    private readonly string _folder = Directory.CreateTempSubdirectory("curator-review-").FullName;
    private readonly string _key = Guid.NewGuid().ToString("N");

    public ReviewTests(ITestOutputHelper output) => _output = output;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void Changed_papers_with_ids_cost_exactly_one_request_whatever_the_size_of_the_list(int changed)
    {
        var list = File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/list.md"));
        var library = RealLibrary.Load();
        List<string> lines = [];
        for (var i = 0; i < changed; i++)
        {
            library.Fake.Add(800_000_000 + i, $"A paper about matter number {i}", 2016, 100 + i, ["Ann Author"], arXiv: $"1602.{i:00000}");
            lines.Add($"- **A paper about matter number {i}** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1602.{i:00000}.pdf)\n");
        }

        const string Heading = "### More Papers from 2016\n";
        using var bench = new Bench(library.Fake, ("ApiKey", _key));
        var review = Review(bench, list, list.Replace(Heading, Heading + string.Concat(lines), StringComparison.Ordinal));

        Assert.Equal(changed, review.Changes!.Entries.Count);
        Assert.Single(library.Fake.Requests);
        Assert.Empty(library.Fake.Violations);
    }

    [Fact]
    public void A_check_of_the_whole_list_costs_a_batch_and_a_request_a_title_and_nothing_the_second_time()
    {
        var list = File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/list.md"));
        var library = RealLibrary.Load();
        (string Key, string? Value)[] settings = [("ApiKey", _key), ("Deadline", "00:15:00"), ("CachePath", Path.Combine(_folder, "papers.db"))];

        int papers;
        using (var bench = new Bench(library.Fake, settings))
        {
            papers = Check(bench, list).Evidence.Count;
        }

        var (batches, matches, searches) = (library.Fake.Count("batch"), library.Fake.Count("match"), library.Fake.Count("search"));
        var requests = library.Fake.Requests.Count;
        using (var bench = new Bench(library.Fake, settings))
        {
            Check(bench, list);
        }

        _output.WriteLine($"{papers} papers: {batches} batch, {matches} titles matched, {searches} searched; second run {library.Fake.Requests.Count - requests}");
        Assert.Equal(1, batches);
        Assert.Equal(requests, batches + matches + searches);
        Assert.Equal(requests, library.Fake.Requests.Count);
        Assert.Empty(library.Fake.Violations);
    }

    [Fact]
    public void With_half_of_all_requests_failing_no_verdict_is_wrong_and_every_review_ends_in_time()
    {
        var library = RealLibrary.Load();
        var (same, inconclusive, slowest, cases) = (0, 0, TimeSpan.Zero, 0);
        foreach (var folder in new[] { "corpus/replay", "corpus/replay-unmerged" }.SelectMany(f => Directory.GetDirectories(SharedData.Require(f))).Order(StringComparer.Ordinal).Where((_, i) => i % 3 == 0))
        {
            var (before, after) = (File.ReadAllText(Path.Combine(folder, "base.md")), File.ReadAllText(Path.Combine(folder, "head.md")));
            library.Fake.Fault = null;
            using var calm = new Bench(library.Fake, ("ApiKey", _key));
            var requests = library.Fake.Requests.Count;
            var expected = Review(calm, before, after).Verdict;
            if (library.Fake.Requests.Count - requests is 0 or > 20)
            {
                continue; // Nothing to fail, or a rewrite of the list that takes longer than a review may.
            }

            cases++;
            for (var seed = 0; seed < SeedsOfACase; seed++)
            {
                var random = new Random((1000 * cases) + seed);
                library.Fake.Fault = _ => random.Next(2) == 0 ? Misfortune.Of(random) : null;
                using var bench = new Bench(library.Fake, ("ApiKey", _key));
                var verdict = Review(bench, before, after).Verdict; // Throws where it takes longer than the deadline.
                slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (bench.Time.GetUtcNow() - bench.Time.Start).Ticks));
                Assert.True(verdict == expected || verdict == Verdict.Inconclusive, $"{Path.GetFileName(folder)}, seed {seed}: {verdict} for {expected}");
                (same, inconclusive) = verdict == expected ? (same + 1, inconclusive) : (same, inconclusive + 1);
            }
        }

        _output.WriteLine($"{cases} changes, {same + inconclusive} reviews: {same} the same verdict, {inconclusive} inconclusive instead, slowest {slowest.TotalSeconds:0} s");
        Assert.InRange(cases, 10, int.MaxValue);
    }

    private static Review Review(Bench bench, string before, string after) => VirtualTime.Run(
        bench.Time,
        bench.Options.Deadline,
        () => new Reviewer(bench.Source).ReviewAsync(ReviewRequest.Read(before, after, null, PolicyFile.None(), new PullRequestFacts { Date = new DateOnly(2017, 3, 1) }), CancellationToken.None));

    private static Review Check(Bench bench, string list) => VirtualTime.Run(
        bench.Time,
        bench.Options.Deadline,
        () => new Reviewer(bench.Source).CheckAsync(ReviewRequest.ReadWhole(list, PolicyFile.None(), new DateOnly(2017, 3, 1)), CancellationToken.None));
}
