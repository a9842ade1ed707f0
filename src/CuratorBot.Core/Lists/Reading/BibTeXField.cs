using System.Runtime.InteropServices;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>A field that was left over from BibTeX: <c>year = {2017},</c>.</summary>
/// <param name="Mark">What the value is.</param>
/// <param name="Start">Where the value begins.</param>
/// <param name="End">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BibTeXField(SegmentMark Mark, int Start, int End)
{
    private const int LongestName = 12;

    /// <summary>The field that a piece of text is; null if it is not a translation.</summary>
    public static BibTeXField? Read(string text, int start, int end)
    {
        var piece = text.AsSpan(start..end);
        var equals = piece[..Math.Min(piece.Length, LongestName + 2)].IndexOf('=');
        if (equals < 0 || MarkOf(piece[..equals].TrimEnd()) is not { } mark)
        {
            return null;
        }

        var value = piece[(equals + 1)..].Trim();
        if (value is not (['{', ..] or ['"', ..]) && value.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var from = start + equals + 1 + piece[(equals + 1)..].IndexOfAnyExcept(" {\"");
        var to = start + piece.TrimEnd(" },\"").Length;
        return from < to && from > start + equals ? new BibTeXField(mark, from, to) : null;
    }

    private static SegmentMark? MarkOf(ReadOnlySpan<char> name) =>
        Is(name, "author") ? SegmentMark.Names
        : Is(name, "year") || Is(name, "booktitle") || Is(name, "journal") ? SegmentMark.Venue
        : Is(name, "title") ? SegmentMark.Text
        : Is(name, "volume") || Is(name, "number") || Is(name, "pages") || Is(name, "publisher") || Is(name, "month") ? SegmentMark.Tag
        : null;

    private static bool Is(ReadOnlySpan<char> name, string field) => name.Equals(field, StringComparison.OrdinalIgnoreCase);
}
