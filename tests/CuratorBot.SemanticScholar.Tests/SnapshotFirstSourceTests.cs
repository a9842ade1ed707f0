using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class SnapshotFirstSourceTests
{
    private static readonly Paper Known = new() { Title = "Known" };
    private static readonly PaperQuery A = new("a", []);
    private static readonly PaperQuery B = new("b", []);
    private static readonly PaperQuery Nice = new("nice", [], IdsOnly: true);

    [Fact]
    public async Task Only_what_the_snapshot_lacks_is_asked_for_elsewhere()
    {
        var other = new Scripted(_ => Found("other"));
        var lookups = await new SnapshotFirstSource(new Scripted(q => q == A ? Found("snapshot") : new PaperLookup.NotFound()), other)
            .LookUpAsync([A, B, Nice], TestContext.Current.CancellationToken);

        Assert.Equal(["snapshot", "other", "other"], lookups.Select(l => l.Query));
        Assert.Equal([B, Nice], Assert.Single(other.Asked));
    }

    [Fact]
    public async Task What_is_only_nice_to_know_is_not_worth_asking_alone()
    {
        var other = new Scripted(_ => Found("other"));
        await new SnapshotFirstSource(new Scripted(q => q == A ? Found("snapshot") : new PaperLookup.NotFound()), other)
            .LookUpAsync([A, Nice], TestContext.Current.CancellationToken);

        Assert.Empty(other.Asked);
    }

    public static TheoryData<PaperLookup> Nothing() => [new PaperLookup.NotFound(), new PaperLookup.Unavailable("down")];

    [Theory]
    [MemberData(nameof(Nothing), DisableDiscoveryEnumeration = true)]
    public async Task The_snapshot_s_word_stands_where_the_other_source_has_none(PaperLookup nothing)
    {
        var source = new SnapshotFirstSource(new Scripted(_ => new PaperLookup.Ambiguous([Known])), new Scripted(_ => nothing));

        Assert.IsType<PaperLookup.Ambiguous>((await source.LookUpAsync([A], TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task What_nobody_could_be_asked_about_is_not_said_to_be_unknown()
    {
        var source = new SnapshotFirstSource(new Scripted(_ => new PaperLookup.NotFound()), new Scripted(_ => new PaperLookup.Unavailable("down")));

        Assert.IsType<PaperLookup.Unavailable>((await source.LookUpAsync([A], TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task Before_a_paper_fails_by_a_figure_of_the_snapshot_a_newer_one_is_asked_for()
    {
        var falls = A with { FallsShort = static paper => paper.CitationCount < 60 };
        var old = new Scripted(_ => new PaperLookup.Found(Known with { CitationCount = 59 }, MatchedBy.Id, 1));

        var newer = await new SnapshotFirstSource(old, new Scripted(_ => Found("newer"))).LookUpAsync([falls], TestContext.Current.CancellationToken);
        var down = await new SnapshotFirstSource(old, new Scripted(_ => new PaperLookup.Unavailable("down"))).LookUpAsync([falls], TestContext.Current.CancellationToken);
        var enough = new Scripted(_ => Found("newer"));
        await new SnapshotFirstSource(old, enough).LookUpAsync([A], TestContext.Current.CancellationToken);

        Assert.Equal("newer", newer[0].Query);
        Assert.Equal(59, Assert.IsType<PaperLookup.Found>(down[0]).Paper.CitationCount);
        Assert.Empty(enough.Asked);
    }

    private static PaperLookup.Found Found(string query) => new(Known, MatchedBy.Id, 1) { Query = query };

    private sealed class Scripted(Func<PaperQuery, PaperLookup> answer) : IPaperSource
    {
        public List<IReadOnlyList<PaperQuery>> Asked { get; } = [];

        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
        {
            Asked.Add(queries);
            return Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(answer)]);
        }
    }
}
