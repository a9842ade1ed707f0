using System.Globalization;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Tells by its words alone which year a phrase names, and whether it is a date.</summary>
internal static class DatePhrases
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june",
        "july", "august", "september", "october", "november", "december",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The year that a phrase names: "ICLR 2024", "CVPR2019", "[ICLR' 24]", "2024-02-05", "2024.02", "Feb 2024". Numbers of pages and papers are none.</summary>
    public static int? YearOf(ReadOnlySpan<char> text)
    {
        int? loose = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end - i == 4 && ReadYear(text.Slice(i, 4)) is { } year && StandsAsYear(text, i, end))
            {
                return year;
            }

            if (end - i == 2 && IsShortYear(text, i, end))
            {
                var two = int.Parse(text.Slice(i, 2), NumberStyles.None, CultureInfo.InvariantCulture);
                loose ??= two < 50 ? 2000 + two : 1900 + two;
            }

            i = end - 1;
        }

        return loose;
    }

    /// <summary>Whether a phrase is a date and nothing else: "2015", "'24", "2024-02-05", "2024/02", "7 Nov 2019".</summary>
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        text = text.Trim(Phrases.Edges);
        if (text.Length is 0 or > 30 || YearOf(text) is null)
        {
            return false;
        }

        foreach (var range in text.SplitAny(" ,.-/年月日'’"))
        {
            var word = text[range];
            if (!word.IsEmpty && word.ContainsAnyExceptInRange('0', '9') && !Months.Contains(word) && !IsOrdinal(word))
            {
                return false;
            }
        }

        return true;
    }

    private static int? ReadYear(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1930 and <= 2039 ? year : null;

    /// <summary>"From 2013 to 2019" says nothing of when a paper came out.</summary>
    internal static bool HasTwoYears(ReadOnlySpan<char> text)
    {
        var years = 0;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if ((i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4])) && ReadYear(text.Slice(i, 4)) is not null)
            {
                years++;
            }
        }

        return years > 1;
    }

    private static bool StandsAsYear(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        var follows = end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
        if (after is '.' or '-' or '/' or ':' && follows)
        {
            var digits = end + 1;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            // "2024.02" is a date, "2103.07899" a paper, "2001-2010" pages.
            return digits - end - 1 <= 2 && after != ':' && before is not (':' or '.' or '-' or '/');
        }

        if (before is ':' or '.' or '-' or '/' && start > 1 && char.IsAsciiDigit(text[start - 2]))
        {
            // "05.02.2024", but not the pages "1052-2010".
            return start > 2 && (start == 3 || !char.IsAsciiDigit(text[start - 4]));
        }

        return !char.IsAsciiLetterLower(after) && before is not ('/' or '_') && (!char.IsAsciiLetter(before) || (start > 1 && char.IsAsciiLetter(text[start - 2])));
    }

    private static bool IsShortYear(ReadOnlySpan<char> text, int start, int end)
    {
        if (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            return false;
        }

        var before = text[..start].TrimEnd(' ');
        return before is [.., '\'' or '’' or '‘' or '`'] && start - before.Length <= 1;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> word) =>
        word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th";
}
