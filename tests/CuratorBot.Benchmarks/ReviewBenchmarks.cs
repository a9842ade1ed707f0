using BenchmarkDotNet.Attributes;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Benchmarks;

/// <summary>
/// Time and allocations of a whole review, from the texts to the comment: a pull request that adds, removes and edits one paper
/// each, against the real list and synthetic ones. The size of the list should matter no more than reading it takes.
/// </summary>
[MemoryDiagnoser]
public class ReviewBenchmarks
{
    private readonly Reviewer _reviewer = new(new SnapshotSource([]));
    private string _before = "";
    private string _after = "";

    /// <summary>Entries of the synthetic list; 0 is the real list.</summary>
    [Params(0, 1_000, 10_000, 100_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _before = Entries == 0 ? RealList.Read() : SyntheticList.Write(Entries);
        _after = Change(_before);
    }

    [Benchmark]
    public async Task<string> Review()
    {
        var request = ReviewRequest.Read(_before, _after, onto: null, PolicyFile.None(), new PullRequestFacts { Date = new DateOnly(2022, 11, 1) });
        return ReviewComment.Write(await _reviewer.ReviewAsync(request, CancellationToken.None));
    }

    private static string Change(string text)
    {
        var lines = text.Split('\n').ToList();
        var entries = Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith("- **", StringComparison.Ordinal) && lines[i].Contains("[[pdf]]", StringComparison.Ordinal)).ToList();
        lines[entries[^1]] = lines[entries[^1]].Replace("et al.", "et al", StringComparison.Ordinal);
        lines.RemoveAt(entries[entries.Count / 2]);
        lines.Insert(entries[entries.Count / 3], "- **A paper that nobody has seen before** (2016), N. Body et al. [[pdf]](https://arxiv.org/pdf/1699.00001)");
        return string.Join('\n', lines);
    }
}
