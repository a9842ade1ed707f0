namespace CuratorBot.Core.Lists.Reading;

/// <summary>The year of an entry with the parentheses around it: "(2015)", "（2015）", "(Book, 2016)", "(2017 年)", "(2014,".</summary>
/// <param name="Start">Where the opening parenthesis stands, or the year where there is none.</param>
/// <param name="End">Where the text after the group begins.</param>
/// <param name="Year">The year.</param>
/// <param name="HasNote">There are other words in the parentheses.</param>
/// <param name="HasNian">The year is followed by 年.</param>
/// <param name="FullWidth">The parentheses are full-width.</param>
/// <param name="Unbalanced">One of the parentheses is missing.</param>
internal readonly record struct YearGroup(int Start, int End, int Year, bool HasNote, bool HasNian, bool FullWidth, bool Unbalanced)
{
    private const int MaxLength = 40;

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
        var limit = Math.Min(text.Length, open + MaxLength);
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

        return int.TryParse(text.Slice(at, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
            && year is >= 1800 and < 2100 ? year : null;
    }
}
