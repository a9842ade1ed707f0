using System.Buffers;
using System.Net;
using System.Text;

namespace CuratorBot.Core.Lists.Markdown;

/// <summary>Takes Markdown's marks off a piece of text: emphasis, code, escapes, entities, and links down to their labels.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Active = SearchValues.Create("*_`\\[\n&");

    /// <summary>The text without marks, trimmed. Letters, punctuation and blanks stay as written; a line end becomes a blank.</summary>
    public static string Strip(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!text.ContainsAny(Active))
        {
            return text.ToString();
        }

        var source = text.ToString();
        var links = LinkScanner.Scan(source);
        if (links.Count > 0)
        {
            source = WithLabelsOnly(source, links);
        }

        source = StripEmphasis(source);
        return (source.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(source) : source).Trim();
    }

    /// <summary>A title without the HTML round it: <c>&lt;b&gt;Title&lt;/b&gt;</c>.</summary>
    public static ReadOnlySpan<char> WithoutHtml(ReadOnlySpan<char> title)
    {
        foreach (var tag in (ReadOnlySpan<string>)["b>", "strong>", "i>", "em>"])
        {
            if (title is ['<', .., not '<'] && title[1..].StartsWith(tag, StringComparison.OrdinalIgnoreCase)
                && title.EndsWith(tag, StringComparison.OrdinalIgnoreCase) && title[..^tag.Length] is [.. var text, '<', '/'] && text.Length > tag.Length)
            {
                return text[(tag.Length + 1)..].Trim();
            }
        }

        return title;
    }

    private static string WithLabelsOnly(string text, List<LinkText> links)
    {
        var builder = new StringBuilder(text.Length);
        var from = 0;
        foreach (var link in links)
        {
            builder.Append(text, from, link.Start - from);
            if (!link.IsImage && !link.Label.StartsWith('!'))
            {
                builder.Append(link.Label.Length > 0 ? link.Label : link.Url);
            }

            from = link.End;
        }

        return builder.Append(text, from, text.Length - from).ToString();
    }

    private static string StripEmphasis(string text)
    {
        var drop = FindMarks(text);
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (drop.Contains(i))
            {
                continue;
            }

            builder.Append(text[i] == '\n' ? ' ' : text[i]);
        }

        return builder.ToString();
    }

    /// <summary>Positions of escapes and of marks that have a counterpart; a lone star ("A* search") is a letter.</summary>
    private static HashSet<int> FindMarks(string text)
    {
        var drop = new HashSet<int>();
        var open = new Stack<(char Mark, int Length, int At)>();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && char.IsAscii(text[i + 1]) && !char.IsLetterOrDigit(text[i + 1]) && !char.IsWhiteSpace(text[i + 1]))
            {
                drop.Add(i++);
                continue;
            }

            if (c is not ('*' or '_' or '`'))
            {
                continue;
            }

            var end = i;
            while (end < text.Length && text[end] == c)
            {
                end++;
            }

            var length = end - i;
            if (c == '`')
            {
                // Within code, marks are letters.
                if (EndOfCode(text, end, length) is { } close)
                {
                    drop.UnionWith(Enumerable.Range(i, length));
                    drop.UnionWith(Enumerable.Range(close, length));
                    end = close + length;
                }
            }
            else if (CanClose(text, i, end) && open.TryPeek(out var opener) && opener.Mark == c && opener.Length == length)
            {
                open.Pop();
                drop.UnionWith(Enumerable.Range(opener.At, length));
                drop.UnionWith(Enumerable.Range(i, length));
            }
            else if (CanOpen(text, i, end))
            {
                open.Push((c, length, i));
            }

            i = end - 1;
        }

        return drop;
    }

    /// <summary>Where the run of backticks begins that ends a code span; null where nothing ends it.</summary>
    private static int? EndOfCode(string text, int from, int length)
    {
        for (var at = text.IndexOf('`', from); at >= 0; at = text.IndexOf('`', at))
        {
            var start = at;
            while (at < text.Length && text[at] == '`')
            {
                at++;
            }

            if (at - start == length)
            {
                return start;
            }
        }

        return null;
    }

    private static bool CanOpen(string text, int start, int end) =>
        end < text.Length && !char.IsWhiteSpace(text[end]) && (text[start] != '_' || start == 0 || !char.IsLetterOrDigit(text[start - 1]));

    private static bool CanClose(string text, int start, int end) =>
        start > 0 && !char.IsWhiteSpace(text[start - 1]) && (text[start] != '_' || end == text.Length || !char.IsLetterOrDigit(text[end]));
}
