using System.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>Converts LaTeX to plain text and back: accents, special letters, escaped characters. Unknown commands stay as they are.</summary>
public static class LatexText
{
    // LaTeX2e, "Accents", with the combining marks of Unicode.
    private static readonly Dictionary<char, char> Marks = new()
    {
        ['`'] = '\u0300',
        ['\''] = '\u0301',
        ['^'] = '\u0302',
        ['~'] = '\u0303',
        ['='] = '\u0304',
        ['u'] = '\u0306',
        ['.'] = '\u0307',
        ['"'] = '\u0308',
        ['r'] = '\u030A',
        ['H'] = '\u030B',
        ['v'] = '\u030C',
        ['d'] = '\u0323',
        ['c'] = '\u0327',
        ['k'] = '\u0328',
        ['b'] = '\u0331',
    };

    private static readonly Dictionary<char, char> MarkNames = Marks.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["ss"] = "ß",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["dh"] = "ð",
        ["DH"] = "Ð",
        ["th"] = "þ",
        ["TH"] = "Þ",
        ["i"] = "ı",
        ["j"] = "ȷ",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textquoteright"] = "’",
        ["textquoteleft"] = "‘",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textbackslash"] = "\\",
    };

    private static readonly Dictionary<string, string> LetterNames = Letters.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The plain text of a LaTeX text; braces are dropped, runs of white space become one blank. Linear in its length.</summary>
    public static string Decode(string latex)
    {
        ArgumentNullException.ThrowIfNull(latex);
        var words = new StringBuilder(latex.Length);
        var position = 0;
        while (position < latex.Length)
        {
            var character = latex[position++];
            switch (character)
            {
                case '\\' when position < latex.Length:
                    position = DecodeCommand(latex, position, words);
                    break;
                case '{' or '}' or '$':
                    break;
                case '~':
                    AppendBlank(words);
                    break;
                case '-' when latex.AsSpan(position).StartsWith("--"):
                    words.Append('—');
                    position += 2;
                    break;
                case '-' when latex.AsSpan(position).StartsWith("-"):
                    words.Append('–');
                    position++;
                    break;
                default:
                    if (char.IsWhiteSpace(character))
                    {
                        AppendBlank(words);
                    }
                    else
                    {
                        words.Append(character);
                    }

                    break;
            }
        }

        return Compose(words.ToString().Trim());
    }

    /// <summary>
    /// A plain text as LaTeX, for the value of a field: special characters escaped, accented Latin letters as <c>{\"u}</c>. Other scripts stay
    /// as they are.
    /// </summary>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var latex = new StringBuilder(text.Length);
        foreach (var rune in Compose(text).EnumerateRunes())
        {
            latex.Append(Encode(rune));
        }

        return latex.ToString();
    }

    private static string Encode(Rune rune)
    {
        var letter = rune.ToString();
        switch (letter)
        {
            case "&" or "%" or "$" or "#" or "_":
                return "\\" + letter;
            case "{":
                return "\\textbraceleft{}";
            case "}":
                return "\\textbraceright{}";
            case "–":
                return "--";
            case "—":
                return "---";
            case "’":
                return "'";
            default:
                break;
        }

        if (LetterNames.TryGetValue(letter, out var name))
        {
            return "{\\" + name + "}";
        }

        if (rune.IsAscii || !Rune.IsLetter(rune))
        {
            return letter;
        }

        var parts = letter.Normalize(NormalizationForm.FormD);
        if (parts.Length != 2 || !char.IsAsciiLetter(parts[0]) || !MarkNames.TryGetValue(parts[1], out var mark))
        {
            return letter;
        }

        // A dotted i under an accent would keep its dot; an accent whose command is a letter needs its argument in braces.
        var under = parts[0] is 'i' or 'j' && mark is not ('c' or 'd' or 'k' or 'b') ? "{\\" + parts[0] + "}" : parts[..1];
        return "{\\" + mark + (char.IsAsciiLetter(mark) && under.Length == 1 ? "{" + under + "}" : under) + "}";
    }

    private static int DecodeCommand(string latex, int position, StringBuilder words)
    {
        var end = position;
        while (end < latex.Length && char.IsAsciiLetter(latex[end]))
        {
            end++;
        }

        if (end == position)
        {
            // A non-letter: an accent, or an escaped character that stands for itself.
            var sign = latex[position++];
            if (Marks.TryGetValue(sign, out var accent))
            {
                return DecodeAccent(latex, position, accent, words);
            }

            if (sign == '\\')
            {
                AppendBlank(words);
            }
            else if (sign is not ('-' or '/' or ','))
            {
                words.Append(sign);
            }

            return position;
        }

        var name = latex[position..end];
        if (name.Length == 1 && Marks.TryGetValue(name[0], out var mark))
        {
            return DecodeAccent(latex, SkipBlanks(latex, end), mark, words);
        }

        // \emph and similar commands are dropped; their argument stays.
        words.Append(Letters.GetValueOrDefault(name, ""));
        return SkipBlanks(latex, end);
    }

    private static int DecodeAccent(string latex, int position, char mark, StringBuilder words)
    {
        while (position < latex.Length && latex[position] == '{')
        {
            position++;
        }

        if (position >= latex.Length)
        {
            return position;
        }

        var letter = latex[position++];
        if (letter == '\\' && position < latex.Length && latex[position] is 'i' or 'j')
        {
            letter = latex[position++];
        }
        else if (!char.IsLetter(letter))
        {
            return position - 1;
        }

        words.Append(letter).Append(mark);
        return position;
    }

    private static int SkipBlanks(string latex, int position)
    {
        while (position < latex.Length && char.IsWhiteSpace(latex[position]))
        {
            position++;
        }

        return position;
    }

    private static void AppendBlank(StringBuilder words)
    {
        if (words.Length > 0 && words[^1] != ' ')
        {
            words.Append(' ');
        }
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Lone surrogates have no normal form.
            return text;
        }
    }
}
