using System.Buffers;

namespace CuratorBot.Core.Lists.Markdown;

/// <summary>What is wrong with the way a link is written.</summary>
[Flags]
internal enum LinkFaults
{
    None = 0,

    /// <summary><c>[[pdf]] (url)</c>: Markdown sees no link.</summary>
    SpaceBeforeUrl = 1,

    /// <summary>Label and address stand on different lines.</summary>
    BrokenOverLines = 2,

    /// <summary>A bracket or a parenthesis is never closed, or the address is missing.</summary>
    Malformed = 4,

    /// <summary><c>(url )</c>, or blanks inside the address.</summary>
    SpaceInUrl = 8,
}

/// <summary>A link as it was found in the text of an entry.</summary>
/// <param name="Start">Where it begins, its outer brackets included.</param>
/// <param name="End">Where the text after it begins.</param>
/// <param name="Label">The label without brackets; empty for a bare address.</param>
/// <param name="Url">The address; null where a label has none.</param>
/// <param name="DoubleBracket"><c>[[pdf]](url)</c> or <c>[[pdf](url)]</c>: the way lists mark the links of an entry.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="IsImage"><c>![alt](url)</c>.</param>
internal readonly record struct LinkText(int Start, int End, string Label, string? Url, bool DoubleBracket, LinkFaults Faults, bool IsImage = false);

/// <summary>
/// Finds the links of an entry, also those that Markdown does not see: <c>[[pdf]] (url)</c>, <c>[[pdf]](url</c>,
/// <c>[[pdf](url</c>, <c>[[pdf]]</c>, a bare address. Looks at each character a bounded number of times.
/// </summary>
internal static class LinkScanner
{
    private const int MaxUrl = 2048;

    /// <summary>The characters a link may begin with, and the escape.</summary>
    private static readonly SearchValues<char> Starts = SearchValues.Create("[!hH\\");

    public static List<LinkText> Scan(string text)
    {
        var links = new List<LinkText>();
        if (!text.AsSpan().ContainsAny('[', ':'))
        {
            return links;
        }

        var closing = ArrayPool<int>.Shared.Rent(text.Length);
        Array.Fill(closing, -1, 0, text.Length);
        MatchBrackets(text, closing);
        Scan(text, closing, links);
        ArrayPool<int>.Shared.Return(closing);
        return links;
    }

    private static void Scan(string text, ReadOnlySpan<int> closing, List<LinkText> links)
    {
        for (var i = text.AsSpan().IndexOfAny(Starts); i >= 0 && i < text.Length;)
        {
            var link = text[i] switch
            {
                '\\' => null,
                '!' when i + 1 < text.Length && text[i + 1] == '[' => AsImage(ReadBrackets(text, i + 1, closing), i),
                '[' => ReadBrackets(text, i, closing),
                'h' or 'H' when IsAddress(text.AsSpan(i)) => ReadBareAddress(text, i),
                _ => null,
            };
            if (link is { } found)
            {
                links.Add(found);
                i = found.End;
            }
            else
            {
                i += text[i] == '\\' ? 2 : 1;
            }

            var next = i < text.Length ? text.AsSpan(i).IndexOfAny(Starts) : -1;
            i = next < 0 ? text.Length : i + next;
        }
    }

    private static LinkText? AsImage(LinkText? link, int start) => link is { } found ? found with { Start = start, IsImage = true } : null;

    /// <summary>
    /// Writes the position of the closing bracket for each opening one. Until a bracket is closed its place holds the
    /// one that was open before it, so that no stack is needed; what is never closed stays negative.
    /// </summary>
    private static void MatchBrackets(string text, Span<int> closing)
    {
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    closing[i] = -2 - open;
                    open = i;
                    break;
                case ']' when open >= 0:
                    var previous = -2 - closing[open];
                    closing[open] = i;
                    open = previous;
                    break;
            }
        }
    }

    private static LinkText? ReadBrackets(string text, int start, ReadOnlySpan<int> closing)
    {
        var close = closing[start];
        if (close < 0)
        {
            return null;
        }

        // [[label]]: the address follows the outer bracket. In [[label](url)] the inner bracket is the link.
        var twice = start + 1 < text.Length && text[start + 1] == '[';
        if (twice && closing[start + 1] != close - 1)
        {
            return null;
        }

        var label = twice ? text[(start + 2)..(close - 1)] : text[(start + 1)..close];
        var outer = start > 0 && text[start - 1] == '[' ? start - 1 : start;
        var doubled = twice || outer < start;
        var target = SkipBlanks(text, close + 1, out var broken);
        var blank = target > close + 1;
        if (target >= text.Length || text[target] != '(' || (blank && !(doubled && IsAddress(text.AsSpan(target + 1).TrimStart()))))
        {
            return twice ? new LinkText(start, close + 1, label, null, DoubleBracket: true, LinkFaults.Malformed) : null;
        }

        var faults = blank ? (broken ? LinkFaults.BrokenOverLines : LinkFaults.SpaceBeforeUrl) : LinkFaults.None;
        var url = ReadTarget(text, target, out var end, ref faults);
        if (!twice && outer < start)
        {
            if (closing[outer] == end)
            {
                end++;
                if (end < text.Length && text[end] == '(')
                {
                    // [[pdf](url)](url): the inner link is the one that works.
                    _ = ReadTarget(text, end, out end, ref faults);
                    faults |= LinkFaults.Malformed;
                }
            }
            else if (closing[outer] < 0)
            {
                faults |= LinkFaults.Malformed;
            }
        }

        return new LinkText(outer, end, label, url, doubled, faults);
    }

    private static string? ReadTarget(string text, int open, out int end, ref LinkFaults faults)
    {
        var depth = 0;
        var firstBlank = -1;
        var limit = Math.Min(text.Length, open + MaxUrl);
        for (var i = open; i < limit; i++)
        {
            var c = text[i];
            if (c == '(')
            {
                depth++;
            }
            else if (c == ')' && --depth == 0)
            {
                end = i + 1;
                return Clean(text.AsSpan((open + 1)..i), ref faults);
            }
            else if (char.IsWhiteSpace(c) && i > open + 1 && firstBlank < 0)
            {
                firstBlank = i;
            }
            else if (c == '[' && firstBlank >= 0)
            {
                break;
            }
        }

        // Never closed: the address ends at the first blank. A parenthesis there closes "(a(b)" all the same.
        end = firstBlank >= 0 ? firstBlank : limit;
        var raw = text.AsSpan((open + 1)..end);
        if (raw is [.., ')'])
        {
            return Clean(raw[..^1], ref faults);
        }

        faults |= LinkFaults.Malformed;
        return Clean(raw, ref faults);
    }

    private static string? Clean(ReadOnlySpan<char> raw, ref LinkFaults faults)
    {
        var url = raw.Trim();
        if (url.IsEmpty)
        {
            faults |= LinkFaults.Malformed;
            return null;
        }

        if (url is ['[', ..] && url.IndexOf("](") is > 0 and var nested && IsAddress(url[(nested + 2)..]))
        {
            // [[pdf]]([url](url)): an editor made a link of the address.
            faults |= LinkFaults.Malformed;
            return url[(nested + 2)..].TrimEnd(')').ToString();
        }

        var space = url.Length < raw.Length;
        var blank = url.IndexOfAny(' ', '\t', '\n');
        if (blank >= 0)
        {
            var rest = url[blank..].TrimStart();
            if (rest is ['"', .., '"'] or ['\'', .., '\''])
            {
                url = url[..blank];
            }
            else
            {
                space = true;
            }
        }

        if (url is ['<', .., '>'])
        {
            url = url[1..^1];
        }

        faults |= space ? LinkFaults.SpaceInUrl : LinkFaults.None;
        return url.ToString();
    }

    private static LinkText ReadBareAddress(string text, int start)
    {
        var depth = 0;
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or ']' or '[' or '"'))
        {
            if (text[end] == '(')
            {
                depth++;
            }
            else if (text[end] == ')' && --depth < 0)
            {
                break;
            }

            end++;
        }

        var url = text.AsSpan(start..end).TrimEnd(".,;:").ToString();
        var wrapped = start > 0 && end < text.Length && (text[start - 1], text[end]) is ('(', ')') or ('<', '>') or ('[', ']');
        return new LinkText(wrapped ? start - 1 : start, wrapped ? end + 1 : start + url.Length, "", url, DoubleBracket: false, LinkFaults.Malformed);
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static int SkipBlanks(string text, int from, out bool broken)
    {
        broken = false;
        while (from < text.Length && char.IsWhiteSpace(text[from]))
        {
            broken |= text[from] == '\n';
            from++;
        }

        return from;
    }
}
