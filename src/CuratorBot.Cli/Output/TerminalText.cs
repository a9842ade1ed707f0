using System.Globalization;
using System.Text;

namespace CuratorBot.Cli.Output;

/// <summary>
/// Makes text from other people safe to print. An escape sequence in a title could recolour, retitle or overwrite a terminal,
/// and a direction mark could make a line read as another.
/// </summary>
internal static class TerminalText
{
    private const string Ellipsis = "…";

    /// <summary>The text on one line: every control and direction character is replaced, including line breaks and tabs.</summary>
    public static string OneLine(string text) => Clean(text, keepLines: false);

    /// <summary>The text with every control and direction character replaced except line feeds and tabs.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>The text on one line, cut to a number of UTF-16 units including the ellipsis.</summary>
    public static string Short(string text, int length)
    {
        var line = OneLine(text);
        if (line.Length <= length)
        {
            return line;
        }

        var end = length - Ellipsis.Length;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end), Ellipsis);
    }

    /// <summary>How many columns a text takes: a Chinese character, like an emoji, takes two.</summary>
    public static int CellsOf(string text) => text.EnumerateRunes().Sum(static rune => IsWide(rune.Value) ? 2 : 1);

    /// <summary>The wide blocks of Unicode, roughly (UAX #11): nothing else here depends on them but the look of a table.</summary>
    private static bool IsWide(int rune) => rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);

    private static string Clean(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            builder.Append(Safe(rune, keepLines).ToString());
        }

        return builder.ToString();
    }

    private static Rune Safe(Rune rune, bool keepLines) => rune.Value switch
    {
        '\n' or '\t' when keepLines => rune,
        '\n' or '\r' or '\t' or 0x2028 or 0x2029 => new Rune(' '),
        0x200C or 0x200D => rune, // joiners: part of words and emoji in some scripts
        0xFFFE or 0xFFFF => Rune.ReplacementChar, // not characters, and XML cannot represent them
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? Rune.ReplacementChar : rune,
    };
}
