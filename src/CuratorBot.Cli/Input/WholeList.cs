using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Input;

/// <summary>A list that is judged as it is, without a change.</summary>
internal static class WholeList
{
    /// <summary>Reads the list and, where one is named, its policy file.</summary>
    /// <exception cref="CliException">A file is missing or no text.</exception>
    public static async Task<ReviewRequest> ReadAsync(string list, string? policy, DateOnly date, CancellationToken cancellationToken) =>
        ReviewRequest.ReadWhole(await TextFile.ReadAsync(list, cancellationToken), await PolicyInput.FileAsync(policy, cancellationToken), date, list);
}
