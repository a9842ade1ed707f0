using System.Text;
using CuratorBot.Links;

namespace CuratorBot.Cli.Output;

/// <summary>Writes files, and reports problems with a path in the words of the command line.</summary>
internal static class OutputFile
{
    /// <exception cref="CliException">The folder cannot be created.</exception>
    public static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{path}: cannot be made: {problem.Message}");
        }
    }

    /// <exception cref="CliException">The file cannot be written.</exception>
    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) => WriteAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <exception cref="CliException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new CliException($"{path}: is a folder; name the file in it that is to be written.");
        }

        try
        {
            await AtomicFile.WriteAsync(path, bytes, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{path}: cannot be written: {problem.Message}");
        }
    }
}
