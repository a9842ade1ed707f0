using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Cli.Input;

/// <summary>Where a command gets its paper facts from.</summary>
internal static class PaperSource
{
    /// <summary>The snapshot, or a source that says that none was given.</summary>
    /// <exception cref="CliException">The snapshot is missing or no snapshot.</exception>
    public static async Task<IPaperSource> OpenAsync(string? snapshot, CancellationToken cancellationToken) =>
        snapshot is null
            ? new UnavailablePapers()
            : SnapshotSource.Parse(await TextFile.ReadAsync(snapshot, cancellationToken), snapshot);
}
