using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Takes plain text apart: a venue and dates off its ends, then the names of authors off one end. What is left is text. Looks at a bounded
/// number of places to cut.
/// </summary>
internal static class PlainSplitter
{
    private const int MostVenues = 6;
    private const int MostCuts = 24;
    private const int LongestAttribute = 40;
    private const int LongestGroup = 120;
    private const string Blanks = " \t\n,，;；|:：、&/";
    private const string OpeningDashes = "-–—·•";

    /// <summary>Splits a piece of a part.</summary>
    /// <param name="text">The whole part.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="line">The line of the part that it stands on.</param>
    /// <param name="mark">The mark of what is neither names nor venue.</param>
    /// <param name="found">Where the segments are put, in order.</param>
    public static void Split(string text, int start, int end, int line, SegmentMark mark, List<Segment> found)
    {
        for (var bar = text.AsSpan(start..end).IndexOf('|'); bar >= 0; bar = text.AsSpan(start..end).IndexOf('|'))
        {
            SplitPiece(text, start, start + bar, line, mark, found);
            start += bar + 1;
        }

        SplitPiece(text, start, end, line, mark, found);
    }

    private static void SplitPiece(string text, int start, int end, int line, SegmentMark mark, List<Segment> found)
    {
        TrimStart(text, ref start, end);
        TrimEnd(text, start, ref end);
        if (start >= end || !HasLetterOrDigit(text.AsSpan(start..end)))
        {
            return;
        }

        if (BibTeXField.Read(text, start, end) is { } field)
        {
            found.Add(Create(text, line, field.Mark, field.Start, field.End));
            return;
        }

        TakeAttribute(text, ref start, end, line, found);
        if (start < end)
        {
            TakeLeadingGroup(text, ref start, end, line, found);
            TakeLeadingDate(text, ref start, end, line, found);
        }

        var tail = new List<Segment>();
        TakeVenues(text, start, ref end, line, tail);
        TrimStart(text, ref start, end);
        TrimEnd(text, start, ref end);
        if (start < end && HasLetterOrDigit(text.AsSpan(start..end)))
        {
            TakeNames(text, start, end, line, mark, found);
        }

        tail.Reverse();
        found.AddRange(tail);
    }

    /// <summary>Where a title ends that has its venue or year in parentheses behind it: "Title (ICLR 2020)"; -1 where it has none.</summary>
    public static int FindGroupAtEnd(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd(" .,*");
        if (trimmed is not [.., ')' or '）' or ']' or '】'])
        {
            return -1;
        }

        var open = trimmed.LastIndexOfAny(trimmed[^1] is ')' or '）' ? "(（" : "[【");
        return open > 0 && trimmed.Length - open <= LongestGroup && IsDated(trimmed[(open + 1)..^1]) ? open : -1;
    }

    /// <summary>Whether words are a date, or a venue with its year.</summary>
    public static bool IsDated(ReadOnlySpan<char> text) => DatePhrases.IsDate(text) || (VenuePhrases.IsVenue(text) && DatePhrases.YearOf(text) is not null);

    /// <summary>"intro: ", "authors: ": says what follows and is none of it.</summary>
    private static void TakeAttribute(string text, ref int start, int end, int line, List<Segment> found)
    {
        var colon = text.AsSpan(start, Math.Min(LongestAttribute, end - start)).IndexOfAny(':', '：');
        if (colon > 0 && LabelPhrases.IsAttribute(text.AsSpan(start, colon)))
        {
            found.Add(Create(text, line, SegmentMark.Tag, start, start + colon));
            start += colon + 1;
            TrimStart(text, ref start, end);
        }
    }

    private static void TakeLeadingGroup(string text, ref int start, int end, int line, List<Segment> found)
    {
        if (text[start] is '(' or '（' && text.AsSpan(start..end).IndexOfAny(')', '）') is > 2 and < LongestGroup and var length
            && IsDated(text.AsSpan(start + 1, length - 1)))
        {
            found.Add(Create(text, line, SegmentMark.Venue, start + 1, start + length));
            start += length + 1;
            TrimStart(text, ref start, end);
        }
    }

    /// <summary>"2021-CVPR - Title", "2021 | Title".</summary>
    private static void TakeLeadingDate(string text, ref int start, int end, int line, List<Segment> found)
    {
        var piece = text.AsSpan(start, Math.Min(LongestAttribute, end - start));
        foreach (var separator in (ReadOnlySpan<string>)[" - ", " | ", " – ", " — ", "：", ": ", ", "])
        {
            var at = piece.IndexOf(separator);
            if (at > 2 && !piece[..at].Contains(". ", StringComparison.Ordinal) && IsDated(piece[..at]))
            {
                found.Add(Create(text, line, SegmentMark.Venue, start, start + at));
                start += at + separator.Length;
                TrimStart(text, ref start, end);
                return;
            }
        }
    }

    private static void TakeVenues(string text, int start, ref int end, int line, List<Segment> tail)
    {
        for (var i = 0; i < MostVenues && start < end; i++)
        {
            TrimEnd(text, start, ref end);
            var piece = text.AsSpan(start..end);
            var group = FindGroupAtEnd(piece);
            if (group >= 0)
            {
                var close = start + piece.TrimEnd(" .,*").Length - 1;
                tail.Add(Create(text, line, SegmentMark.Venue, start + group + 1, close));
                end = start + group;
                continue;
            }

            if (piece.TrimEnd('.') is [.., ')' or '）'] closed && closed.LastIndexOfAny('(', '（') is >= 0 and var remark && closed.Length - remark <= LongestGroup
                && closed[remark + 1] == '@')
            {
                end = start + remark;
                continue;
            }

            var bare = piece.TrimEnd(". ");
            var cut = LastCut(bare);
            if (cut <= 0)
            {
                if (VenuePhrases.IsVenue(bare) && (DatePhrases.YearOf(bare) is not null || NamePhrases.LikenessOf(bare) != NameLikeness.Sure))
                {
                    AddVenue(text, line, start, start + bare.Length, tail);
                    end = start;
                }

                return;
            }

            var last = bare[(cut + 1)..].Trim();
            if (!VenuePhrases.IsVenue(last) || (DatePhrases.YearOf(last) is null && !IsUnmistakable(last)))
            {
                return;
            }

            var at = start + bare.Length - bare[(cut + 1)..].TrimStart().Length;
            AddVenue(text, line, at, start + bare.Length, tail);
            end = text[start + cut] is '?' or '!' ? start + cut + 1 : start + cut;
        }
    }

    /// <summary>"ICCV" before ", 2021" is one venue with it.</summary>
    private static void AddVenue(string text, int line, int start, int end, List<Segment> tail)
    {
        if (tail is [.., { Mark: SegmentMark.Venue } next] && !text.AsSpan(end..next.Start).ContainsAnyExcept(" ,.\n"))
        {
            tail[^1] = Create(text, line, SegmentMark.Venue, start, next.End);
        }
        else
        {
            tail.Add(Create(text, line, SegmentMark.Venue, start, end));
        }
    }

    /// <summary>A venue without a year must be written in capitals or begin with a word that titles do not begin with.</summary>
    private static bool IsUnmistakable(ReadOnlySpan<char> venue) =>
        !venue.ContainsAnyInRange('a', 'z') || venue.StartsWith("arxiv", StringComparison.OrdinalIgnoreCase) || venue.StartsWith("preprint", StringComparison.OrdinalIgnoreCase)
        || venue.StartsWith("proc", StringComparison.OrdinalIgnoreCase) || venue.StartsWith("in ", StringComparison.OrdinalIgnoreCase)
        || venue.StartsWith("journal", StringComparison.OrdinalIgnoreCase) || Phrases.WordCount(venue) == 1;

    private static int LastCut(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i > 0; i--)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (text[i] is '，' or '。' or '|' || (text[i] is ',' or '.' or '?' or '!' or ';' && char.IsWhiteSpace(next))
                || (text[i] is ',' or '.' && char.IsUpper(next) && i > 1 && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2])))
            {
                return i;
            }

            if (text[i] is '-' or '–' or '—' && i > 0 && text[i - 1] == ' ' && next == ' ')
            {
                return i;
            }
        }

        return -1;
    }

    private static void TakeNames(string text, int start, int end, int line, SegmentMark mark, List<Segment> found)
    {
        var piece = text.AsSpan(start..end);
        if (NamePhrases.LikenessOf(piece) == NameLikeness.Sure)
        {
            found.Add(Create(text, line, SegmentMark.Names, start, end));
            return;
        }

        var cuts = CutsOf(piece);
        foreach (var cut in cuts.OrderBy(cut => IsEnd(text[start + cut.At - (cut.At > 0 && text[start + cut.At - 1] == ')' ? 1 : 0)]) ? 0 : 1))
        {
            // "Title? A. Ames, B. Bold": the first place where all that follows are names.
            var title = piece[..cut.At];
            var rest = piece[cut.Next..];
            if (Phrases.WordCount(title) >= (IsEnd(piece[cut.At]) || Titles.IsCjk(title) ? 1 : 2) && AreNamesBehind(title, rest) && NamePhrases.LikenessOf(title) != NameLikeness.Sure
                && (piece[cut.At] is not (':' or '：') || AuthorText.IsMarked(rest)))
            {
                AddWithGroup(text, start, start + (piece[cut.At] is '?' or '!' ? cut.At + 1 : cut.At), line, mark, found);
                found.Add(Create(text, line, SegmentMark.Names, start + cut.Next, end));
                return;
            }
        }

        var best = (At: 0, Next: 0);
        foreach (var cut in cuts)
        {
            // "Image and Feature Adaptation: Title": before a colon initials must say that they are names.
            var names = piece[..(cut.At + 1)].TrimEnd(":：");
            if (piece[cut.At] is not (',' or '，') && AreNamesBefore(names, piece[cut.Next..])
                && (piece[cut.At] is not (':' or '：') || AuthorText.IsMarked(names))
                && (best.Next == 0 || AreMoreNames(piece[best.Next..cut.At])))
            {
                best = cut;
            }
        }

        if (best.Next > 0)
        {
            AddWithGroup(text, start, start + best.At, line, SegmentMark.Names, found);
            start += best.Next;
            TrimStart(text, ref start, end);
        }

        found.Add(Create(text, line, mark, start, end));
    }

    /// <summary>Several names, or one alone where venue and year stand between it and the title.</summary>
    private static bool AreNamesBehind(ReadOnlySpan<char> title, ReadOnlySpan<char> rest) => NamePhrases.LikenessOf(rest) switch
    {
        NameLikeness.Sure => AllAreLong(rest),
        var likeness => FindGroupAtEnd(title) > 0 && ((likeness == NameLikeness.Possible && rest.Trim().Contains(' ')) || NamePhrases.AreChinese(rest)),
    };

    /// <summary>Several names, or one alone where a year in parentheses stands between it and a title.</summary>
    private static bool AreNamesBefore(ReadOnlySpan<char> names, ReadOnlySpan<char> title)
    {
        var group = FindGroupAtEnd(names);
        return NamePhrases.LikenessOf(group > 0 ? names[..group] : names) switch
        {
            NameLikeness.Sure => Phrases.WordCount(title) >= 2,
            NameLikeness.Possible => group > 0 && names[..group].Trim().Count(' ') is 1 or 2 && Phrases.WordCount(title) >= 3 && !VenuePhrases.IsVenue(title),
            _ => false,
        };
    }

    /// <summary>"Title (ICLR 2020)" before names, "A. Ames (2020)" before a title: the venue and year in parentheses are a piece of their own.</summary>
    private static void AddWithGroup(string text, int start, int end, int line, SegmentMark mark, List<Segment> found)
    {
        var group = FindGroupAtEnd(text.AsSpan(start..end));
        if (group <= 0)
        {
            found.Add(Create(text, line, mark, start, end));
            return;
        }

        found.Add(Create(text, line, mark, start, start + group));
        found.Add(Create(text, line, SegmentMark.Venue, start + group + 1, start + text.AsSpan(start..end).TrimEnd(" .,*").Length - 1));
    }

    /// <summary>"Noll M" behind "Lee K, Marsh L." and no "GizmoNet": what goes on behind names that were complete.</summary>
    private static bool AreMoreNames(ReadOnlySpan<char> piece) =>
        NamePhrases.LikenessOf(piece) == NameLikeness.Sure || piece.StartsWith("and ", StringComparison.Ordinal) || piece is ['&', ..];

    private static bool IsEnd(char c) => c is '.' or '?' or '!' or '。' or '？';

    /// <summary>Whether no name is a word alone: in "Look, Listen and Learn, A. Ames" the first words are of the title.</summary>
    private static bool AllAreLong(ReadOnlySpan<char> names)
    {
        foreach (var range in names.SplitAny(",，"))
        {
            var name = names[range].Trim(" .");
            if (!name.IsEmpty && !name.Contains(' ') && !name.Contains('.') && name is not "et al")
            {
                return false;
            }

            if (!names.Contains(',') && !names.Contains('，'))
            {
                break;
            }
        }

        return true;
    }

    private static List<(int At, int Next)> CutsOf(ReadOnlySpan<char> text)
    {
        var cuts = new List<(int At, int Next)>();
        for (var i = 1; i < text.Length - 1 && cuts.Count < MostCuts; i++)
        {
            var isCut = text[i] switch
            {
                '，' or '。' or '：' or '？' => true,
                ',' or '?' or '!' or ':' or ')' => text[i + 1] is ' ' or '\n',
                '.' => text[i + 1] is ' ' or '\n' || (char.IsUpper(text[i + 1]) && i > 1 && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2])),
                '-' or '–' or '—' or '|' or '·' => text[i - 1] == ' ' && text[i + 1] == ' ',
                _ => false,
            };
            if (isCut)
            {
                var next = i + 1;
                while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is ',' or '-'))
                {
                    next++;
                }

                cuts.Add((text[i] == ')' ? i + 1 : i, next));
            }
        }

        cuts.RemoveAll(static cut => cut.At >= cut.Next);
        return cuts;
    }

    private static Segment Create(string text, int line, SegmentMark mark, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new Segment(line, mark, Markdown.PlainText.Strip(text.AsSpan(start..end)), start, end);
    }

    private static void TrimStart(string text, ref int start, int end)
    {
        while (start < end && (Blanks.Contains(text[start], StringComparison.Ordinal) || text[start] is '.' or '。' or ')' || (OpeningDashes.Contains(text[start], StringComparison.Ordinal) && (start + 1 >= end || !char.IsLetterOrDigit(text[start + 1])))))
        {
            start++;
        }
    }

    private static void TrimEnd(string text, int start, ref int end)
    {
        while (end > start && (Blanks.Contains(text[end - 1], StringComparison.Ordinal) || text[end - 1] is '(' or '（' or '[' || (text[end - 1] == '}' && !text.AsSpan(start..end).Contains('{')) || OpeningDashes.Contains(text[end - 1], StringComparison.Ordinal)))
        {
            end--;
        }
    }

    private static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
