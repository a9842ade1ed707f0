using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Cli.Input;

/// <summary>Where a command gets its paper facts from.</summary>
internal static class PaperSource
{
    /// <summary>The snapshot, or a source that says that none was given.</summary>
    /// <exception cref="CliException">The snapshot is missing or no snapshot.</exception>
    public static async Task<IPaperSource> OpenAsync(string? snapshot, CancellationToken cancellationToken)
    {
        if (snapshot is null)
        {
            return new UnavailablePapers();
        }

        using var lines = new StringReader(await TextFile.ReadAsync(snapshot, cancellationToken));
        try
        {
            return SnapshotSource.Read(lines, snapshot);
        }
        catch (SnapshotFormatException problem)
        {
            throw new CliException(problem.Message);
        }
    }
}
