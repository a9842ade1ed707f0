namespace CuratorBot.Links;

/// <summary>Writes files that are there whole or not at all, whenever the process ends: a run that is cut off leaves the old one.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file in place of the one that is there.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Unfinished(path), content);
        Finish(path);
    }

    /// <summary>As <see cref="Write"/>.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Unfinished(path), content, cancellationToken);
        Finish(path);
    }

    private static string Unfinished(string path) => path + ".new";

    private static void Finish(string path) => File.Move(Unfinished(path), path, overwrite: true);
}
