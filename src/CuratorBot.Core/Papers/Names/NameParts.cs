using System.Runtime.InteropServices;

namespace CuratorBot.Core.Papers.Names;

/// <summary>The separator between two parts of a list of names.</summary>
internal enum NameSeparator
{
    /// <summary>The end of the text.</summary>
    None,

    /// <summary>A comma, which may be inside a name: "Hinton, G.".</summary>
    Comma,

    /// <summary>"and", "&amp;", "和", or a mark that is never part of a name: "、", ";".</summary>
    And,

    /// <summary>Words that say that there are more authors.</summary>
    EtAl,
}

/// <summary>A part of a list of names.</summary>
/// <param name="Range">Its position, without blanks around it; may be empty.</param>
/// <param name="After">The separator before the next part.</param>
/// <param name="IsWord">Whether the separator is a word such as "and" or its sign: it shows more clearly than a comma that names are listed.</param>
/// <param name="Next">The position after the separator.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NamePart(Range Range, NameSeparator After, bool IsWord, int Next);

/// <summary>Enumerates the parts of a list of names without allocating: lists have 100,000 entries.</summary>
internal ref struct NameParts(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _start;

    public NamePart Current { get; private set; }

    public readonly NameParts GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_start > _text.Length)
        {
            return false;
        }

        var start = _start;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        var (at, length, separator, isWord) = (start, 0, NameSeparator.None, false);
        for (; at < _text.Length && separator == NameSeparator.None; at++)
        {
            (separator, length) = SeparatorAt(at, start);
            isWord = separator == NameSeparator.And && _text[at] is not ('、' or ';' or '；');
        }

        at -= separator == NameSeparator.None ? 0 : 1;
        var end = at;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        _start = separator == NameSeparator.None ? _text.Length + 1 : at + length;
        Current = new NamePart(start..end, separator, isWord, _start);
        return true;
    }

    private readonly (NameSeparator Separator, int Length) SeparatorAt(int at, int start)
    {
        switch (_text[at])
        {
            case ',' or '，':
                return (NameSeparator.Comma, 1);
            case '、' or ';' or '；':
                return (NameSeparator.And, 1);
            case '&' or '＆':
                return AlAfter(at + 1) is var amid and > 0 ? (NameSeparator.EtAl, amid - at) : (NameSeparator.And, 1);
            case '和' or '与' or '與' or '及':
                // 和田: a surname may begin with this character.
                return at > start || at + 1 == _text.Length || _text[at + 1] < '\u2E80' ? (NameSeparator.And, 1) : default;
            case '等':
                return _text[(at + 1)..] is ['人', ..] ? (NameSeparator.EtAl, 2)
                    : _text[(at + 1)..].TrimStart() is [] or [',' or '，' or '。' or '.', ..] ? (NameSeparator.EtAl, 1)
                    : default;
            case 'e' or 'E' when IsWordStart(at) && IsAt(at, "et"):
                var afterEt = at + 2;
                afterEt += afterEt < _text.Length && _text[afterEt] == '.' ? 1 : 0;
                return AlAfter(afterEt) is var end and > 0 ? (NameSeparator.EtAl, end - at) : default;
            case 'a' or 'A' when (at == start || char.IsWhiteSpace(_text[at - 1])) && IsAt(at, "and") && at + 3 < _text.Length && char.IsWhiteSpace(_text[at + 3]):
                var others = SkipBlanks(at + 3);
                return IsAt(others, "others") && IsWordEnd(others + 6) ? (NameSeparator.EtAl, SkipPeriods(others + 6) - at) : (NameSeparator.And, 3);
            default:
                return default;
        }
    }

    /// <summary>The end of an "al." that begins here, after any blanks; 0 if there is none.</summary>
    private readonly int AlAfter(int at)
    {
        at = SkipBlanks(at);
        return IsAt(at, "al") && IsWordEnd(at + 2) ? SkipPeriods(at + 2) : 0;
    }

    private readonly bool IsAt(int at, string word) => _text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private readonly bool IsWordStart(int at) => at == 0 || !char.IsLetterOrDigit(_text[at - 1]);

    private readonly bool IsWordEnd(int at) => at >= _text.Length || !char.IsLetterOrDigit(_text[at]);

    private readonly int SkipBlanks(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int SkipPeriods(int at)
    {
        while (at < _text.Length && _text[at] == '.')
        {
            at++;
        }

        return at;
    }
}
