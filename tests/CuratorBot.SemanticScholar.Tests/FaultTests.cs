using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>A service on a very bad day: half of all requests go wrong, each in one of the ways that real ones do.</summary>
public sealed class FaultTests
{
    private const int Runs = 200;

    private readonly ITestOutputHelper _output;

    public FaultTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void With_half_of_all_requests_failing_every_answer_is_the_same_or_none_and_in_time()
    {
        var entries = RealLibrary.Entries("corpus/lists/terryum-head/expected.json");
        var key = Guid.NewGuid().ToString("N");
        var (same, unavailable, requests, slowest) = (0, 0, 0, TimeSpan.Zero);
        var library = RealLibrary.Load();
        for (var seed = 0; seed < Runs; seed++)
        {
            var random = new Random(seed);
            List<PaperQuery> queries = [.. entries.OrderBy(_ => random.Next()).Take(random.Next(1, 9)).Select(e => e.Query)];
            library.Fake.Fault = null;
            using var calm = new Bench(library.Fake, ("ApiKey", key));
            var expected = calm.LookUp(queries);

            var before = library.Fake.Requests.Count;
            library.Fake.Fault = _ => random.Next(2) == 0 ? Misfortune.Of(random) : null;
            using var bench = new Bench(library.Fake, ("ApiKey", key));
            var actual = bench.LookUp(queries); // Throws where it takes longer than the deadline.

            requests += library.Fake.Requests.Count - before;
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (bench.Time.GetUtcNow() - bench.Time.Start).Ticks));
            foreach (var (was, isNow) in expected.Zip(actual))
            {
                if (isNow is PaperLookup.Unavailable)
                {
                    unavailable++;
                }
                else
                {
                    Assert.Equal(Tell(was), Tell(isNow));
                    same++;
                }
            }
        }

        _output.WriteLine($"{Runs} look-ups, {same + unavailable} papers: {same} the same, {unavailable} unavailable, {requests} requests, slowest {slowest.TotalSeconds:0} s");
        Assert.InRange(unavailable, 0, same / 10);
    }

    private static string Tell(PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found found => $"{found.Query} {found.MatchedBy} {found.Score} {found.Paper.CorpusId} {found.LinkedPaper?.CorpusId}",
        PaperLookup.Ambiguous ambiguous => $"{ambiguous.Query} {string.Join(' ', ambiguous.Candidates.Select(c => c.CorpusId))} {ambiguous.LinkedPaper?.CorpusId}",
        _ => $"{lookup.GetType().Name} {lookup.Query} {lookup.LinkedPaper?.CorpusId}",
    };
}
