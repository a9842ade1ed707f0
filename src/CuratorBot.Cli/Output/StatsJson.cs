using CuratorBot.Core.Statistics;

namespace CuratorBot.Cli.Output;

/// <summary>Statistics as public JSON (docs/companions.md).</summary>
internal static class StatsJson
{
    public static StatsShape Shape(ListStatistics s) => new(
        s.Papers.Count,
        s.WithRecord,
        s.WithCitations,
        Math.Round(s.ShareOfFirstAuthors, 4),
        [.. s.ByYear.Select(static y => new YearShape(
            y.Year, y.Papers, y.WithCitations, y.Citations, y.MedianCitations, y.Threshold, y.Below,
            y.MostCited is { } most ? new CitedShape(most.Entry.Title, most.Entry.Line, most.Citations) : null))],
        [.. s.BySection.Select(static g => new GroupShape(g.Name, g.Papers, g.Citations))],
        [.. s.ByVenue.Select(static g => new GroupShape(g.Name, g.Papers, g.Citations))],
        [.. s.Authors.Authors.Select(AuthorsOutput.Shape)],
        [.. s.Authors.Pairs.Select(static p => new PairShape([p.First.Name, p.Second.Name], p.Papers))],
        [.. s.Authors.Groups.Select(static g => (IReadOnlyList<string>)[.. g.Select(static a => a.Name)])],
        s.WithSecondCitationsOnly);
}

internal sealed record StatsShape(
    int Papers,
    int WithRecord,
    int WithCitations,
    double ShareOfFirstAuthors,
    IReadOnlyList<YearShape> ByYear,
    IReadOnlyList<GroupShape> BySection,
    IReadOnlyList<GroupShape> ByVenue,
    IReadOnlyList<AuthorShape> Authors,
    IReadOnlyList<PairShape> Pairs,
    IReadOnlyList<IReadOnlyList<string>> Groups,
    int CountedByOpenAlexOnly);

internal sealed record YearShape(
    int Year, int Papers, int WithCitations, long Citations, double? MedianCitations, int? Threshold, int Below, CitedShape? MostCited);

internal sealed record CitedShape(string Title, int Line, int? Citations);

internal sealed record GroupShape(string Name, int Papers, long Citations);

internal sealed record PairShape(IReadOnlyList<string> Authors, int Papers);
