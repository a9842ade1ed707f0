using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Input;

/// <summary>Reads the policy for a list on the command line.</summary>
internal static class PolicyInput
{
    /// <summary>The policy file, valid or broken.</summary>
    /// <param name="path">Its path; null if there is none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CliException">It is missing or not text.</exception>
    public static async Task<PolicyFile> FileAsync(string? path, CancellationToken cancellationToken) =>
        path is null ? PolicyFile.None() : PolicyFile.Read(await TextFile.ReadAsync(path, cancellationToken), RuleCatalog.Descriptors, path);

    /// <summary>The guides for contributors that lie beside a list, or that it shows.</summary>
    /// <param name="listText">Text of the list.</param>
    /// <param name="listPath">Its path on this machine.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<Guide>> GuidesAsync(string listText, string listPath, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(listPath))!;
        var guides = new List<Guide>();
        foreach (var path in Guide.ShownBy(listText, Path.GetFileName(listPath)).Concat(Guide.UsualPaths).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var file = Path.Combine(folder, path);
            if (File.Exists(file))
            {
                guides.Add(new Guide(path, await TextFile.ReadListAsync(file, cancellationToken)));
            }
        }

        return guides;
    }

    /// <summary>The policy, if it has no errors.</summary>
    /// <exception cref="CliException">It has errors: one line for each.</exception>
    public static Policy Sound(PolicyResult result) =>
        result.Errors.Count == 0 ? result.Policy : throw new CliException([.. result.Errors.Select(e => e.ToString())]);
}
