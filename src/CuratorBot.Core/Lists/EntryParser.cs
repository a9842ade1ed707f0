namespace CuratorBot.Core.Lists;

/// <summary>
/// The second pass: reads the parts of one bullet, alone and of bounded length, and remembers what was wrong with them.
/// It reads more than Markdown does, as real entries are messy; each form is an oddity of a real list.
/// </summary>
internal static class EntryParser
{
    /// <summary>Characters past which a bullet is not read. The longest real entry has some 600.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Reads the text after the bullet.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> characters; lines are separated by LF.</param>
    public static EntryReading Read(string text)
    {
        var reading = new EntryReading();
        var links = LinkScanner.Scan(text);
        links.RemoveAll(static link => link.IsImage);
        var titleLink = FindTitleLink(text, links);
        ReadLinks(text, links, titleLink, reading);

        var firstLink = links.FindIndex(link => link != titleLink);
        var bodyEnd = firstLink < 0 ? text.Length : links[firstLink].Start;
        reading.Body = CleanTitle(text.AsSpan(0, bodyEnd), reading);
        ReadBody(text[..bodyEnd], titleLink, firstLink >= 0, reading);
        ReadTail(text, links, firstLink, reading);
        LineDefects.Find(text, reading);
        return reading;
    }

    /// <summary><c>[Title](url) (2015), ...</c>: the first link is the title where the text begins with it.</summary>
    private static LinkText? FindTitleLink(string text, List<LinkText> links)
    {
        if (links is not [{ DoubleBracket: false, Url: not null, Label: not "" } first, ..])
        {
            return null;
        }

        return text.AsSpan(0, first.Start).Trim().TrimStart("*_\"《").IsEmpty ? first : null;
    }

    private static void ReadLinks(string text, List<LinkText> links, LinkText? titleLink, EntryReading reading)
    {
        reading.TitleIsLink = titleLink is not null;
        var previousEnd = -1;
        foreach (var link in links)
        {
            reading.HasLabel |= link.DoubleBracket;
            if (link.Url is not null)
            {
                reading.Links.Add(new EntryLink(Marks.Strip(link.Label), link.Url));
            }

            ReportFaults(link, reading);
            if (link.Start == previousEnd)
            {
                reading.Found(EntryDefects.NoSpaceBetweenLinks);
            }

            previousEnd = link.End;
        }
    }

    private static void ReportFaults(LinkText link, EntryReading reading)
    {
        if (link.Faults.HasFlag(LinkFaults.SpaceBeforeUrl))
        {
            reading.Found(EntryDefects.SpaceBeforeUrl);
        }

        if (link.Faults.HasFlag(LinkFaults.BrokenOverLines))
        {
            reading.Found(EntryDefects.LinkBrokenOverLines);
        }

        if (link.Faults.HasFlag(LinkFaults.Malformed))
        {
            reading.Found(EntryDefects.MalformedLink);
        }

        if (link.Faults.HasFlag(LinkFaults.SpaceInUrl))
        {
            reading.Found(EntryDefects.SpaceInUrl);
        }
    }

    private static void ReadBody(string body, LinkText? titleLink, bool linksFollow, EntryReading reading)
    {
        var start = SkipNumber(body);
        var text = body[start..];
        if (titleLink is null && CitationReader.TryReadQuoted(text, linksFollow, reading))
        {
            return;
        }

        var markEnd = FindMark(text, reading);
        if (titleLink is { } link)
        {
            markEnd = Math.Max(markEnd, link.End - start);
        }

        var group = YearGroup.Find(text.AsSpan(markEnd));
        if (group is { } outside)
        {
            if (markEnd == 0 && CitationReader.TryReadYearAfterAuthors(text, outside, reading))
            {
                return;
            }

            ReadTitleFirst(text, Shift(outside, markEnd), markEnd, linksFollow, reading);
        }
        else if (markEnd > 0 && YearGroup.Find(text.AsSpan(0, markEnd)) is { } inside && titleLink is null)
        {
            reading.Found(EntryDefects.YearInsideTitle);
            ReadYearInsideMark(text, inside, markEnd, linksFollow, reading);
        }
        else if (markEnd > 0)
        {
            reading.Title = CleanTitle(text.AsSpan(0, markEnd), reading);
            ReadAuthors(text[markEnd..], linksFollow, reading);
        }
        else
        {
            text = TakeLastAffiliation(text, reading);
            if (!CitationReader.TryRead(text, linksFollow, reading))
            {
                ReadWithoutYear(text, linksFollow, reading);
            }
        }
    }

    private static YearGroup Shift(YearGroup group, int by) => group with { Start = group.Start + by, End = group.End + by };

    /// <summary>"**[12]** ...": the number of an entry in a numbered list.</summary>
    private static int SkipNumber(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] is '*' or ' ')
        {
            at++;
        }

        if (at >= text.Length || text[at] != '[')
        {
            return 0;
        }

        var close = at + 1;
        while (close < text.Length && char.IsAsciiDigit(text[close]))
        {
            close++;
        }

        if (close == at + 1 || close >= text.Length || text[close] != ']')
        {
            return 0;
        }

        close++;
        while (close < text.Length && text[close] is '*' or ' ')
        {
            close++;
        }

        return close < text.Length && text[close] == '(' ? 0 : close;
    }

    /// <summary>Finds the mark at the start of the text. Returns the position after its end, or 0.</summary>
    private static int FindMark(string text, EntryReading reading)
    {
        var trimmed = text.AsSpan().TrimStart();
        var lead = text.Length - trimmed.Length;
        if (trimmed is ['*', '*', ..] or ['_', '_', ..] or ['[', '*', '*', ..])
        {
            var open = lead + (trimmed[0] == '[' ? 1 : 0);
            var run = 2;
            while (open + run < text.Length && text[open + run] == text[open])
            {
                run++;
            }

            reading.Mark = TitleMark.Bold;
            var close = text.IndexOf(text.Substring(open, 2), open + run, StringComparison.Ordinal);
            if (close < 0)
            {
                return 0;
            }

            close += 2;
            while (close < text.Length && text[close] == text[open])
            {
                close++;
            }

            return close;
        }

        if (trimmed is ['《', ..])
        {
            reading.Mark = TitleMark.Guillemets;
            return text.LastIndexOf('》') + 1;
        }

        return 0;
    }

    private static void ReadTitleFirst(string text, YearGroup group, int markEnd, bool linksFollow, EntryReading reading)
    {
        reading.HasYearGroup = true;
        reading.Year = group.Year;
        reading.FullWidth = group.FullWidth;
        ReportYear(text, group, reading);

        var title = text.AsSpan(0, group.Start);
        var rest = text[group.End..];
        if (markEnd == 0 && rest.AsSpan().TrimStart() is [':' or '：', ..])
        {
            // "Models (2017): A Tutorial, G. Neubig": the title goes on after the year.
            reading.Found(EntryDefects.YearInsideTitle);
            var (more, authors) = SplitBeforeAuthors(rest);
            reading.Title = CleanTitle(string.Concat(title.TrimEnd(), rest.AsSpan(0, more)), reading);
            ReadAuthors(rest[authors..], linksFollow, reading);
            return;
        }

        reading.Title = CleanTitle(title, reading);
        ReadAuthors(rest, linksFollow, reading);
        ReportComma(rest, reading);
    }

    /// <summary>"**Title (2015)**, authors" and "**Title (2015), authors**".</summary>
    private static void ReadYearInsideMark(string text, YearGroup group, int markEnd, bool linksFollow, EntryReading reading)
    {
        reading.HasYearGroup = true;
        reading.Year = group.Year;
        reading.FullWidth = group.FullWidth;
        ReportYear(text, group, reading);
        reading.Title = CleanTitle(text.AsSpan(0, group.Start), reading);
        var inside = text.AsSpan(group.End, markEnd - group.End).Trim("*_》 ");
        ReadAuthors(string.Concat(inside, text.AsSpan(markEnd)), linksFollow, reading);
    }

    private static void ReportComma(ReadOnlySpan<char> rest, EntryReading reading)
    {
        if (reading.Authors is null)
        {
            return;
        }

        rest = rest.TrimStart();
        if (rest is not [',' or '，' or '*', ..])
        {
            reading.Found(EntryDefects.MissingCommaAfterYear);
        }
        else if (rest is [',', var next, ..] && !char.IsWhiteSpace(next))
        {
            reading.Found(EntryDefects.MissingSpaceAfterComma);
        }
    }

    private static void ReportYear(string text, YearGroup group, EntryReading reading)
    {
        if (group.HasNote)
        {
            reading.Found(EntryDefects.YearWithNote);
        }

        if (group.HasNian)
        {
            reading.Found(EntryDefects.YearWithNian);
        }

        if (group.Unbalanced)
        {
            reading.Found(EntryDefects.UnclosedParen);
        }

        if (!group.FullWidth && group.Start > 0 && !char.IsWhiteSpace(text[group.Start - 1]))
        {
            reading.Found(EntryDefects.MissingSpaceBeforeYear);
        }
    }

    private static void ReadWithoutYear(string text, bool linksFollow, EntryReading reading)
    {
        var (title, authors) = SplitBeforeAuthors(text);
        reading.Title = CleanTitle(text.AsSpan(0, title), reading);
        ReadAuthors(text[authors..], linksFollow, reading);
    }

    /// <summary>Where the title ends and the authors begin, in "title, authors" and "title. authors".</summary>
    private static (int TitleEnd, int AuthorsStart) SplitBeforeAuthors(string text)
    {
        // From the right, as titles hold commas too: the longest run of parts that are all names.
        var best = -1;
        var bestIsSure = false;
        var end = AuthorText.TrimEnd(text).Length;
        var at = end;
        for (var parts = 0; parts < 12; parts++)
        {
            at = at == 0 ? -1 : text.AsSpan(0, at).LastIndexOfAny(',', '，');
            if (at <= 0 || !AuthorText.IsAuthors(text.AsSpan((at + 1)..end), out var sure))
            {
                break;
            }

            (best, bestIsSure) = (at, sure);
        }

        if (best > 0 && (bestIsSure || text.AsSpan(0, best).Trim().Contains(' ')))
        {
            return (best, best + 1);
        }

        var period = end == 0 ? -1 : text.LastIndexOf(". ", end - 1, StringComparison.Ordinal);
        return period > 0 && AuthorText.IsAuthors(text.AsSpan((period + 2)..end), out var named) && named
            ? (period, period + 2)
            : (text.Length, text.Length);
    }

    private static void ReadAuthors(string rest, bool linksFollow, EntryReading reading)
    {
        rest = TakeAffiliation(rest, reading);
        rest = TakeStar(rest, reading);
        var authors = rest.AsSpan().TrimStart(" \t\n,，:：;.。");
        var trimmed = AuthorText.TrimEnd(authors).TrimEnd("[");
        if (linksFollow)
        {
            ReportEnd(authors.TrimEnd(), AuthorText.TrimEnd(trimmed), rest, reading);
        }

        trimmed = AuthorText.TrimEnd(trimmed);
        reading.Authors = trimmed.IsEmpty ? null : Marks.Strip(trimmed);
    }

    private static void ReportEnd(ReadOnlySpan<char> authors, ReadOnlySpan<char> trimmed, string rest, EntryReading reading)
    {
        if (authors.Length > trimmed.Length)
        {
            reading.Found(authors[trimmed.Length] is '.' or '。' ? EntryDefects.PeriodBeforeLink : EntryDefects.CommaBeforeLink);
        }

        if (rest.Length > 0 && !char.IsWhiteSpace(rest[^1]))
        {
            reading.Found(EntryDefects.MissingSpaceBeforeLink);
        }
    }

    /// <summary>Takes <c>*(Affiliation)*</c> or <c>*Affiliation*</c> out of the text after the year.</summary>
    private static string TakeAffiliation(string text, EntryReading reading)
    {
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf('*', from);
            if (open < 0 || open + 1 >= text.Length)
            {
                break;
            }

            if (text[open + 1] == '*')
            {
                // A bold note is none.
                var end = text.IndexOf("**", open + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    break;
                }

                from = end + 2;
                continue;
            }

            var close = text.IndexOf('*', open + 1);
            if (close < 0)
            {
                break;
            }

            var words = text.AsSpan((open + 1)..close).Trim();
            if (words is ['(', .., ')'])
            {
                words = words[1..^1];
            }

            reading.Affiliation = reading.Affiliation is null ? words.ToString() : $"{reading.Affiliation}; {words}";
            text = string.Concat(text.AsSpan(0, open).TrimEnd(), text.AsSpan(close + 1));
            from = open > 0 ? open - 1 : 0;
        }

        return text;
    }

    /// <summary>The same at the end only, for a text that begins with the title: "A *very* deep net" keeps its word.</summary>
    private static string TakeLastAffiliation(string text, EntryReading reading)
    {
        var trimmed = text.AsSpan().TrimEnd();
        if (trimmed is not [.., not '*', '*'])
        {
            return text;
        }

        var open = trimmed[..^1].LastIndexOf('*');
        if (open <= 0 || trimmed[open - 1] == '*')
        {
            return text;
        }

        TakeAffiliation(text[open..], reading);
        return text[..open];
    }

    private static string TakeStar(string text, EntryReading reading)
    {
        const string Star = ":sparkles:";
        if (!text.Contains(Star, StringComparison.Ordinal))
        {
            return text;
        }

        reading.Star = true;
        return text.Replace(Star, "", StringComparison.Ordinal);
    }

    private static void ReadTail(string text, List<LinkText> links, int firstLink, EntryReading reading)
    {
        if (firstLink < 0)
        {
            return;
        }

        for (var i = firstLink; i < links.Count; i++)
        {
            var end = i + 1 < links.Count ? links[i + 1].Start : text.Length;
            if (end > links[i].End)
            {
                TakeStar(TakeAffiliation(text[links[i].End..end], reading), reading);
            }
        }

        var after = text.AsSpan(links[^1].End).Trim();
        if (after is [':' or '.' or ')' or ',' or ';' or ']' or '。' or '，'])
        {
            reading.Found(EntryDefects.TrailingPunctuation);
        }
    }

    /// <summary>The title without marks and without the punctuation that ends it.</summary>
    public static string CleanTitle(ReadOnlySpan<char> raw, EntryReading reading)
    {
        raw = raw.Trim();
        var title = raw;
        if (reading.Mark == TitleMark.Guillemets && title is ['《', ..])
        {
            title = title[1..];
            var close = title.LastIndexOf('》');
            title = close >= 0 ? string.Concat(title[..close], title[(close + 1)..]) : title;
        }

        var text = Marks.Strip(title).AsSpan();
        if (reading.Mark == TitleMark.Bold && text is ['*' or '_', ..])
        {
            // Bold that is never closed.
            text = text.TrimStart("*_");
        }

        text = text.Trim();
        if (text is ['"', .., '"'] or ['“', .., '”'] && !text[1..^1].ContainsAny('"', '“'))
        {
            text = text[1..^1];
        }

        text = text.TrimEnd(",，;；");
        if (text is [.., '.' or '。'] && text is not [.., '.', '.', '.'])
        {
            text = text[..^1];
        }

        return text.Trim().ToString();
    }
}
