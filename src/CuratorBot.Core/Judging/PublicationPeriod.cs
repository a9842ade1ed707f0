using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>
/// Between which days a paper was first published, by everything that is known. A paper has many dates (preprint, conference,
/// journal), and the first of them makes it new or not: the month in an arXiv id is that of the preprint
/// (https://info.arxiv.org/help/arxiv_identifier.html).
/// </summary>
/// <param name="First">The earliest day that it may be.</param>
/// <param name="Last">The latest day that it may be.</param>
internal sealed record PublicationPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>When an entry's paper was published; null where neither the list nor the record says.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="paper">Its record; null if there is none.</param>
    /// <param name="today">The day of the pull request. A record's later date is that of a later version.</param>
    public static PublicationPeriod? Of(Entry entry, Paper? paper, DateOnly today)
    {
        var dated = Dated(entry, paper).Where(p => p.First <= today).ToList();
        var years = new[] { entry.Year, paper?.Year }.OfType<int>().Where(y => y is > 1000 and < 9000).ToList();
        if (dated.Count == 0 && years.Count == 0)
        {
            return null;
        }

        // A year alone may be that of a venue, a year after the preprint.
        var last = dated.Select(p => p.Last).Concat(years.Select(y => new DateOnly(y, 12, 31))).Min();
        var first = dated.Count > 0 ? dated.Min(p => p.First) : DateOnly.MaxValue;
        return new PublicationPeriod(first <= last ? first : new DateOnly(last.Year - 1, 1, 1), last);
    }

    /// <summary>The period as exactly as it is known: a day, a month, a year.</summary>
    public Message Message =>
        First == Last ? new Message("facts.day", First)
        : First.Year == Last.Year && First.Month == Last.Month ? new Message("facts.month", First.Year, First.Month)
        : new Message("facts.year", Last.Year);

    /// <summary>Whether the paper was surely published less than so many months before a day.</summary>
    public bool IsWithin(int months, DateOnly day) => First.AddMonths(months) > day;

    /// <summary>Whether the paper was surely published so many months before a day, or longer ago.</summary>
    public bool IsBefore(int months, DateOnly day) => Last.AddMonths(months) <= day;

    /// <summary>The month in which a record's preprint came out on arXiv; null where it has none there.</summary>
    public static PublicationPeriod? OfPreprint(Paper paper) => Preprints(PaperId.Of(paper)).FirstOrDefault();

    private static IEnumerable<PublicationPeriod> Preprints(IEnumerable<PaperId> ids) =>
        ids.Where(id => string.Equals(id.Scheme, PaperId.ArXiv, StringComparison.Ordinal)).Select(id => MonthOf(id.Value)).OfType<PublicationPeriod>();

    private static IEnumerable<PublicationPeriod> Dated(Entry entry, Paper? paper)
    {
        foreach (var month in Preprints(entry.Ids.Concat(paper is null ? [] : PaperId.Of(paper))))
        {
            yield return month;
        }

        // The first of January stands for a year of which no more is known.
        if (paper?.PublicationDate is { } day && day is not { Month: 1, Day: 1 })
        {
            yield return new PublicationPeriod(day, day);
        }
    }

    /// <summary>The month in an arXiv id: 1503.02531 is of March 2015, math/0309136 of September 2003; arXiv began in 1991.</summary>
    private static PublicationPeriod? MonthOf(string arXivId)
    {
        var digits = arXivId.AsSpan(arXivId.IndexOf('/', StringComparison.Ordinal) + 1);
        if (digits.Length < 4
            || !int.TryParse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(digits[2..4], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || month is < 1 or > 12)
        {
            return null;
        }

        var first = new DateOnly(year >= 91 ? 1900 + year : 2000 + year, month, 1);
        return new PublicationPeriod(first, first.AddMonths(1).AddDays(-1));
    }
}
