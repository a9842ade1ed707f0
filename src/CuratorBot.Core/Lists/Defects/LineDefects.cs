using System.Buffers;
using CuratorBot.Core.Lists.Reading;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>Defects of the text of a bullet as a whole: blanks and characters that should not be there.</summary>
internal static class LineDefects
{
    private static readonly SearchValues<string> HtmlMarks = SearchValues.Create(["<b>", "<strong>", "<i>", "<em>", "<a "], StringComparison.OrdinalIgnoreCase);

    public static void Find(string text, EntryReading reading)
    {
        if (text.Length > 0 && char.IsWhiteSpace(text[^1]))
        {
            reading.Found(Defect.TrailingWhitespace);
        }

        if (text.AsSpan().Trim().Contains("  ", StringComparison.Ordinal))
        {
            reading.Found(Defect.DoubleSpace);
        }

        if (text.Contains('\t', StringComparison.Ordinal))
        {
            reading.Found(Defect.TabInLine);
        }

        if (text.Contains('\uFFFC', StringComparison.Ordinal))
        {
            reading.Found(Defect.ObjectReplacementChar);
        }

        if (text.AsSpan().ContainsAny(HtmlMarks))
        {
            reading.Found(Defect.HtmlMark);
        }
    }
}
