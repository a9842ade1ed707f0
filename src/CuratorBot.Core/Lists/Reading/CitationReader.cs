using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Reads entries that name the authors first, as bibliographies do: <c>Authors. "Title." Venue (year).</c>,
/// <c>Authors, Title, Venue, year.</c>, <c>Authors (year). Title. Venue.</c>
/// </summary>
internal static class CitationReader
{
    private const int MaxParts = 200;

    private const int FewestWordsOfTitle = 3;

    private static readonly string[] VenueWords = ["Journal", "Conference", "Proceedings", "Proc.", "Transactions", "Workshop", "Symposium", "Press", "Letters", "Lecture Notes", "Thesis"];

    private static readonly string[] VenueStarts = ["arXiv", "vol", "no.", "pp", "CoRR", "In Proc"];

    /// <summary>Reads <c>Authors. "Title." Venue (year)</c>, where the words before the quotation mark are names.</summary>
    public static bool TryReadQuoted(ReadOnlySpan<char> text, bool linksFollow, EntryReading reading)
    {
        var open = text.IndexOfAny('"', '“');
        var length = open <= 0 ? -1 : text[(open + 1)..].IndexOfAny('"', '”');
        if (length <= 0 || !ComesBeforeTitle(text[..open], text.Slice(open + 1, length)))
        {
            return false;
        }

        var title = text.Slice(open + 1, length);
        if (title.Trim() is ['*', '*', .., '*' or '.' or ','])
        {
            reading.Mark = TitleMark.Bold;
        }

        var venue = text[(open + 1 + length + 1)..];
        reading.Form = EntryForm.Quoted;
        reading.Title = EntryParser.CleanTitle(title, reading);
        reading.Authors = Names(text[..open]);
        ReadVenue(venue, reading);
        ReportEnd(venue, linksFollow, reading);
        return true;
    }

    /// <summary>Reads the forms without quotation marks. False where the text has the shape of neither.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, bool linksFollow, EntryReading reading) =>
        TryReadSentences(text, linksFollow, reading) || TryReadParts(text, linksFollow, reading);

    /// <summary>Reads <c>Authors. Title. Venue, year.</c>: the first sentence are names, and the last has the year.</summary>
    private static bool TryReadSentences(ReadOnlySpan<char> text, bool linksFollow, EntryReading reading)
    {
        var names = EndOfNames(text);
        var rest = names < 0 ? [] : text[(names + 1)..].TrimStart();
        var title = rest.IndexOf(". ");
        if (title < 0 || Phrases.WordCount(rest[..title]) < FewestWordsOfTitle || AuthorText.IsAuthors(rest[..title], out _)
            || !AuthorText.IsAuthors(text[..names], out _) || YearReader.FindBare(rest[(title + 1)..]) is null)
        {
            return false;
        }

        reading.Form = EntryForm.Citation;
        reading.Authors = Names(text[..names]);
        reading.Title = EntryParser.CleanTitle(rest[..title], reading);
        ReadVenue(rest[(title + 1)..], reading);
        ReportEnd(text, linksFollow, reading);
        return true;
    }

    /// <summary>The period that ends the first sentence; -1 where there is none. That of an initial ends nothing.</summary>
    private static int EndOfNames(ReadOnlySpan<char> text)
    {
        for (var i = 2; i + 1 < text.Length; i++)
        {
            if (text[i] == '.' && text[i + 1] == ' ' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i - 2]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool TryReadParts(ReadOnlySpan<char> text, bool linksFollow, EntryReading reading)
    {
        var parts = Split(text);
        if (parts.Count is < 2 or > MaxParts)
        {
            return false;
        }

        text = TakeRemark(text, parts);

        var names = 0;
        while (names < parts.Count && AuthorText.IsAuthors(text[parts[names]], out _) && !IsWordAfterNames(names, text[parts[names]]))
        {
            names++;
        }

        var venueStart = parts.Count;
        while (venueStart > names && IsVenue(text[parts[venueStart - 1]]))
        {
            venueStart--;
        }

        var hasVenue = venueStart < parts.Count;
        if (!hasVenue && (names == 0 || names == parts.Count || AuthorText.IsAuthors(text[parts[^1]], out _)))
        {
            return false;
        }

        if (names == venueStart && names > 0 && IsMoreThanAName(text[parts[names - 1]]))
        {
            names--;
        }

        if (names == 0 && venueStart == 0)
        {
            return false;
        }

        reading.Form = EntryForm.Citation;
        reading.Authors = names > 0 ? Names(text[..parts[names - 1].End.Value]) : null;
        var title = names < venueStart ? text[parts[names].Start.Value..parts[venueStart - 1].End.Value] : [];
        var venue = hasVenue ? text[parts[venueStart].Start.Value..] : [];
        if (names == 0)
        {
            title = TakeNameBeforeColon(title, reading);
        }

        var period = title.IndexOf(". ");
        if (hasVenue && period > 0)
        {
            venue = string.Concat(title[(period + 2)..], ", ", venue);
            title = title[..period];
        }

        reading.Title = EntryParser.CleanTitle(title, reading);
        ReadVenue(venue, reading);
        ReportEnd(text, linksFollow, reading);
        return true;
    }

    /// <summary>Reads <c>Authors (year). Title. Venue.</c> and <c>Authors (year), Title</c></summary>
    public static bool TryReadYearAfterAuthors(ReadOnlySpan<char> text, YearGroup group, EntryReading reading)
    {
        if (text[group.End..] is [',' or '，', ..])
        {
            return TryReadTitleAfterYear(text, group, reading);
        }

        if (text[group.End..] is not ['.', ..] || !AuthorText.IsAuthors(text[..group.Start], out var sure) || !sure)
        {
            return false;
        }

        var rest = text[(group.End + 1)..].TrimStart();
        var period = rest.IndexOf(". ");
        reading.Form = EntryForm.Citation;
        reading.Authors = Names(text[..group.Start]);
        reading.Title = EntryParser.CleanTitle(period > 0 ? rest[..period] : rest, reading);
        reading.HasVenue = period > 0 && !rest[(period + 2)..].Trim().IsEmpty;
        reading.Year = group.Year;
        return true;
    }

    /// <summary>The list's own form with authors and title changed about. Initials or "et al." have to say that the first words are names.</summary>
    private static bool TryReadTitleAfterYear(ReadOnlySpan<char> text, YearGroup group, EntryReading reading)
    {
        var authors = text[..group.Start];
        var title = text[(group.End + 1)..].Trim();
        if (title.IsEmpty || !AuthorText.AreSurelyNames(authors) || AuthorText.AreSurelyNames(title))
        {
            return false;
        }

        var markEnd = EntryParser.FindMark(title, reading);
        reading.Form = EntryForm.Citation;
        reading.Authors = Names(authors);
        reading.Title = EntryParser.CleanTitle(markEnd > 0 ? title[..markEnd] : title, reading);
        reading.Found(Defect.AuthorsFirst);
        EntryParser.TakeYear(text, group, reading);
        return true;
    }

    /// <summary>Whether the words before a quotation mark are authors: names, or anything with a comma where a whole title is quoted.</summary>
    private static bool ComesBeforeTitle(ReadOnlySpan<char> before, ReadOnlySpan<char> quoted) =>
        AuthorText.IsAuthors(before, out _)
        || (before.TrimEnd() is [.., ','] && before.Count(',') >= 2 && quoted.Trim().Count(' ') >= 2 && YearReader.Find(before) is null);

    private static List<Range> Split(ReadOnlySpan<char> text)
    {
        var parts = new List<Range>();
        foreach (var part in text.SplitAny(',', '，'))
        {
            if (!text[part].Trim().IsEmpty)
            {
                parts.Add(part);
            }

            if (parts.Count > MaxParts)
            {
                break;
            }
        }

        return parts;
    }

    private static string Names(ReadOnlySpan<char> text) => PlainText.Strip(NameList.TrimEnd(text.Trim()));

    /// <summary>"Sven Behnke: Title".</summary>
    private static ReadOnlySpan<char> TakeNameBeforeColon(ReadOnlySpan<char> title, EntryReading reading)
    {
        var colon = title.IndexOf(": ");
        if (colon < 0 || !title[..colon].Trim().Contains(' ') || !AuthorText.IsAuthors(title[..colon], out _))
        {
            return title;
        }

        reading.Authors = Names(title[..colon]);
        return title[(colon + 2)..];
    }

    /// <summary>"Ann Ames, Bob Bold, Look, Listen and Learn": surnames alone stand at the start only ("Ames, Ann, Bob Bold").</summary>
    private static bool IsWordAfterNames(int names, ReadOnlySpan<char> part) => names >= 2 && !part.Trim().Contains(' ');

    /// <summary>A run of capitalised words as long as "Deep Edge-Aware Filters" is a title where none is left otherwise.</summary>
    private static bool IsMoreThanAName(ReadOnlySpan<char> part)
    {
        var longest = part.Trim();
        if (longest.IndexOf(" and ") is >= 0 and var at)
        {
            longest = longest[(at + 5)..];
        }

        return longest.Count(' ') >= 2 && !part.Contains('.');
    }

    private static bool IsVenue(ReadOnlySpan<char> part)
    {
        part = part.Trim().TrimEnd('.');
        foreach (var start in VenueStarts)
        {
            if (part.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (part.Length == start.Length || !char.IsLetter(part[start.Length])))
            {
                return true;
            }
        }

        foreach (var word in VenueWords)
        {
            if (part.Contains(word, StringComparison.Ordinal) && !part.Contains(". ", StringComparison.Ordinal))
            {
                return true;
            }
        }

        var space = part.IndexOf(' ');
        var first = space < 0 ? part : part[..space];
        var rest = space < 0 ? [] : part[(space + 1)..];
        return (IsAcronym(first) || IsYear(first)) && (rest.IsEmpty || IsYear(rest));
    }

    /// <summary>Takes a remark off the end: "..., Ali Farhadi (version 2)", "..., CVPR, 2015. (4th ranked in VOC 2012)".</summary>
    private static ReadOnlySpan<char> TakeRemark(ReadOnlySpan<char> text, List<Range> parts)
    {
        var last = text[parts[^1]];
        var open = last.TrimEnd() is [.., ')'] ? last.LastIndexOf('(') : -1;
        if (open <= 0 || !(IsVenue(last[..open]) || AuthorText.IsAuthors(last[..open], out _)) || IsYear(last.TrimEnd()[(open + 1)..^1]))
        {
            return text;
        }

        var start = parts[^1].Start.Value;
        parts[^1] = start..(start + open);
        return text[..(start + open)];
    }

    private static bool IsYear(ReadOnlySpan<char> text) => text.Length == 4 && YearReader.FindBare(text) is not null;

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (!char.IsLetter(c) && c is not '-')
            {
                return false;
            }
        }

        return capitals >= 3 && capitals * 2 > word.Length;
    }

    private static void ReadVenue(ReadOnlySpan<char> venue, EntryReading reading)
    {
        reading.HasVenue = !venue.Trim(" .,\t\n").IsEmpty;
        reading.Year = YearReader.FindBare(venue);
    }

    private static void ReportEnd(ReadOnlySpan<char> text, bool linksFollow, EntryReading reading)
    {
        if (linksFollow && text.TrimEnd() is [.., ',' or '，'])
        {
            reading.Found(Defect.CommaBeforeLink);
        }
    }
}
