using System.Buffers;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Divides a part of a record at its marks: links in all their forms, bold, emphasis, quotation marks, code, brackets, and the plain text between.
/// Pure; images, badges, emoji and HTML tags are no text.
/// </summary>
internal sealed class Segmenter
{
    private const int LongestTag = 60;
    private const int ShortestQuote = 6;
    private const int MostNesting = 4;

    private static readonly SearchValues<char> Closing = SearchValues.Create("[]()\"“”《》");

    private static readonly SearchValues<char> Empty = SearchValues.Create(" .,;:|-–—()[]*+•·&\\/，。；：、_~");

    private readonly string _text;
    private readonly List<LinkText> _links;
    private readonly List<Segment> _found = [];
    private int _line;

    /// <summary>For each closing mark, from where on none was found: it is not looked for twice.</summary>
    private readonly Dictionary<(char Mark, int Length), (int From, int End)> _unclosed = [];

    private readonly References _references;

    private Segmenter(string text, References references)
    {
        _text = text;
        _references = references;
        _links = LinkScanner.Scan(text);
    }

    /// <summary>The segments of a part in order.</summary>
    /// <param name="part">As it stands in the list; at most <see cref="EntryParser.MaxLength"/> characters are read.</param>
    /// <param name="references">The addresses that the list defines by name.</param>
    public static IReadOnlyList<Segment> Read(ReadOnlySpan<char> part, References references)
    {
        var text = PartText.Clean(part[..Math.Min(part.Length, EntryParser.MaxLength)]);
        var segmenter = new Segmenter(text, references);
        segmenter.Walk(0, text.Length, SegmentMark.Text, 0);
        segmenter.JoinEtAl();
        return segmenter._found;
    }

    /// <summary>"*Ann Ames* et al.": the words behind the mark belong to the names in it.</summary>
    private void JoinEtAl()
    {
        for (var i = _found.Count - 1; i > 0; i--)
        {
            var (name, more) = (_found[i - 1], _found[i]);
            if (more.Mark == SegmentMark.Names && more.Text.StartsWith("et", StringComparison.Ordinal) && more.Text.Length <= "et. al.".Length
                && name.Link is null && NamePhrases.LikenessOf(name.Text) != NameLikeness.None)
            {
                _found[i - 1] = name with { Text = $"{name.Text} {more.Text}", End = more.End };
                _found.RemoveAt(i);
            }
        }
    }

    private void Walk(int start, int end, SegmentMark mark, int depth)
    {
        var from = start;
        var link = FirstLinkFrom(start);
        for (var i = start; i < end;)
        {
            while (link < _links.Count && _links[link].Start < i)
            {
                link++;
            }

            int next;
            if (link < _links.Count && _links[link].Start == i)
            {
                next = Math.Min(_links[link].End, end);
                AddText(from, i, mark);
                AddLink(_links[link], bold: mark == SegmentMark.Bold);
                link++;
            }
            else if (_text[i] == '[' && _references.LinkAt(_text, i, end) is { } reference)
            {
                next = reference.End;
                AddText(from, i, mark);
                AddLink(reference, bold: mark == SegmentMark.Bold);
            }
            else if (_text[i] == '\n')
            {
                next = i + 1;
                AddText(from, i, mark);
                _line++;
            }
            else if (depth < MostNesting && ReadMark(i, end) is var (markFound, innerStart, innerEnd, after))
            {
                next = after;
                AddText(from, i, mark);
                AddMarked(markFound, i, innerStart, innerEnd, after, depth);
            }
            else
            {
                i++;
                continue;
            }

            from = i = next;
        }

        AddText(from, end, mark);
    }

    /// <summary>The mark that opens here with what it encloses; null where none does.</summary>
    private (SegmentMark Mark, int Start, int End, int After)? ReadMark(int at, int end)
    {
        var next = at + 1 < end ? _text[at + 1] : ' ';
        switch (_text[at])
        {
            case '\\':
                return null;
            case '*' or '_' when next == _text[at]:
                var closeBold = FindClose(at + 2, end, _text[at], 2);
                return closeBold < 0 ? null : (SegmentMark.Bold, at + 2, closeBold, SkipRun(closeBold, end, _text[at]));
            case '*' or '_' when !char.IsWhiteSpace(next) && CanOpen(at):
                var close = FindClose(at + 1, end, _text[at], 1);
                return close < 0 ? null : (SegmentMark.Emphasis, at + 1, close, close + 1);
            case '`':
                return Enclosed(SegmentMark.Code, at, end, '`', 1);
            case '"' when CanOpen(at):
                return Enclosed(SegmentMark.Quote, at, end, '"', ShortestQuote);
            case '“':
                return Enclosed(SegmentMark.Quote, at, end, '”', ShortestQuote) ?? Enclosed(SegmentMark.Quote, at, end, '“', ShortestQuote);
            case '《':
                return Enclosed(SegmentMark.Quote, at, end, '》', 1);
            case '「':
                return Enclosed(SegmentMark.Quote, at, end, '」', 1);
            case '[':
                return Bracketed(at, end, ']');
            case '【':
                return Bracketed(at, end, '】');
            default:
                return null;
        }
    }

    /// <summary>An opening mark stands at the start of a word.</summary>
    private bool CanOpen(int at) => at == 0 || !char.IsLetterOrDigit(_text[at - 1]);

    private (SegmentMark Mark, int Start, int End, int After)? Bracketed(int at, int end, char close)
    {
        var length = _text.AsSpan(at + 1, Math.Min(LongestTag + 1, end - at - 1)).IndexOfAny(close, '[', '\n');
        return length > 0 && _text[at + 1 + length] == close ? (SegmentMark.Tag, at + 1, at + 1 + length, at + 2 + length) : null;
    }

    private (SegmentMark Mark, int Start, int End, int After)? Enclosed(SegmentMark mark, int at, int end, char close, int shortest)
    {
        if (IsKnownUnclosed(close, 0, at, end))
        {
            return null;
        }

        var length = _text.AsSpan((at + 1)..end).IndexOf(close);
        if (length < 0)
        {
            _unclosed[(close, 0)] = (at, end);
        }

        return length >= shortest ? (mark, at + 1, at + 1 + length, at + 2 + length) : null;
    }

    private bool IsKnownUnclosed(char mark, int length, int at, int end) =>
        _unclosed.TryGetValue((mark, length), out var known) && at >= known.From && end <= known.End;

    private int FindClose(int from, int end, char mark, int length)
    {
        if (IsKnownUnclosed(mark, length, from, end))
        {
            return -1;
        }

        for (var i = from; i < end; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
                continue;
            }

            if (_text[i] != mark)
            {
                continue;
            }

            var run = SkipRun(i, end, mark) - i;
            if (length == 2 ? run >= 2 && i > from : (run == 1 || run == 3) && i > from && IsClosing(i, run, end, mark))
            {
                return i;
            }

            i += run - 1;
        }

        _unclosed[(mark, length)] = (from, end);
        return -1;
    }

    /// <summary>A star behind a word; one that a comma and more names follow is a footnote's, where another star closes the run.</summary>
    private bool IsClosing(int at, int run, int end, char mark)
    {
        var next = at + run < end ? _text[at + run] : ' ';
        if (char.IsWhiteSpace(_text[at - 1]) || char.IsLetterOrDigit(next))
        {
            return false;
        }

        if (next != ',' || mark != '*')
        {
            return true;
        }

        var line = _text.AsSpan((at + 1)..end);
        var lineEnd = line.IndexOf('\n');
        line = lineEnd < 0 ? line : line[..lineEnd];
        return line.Count('*') % 2 == 0;
    }

    private int SkipRun(int at, int end, char mark)
    {
        while (at < end && _text[at] == mark)
        {
            at++;
        }

        return at;
    }

    private void AddMarked(SegmentMark mark, int start, int innerStart, int innerEnd, int after, int depth)
    {
        var first = FirstLinkFrom(innerStart);
        var count = 0;
        while (first + count < _links.Count && _links[first + count].Start < innerEnd)
        {
            count++;
        }

        var inner = _text.AsSpan(innerStart..innerEnd);
        if (count > 0)
        {
            AddMarkedLinks(mark, start, innerStart, innerEnd, after, _links.GetRange(first, count), depth);
        }
        else if (inner.Trim() is ['[', .., ']'] tag && tag[1..^1].IndexOfAny('[', ']') < 0)
        {
            Add(SegmentMark.Tag, start, after, tag[1..^1], mark == SegmentMark.Bold);
        }
        else if (mark is SegmentMark.Bold or SegmentMark.Emphasis && inner.Trim().TrimEnd('.') is ['"' or '“' or '《', .., '"' or '”' or '》'] quoted)
        {
            Add(SegmentMark.Quote, start, after, quoted[1..^1], mark == SegmentMark.Bold);
        }
        else if (mark == SegmentMark.Emphasis)
        {
            AddEmphasis(start, innerStart, innerEnd, after);
        }
        else
        {
            AddTitleLike(mark, start, innerStart, innerEnd, after);
        }

        _line += inner.Count('\n');
    }

    /// <summary>Links within a mark: a title that is one, or persons with their pages, which are no links of the entry.</summary>
    private void AddMarkedLinks(SegmentMark mark, int start, int innerStart, int innerEnd, int after, List<LinkText> links, int depth)
    {
        var words = PlainText.Strip(_text.AsSpan(innerStart..innerEnd));
        if (mark == SegmentMark.Emphasis && NamePhrases.LikenessOf(words) == NameLikeness.Sure)
        {
            Add(mark, start, after, words, bold: false);
            return;
        }

        var line = _line;
        Walk(innerStart, innerEnd, mark == SegmentMark.Code ? SegmentMark.Text : mark, depth + 1);
        _line = line;
    }

    /// <summary>Emphasis that is names, a venue, or both.</summary>
    private void AddEmphasis(int start, int innerStart, int innerEnd, int after)
    {
        var before = _found.Count;
        PlainSplitter.Split(_text, innerStart, innerEnd, _line, SegmentMark.Emphasis, _found);
        if (_found.Count == before + 1)
        {
            var only = _found[^1];
            _found[^1] = only with { Mark = SegmentMark.Emphasis, Start = start, End = after };
        }
    }

    /// <summary>Bold or quoted words, with the venue and year behind them in parentheses.</summary>
    private void AddTitleLike(SegmentMark mark, int start, int innerStart, int innerEnd, int after)
    {
        var group = PlainSplitter.FindGroupAtEnd(_text.AsSpan(innerStart..innerEnd));
        if (group <= 0)
        {
            Add(mark, start, after, _text.AsSpan(innerStart..innerEnd), mark == SegmentMark.Bold);
            return;
        }

        Add(mark, start, innerStart + group, _text.AsSpan(innerStart, group), mark == SegmentMark.Bold);
        PlainSplitter.Split(_text, innerStart + group, innerEnd, _line, SegmentMark.Text, _found);
    }

    private void AddLink(LinkText link, bool bold)
    {
        if (link.Url is not { Length: > 0 } url)
        {
            return;
        }

        if (link.IsImage || link.Label.StartsWith('!'))
        {
            AddBadge(link, url);
            return;
        }

        var raw = link.Label.AsSpan().Trim();
        var isBold = bold || raw is ['*', '*', ..] or ['_', '_', ..];
        ReadOnlySpan<char> label = PlainText.Strip(raw);
        label = label.Trim();
        while (label is ['[', .., ']'] or ['(', .., ')'] or ['"', .., '"'] or ['“', .., '”'] or ['《', .., '》'] && label[1..^1].IndexOfAny(Closing) < 0)
        {
            label = label[1..^1].Trim();
        }

        var words = label.Trim().ToString();
        var group = link.DoubleBracket ? -1 : PlainSplitter.FindGroupAtEnd(words);
        var mark = link.DoubleBracket || link.Label.StartsWith('`') || link.Label.TrimStart() is ['[', ..] ? SegmentMark.Label : SegmentMark.Link;
        var entryLink = new EntryLink(words, url);
        if (group > 0)
        {
            _found.Add(new Segment(_line, mark, words[..group].TrimEnd(), link.Start, link.End, entryLink, isBold, link.Faults));
            _found.Add(new Segment(_line, SegmentMark.Venue, words[group..].Trim(" ()（）[].".ToCharArray()), link.Start, link.End));
        }
        else
        {
            _found.Add(new Segment(_line, mark, words, link.Start, link.End, entryLink, isBold, link.Faults));
        }

        _line += _text.AsSpan(link.Start..link.End).Count('\n');
    }

    /// <summary>A picture says nothing, but for a badge with the venue and year, and one that leads to the paper or is the label of its link.</summary>
    private void AddBadge(LinkText link, string url)
    {
        var badge = link.IsImage ? new Badge(link.Label, url) : Badge.Of(link.Label);
        if (badge?.Date is { } date)
        {
            _found.Add(new Segment(_line, SegmentMark.Venue, date, link.Start, link.End));
        }

        if (badge is not null && !link.IsImage && (badge.IsLabel || PaperHosts.IsOfPaper(url)))
        {
            _found.Add(new Segment(_line, SegmentMark.Label, "", link.Start, link.End, new EntryLink(badge.Words, url)));
        }
    }

    private void AddText(int start, int end, SegmentMark mark)
    {
        if (end <= start)
        {
            return;
        }

        PlainSplitter.Split(_text, start, end, _line, mark == SegmentMark.Quote ? SegmentMark.Text : mark, _found);
    }

    private void Add(SegmentMark mark, int start, int end, ReadOnlySpan<char> words, bool bold)
    {
        var text = PlainText.Strip(words);
        if (text.AsSpan().ContainsAnyExcept(Empty))
        {
            _found.Add(new Segment(_line, mark, text, start, end, Bold: bold));
        }
    }

    private int FirstLinkFrom(int position)
    {
        var low = 0;
        var high = _links.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _links[middle].Start < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
