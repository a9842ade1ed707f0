using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Finds the text of an item on its line.</summary>
internal static class ItemContent
{
    /// <summary>Where the text of an item begins on its line: behind bullet, box and number.</summary>
    public static int ColumnOf(ReadOnlySpan<char> line, ItemText item)
    {
        var text = item.Text.Span;
        var newline = text.IndexOf('\n');
        var first = newline < 0 ? text : text[..newline];
        var column = line.EndsWith(first) ? line.Length - first.Length : line.Length - line.TrimStart(" \t-*+0123456789.)").Length;
        var rest = line[column..];
        if (rest is ['[', ' ' or 'x' or 'X', ']', ' ', ..])
        {
            column += 4;
            rest = line[column..];
        }

        return column + NumberLength(rest);
    }

    /// <summary>"**[12]** ", "[12] ".</summary>
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var open = text.IndexOfAnyExcept('*', ' ');
        if (open < 0 || text[open] != '[')
        {
            return 0;
        }

        var digits = text[(open + 1)..].IndexOfAnyExceptInRange('0', '9');
        if (digits is <= 0 or > 3 || text[open + 1 + digits] != ']')
        {
            return 0;
        }

        var after = open + 2 + digits;
        var end = text[after..].IndexOfAnyExcept('*', ' ');
        return end < 0 || text[after + end] == '(' ? 0 : after + end;
    }
}
