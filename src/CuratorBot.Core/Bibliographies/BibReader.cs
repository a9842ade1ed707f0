using System.Text;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>
/// Reads BibTeX (Patashnik, "BibTeXing", and btparse, which biber uses). It pairs braces in one pass over the text, so it never
/// searches for the end of an entry twice, and a missing brace costs one entry, not the rest of the file.
/// </summary>
internal sealed class BibReader
{
    private readonly string _text;
    private readonly int[] _closing;
    private readonly List<int> _lineStarts = [0];
    private readonly List<BibEntry> _entries = [];
    private readonly List<BibProblem> _problems = [];
    private readonly Dictionary<string, string> _strings = new(StringComparer.OrdinalIgnoreCase);

    // @string names may be built from others, each twice as long as the last; this bounds the total.
    private int _expansionBudget;

    // Blocks that share a line share the search for the next one.
    private int _nextBlock;

    public BibReader(string text)
    {
        _text = text;
        _expansionBudget = text.Length + 65_536;
        _closing = new int[text.Length];
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    _closing[i] = -1;
                    open.Push(i);
                    break;
                case '}' when open.Count > 0:
                    _closing[open.Pop()] = i;
                    break;
                case '\n':
                    _lineStarts.Add(i + 1);
                    break;
                default:
                    break;
            }
        }
    }

    public BibFile Read()
    {
        var position = 0;
        while (position < _text.Length)
        {
            position = _text[position] switch
            {
                '@' => ReadBlock(position),
                '%' => EndOfLine(position),
                _ => position + 1,
            };
        }

        return new BibFile(_text, _entries, _problems);
    }

    /// <summary>Reads the block that begins with the @ at <paramref name="start"/>; returns the position after it.</summary>
    private int ReadBlock(int start)
    {
        if (BlockHead(start) is not var (type, open))
        {
            return start + 1;
        }

        var body = open + 1;
        var closer = _text[open] == '{' ? '}' : ')';
        var limit = closer == '}' && _closing[open] >= 0 ? _closing[open] + 1 : NextBlock(body);
        var before = _problems.Count;
        int end;
        switch (LetterCase.Lower(type))
        {
            case "comment" or "preamble":
                end = EndOf(closer, body, limit);
                break;
            case "string":
                end = ReadFields(body, limit, closer, out var strings);
                foreach (var field in strings)
                {
                    _strings[field.Name] = field.Value;
                }

                break;
            default:
                end = ReadFields(ReadKey(body, limit, closer, out var key), limit, closer, out var fields);
                AddEntry(type, key, fields, start, end < limit ? end + 1 : EndOfWords(limit));
                break;
        }

        if (end < limit)
        {
            return end + 1;
        }

        // One problem per entry: the missing end explains the others.
        _problems.RemoveRange(before, _problems.Count - before);
        _problems.Add(new BibProblem(LineOf(start), BibProblemKind.Unclosed));
        return limit;
    }

    private void AddEntry(string type, string key, List<BibField> fields, int start, int end) =>
        _entries.Add(new BibEntry
        {
            Type = LetterCase.Lower(type),
            Key = key,
            Fields = fields,
            Line = LineOf(start),
            EndLine = LineOf(end - 1),
            Text = _text[start..end],
            Start = start,
        });

    /// <summary>The type and the position of the opening brace or parenthesis; null if the @ begins nothing.</summary>
    private (string Type, int Open)? BlockHead(int at)
    {
        var position = SkipBlanks(at + 1, _text.Length);
        var start = position;
        while (position < _text.Length && (char.IsAsciiLetterOrDigit(_text[position]) || _text[position] is '-' or '_'))
        {
            position++;
        }

        var type = _text[start..position];
        position = SkipBlanks(position, _text.Length);
        return type.Length > 0 && position < _text.Length && _text[position] is '{' or '(' ? (type, position) : null;
    }

    private int ReadKey(int position, int limit, char closer, out string key)
    {
        var start = SkipBlanks(position, limit);
        var end = start;
        while (end < limit && _text[end] != ',' && _text[end] != closer && _text[end] is not ('=' or '{' or '"' or '\n'))
        {
            end++;
        }

        if (end < limit && _text[end] is '=' or '{' or '"')
        {
            key = "";
        }
        else
        {
            key = _text[start..end].Trim();
        }

        if (key.Length == 0)
        {
            _problems.Add(new BibProblem(LineOf(position - 1), BibProblemKind.MissingKey));
            return start;
        }

        return end;
    }

    /// <summary>Reads fields up to <paramref name="limit"/> or the closing parenthesis, whose position it returns.</summary>
    private int ReadFields(int position, int limit, char closer, out List<BibField> fields)
    {
        fields = [];
        var before = _problems.Count;
        var comma = true;
        while (true)
        {
            position = SkipBlanks(position, limit);
            while (position < limit && _text[position] == ',')
            {
                comma = true;
                position = SkipBlanks(position + 1, limit);
            }

            if (position >= limit || _text[position] == closer)
            {
                return position;
            }

            var start = position;
            var name = Identifier(ref position, limit);
            position = SkipBlanks(position, limit);
            if (name.Length == 0 || position >= limit || _text[position] != '=')
            {
                AddProblem(BibProblemKind.NoField, start, before);
                position = NextComma(Math.Max(position, start + 1), limit, closer);
                continue;
            }

            if (!comma)
            {
                AddProblem(BibProblemKind.MissingComma, start, before);
            }

            position = ReadValue(position + 1, limit, before, out var value);
            fields.Add(new BibField(name, value));
            comma = false;
        }
    }

    private int ReadValue(int position, int limit, int before, out string value)
    {
        var parts = new StringBuilder();
        while (true)
        {
            position = SkipBlanks(position, limit);
            if (position >= limit)
            {
                break;
            }

            var start = position;
            if (_text[position] == '{')
            {
                var close = _closing[position];
                if (close < 0 || close >= limit)
                {
                    AddProblem(BibProblemKind.Unclosed, position, before);
                    close = limit;
                }

                parts.Append(_text, start + 1, close - start - 1);
                position = Math.Min(close + 1, limit);
            }
            else if (_text[position] == '"')
            {
                var close = EndOf('"', position + 1, limit);
                if (close >= limit)
                {
                    AddProblem(BibProblemKind.Unclosed, position, before);
                }

                parts.Append(_text, start + 1, close - start - 1);
                position = Math.Min(close + 1, limit);
            }
            else
            {
                var word = Identifier(ref position, limit);
                if (word.Length == 0)
                {
                    AddProblem(BibProblemKind.NoField, position, before);
                    break;
                }

                parts.Append(Expand(word));
            }

            position = SkipBlanks(position, limit);
            if (position >= limit || _text[position] != '#')
            {
                break;
            }

            position++;
        }

        value = parts.ToString();
        return position;
    }

    /// <summary>The value of an @string name; numbers, months and names that the file does not define stay as they are.</summary>
    private string Expand(string word)
    {
        if (!_strings.TryGetValue(word, out var value) || value.Length > _expansionBudget)
        {
            return word;
        }

        _expansionBudget -= value.Length;
        return value;
    }

    private void AddProblem(BibProblemKind kind, int position, int before)
    {
        if (_problems.Count == before)
        {
            _problems.Add(new BibProblem(LineOf(position), kind));
        }
    }

    /// <summary>The next <paramref name="character"/> outside braces, or <paramref name="limit"/>.</summary>
    private int EndOf(char character, int position, int limit)
    {
        while (position < limit && _text[position] != character)
        {
            position = SkipBraces(position);
        }

        return Math.Min(position, limit);
    }

    private int NextComma(int position, int limit, char closer)
    {
        while (position < limit && _text[position] != ',' && _text[position] != closer)
        {
            position = SkipBraces(position);
        }

        return Math.Min(position, limit);
    }

    /// <summary>The position after a character, or after a braced group.</summary>
    private int SkipBraces(int position) =>
        _text[position] == '{' && _closing[position] > 0 ? _closing[position] + 1 : position + 1;

    /// <summary>The next @ that begins a line and a block: where reading continues after something unclosed.</summary>
    private int NextBlock(int position)
    {
        if (position < _nextBlock)
        {
            return _nextBlock;
        }

        while (position < _text.Length)
        {
            position = EndOfLine(position) + 1;
            var start = position;
            while (start < _text.Length && _text[start] is ' ' or '\t')
            {
                start++;
            }

            if (start < _text.Length && _text[start] == '@' && BlockHead(start) is not null)
            {
                return _nextBlock = start;
            }
        }

        return _nextBlock = _text.Length;
    }

    private int EndOfLine(int position)
    {
        var end = _text.IndexOf('\n', position);
        return end < 0 ? _text.Length : end;
    }

    /// <summary>The end of the last word before <paramref name="position"/>: the end of an unclosed entry.</summary>
    private int EndOfWords(int position)
    {
        while (char.IsWhiteSpace(_text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private int SkipBlanks(int position, int limit)
    {
        while (position < limit && char.IsWhiteSpace(_text[position]))
        {
            position++;
        }

        return position;
    }

    private string Identifier(ref int position, int limit)
    {
        var start = position;
        while (position < limit && !char.IsWhiteSpace(_text[position])
            && _text[position] is not ('"' or '#' or '%' or '\'' or '(' or ')' or ',' or '=' or '{' or '}' or '@'))
        {
            position++;
        }

        return _text[start..position];
    }

    private int LineOf(int position)
    {
        var index = _lineStarts.BinarySearch(position);
        return index >= 0 ? index + 1 : ~index;
    }
}
