using System.Text;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Input;

/// <summary>Reads texts of unknown origin; a file that is no text of a reasonable size is refused with a line that says so.</summary>
internal static class TextFile
{
    /// <summary>Larger files are refused: a list of 50,000 entries is smaller.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file or a named pipe.</summary>
    /// <exception cref="CliException">It is missing, unreadable, too large, binary or not UTF-8.</exception>
    public static Task<string> ReadAsync(string path, CancellationToken cancellationToken) => ReadAsync(path, isList: false, cancellationToken);

    /// <summary>The text of a list: a byte that is not UTF-8 does not refuse it (<see cref="ReadableText"/>).</summary>
    /// <exception cref="CliException">It is missing, unreadable, too large or binary.</exception>
    public static Task<string> ReadListAsync(string path, CancellationToken cancellationToken) => ReadAsync(path, isList: true, cancellationToken);

    private static async Task<string> ReadAsync(string path, bool isList, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            throw new CliException("A file is named by an empty text. Name the file; where a variable of your shell was to do so, see that it is set.");
        }

        if (Directory.Exists(path))
        {
            throw new CliException($"{path}: is a folder; name the file in it.");
        }

        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return await ReadAsync(stream, path, isList, cancellationToken);
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

    /// <summary>The text of a list in a stream.</summary>
    /// <exception cref="CliException">It is too large or binary.</exception>
    public static Task<string> ReadListAsync(Stream stream, string name, CancellationToken cancellationToken) => ReadAsync(stream, name, isList: true, cancellationToken);

    private static async Task<string> ReadAsync(Stream stream, string name, bool isList, CancellationToken cancellationToken)
    {
        using var content = await ReadAllAsync(stream, name, cancellationToken);
        return Decode(content.GetBuffer().AsSpan(0, (int)content.Length), name, isList);
    }

    /// <summary>Bytes as text, without a byte order mark.</summary>
    /// <exception cref="CliException">They are no text, or not UTF-8 where the text is no list.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name, bool isList)
    {
        if (ReadableText.IsUtf16(bytes))
        {
            throw new CliException($"{name}: is UTF-16. Save it as UTF-8.");
        }

        if (ReadableText.IsBinary(bytes))
        {
            throw new CliException($"{name}: is binary (it holds NUL bytes). Name a Markdown text.");
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return isList ? ReadableText.Of(bytes) : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException problem)
        {
            // The index counts from the start of the bytes; the number of line feeds in the valid prefix gives the line.
            var line = bytes[..Math.Max(0, problem.Index)].Count((byte)'\n') + 1;
            throw new CliException($"{name}:{line}: is not UTF-8 (byte 0x{problem.BytesUnknown?[0]:X2}). Save the file as UTF-8.");
        }
    }

    public static CliException TooLarge(string name) =>
        new($"{name}: is larger than {MaximumBytes / (1024 * 1024)} MB. No list of papers is; check that it is the file you mean.");

    // Reads instead of asking for the length: a pipe such as <(git show main:README.md) has none.
    private static async Task<MemoryStream> ReadAllAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (; ; )
        {
            // A file can be read at once; only a pipe needs an asynchronous wait.
            var read = stream.CanSeek ? stream.Read(buffer) : await stream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return content;
            }

            content.Write(buffer, 0, read);
            if (content.Length > MaximumBytes)
            {
                throw TooLarge(name);
            }
        }
    }
}
