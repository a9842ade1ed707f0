namespace CuratorBot.Links.Downloads;

/// <summary>What a download may cost.</summary>
public sealed record DownloadOptions
{
    /// <summary>The folder for all papers; made where it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>Most bytes of one paper. Larger ones are theses with pictures, or no papers.</summary>
    public long LargestFile { get; init; } = 200 * 1024 * 1024;

    /// <summary>Longest time for the body of one paper.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);
}
