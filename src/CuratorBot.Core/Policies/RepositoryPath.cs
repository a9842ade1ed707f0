using System.Diagnostics.CodeAnalysis;

namespace CuratorBot.Core.Policies;

/// <summary>Paths of files as a repository names them: people write more than one path to a file, a repository has one.</summary>
public static class RepositoryPath
{
    /// <summary>A path or a branch as a part of an address: every name in it is escaped, the slashes between them stay.</summary>
    public static string Escape(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>The one name of a file: "./docs//list.md" and "docs/list.md/" are docs/list.md.</summary>
    /// <param name="written">The path as a person wrote it.</param>
    /// <param name="path">The path as the repository has it; null where it leads out of the repository, or nowhere.</param>
    public static bool TryRead(string written, [NotNullWhen(true)] out string? path)
    {
        ArgumentNullException.ThrowIfNull(written);
        var slashed = written.Replace('\\', '/');
        var parts = slashed.Split('/').Where(static part => part is not ("" or ".")).ToList();
        var inside = parts.Count > 0 && !parts.Contains("..", StringComparer.Ordinal) && !slashed.StartsWith('/') && !slashed.Contains("://", StringComparison.Ordinal);
        path = inside ? string.Join('/', parts) : null;
        return inside;
    }
}
