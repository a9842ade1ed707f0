namespace CuratorBot.Links.Downloads;

/// <summary>Tells a complete PDF from a web page sent with status 200, and from a PDF that is cut off.</summary>
internal static class PdfCheck
{
    /// <summary>How far to look for the first and the last mark; PDF readers look as far (PDF 1.7 reference, appendix H, notes 13 and 18).</summary>
    public const int Margin = 1024;

    /// <summary>A shorter file cannot have a page with words on it.</summary>
    private const int Shortest = 512;

    /// <summary>What is wrong with the beginning of a file; null if it is the beginning of a PDF.</summary>
    /// <param name="head">The first <see cref="Margin"/> bytes, or fewer if the file is shorter.</param>
    public static string? Begins(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return null;
        }

        return head.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8) ? "is a web page, not a PDF" : "is not a PDF";
    }

    /// <summary>What is wrong with a complete file; null if its size, beginning and end look right.</summary>
    public static string? Whole(Stream file)
    {
        if (Begins(Read(file, 0)) is { } problem)
        {
            return problem;
        }

        return file.Length < Shortest || Read(file, Math.Max(0, file.Length - Margin)).AsSpan().IndexOf("%%EOF"u8) < 0
            ? "is cut off: the PDF has no end"
            : null;
    }

    /// <summary>A part of a file: <see cref="Margin"/> bytes, or fewer if the file ends before.</summary>
    public static byte[] Read(Stream file, long from)
    {
        file.Position = from;
        var piece = new byte[(int)Math.Min(Margin, file.Length - from)];
        file.ReadExactly(piece);
        return piece;
    }
}
