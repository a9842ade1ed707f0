using System.Security.Cryptography;
using System.Text;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Tests;
using CuratorBot.Testing;

namespace CuratorBot.OpenAlex.Tests;

/// <summary>Real changes of the model list, reviewed while Semantic Scholar refuses requests.</summary>
public sealed class RealChangesTests(ITestOutputHelper output)
{
    private static readonly string Key = Guid.NewGuid().ToString("N");

    [Fact]
    public void While_every_request_is_throttled_most_papers_with_an_id_are_judged_by_the_second_source_and_none_wrongly()
    {
        var run = Run(static _ => true);

        output.WriteLine(run.ToString());
        Assert.Empty(run.Wrong);
        Assert.InRange((double)run.Vouched / run.WithId, 0.6, 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_half_of_the_requests_are_throttled_nearly_all_verdicts_are_those_of_a_calm_day(bool withKey)
    {
        // Each attempt at a request has a fate of its own, whatever was asked before.
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        var run = Run(IsThrottled, withKey);

        output.WriteLine(run.ToString());
        Assert.Empty(run.Wrong);
        Assert.InRange(run.Same, run.Changes - 2, run.Changes);

        bool IsThrottled(FakeRequest request)
        {
            var name = request.ToString();
            attempts[name] = attempts.GetValueOrDefault(name) + 1;
            return SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {attempts[name]}"))[0] % 2 == 0;
        }
    }

    private static Outcome Run(Func<FakeRequest, bool> isThrottled, bool withKey = false)
    {
        var library = RealLibrary.Load();
        var works = RealWorks.Load(library);
        var run = new Outcome();

        // Some of the changes rewrite the list, which takes longer than a review may.
        var settings = new[] { ("SemanticScholar:Deadline", "00:20:00"), ("SemanticScholar:ApiKey", withKey ? Key : null) };
        foreach (var folder in new[] { "corpus/replay", "corpus/replay-unmerged" }.SelectMany(static f => Directory.GetDirectories(SharedData.Require(f))).Order(StringComparer.Ordinal))
        {
            var (before, after) = (File.ReadAllText(Path.Combine(folder, "base.md")), File.ReadAllText(Path.Combine(folder, "head.md")));
            library.Fake.Fault = null;
            var asked = library.Fake.Requests.Count;
            using var calm = new Bench(works, library.Fake, settings);
            var expected = Review(calm, before, after);
            if (library.Fake.Requests.Count == asked)
            {
                continue; // No paper is concerned.
            }

            var (first, second) = (library.Fake.Requests.Count, works.Requests.Count);
            library.Fake.Fault = r => isThrottled(r) ? FakeResponse.Throttled : null;
            using var bench = new Bench(works, library.Fake, settings);
            var review = Review(bench, before, after);
            run.Changes++;
            run.Requests += library.Fake.Requests.Count - first;
            run.SecondRequests += works.Requests.Count - second;
            run.Slowest = TimeSpan.FromTicks(Math.Max(run.Slowest.Ticks, bench.Passed.Ticks));
            run.Time += bench.Passed;
            run.Same += review.Verdict == expected.Verdict ? 1 : 0;
            if (review.Verdict != expected.Verdict && review.Verdict != Verdict.Inconclusive)
            {
                run.Wrong.Add($"{Path.GetFileName(folder)}: {review.Verdict} for {expected.Verdict}");
            }

            // What a source that answers nothing leaves open, of the papers that both sources could know by an id.
            var known = expected.Evidence.Where(static e => e.Lookup is PaperLookup.Found).Select(static e => e.Entry.Line).ToHashSet();
            foreach (var evidence in review.Evidence.Where(e => e is { Op: ChangeOp.Add, Lookup: PaperLookup.Unavailable } && known.Contains(e.Entry.Line) && e.Entry.Ids.Any(static id => WorkDoi.Of(id) is not null)))
            {
                run.WithId++;
                run.Vouched += evidence.BySecond ? 1 : 0;
            }
        }

        Assert.Empty(library.Fake.Violations);
        Assert.Empty(works.Violations);
        return run;
    }

    private static Review Review(Bench bench, string before, string after) => bench.Run(
        () => new Reviewer(bench.Both).ReviewAsync(ReviewRequest.Read(before, after, null, PolicyFile.None(), new PullRequestFacts { Date = new DateOnly(2017, 3, 1) }), CancellationToken.None));

    private sealed class Outcome
    {
        public int Changes { get; set; }

        public int Same { get; set; }

        public List<string> Wrong { get; } = [];

        public int WithId { get; set; }

        public int Vouched { get; set; }

        public int Requests { get; set; }

        public int SecondRequests { get; set; }

        public TimeSpan Time { get; set; }

        public TimeSpan Slowest { get; set; }

        public override string ToString() => FormattableString.Invariant(
            $"{Changes} changes, {Same} with the calm day's verdict, {Wrong.Count} wrong ({string.Join("; ", Wrong)}); {Vouched} of {WithId} papers with an id by the second source; {Requests} requests to Semantic Scholar, {SecondRequests} to OpenAlex; {Time.TotalSeconds / Changes:0.0} s on average, {Slowest.TotalSeconds:0} s at most");
    }
}
