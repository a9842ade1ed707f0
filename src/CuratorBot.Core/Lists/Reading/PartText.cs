using System.Buffers;
using System.Globalization;
using System.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>A part without what is no text. Each character stays in its place: what is taken out becomes blanks.</summary>
internal static class PartText
{
    private const int LongestCode = 32;

    private static readonly SearchValues<char> CodeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_+-");

    /// <summary>The part with blanks for comments, HTML tags, emoji and escapes of brackets; LF where a line ends or a tag breaks it.</summary>
    public static string Clean(ReadOnlySpan<char> part)
    {
        var text = part.ToString().ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r':
                    text[i] = i + 1 < text.Length && text[i + 1] == '\n' ? ' ' : '\n';
                    break;
                case '\t':
                    text[i] = ' ';
                    break;
                case '<':
                    i = SkipTag(text, i);
                    break;
                case '&':
                    i = SkipEntity(text, i);
                    break;
                case ':':
                    i = SkipCode(text, i);
                    break;
                case '\\':
                    i = SkipEscape(text, i);
                    break;
                case '~' when i + 1 < text.Length && text[i + 1] == '~':
                    text[i] = text[i + 1] = ' ';
                    break;
                case '\uFE0F' or '\u200B' or '\u200D' or '\uFEFF' or '\u00A0':
                    text[i] = ' ';
                    break;
                case >= '\u2190':
                    i = SkipSymbol(text, i);
                    break;
            }
        }

        return new string(text);
    }

    private static int SkipTag(char[] text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            var close = rest.IndexOf("-->");
            var end = close < 0 ? text.Length : at + close + 3;
            Blank(text, at, end);
            return end - 1;
        }

        if (rest.Length < 3 || !(char.IsAsciiLetter(rest[1]) || rest[1] == '/'))
        {
            return at;
        }

        if (rest[1..].StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return at;
        }

        var length = rest.IndexOf('>');
        if (length < 0)
        {
            return at;
        }

        if (rest.StartsWith("<a ", StringComparison.OrdinalIgnoreCase) && TryMakeLink(text, at, at + length))
        {
            return at + length;
        }

        if (MarkOf(rest[1..length].TrimStart('/')) is { } mark)
        {
            // The marks stand at the words: "<b>T</b>" is " **T**  ".
            var isEnd = rest[1] == '/';
            Blank(text, at, at + length + 1);
            mark.CopyTo(text.AsSpan(isEnd ? at : at + length + 1 - mark.Length));
            return at + length;
        }

        var isBreak = rest.StartsWith("<br", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("</p", StringComparison.OrdinalIgnoreCase);
        Blank(text, at, at + length + 1);
        if (isBreak && !IsBlankToLineEnd(text, at + length + 1))
        {
            text[at] = '\n';
        }

        return at + length;
    }

    /// <summary><c>&lt;a href="url"&gt;words&lt;/a&gt;</c> becomes <c>[words](url)</c>: the address goes where the end tag and blanks give it room.</summary>
    private static bool TryMakeLink(char[] text, int open, int openEnd)
    {
        var tag = text.AsSpan(open..openEnd);
        var href = tag.IndexOf("href", StringComparison.OrdinalIgnoreCase);
        var rest = text.AsSpan((openEnd + 1)..);
        var close = rest.IndexOf("</a", StringComparison.OrdinalIgnoreCase);
        var closeEnd = close < 0 ? -1 : rest[close..].IndexOf('>');
        if (href < 0 || closeEnd < 0)
        {
            return false;
        }

        var value = tag[(href + 4)..].TrimStart(" =").ToString();
        var quote = value.Length > 0 && value[0] is '"' or '\'' ? value[0] : ' ';
        var url = quote == ' ' ? value.Split(' ')[0] : value[1..].Split(quote)[0];
        var words = rest[..close].Trim(" []").ToString();
        var whole = openEnd + 1 + close + closeEnd + 1 - open;
        if (url.Length == 0 || words.AsSpan().ContainsAny('[', ']', '<') || words.Length + url.Length + 4 > whole)
        {
            return false;
        }

        var made = $"[{words}]({url})".PadRight(whole);
        made.CopyTo(0, text, open, whole);
        return true;
    }

    private static string? MarkOf(ReadOnlySpan<char> tag) => tag switch
    {
        "b" or "B" or "strong" => "**",
        "i" or "I" or "em" => "*",
        _ => null,
    };

    private static int SkipEntity(char[] text, int at)
    {
        var length = text.AsSpan(at, Math.Min(LongestCode, text.Length - at)).IndexOf(';');
        var name = length < 3 ? [] : text.AsSpan((at + 1)..(at + length));
        if (name is "emsp" or "ensp" or "nbsp" or "thinsp" or "#160")
        {
            Blank(text, at, at + length + 1);
            return at + length;
        }

        return at;
    }

    /// <summary>":fire:"</summary>
    private static int SkipCode(char[] text, int at)
    {
        var rest = text.AsSpan(at + 1, Math.Min(LongestCode, text.Length - at - 1));
        var length = rest.IndexOf(':');
        if (length > 1 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && rest[length..] is not [':', '/', ..] && !rest[..length].ContainsAnyExcept(CodeLetters) && rest[..length].ContainsAnyInRange('a', 'z'))
        {
            Blank(text, at, at + length + 2);
            return at + length + 1;
        }

        return at;
    }

    /// <summary>"\[" is the bracket; a stroke at the end of a line breaks it.</summary>
    private static int SkipEscape(char[] text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        if (next is '[' or ']' or '\n' or '\r')
        {
            text[at] = ' ';
            return at;
        }

        return at + 1;
    }

    private static int SkipSymbol(char[] text, int at)
    {
        if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            if (Rune.GetUnicodeCategory(new Rune(text[at], text[at + 1])) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol)
            {
                text[at] = text[at + 1] = ' ';
            }

            return at + 1;
        }

        if (char.GetUnicodeCategory(text[at]) == UnicodeCategory.OtherSymbol)
        {
            text[at] = ' ';
        }

        return at;
    }

    private static bool IsBlankToLineEnd(char[] text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                return true;
            }

            if (!char.IsWhiteSpace(text[i]) && text[i] != '\\')
            {
                return false;
            }
        }

        return true;
    }

    private static void Blank(char[] text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] != '\n')
            {
                text[i] = ' ';
            }
        }
    }
}
