using System.Text;

namespace CuratorBot.Core.Text;

/// <summary>
/// Bytes of unknown origin as text. It is UTF-8; a byte that is none of it (a letter saved as Latin-1) is read as U+FFFD, and all others as they
/// are. A line with one is shown as it is read and never rewritten: what the letter was nobody can tell.
/// </summary>
public static class ReadableText
{
    /// <summary>What a byte that is not UTF-8 is read as.</summary>
    public const char Unreadable = '\uFFFD';

    /// <summary>Bytes at the start that are looked at, as git does.</summary>
    private const int Probe = 8000;

    /// <summary>One NUL in so many bytes is a slip, more are no text.</summary>
    private const int BytesToANul = 500;

    /// <summary>Whether the bytes begin with the mark of UTF-16.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Whether the bytes are those of a picture or a program: they hold NULs, and not as a slip.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var probe = bytes[..Math.Min(bytes.Length, Probe)];
        return probe.Count((byte)0) * BytesToANul > probe.Length;
    }

    /// <summary>The text.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>Whether a text holds a byte that is not UTF-8.</summary>
    public static bool IsDamaged(ReadOnlySpan<char> text) => text.Contains(Unreadable);
}
