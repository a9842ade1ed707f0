using CuratorBot.Core.Papers;
using CuratorBot.Fakes;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class CachedLookupTests : IDisposable
{
    private static readonly PaperQuery ById = new("Distilling the knowledge in a neural network", [new PaperId(PaperId.ArXiv, "1503.02531")], "G. Hinton et al.", 2015);
    private static readonly PaperQuery ByTitle = new("Neural turing machines", [], "A. Graves et al.", 2014);
    private static readonly PaperQuery Unknown = new("A title that no one has", [new PaperId(PaperId.ArXiv, "1503.99999")], "N. Obody", 2015);

    private readonly string _folder = Directory.CreateTempSubdirectory("curator-cache-").FullName;
    private readonly FakeSemanticScholar _fake = new FakeSemanticScholar()
        .Add(7200347, "Distilling the Knowledge in a Neural Network", 2015, 9675, ["Geoffrey E. Hinton"], arXiv: "1503.02531")
        .Add(15299054, "Neural Turing Machines", 2014, 1818, ["Alex Graves"]);

    [Fact]
    public void A_second_run_within_the_cache_s_life_makes_no_request()
    {
        var first = Run(TimeSpan.Zero);
        var requests = _fake.Requests.Count;
        var second = Run(TimeSpan.FromMinutes(50));

        Assert.Equal(requests, _fake.Requests.Count);
        Assert.Equal(first.Select(Tell), second.Select(Tell));
    }

    [Fact]
    public void What_was_not_found_is_asked_for_again_sooner_than_what_was()
    {
        Run(TimeSpan.Zero);
        var requests = _fake.Requests.Count;
        Run(TimeSpan.FromHours(2));

        Assert.Equal(["/graph/v1/paper/ARXIV:1503.99999", "/graph/v1/paper/search/match"], _fake.Requests.Skip(requests).Select(r => r.Path));
    }

    /// <summary>At a request a second 100 titles take longer than a review may wait.</summary>
    [Fact]
    public void More_unknown_titles_than_one_review_can_ask_are_all_known_to_be_unknown_in_the_end()
    {
        var queries = Enumerable.Range(0, 150).Select(static i => new PaperQuery($"Paper number {i} that nobody has ever written", [], "N. Obody", 2015)).ToList();
        var left = new List<int>();
        for (var hours = 0; hours < 8 && (left.Count == 0 || left[^1] > 0); hours++)
        {
            using var bench = new Bench(_fake, ("CachePath", Path.Combine(_folder, "papers.db")), ("RequestsPerSecond", "1"), ("Deadline", "00:01:00"));
            bench.Time.Advance(TimeSpan.FromHours(hours * 2));
            left.Add(VirtualTime.Run(bench.Time, TimeSpan.FromMinutes(2), () => bench.Source.LookUpAsync(queries, CancellationToken.None)).Count(static l => l is PaperLookup.Unavailable));
        }

        Assert.Equal(0, left[^1]);
        Assert.Equal(left.OrderDescending(), left);
    }

    [Fact]
    public void Figures_older_than_the_cache_s_life_are_renewed()
    {
        Run(TimeSpan.Zero);
        _fake.Add(7200347, "Distilling", 2015, 1, []);
        var requests = _fake.Requests.Count;
        var later = Run(TimeSpan.FromDays(2));

        Assert.InRange(_fake.Requests.Count, requests + 2, requests + 4);
        Assert.Equal(new DateOnly(2026, 3, 3), Assert.IsType<PaperLookup.Found>(later[0]).Paper.AsOf);
    }

    [Fact]
    public void Stale_figures_are_served_while_the_service_is_down_and_called_stale()
    {
        Run(TimeSpan.Zero);
        _fake.Fault = _ => FakeResponse.ConnectionReset;
        var later = Run(TimeSpan.FromDays(7));

        Assert.All(later.Take(2), l => Assert.True(Assert.IsType<PaperLookup.Found>(l).Stale));
        Assert.All(later.Take(2), l => Assert.Equal(new DateOnly(2026, 3, 1), ((PaperLookup.Found)l).Paper.AsOf));
        Assert.IsType<PaperLookup.Unavailable>(later[2]);
    }

    [Fact]
    public void Figures_too_old_to_judge_by_are_only_the_last_known()
    {
        Run(TimeSpan.Zero);
        _fake.Fault = _ => FakeResponse.ConnectionReset;
        var later = Run(TimeSpan.FromDays(40));

        var unavailable = later.Take(2).Select(l => Assert.IsType<PaperLookup.Unavailable>(l)).ToList();
        Assert.Equal([9675, 1818], unavailable.Select(l => l.LastKnown!.CitationCount!.Value));
        Assert.All(unavailable, l => Assert.Equal(new DateOnly(2026, 3, 1), l.LastKnown!.AsOf));
    }

    [Fact]
    public void Refresh_asks_although_the_answer_is_known_and_keeps_the_new_one()
    {
        Run(TimeSpan.Zero);
        var requests = _fake.Requests.Count;
        Run(TimeSpan.FromMinutes(1), ("Refresh", "true"));
        Assert.Equal(requests * 2, _fake.Requests.Count);

        Run(TimeSpan.FromMinutes(50));
        Assert.Equal(requests * 2, _fake.Requests.Count);
    }

    [Fact]
    public void Refresh_still_falls_back_on_what_is_known()
    {
        Run(TimeSpan.Zero);
        _fake.Fault = _ => FakeResponse.ConnectionReset;

        Assert.True(Assert.IsType<PaperLookup.Found>(Run(TimeSpan.FromMinutes(1), ("Refresh", "true"))[0]).Stale);
    }

    [Fact]
    public void Without_a_cache_every_run_asks()
    {
        Run(TimeSpan.Zero, ("CachePath", ""));
        var requests = _fake.Requests.Count;
        Run(TimeSpan.Zero, ("CachePath", ""));

        Assert.Equal(requests * 2, _fake.Requests.Count);
    }

    [Fact]
    public void A_failure_is_not_remembered()
    {
        _fake.Fault = _ => FakeResponse.ConnectionReset;
        Run(TimeSpan.Zero);
        _fake.Fault = null;

        Assert.IsType<PaperLookup.Found>(Run(TimeSpan.FromMinutes(1))[0]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<PaperLookup> Run(TimeSpan after, params (string Key, string? Value)[] settings)
    {
        using var bench = new Bench(_fake, [("CachePath", Path.Combine(_folder, "papers.db")), .. settings]);
        bench.Time.Advance(after);
        return bench.LookUp(ById, ByTitle, Unknown);
    }

    private static string Tell(PaperLookup lookup) => lookup is PaperLookup.Found found
        ? $"{found.Query} {found.MatchedBy} {found.Score} {found.Stale} {found.Paper.CorpusId} {found.Paper.CitationCount} {found.Paper.AsOf}"
        : $"{lookup.Query} {lookup.GetType().Name}";
}
