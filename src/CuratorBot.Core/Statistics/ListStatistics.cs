using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Statistics;

/// <summary>The statistics of a list's top.</summary>
public sealed class ListStatistics
{
    private ListStatistics(IReadOnlyList<CitedPaper> papers, Policy policy)
    {
        Papers = papers;
        Policy = policy;
        Authors = AuthorTable.Of(papers);
        ByYear = [.. papers.Where(static p => p.Year is not null).GroupBy(static p => p.Year!.Value).OrderBy(static g => g.Key).Select(YearOf)];
        BySection = [.. papers.GroupBy(static p => p.Entry.Section).OrderBy(static g => g.Key.Line).Select(static g => Figures(g.Key.Title, g))];
        ByVenue = [.. papers.Where(static p => !string.IsNullOrWhiteSpace(p.Record?.Venue))
            .GroupBy(static p => Venues.OfAllYears(p.Record!.Venue!), StringComparer.OrdinalIgnoreCase)
            .Select(static g => Figures(g.Key, g))
            .OrderByDescending(static f => f.Papers).ThenByDescending(static f => f.Citations).ThenBy(static f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The papers of the top, in the order of the list.</summary>
    public IReadOnlyList<CitedPaper> Papers { get; }

    /// <summary>The policy with the thresholds.</summary>
    public Policy Policy { get; }

    /// <summary>The authors.</summary>
    public AuthorTable Authors { get; }

    /// <summary>Figures by year of the paper, the earliest first; papers without a year are left out.</summary>
    public IReadOnlyList<YearFigures> ByYear { get; }

    /// <summary>Figures by section, in the order of the list.</summary>
    public IReadOnlyList<GroupFigures> BySection { get; }

    /// <summary>Figures by venue, whatever its year, most papers first: by its usual abbreviation, else as the records name it; papers of unknown venue are left out.</summary>
    public IReadOnlyList<GroupFigures> ByVenue { get; }

    /// <summary>Number of papers whose record was found.</summary>
    public int WithRecord => Papers.Count(static p => p.Record is not null);

    /// <summary>Number of papers whose citations only the second source knows; they are in no other figure.</summary>
    public int WithSecondCitationsOnly => Papers.Count(static p => p.Citations is null && CitationCount.OfSecond(p.Lookup) is not null);

    /// <summary>Number of papers with a known citation count.</summary>
    public int WithCitations => Papers.Count(static p => p.Citations is not null);

    /// <summary>Share of the authors who are first author of a paper, 0 to 1; 0 if there are no authors.</summary>
    public double ShareOfFirstAuthors =>
        Authors.Authors.Count == 0 ? 0 : (double)Authors.Authors.Count(static a => a.FirstAuthorships > 0) / Authors.Authors.Count;

    /// <summary>Computes the statistics.</summary>
    /// <param name="papers">The papers of the top.</param>
    /// <param name="policy">The policy in force.</param>
    public static ListStatistics Of(IEnumerable<CitedPaper> papers, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(policy);
        return new ListStatistics([.. papers], policy);
    }

    /// <summary>Whether a paper has fewer citations than its place requires; false if the count is unknown.</summary>
    public bool IsBelow(CitedPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Citations < CitationsNeeded.WhereItStands(paper.Entry, paper.Lookup, Policy)?.Citations;
    }

    private YearFigures YearOf(IGrouping<int, CitedPaper> year)
    {
        List<int> counts = [.. year.Select(static p => p.Citations).OfType<int>()];
        return new YearFigures(
            year.Key,
            year.Count(),
            counts.Count,
            counts.Sum(static c => (long)c),
            Median(counts),
            CitationsNeeded.OfYear(year.Key, Policy)?.Citations,
            year.Count(IsBelow),
            year.Where(static p => p.Citations is not null).MaxBy(static p => p.Citations));
    }

    /// <summary>The median of counts, between the two in the middle where their number is even; null if there are none.</summary>
    internal static double? Median(IEnumerable<int> counts)
    {
        List<int> known = [.. counts.Order()];
        return known.Count == 0 ? null : (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2.0;
    }

    private static GroupFigures Figures(string name, IEnumerable<CitedPaper> papers)
    {
        List<CitedPaper> all = [.. papers];
        return new GroupFigures(name, all.Count, all.Sum(static p => (long)(p.Citations ?? 0)));
    }
}

/// <summary>The papers of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Papers">Papers of the year in the top.</param>
/// <param name="WithCitations">Those with a known count.</param>
/// <param name="Citations">Their total citations.</param>
/// <param name="MedianCitations">Their median; null if no count is known.</param>
/// <param name="Threshold">Citations that the list requires for the year; null if none.</param>
/// <param name="Below">Papers with fewer citations than their place requires.</param>
/// <param name="MostCited">The most cited of them; null if no count is known.</param>
public sealed record YearFigures(
    int Year, int Papers, int WithCitations, long Citations, double? MedianCitations, int? Threshold, int Below, CitedPaper? MostCited);

/// <summary>The papers of one section or venue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Papers">Its papers in the top.</param>
/// <param name="Citations">Their total citations; papers with an unknown count add none.</param>
public sealed record GroupFigures(string Name, int Papers, long Citations);
