namespace CuratorBot.Core.Text;

/// <summary>The lines of a text by number, without copying. Line endings are LF, CRLF and CR, as in CommonMark.</summary>
internal sealed class TextLines
{
    private readonly List<(int Start, int Length)> _lines = [];
    private readonly string _text;

    public TextLines(string text)
    {
        _text = text;
        var start = 0;
        while (true)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0)
            {
                _lines.Add((start, text.Length - start));
                break;
            }

            _lines.Add((start, length));
            var end = start + length;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    /// <summary>Number of lines, without the empty line after the last line ending.</summary>
    public int Count => _lines[^1].Length == 0 && _lines.Count > 1 ? _lines.Count - 1 : _lines.Count;

    /// <summary>A line without its line ending.</summary>
    /// <param name="line">1-based.</param>
    public ReadOnlySpan<char> this[int line] => _text.AsSpan(_lines[line - 1].Start, _lines[line - 1].Length);

    /// <summary>The offset of a line's start in the text.</summary>
    /// <param name="line">1-based.</param>
    public int StartOf(int line) => _lines[line - 1].Start;

    /// <summary>The offset of a line's end in the text, before its line ending.</summary>
    /// <param name="line">1-based.</param>
    public int EndOf(int line) => _lines[line - 1].Start + _lines[line - 1].Length;

    /// <summary>The text from the start of one line to the end of another, without the last line ending.</summary>
    public ReadOnlySpan<char> Slice(int firstLine, int lastLine) =>
        _text.AsSpan(_lines[firstLine - 1].Start..(_lines[lastLine - 1].Start + _lines[lastLine - 1].Length));

    /// <summary>A part of the text by its offsets.</summary>
    public ReadOnlySpan<char> Slice(Range range) => _text.AsSpan(range);

    /// <summary>The whole text.</summary>
    public string Text => _text;
}
