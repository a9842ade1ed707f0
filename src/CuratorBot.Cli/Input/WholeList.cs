using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Input;

/// <summary>Reads a list to be checked as it is, without a change.</summary>
internal static class WholeList
{
    /// <summary>Reads the list and its policy file, if one is named.</summary>
    /// <exception cref="CliException">A file is missing or not text.</exception>
    public static async Task<ReviewRequest> ReadAsync(string list, string? policy, DateOnly date, CancellationToken cancellationToken) =>
        ReviewRequest.ReadWhole(await TextFile.ReadAsync(list, cancellationToken), await PolicyInput.FileAsync(policy, cancellationToken), date, list);
}
