using System.Globalization;
using System.Text;

namespace CuratorBot.Core.Text;

/// <summary>
/// Writes untrusted texts (titles, authors, reasons) into GitHub Markdown so that they are plain text: no markup, no
/// HTML, no mention, no reference to an issue or a commit, no link, no broken table cell, nothing hidden.
/// </summary>
public static class MarkdownText
{
    /// <summary>Maximum characters of one text in <see cref="Inline(string)"/>; longer text is cut, with an ellipsis.</summary>
    public const int LongestInline = 200;

    // GitHub looks for mentions, issues, commits and addresses in the rendered text, after it resolves escapes and entities, so only a
    // character between the parts stops it. It is written as an entity so that it is visible in the source of a comment.
    private const string Gap = "&#8203;";

    private const string Markup = "\\`*_[]~$^{}#!";

    private const string MarkupInPairs = "+=\"";

    private const int ShortestCommit = 7;

    // People write long numbers, and hardly any commit consists of digits only.
    private const int LongestNumber = 9;

    /// <summary>One line of text for a paragraph or a table cell. The text must not be placed between backticks.</summary>
    public static string Inline(string text) => Inline(text, LongestInline);

    /// <inheritdoc cref="Inline(string)"/>
    /// <param name="text">The text.</param>
    /// <param name="longest">Maximum number of characters.</param>
    public static string Inline(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest && IsAddress(text))
        {
            // In code nothing is a link, and the address can be copied as it is.
            return $"`{text}`";
        }

        var plain = Visible(text, longest);
        var builder = new StringBuilder(plain.Length + 16);
        int commit = 0, commitEnd = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            if (i >= commitEnd && CommitAt(plain, i) is var length and > 0)
            {
                (commit, commitEnd) = (i, i + length);
            }

            var breaksCommit = i > commit && i < commitEnd && (i - commit) % (ShortestCommit - 1) == 0;
            builder.Append(breaksCommit || LinksWithLast(plain, i) ? Gap : "");
            AppendEscaped(builder, plain, i);
            builder.Append(LinksWithNext(plain, i) ? Gap : "");
        }

        return builder.ToString();
    }

    /// <summary>Whether a text is the address of a page and has nothing in it that would end a code span or a table cell.</summary>
    private static bool IsAddress(string text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        && text.EnumerateRunes().All(static rune => !Rune.IsWhiteSpace(rune) && rune.Value is not ('`' or '|' or '<' or '>') && !IsHidden(rune));

    /// <summary>Appends one character so that Markdown shows it as it is.</summary>
    private static void AppendEscaped(StringBuilder builder, string text, int at)
    {
        var c = text[at];
        _ = c switch
        {
            '<' => builder.Append("&lt;"),
            '>' => builder.Append("&gt;"),
            '&' => builder.Append("&amp;"),
            '|' => builder.Append("&#124;"),
            _ when Markup.Contains(c) || (MarkupInPairs.Contains(c) && IsDoubled(text, at)) => builder.Append('\\').Append(c),
            _ => builder.Append(c),
        };
    }

    /// <summary>A link with an untrusted text; only the text if browsers should not open the address.</summary>
    public static string Link(string text, string? url)
    {
        var shown = Inline(text);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri is not { Scheme: "http" or "https", UserInfo.Length: 0 }
            || uri.AbsoluteUri.Length > 2000)
        {
            return shown;
        }

        var address = new StringBuilder(uri.AbsoluteUri)
            .Replace("&", "&amp;").Replace("(", "%28").Replace(")", "%29").Replace("|", "%7C")
            .Replace("<", "%3C").Replace(">", "%3E").Replace("[", "%5B").Replace("]", "%5D").Replace("*", "%2A").Replace("`", "%60");
        return $"[{shown}]({address})";
    }

    /// <summary>
    /// A code block that ends where it should, whatever the text contains. Invisible characters are left out.
    /// </summary>
    /// <param name="text">The text, one or more lines.</param>
    /// <param name="language">The language for GitHub's highlighting: "diff", "text".</param>
    public static string Fenced(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsHidden(rune))
            {
                clean.Append(rune);
            }
        }

        var fence = new string('`', Math.Max(3, LongestRun(clean) + 1));
        return $"{fence}{language}\n{clean}\n{fence}";
    }

    /// <summary>One line with white space collapsed and hidden characters shown by their number, cut to length.</summary>
    private static string Visible(string text, int longest)
    {
        var builder = new StringBuilder(Math.Min(text.Length, longest) + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (builder.Length >= longest)
            {
                return builder.ToString().TrimEnd() + "…";
            }

            if (Rune.IsWhiteSpace(rune))
            {
                if (builder.Length > 0 && builder[^1] != ' ')
                {
                    builder.Append(' ');
                }
            }
            else if (IsHidden(rune))
            {
                builder.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
            }
            else
            {
                builder.Append(rune);
            }
        }

        return builder.ToString().TrimEnd();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Whether GitHub could make a link from the text before this character and the text after it.</summary>
    private static bool LinksWithLast(string text, int at) => text[at] == ':' && (Follows("mailto", text, at) || Follows("tel", text, at));

    /// <summary>Whether GitHub could make a mention, a reference or a link from this character and the text after it.</summary>
    private static bool LinksWithNext(string text, int at) => text[at] switch
    {
        '@' => true,
        '#' => At(text, at + 1, char.IsAsciiDigit),
        '-' => at >= 2 && text.AsSpan(at - 2, 2).Equals("gh", StringComparison.OrdinalIgnoreCase) && At(text, at + 1, char.IsAsciiDigit),
        ':' => At(text, at + 1, static c => c == '/'),
        '.' => Follows("www", text, at),
        _ => false,
    };

    /// <summary>Length of the word that starts here if it could be a commit id; else 0.</summary>
    private static int CommitAt(string text, int at)
    {
        if (!char.IsAsciiHexDigit(text[at]) || At(text, at - 1, char.IsLetterOrDigit))
        {
            return 0;
        }

        var end = at;
        while (end < text.Length && char.IsAsciiHexDigit(text[end]))
        {
            end++;
        }

        var word = text.AsSpan(at, end - at);
        var isNumber = word.Length <= LongestNumber && !word.ContainsAnyExceptInRange('0', '9');
        return word.Length >= ShortestCommit && !isNumber && !At(text, end, char.IsLetterOrDigit) ? word.Length : 0;
    }

    private static bool IsDoubled(string text, int at) => At(text, at - 1, c => c == text[at]) || At(text, at + 1, c => c == text[at]);

    private static bool At(string text, int at, Func<char, bool> matches) => at >= 0 && at < text.Length && matches(text[at]);

    private static bool Follows(string word, string text, int at) =>
        at >= word.Length && text.AsSpan(at - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static int LongestRun(StringBuilder text)
    {
        int longest = 0, run = 0;
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                run = c == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return longest;
    }
}
