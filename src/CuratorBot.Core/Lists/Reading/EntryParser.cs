using CuratorBot.Core.Lists.Defects;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// The second pass: reads the parts of one bullet, alone and of bounded length, and remembers what was wrong with them.
/// It reads more than Markdown does, as real entries are messy; each form is an oddity of a real list.
/// </summary>
internal static class EntryParser
{
    /// <summary>Characters past which a bullet is not read. The longest real entry has some 600.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Names after the title past which more are not looked for, where no year divides them.</summary>
    private const int MaxNames = 12;

    /// <summary>Reads the text after the bullet.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> characters; lines are separated by LF.</param>
    public static EntryReading Read(string text)
    {
        text = WithoutComments(text);
        var reading = new EntryReading();
        var links = LinkScanner.Scan(text);
        links.RemoveAll(static link => link.IsImage);
        var titleLink = FindTitleLink(text, links);
        reading.TitleIsLink = titleLink is not null;
        ReadLinks(links, reading);

        var first = titleLink is null ? 0 : 1;
        var linksFollow = first < links.Count;
        reading.BodyLength = linksFollow ? links[first].Start : text.Length;
        ReadBody(text.AsSpan(0, reading.BodyLength), titleLink, linksFollow, reading);
        ReadTail(text, links, first, reading);
        LineDefects.Find(text, reading);
        return reading;
    }

    private static string WithoutComments(string text)
    {
        for (var open = text.IndexOf("<!--", StringComparison.Ordinal); open >= 0; open = text.IndexOf("<!--", open, StringComparison.Ordinal))
        {
            var close = text.IndexOf("-->", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            text = text.Remove(open, close + 3 - open);
        }

        return text;
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

    private static void ReadLinks(List<LinkText> links, EntryReading reading)
    {
        var previousEnd = -1;
        foreach (var link in links)
        {
            reading.HasLabel |= link.DoubleBracket;
            if (link.Url is not null)
            {
                reading.Links.Add(new EntryLink(PlainText.Strip(link.Label), link.Url));
            }

            reading.FoundIf(link.Faults.HasFlag(LinkFaults.SpaceBeforeUrl), Defect.SpaceBeforeUrl);
            reading.FoundIf(link.Faults.HasFlag(LinkFaults.BrokenOverLines), Defect.LinkBrokenOverLines);
            reading.FoundIf(link.Faults.HasFlag(LinkFaults.Malformed), Defect.MalformedLink);
            reading.FoundIf(link.Faults.HasFlag(LinkFaults.SpaceInUrl), Defect.SpaceInUrl);
            reading.FoundIf(link.Start == previousEnd, Defect.NoSpaceBetweenLinks);
            previousEnd = link.End;
        }

        reading.Addresses = AddressReading.Of(reading.Links);
    }

    private static void ReadBody(ReadOnlySpan<char> body, LinkText? titleLink, bool linksFollow, EntryReading reading)
    {
        var start = SkipNumber(body, reading);
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

        if (YearReader.Find(text[markEnd..]) is { } outside)
        {
            if (markEnd == 0 && CitationReader.TryReadYearAfterAuthors(text, outside, reading))
            {
                return;
            }

            ReadWithYear(text, outside with { Start = outside.Start + markEnd, End = outside.End + markEnd }, markEnd, linksFollow, reading);
        }
        else if (markEnd > 0 && titleLink is null && YearReader.Find(text[..markEnd]) is { } inside)
        {
            ReadYearInsideMark(text, inside, markEnd, linksFollow, reading);
        }
        else if (markEnd > 0)
        {
            reading.Title = CleanTitle(text[..markEnd], reading);
            ReadAuthors(YearReader.TakeFirst(text[markEnd..], reading), linksFollow, reading);
        }
        else
        {
            text = Affiliations.TakeLast(text, reading);
            if (!CitationReader.TryRead(text, linksFollow, reading))
            {
                var (title, authors) = SplitBeforeAuthors(text);
                reading.Title = CleanTitle(YearReader.TakeLast(text[..title], reading), reading);
                ReadAuthors(text[authors..], linksFollow, reading);
            }
        }
    }

    /// <summary>"**[12]** ...", "[ ] ...": the number or the box of an entry. Returns where the text after it begins.</summary>
    private static int SkipNumber(ReadOnlySpan<char> text, EntryReading reading)
    {
        if (text is ['[', ' ' or 'x' or 'X', ']', ' ', ..])
        {
            reading.Found(Defect.TaskBox);
            return 4;
        }

        var open = text.IndexOfAnyExcept('*', ' ');
        if (open < 0 || text[open] != '[')
        {
            return 0;
        }

        var digits = text[(open + 1)..].IndexOfAnyExceptInRange('0', '9');
        var close = open + 1 + digits;
        if (digits <= 0 || text[close] != ']')
        {
            return 0;
        }

        var after = text[(close + 1)..].IndexOfAnyExcept('*', ' ');
        return after < 0 || text[close + 1 + after] == '(' ? 0 : close + 1 + after;
    }

    /// <summary>Finds the mark at the start of the text. Returns the position after its end, or 0.</summary>
    public static int FindMark(ReadOnlySpan<char> text, EntryReading reading)
    {
        var lead = text.Length - text.TrimStart().Length;
        var trimmed = text[lead..];
        if (trimmed is ['《', ..])
        {
            reading.Mark = TitleMark.Guillemets;
            return text.LastIndexOf('》') + 1;
        }

        if (trimmed is not (['*', '*', ..] or ['_', '_', ..] or ['[', '*', '*', ..]))
        {
            return 0;
        }

        reading.Mark = TitleMark.Bold;
        var open = lead + (trimmed[0] == '[' ? 1 : 0);
        var mark = text[open];
        var inside = text[open..].IndexOfAnyExcept(mark);
        if (inside < 0)
        {
            return 0;
        }

        var close = text[(open + inside)..].IndexOf([mark, mark]);
        if (close < 0)
        {
            reading.Found(Defect.UnclosedBold);
            return 0;
        }

        close += open + inside;
        var after = text[close..].IndexOfAnyExcept(mark);
        return after < 0 ? text.Length : close + after;
    }

    private static void ReadWithYear(ReadOnlySpan<char> text, YearGroup group, int markEnd, bool linksFollow, EntryReading reading)
    {
        TakeYear(text, group, reading);
        var title = text[..group.Start];
        var rest = text[group.End..];
        if (markEnd == 0 && rest.TrimStart() is [':' or '：', ..])
        {
            // "Models (2017): A Tutorial, G. Neubig": the title goes on after the year.
            reading.Found(Defect.YearInsideTitle);
            var (more, authors) = SplitBeforeAuthors(rest);
            reading.Title = CleanTitle(string.Concat(title.TrimEnd(), rest[..more]), reading);
            ReadAuthors(rest[authors..], linksFollow, reading);
            return;
        }

        ReadAuthors(rest, linksFollow, reading);
        if (reading.Authors is null && FindAuthorsBeforeYear(title, markEnd) is var (titleEnd, start))
        {
            reading.Found(Defect.YearAfterAuthors);
            reading.Title = CleanTitle(title[..titleEnd], reading);
            reading.Authors = PlainText.Strip(NameList.TrimEnd(title[start..].Trim(" ,，-–—:")));
            return;
        }

        reading.Title = CleanTitle(title, reading);
        ReportComma(rest.TrimStart(), reading);
    }

    /// <summary>
    /// "**Title**, A. Author (2015)" and "Title, A. Author et al. (2015)": the authors before the year, where initials or
    /// "et al." say that they are some.
    /// </summary>
    private static (int TitleEnd, int AuthorsStart)? FindAuthorsBeforeYear(ReadOnlySpan<char> text, int markEnd)
    {
        var (titleEnd, start) = markEnd > 0 ? (markEnd, markEnd) : SplitBeforeAuthors(text);
        var authors = text[start..].Trim(" ,，-–—:");
        return AuthorText.IsMarked(authors) && AuthorText.IsAuthors(authors, out _) ? (titleEnd, start) : null;
    }

    /// <summary>"**Title (2015)**, authors" and "**Title (2015), authors**".</summary>
    private static void ReadYearInsideMark(ReadOnlySpan<char> text, YearGroup group, int markEnd, bool linksFollow, EntryReading reading)
    {
        reading.Found(Defect.YearInsideTitle);
        TakeYear(text, group, reading);
        reading.Title = CleanTitle(text[..group.Start], reading);
        ReadAuthors(string.Concat(text[group.End..markEnd].Trim("*_》 "), text[markEnd..]), linksFollow, reading);
    }

    public static void TakeYear(ReadOnlySpan<char> text, YearGroup group, EntryReading reading)
    {
        reading.HasYearGroup = true;
        reading.Year = group.Year;
        reading.FullWidth = group.FullWidth;
        reading.FoundIf(group.HasNote, Defect.YearWithNote);
        reading.FoundIf(group.HasNian, Defect.YearWithNian);
        reading.FoundIf(group.Unbalanced, Defect.UnclosedParen);
        reading.FoundIf(!group.FullWidth && group.Start > 0 && !char.IsWhiteSpace(text[group.Start - 1]), Defect.MissingSpaceBeforeYear);
    }

    private static void ReportComma(ReadOnlySpan<char> rest, EntryReading reading)
    {
        if (reading.Authors is not null)
        {
            reading.FoundIf(rest is not [',' or '，' or '*', ..], Defect.MissingCommaAfterYear);
            reading.FoundIf(rest is [',', var next, ..] && !char.IsWhiteSpace(next), Defect.MissingSpaceAfterComma);
        }
    }

    /// <summary>Where the title ends and the authors begin, in "title, authors" and "title. authors".</summary>
    private static (int TitleEnd, int AuthorsStart) SplitBeforeAuthors(ReadOnlySpan<char> text)
    {
        // From the right, as titles hold commas too: the longest run of parts that are all names.
        var best = -1;
        var bestIsSure = false;
        var end = NameList.TrimEnd(text).Length;
        var at = end;
        var initials = false;
        for (var parts = 0; parts < MaxNames; parts++)
        {
            var partEnd = at;
            at = at <= 0 ? -1 : text[..at].LastIndexOfAny(',', '，');
            if (at <= 0 || !AuthorText.IsAuthors(text[(at + 1)..end], out var sure))
            {
                break;
            }

            // Beside "A. Ames", the words "Hearing and Reading" are of the title.
            var hasInitials = AuthorText.HasInitials(text[(at + 1)..partEnd]);
            if (initials && !hasInitials)
            {
                break;
            }

            initials = hasInitials;

            (best, bestIsSure) = (at, sure);
        }

        if (best > 0 && (bestIsSure || text[..best].Trim().Contains(' ')))
        {
            return (best, best + 1);
        }

        var period = end == 0 ? -1 : text[..end].LastIndexOf(". ");
        return period > 0 && AuthorText.IsAuthors(text[(period + 2)..end], out var named) && named
            ? (period, period + 2)
            : (text.Length, text.Length);
    }

    private static void ReadAuthors(ReadOnlySpan<char> rest, bool linksFollow, EntryReading reading)
    {
        rest = Affiliations.Take(rest, reading);
        var authors = rest.Trim().TrimStart(" ,，:：;.。");
        var closed = linksFollow ? WithoutOpening(authors) : authors;
        var opened = closed.Length < authors.Length;
        var trimmed = NameList.TrimEnd(NameList.TrimEnd(closed).TrimEnd('['));
        if (linksFollow)
        {
            if (closed.Length > trimmed.Length)
            {
                reading.Found(closed[trimmed.Length] is '.' or '。' ? Defect.PeriodBeforeLink : Defect.CommaBeforeLink);
            }

            reading.FoundIf(opened, Defect.OpenedBeforeLink);
            reading.FoundIf(!opened && rest.Length > 0 && !char.IsWhiteSpace(rest[^1]), Defect.MissingSpaceBeforeLink);
        }

        reading.Authors = trimmed.IsEmpty ? null : PlainText.Strip(trimmed);
    }

    /// <summary>The authors without what opens before the link: the parenthesis of "([pdf](url))", the tag of <c>&lt;a href="url"&gt;</c>.</summary>
    private static ReadOnlySpan<char> WithoutOpening(ReadOnlySpan<char> authors)
    {
        var text = authors.TrimEnd("\"'");
        text = text.EndsWith("<a href=", StringComparison.OrdinalIgnoreCase) ? text[..^"<a href=".Length] : authors;
        text = text.TrimEnd() is [.., '(' or '（'] ? text.TrimEnd()[..^1] : text;
        return text.Length < authors.Length ? text.TrimEnd() : authors;
    }

    private static void ReadTail(string text, List<LinkText> links, int first, EntryReading reading)
    {
        if (first >= links.Count)
        {
            return;
        }

        for (var i = first; i < links.Count; i++)
        {
            var end = i + 1 < links.Count ? links[i + 1].Start : text.Length;
            if (end > links[i].End)
            {
                Affiliations.Take(text.AsSpan(links[i].End..end), reading);
            }
        }

        var after = text.AsSpan(links[^1].End).Trim();
        reading.FoundIf(after is [':' or '.' or ')' or ',' or ';' or ']' or '。' or '，'], Defect.TrailingPunctuation);
    }

    /// <summary>The title without marks and without the punctuation that ends it.</summary>
    public static string CleanTitle(ReadOnlySpan<char> raw, EntryReading reading)
    {
        var title = raw.Trim();
        if (reading.Mark == TitleMark.Guillemets && title is ['《', ..])
        {
            title = title[1..];
            var close = title.LastIndexOf('》');
            title = close < 0 ? title : close == title.Length - 1 ? title[..^1] : string.Concat(title[..close], title[(close + 1)..]);
        }
        else if (reading.Mark == TitleMark.Bold && title is ['*', '*', not '*', .., not ('*' or '\\'), '*', '*'] && title[2..^2].IndexOf("**") < 0)
        {
            title = title[2..^2];
        }

        ReadOnlySpan<char> text = PlainText.Strip(title);
        if (reading.Mark == TitleMark.Bold)
        {
            // Bold that is never closed.
            text = text is ['*', '*', ..] or ['_', '_', ..] ? text.TrimStart("*_") : text;
        }

        text = text.Trim();
        if (text is ['"', .., '"'] or ['“', .., '”'] && !text[1..^1].ContainsAny('"', '“'))
        {
            text = text[1..^1];
        }

        if (text is ['“', ..] && !text.Contains('”'))
        {
            text = text[1..];
        }

        text = PlainText.WithoutHtml(text).TrimEnd(",，;；:：(（ ");
        return (text is [.., '.' or '。'] and not [.., '.', '.', '.'] ? text[..^1] : text).Trim().ToString();
    }
}
