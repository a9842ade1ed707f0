using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Input;

/// <summary>The policy for a list that is judged by hand.</summary>
internal static class PolicyInput
{
    /// <summary>The policy in force for a list.</summary>
    /// <exception cref="CliException">The policy file is missing, no text, or broken.</exception>
    public static async Task<Policy> ReadAsync(string listText, string listPath, string? policyPath, CancellationToken cancellationToken) =>
        Sound(PolicyReader.Read(listText, listPath, await FileAsync(policyPath, cancellationToken)));

    /// <summary>The policy file, sound or broken.</summary>
    /// <param name="path">Its path; null: there is none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CliException">It is missing or no text.</exception>
    public static async Task<PolicyFile> FileAsync(string? path, CancellationToken cancellationToken) =>
        path is null ? PolicyFile.None() : PolicyFile.Read(await TextFile.ReadAsync(path, cancellationToken), RuleCatalog.Descriptors, path);

    /// <summary>The policy, where nothing is wrong with it.</summary>
    /// <exception cref="CliException">Something is: a line for each thing.</exception>
    public static Policy Sound(PolicyResult result) =>
        result.Errors.Count == 0 ? result.Policy : throw new CliException([.. result.Errors.Select(e => e.ToString())]);
}
