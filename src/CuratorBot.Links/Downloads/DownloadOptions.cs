namespace CuratorBot.Links.Downloads;

/// <summary>Where downloads go, and their limits.</summary>
public sealed record DownloadOptions
{
    /// <summary>The folder for all papers; created if missing.</summary>
    public required string Folder { get; init; }

    /// <summary>Maximum size of one paper in bytes. Larger files are theses with pictures, or not papers.</summary>
    public long LargestFile { get; init; } = 200 * 1024 * 1024;

    /// <summary>Maximum time for the body of one paper.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);
}
