namespace CuratorBot.Links;

/// <summary>Writes files that are either complete or absent, whenever the process ends: an interrupted run leaves the old file.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, replacing an existing one.</summary>
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
