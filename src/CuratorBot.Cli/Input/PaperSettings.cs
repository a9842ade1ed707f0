namespace CuratorBot.Cli.Input;

/// <summary>Where facts about papers come from and go to, from the command line.</summary>
/// <param name="Snapshot">A snapshot file to ask first; null for none.</param>
/// <param name="Offline">Whether Semantic Scholar must not be asked.</param>
/// <param name="NoCache">Whether nothing is remembered between runs.</param>
/// <param name="Refresh">Whether Semantic Scholar is asked even for what the cache has.</param>
/// <param name="Record">A file for all answers; null for none.</param>
internal sealed record PaperSettings(string? Snapshot, bool Offline, bool NoCache, bool Refresh, string? Record)
{
    /// <summary>
    /// A snapshot to keep up to date: it stands in for what cannot be looked up, and what was found is written to it in the end. Null for none.
    /// </summary>
    public string? Keep { get; init; }
}
