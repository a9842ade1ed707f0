using CuratorBot.GitHub.Connections;

namespace CuratorBot.Cli.Input;

/// <summary>Which repository on GitHub a list is of, and its path there: what a page links its lines to.</summary>
internal static class ListOrigin
{
    /// <summary>The repository and the path of a list.</summary>
    /// <param name="written">The list as the person named it.</param>
    /// <param name="path">Its path as it was read.</param>
    /// <param name="repository">The repository that the person named; null where it is to be found out.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The path from the top of the repository; null for a repository that is not known. Never a path of this machine.</returns>
    /// <exception cref="CliException">The name that the person gave is none of a repository.</exception>
    public static async Task<(RepositoryRef? Repository, string Path)> OfAsync(string? written, string path, string? repository, CancellationToken cancellationToken)
    {
        var named = repository is null
            ? null
            : RepositoryRef.TryParse(repository) ?? throw new CliException($"--repository: '{repository}' isn't a repository. Write it as OWNER/REPO.");
        switch (ListPlace.Of(written))
        {
            case ListPlace.OnGitHub place:
                return (named ?? place.Repository, path);
            case ListPlace.LocalFile or ListPlace.LocalFolder:
                var full = Path.GetFullPath(path);
                if (GitRepository.TopOf(Path.GetDirectoryName(full)!) is { } top)
                {
                    var inside = Path.GetRelativePath(top, full).Replace(Path.DirectorySeparatorChar, '/');
                    return (named ?? await OriginOfAsync(top, cancellationToken)) is { } known ? (known, inside) : (null, inside);
                }

                // A page is public; where a file lies on somebody's machine is not.
                return (named, named is null && !Path.IsPathRooted(path) ? path : Path.GetFileName(path));
            default:
                return (named, path);
        }
    }

    private static async Task<RepositoryRef?> OriginOfAsync(string top, CancellationToken cancellationToken) =>
        await new GitRepository(top).OriginAsync(cancellationToken) is { } address && address.Contains("github.com", StringComparison.OrdinalIgnoreCase) && ListPlace.Of(address) is ListPlace.OnGitHub place
            ? place.Repository
            : null;
}
