using System.Globalization;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Finds the year of an entry: in parentheses as the list writes it, beside the title without them (", 2015,", "[2015]"), or, in its
/// place, a number that is no year ("(20155)").
/// </summary>
internal static class YearReader
{
    private const int MaxGroupLength = 40;
    private const int FewestDigits = 3;
    private const int MostDigits = 6;

    /// <summary>"(Book, Jan 2017)" is a year with a note, "(4th ranked in VOC 2012)" is a remark.</summary>
    private const int MaxNoteWords = 3;

    /// <summary>
    /// The group that ends the title. Where several could, one that a comma follows is preferred ("ImageNet (2012) revisited
    /// (2015), A. Author"), then one that ends the text, then one that a name follows.
    /// </summary>
    public static YearGroup? Find(ReadOnlySpan<char> text)
    {
        YearGroup? best = null;
        var bestRank = int.MaxValue;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('(' or '（') || ReadAt(text, i) is not { } group)
            {
                continue;
            }

            var rank = Rank(text[group.End..]) + (group.HasNote ? 1 : 0) + (group.Unbalanced ? 10 : 0);
            if (rank < bestRank)
            {
                (best, bestRank) = (group, rank);
            }

            i = group.End - 1;
        }

        return best ?? FindUnopened(text);
    }

    /// <summary>The year of a text that is not in the list's form: in parentheses, else the last one that stands alone.</summary>
    public static int? FindBare(ReadOnlySpan<char> text)
    {
        int? last = null;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (YearAt(text, i) is not { } year)
            {
                continue;
            }

            if (i > 0 && text[i - 1] == '(' && i + 4 < text.Length && text[i + 4] == ')')
            {
                return year;
            }

            // "arXiv:1904.01234" and "page 2001-2010" are no years.
            var before = i > 0 ? text[i - 1] : ' ';
            var after = i + 4 < text.Length ? text[i + 4] : ' ';
            var joined = after is ':' or '-' or '–' or '/' || (after == '.' && i + 5 < text.Length && char.IsAsciiDigit(text[i + 5]));
            if (before is not (':' or '/' or '.' or '-' or '–') && !char.IsLetter(before) && !joined && !char.IsLetter(after))
            {
                last = year;
            }

            i += 3;
        }

        return last;
    }

    /// <summary>Takes the year off the start of the text behind a title.</summary>
    public static ReadOnlySpan<char> TakeFirst(ReadOnlySpan<char> text, EntryReading reading)
    {
        var rest = text.TrimStart(" ,，:：;-–—");
        var bracket = rest is ['(' or '（' or '[', ..] ? rest[0] : ' ';
        var token = bracket == ' ' ? rest : rest[1..];
        var digits = token.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? token.Length : digits;
        var after = token[digits..].TrimStart('年');
        var closed = after is [')' or '）' or ']', ..];
        after = closed ? after[1..] : after;
        return after is [] or [' ' or ',' or '，', ..] && Take(token[..digits], bracket, closed, reading) ? after : text;
    }

    /// <summary>Takes the year off the end of a title; without brackets only behind a comma, as titles may end in one.</summary>
    public static ReadOnlySpan<char> TakeLast(ReadOnlySpan<char> text, EntryReading reading)
    {
        var title = text.TrimEnd(" ,，");
        var closed = title is [.., ')' or '）' or ']'];
        var token = (closed ? title[..^1] : title).TrimEnd('年');
        var before = token.TrimEnd("0123456789");
        var digits = token[before.Length..];
        var bracket = before is [.., '(' or '（' or '['] ? before[^1] : ' ';
        before = bracket == ' ' ? before.TrimEnd() : before[..^1].TrimEnd();
        return before.IsEmpty || (bracket == ' ' && before is not [.., ',' or '，']) || !Take(digits, bracket, closed, reading) ? text : before.TrimEnd(" ,，");
    }

    private static int Rank(ReadOnlySpan<char> after)
    {
        after = after.TrimStart().TrimStart("*_").TrimStart();
        return after switch
        {
            [] or ['[', ..] => 2,
            [',' or '，', ..] => 0,
            [':' or '：' or '.' or '。' or ';' or '-' or '–' or '—', ..] => 4,
            _ when char.IsUpper(after[0]) => 6,
            _ => 8,
        };
    }

    private static YearGroup? ReadAt(ReadOnlySpan<char> text, int open)
    {
        var limit = Math.Min(text.Length, open + MaxGroupLength);
        int? year = null;
        var yearAt = 0;
        for (var i = open + 1; i < limit; i++)
        {
            var c = text[i];
            if (c is ')' or '）')
            {
                return year is { } closed && text[(open + 1)..i].Trim().Count(' ') <= MaxNoteWords ? Create(text, open, yearAt, i, closed) : null;
            }

            if (c is '(' or '（' or '[')
            {
                break;
            }

            if (year is null && YearAt(text, i) is { } found)
            {
                (year, yearAt) = (found, i);
                i += 3;
            }
        }

        // "(2014, A. Author": the year follows at once and is followed by a comma.
        return year is { } open4 && yearAt == open + 1 && yearAt + 4 < text.Length && text[yearAt + 4] is ',' or '，'
            ? new YearGroup(open, yearAt + 4, open4, HasNote: false, HasNian: false, text[open] == '（', Unbalanced: true)
            : null;
    }

    private static YearGroup Create(ReadOnlySpan<char> text, int open, int yearAt, int close, int year)
    {
        var before = text[(open + 1)..yearAt].Trim();
        var after = text[(yearAt + 4)..close].Trim();
        var nian = after.StartsWith('年');
        if (nian)
        {
            after = after[1..].Trim();
        }

        return new YearGroup(open, close + 1, year, !before.IsEmpty || !after.IsEmpty, nian, text[open] == '（', Unbalanced: false);
    }

    /// <summary>"Title 2016), A. Author".</summary>
    private static YearGroup? FindUnopened(ReadOnlySpan<char> text)
    {
        for (var i = 1; i + 4 < text.Length; i++)
        {
            if (text[i + 4] is ')' or '）' && char.IsWhiteSpace(text[i - 1]) && YearAt(text, i) is { } year && !text[..i].Contains('('))
            {
                return new YearGroup(i, i + 5, year, HasNote: false, HasNian: false, text[i + 4] == '）', Unbalanced: true);
            }
        }

        return null;
    }

    private static int? YearAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 4 > text.Length || text[at] is not ('1' or '2') || (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) || (at + 4 < text.Length && char.IsAsciiDigit(text[at + 4])))
        {
            return null;
        }

        return int.TryParse(text.Slice(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1800 and < 2100 ? year : null;
    }

    /// <summary>Whether digits are meant as a year; if so they are read as it.</summary>
    private static bool Take(ReadOnlySpan<char> digits, char bracket, bool closed, EntryReading reading)
    {
        if (digits.Length is < FewestDigits or > MostDigits || (closed && bracket == ' '))
        {
            return false;
        }

        var year = digits.Length == 4 ? FindBare(digits) : null;
        if (year is null && !closed)
        {
            return false;
        }

        reading.Year = year;
        reading.Found(year is null ? Defect.MalformedYear : bracket is '(' or '（' ? Defect.UnclosedParen : Defect.YearWithoutParens);
        return true;
    }
}
