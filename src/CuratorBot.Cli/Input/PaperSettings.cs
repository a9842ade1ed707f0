namespace CuratorBot.Cli.Input;

/// <summary>Where the paper facts come from and go to, as it was said on the command line.</summary>
/// <param name="Snapshot">A snapshot file that is asked first; null: none.</param>
/// <param name="Offline">Semantic Scholar is not asked.</param>
/// <param name="NoCache">Nothing is remembered from run to run.</param>
/// <param name="Refresh">Semantic Scholar is asked even for what is remembered.</param>
/// <param name="Record">A file that all answers are written to; null: none.</param>
internal sealed record PaperSettings(string? Snapshot, bool Offline, bool NoCache, bool Refresh, string? Record);
