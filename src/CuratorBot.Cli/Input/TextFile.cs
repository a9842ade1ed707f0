using System.Text;

namespace CuratorBot.Cli.Input;

/// <summary>Reads texts of unknown origin: what is no UTF-8 text of a sane size is refused with a line that says so.</summary>
internal static class TextFile
{
    /// <summary>Larger files are refused: a list of 50,000 entries is smaller.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>As git does: a NUL byte this early makes a file binary.</summary>
    private const int BinaryProbe = 8000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file or of a pipe that has a name.</summary>
    /// <exception cref="CliException">It is missing, unreadable, too large, binary or not UTF-8.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new CliException($"{path}: is a folder; name the file in it.");
        }

        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            return Decode(await ReadAllAsync(stream, path, cancellationToken), path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"{path}: there is no such file. Check the path; it is taken from the folder you are in.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{path}: cannot be read: {problem.Message}");
        }
    }

    /// <summary>The text of a file where there is one.</summary>
    public static async Task<string?> ReadIfPresentAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? await ReadAsync(path, cancellationToken) : null;

    /// <summary>Bytes as text, without a byte order mark.</summary>
    /// <exception cref="CliException">They are no UTF-8 text.</exception>
    public static string Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        var span = bytes.Span;
        if (span.StartsWith<byte>([0xFF, 0xFE]) || span.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new CliException($"{name}: is UTF-16. Save it as UTF-8.");
        }

        if (span[..Math.Min(span.Length, BinaryProbe)].Contains((byte)0))
        {
            throw new CliException($"{name}: is binary (it holds NUL bytes). Name a Markdown text.");
        }

        if (span.StartsWith(Encoding.UTF8.Preamble))
        {
            span = span[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return Strict.GetString(span);
        }
        catch (DecoderFallbackException problem)
        {
            // The index counts from the start of the span; a valid prefix has as many line feeds as lines before.
            var line = span[..Math.Max(0, problem.Index)].Count((byte)'\n') + 1;
            throw new CliException($"{name}:{line}: is not UTF-8 (byte 0x{problem.BytesUnknown?[0]:X2}). Save the file as UTF-8.");
        }
    }

    public static CliException TooLarge(string name) =>
        new($"{name}: is larger than {MaximumBytes / (1024 * 1024)} MB. Name a list of papers; this is no text that people read.");

    // By reading, not by asking for the length: a pipe such as <(git show main:README.md) has none.
    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(FileStream stream, string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        for (; ; )
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            if (length > MaximumBytes)
            {
                throw TooLarge(name);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}
