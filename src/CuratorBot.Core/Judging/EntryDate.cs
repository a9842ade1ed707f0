using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Judging;

/// <summary>When an entry says that its paper came out.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, 1 to 12; null where the entry does not say.</param>
/// <param name="Day">The day, 1 to 31; null where the entry does not say.</param>
internal sealed partial record EntryDate(int Year, int? Month, int? Day)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The date of an entry, as exact as it gives it; null where it gives no year.</summary>
    public static EntryDate? Of(Entry entry)
    {
        // A date beside the venue is that of the preprint; in the venue it has to be of the same year.
        if (entry.Date is { } own && Read(own) is { } dated)
        {
            return dated;
        }

        if (entry.Venue is { } venue && Read(venue) is { } published && (entry.Year is null || entry.Year == published.Year))
        {
            return published;
        }

        return entry.Year is { } year ? new EntryDate(year, Month: null, Day: null) : null;
    }

    /// <summary>How exact it is: 1 with a year, 2 with a month, 3 with a day.</summary>
    public int Precision => Month is null ? 1 : Day is null ? 2 : 3;

    /// <summary>As it is told: "2024", "2024-02", "2024-02-05".</summary>
    /// <param name="precision">How exact.</param>
    public string ToString(int precision) => precision switch
    {
        1 => Year.ToString(CultureInfo.InvariantCulture),
        2 => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Month:00}-{Day:00}"),
    };

    /// <summary>The month in which the paper came to arXiv, by the number in its link; null where it has none.</summary>
    public static EntryDate? OfArchive(Entry entry)
    {
        foreach (var id in entry.Ids)
        {
            if (string.Equals(id.Scheme, PaperId.ArXiv, StringComparison.Ordinal) && ArchiveNumber().Match(id.Value) is { Success: true } number)
            {
                return Create("20" + number.Groups["year"].Value, int.Parse(number.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), "");
            }
        }

        return null;
    }

    private static EntryDate? Read(string text)
    {
        if (Numbers().Match(text) is { Success: true } numbers)
        {
            return Create(numbers.Groups["year"].Value, int.Parse(numbers.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), numbers.Groups["day"].Value);
        }

        return Words().Match(text) is { Success: true } words
            ? Create(words.Groups["year"].Value, Array.FindIndex(Months, month => words.Groups["month"].Value.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1, words.Groups["day"].Value)
            : null;
    }

    private static EntryDate? Create(string year, int month, string day) =>
        month is < 1 or > 12 ? null
        : new EntryDate(
            int.Parse(year, CultureInfo.InvariantCulture),
            month,
            int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31 ? number : null);

    [GeneratedRegex(@"\A(?<year>[0-9]{2})(?<month>[0-9]{2})\.", RegexOptions.ExplicitCapture)]
    private static partial Regex ArchiveNumber();

    [GeneratedRegex(@"(?<![0-9])(?<year>(19|20)[0-9]{2})\s?[-/.年]\s?(?<month>[0-9]{1,2})(\s?[-/.月]\s?(?<day>[0-9]{1,2}))?(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"((?<day>[0-9]{1,2})(st|nd|rd|th)?\s+)?\b(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+((?<day>[0-9]{1,2})(st|nd|rd|th)?,?\s+)?(?<year>(19|20)[0-9]{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
