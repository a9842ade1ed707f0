using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.Cli.Input;

/// <summary>The lists of a repository with several.</summary>
internal sealed partial record ListInput
{
    /// <summary>Lists of one folder that are read at once.</summary>
    private const int MostLists = 1_000;

    /// <summary>Reads all lists of a folder or a repository, as its policy names them; else the one list that is meant.</summary>
    /// <param name="written">As for one list.</param>
    /// <param name="policyPath">A policy file on this machine; null for that of the list's repository.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The lists, without files that only fit a pattern and hold no papers. At least one.</returns>
    /// <exception cref="CliException">A list or the policy file cannot be read.</exception>
    public static async Task<IReadOnlyList<ListInput>> ReadAllAsync(string? written, string? policyPath, CliHost host, CancellationToken cancellationToken)
    {
        var policy = policyPath is null ? null : await PolicyInput.FileAsync(policyPath, cancellationToken);
        switch (ListPlace.Of(written))
        {
            case ListPlace.LocalFolder { Path: var folder }:
                var top = folder is "." ? "" : folder;
                policy ??= await PolicyOfAsync(top, cancellationToken);
                if (policy.HasSeveral)
                {
                    var lists = new List<ListInput>();
                    foreach (var path in ListsIn(folder, policy))
                    {
                        var list = await OfFileAsync(System.IO.Path.Combine(top, path), top, policy, cancellationToken);
                        if (policy.NamesIt(path) || list.PolicyResult.Errors.Count > 0 || list.Parse().IsOfPapers)
                        {
                            lists.Add(list);
                        }
                    }

                    return lists.Count > 0 ? lists : throw new CliException($"{folder}: none of the files that the policy names as lists holds papers.");
                }

                break;
            case ListPlace.OnGitHub { IsFile: false } place:
                return await AllOfGitHubAsync(place, written!, policy, host, cancellationToken);
        }

        return [await ReadAsync(written, policyPath, host, cancellationToken)];
    }

    private static async Task<IReadOnlyList<ListInput>> AllOfGitHubAsync(ListPlace.OnGitHub place, string written, PolicyFile? policy, CliHost host, CancellationToken cancellationToken)
    {
        using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
        return await github.ReadAsync<IReadOnlyList<ListInput>>(written, async client =>
        {
            var (branch, path) = await RepositoryAddress.ResolveAsync(client, place);
            var files = new RepositoryFiles(client, place.Repository);
            var inputs = new List<ListInput>();
            foreach (var list in await BaseList.ReadAllAsync(client, place.Repository, branch, listPath: path, policy: policy))
            {
                inputs.Add(new ListInput(list.Path, TextOf(list.Source, written), list.File, list.Policy, await files.ReadTextAsync(list.Policy.Policy.Bibliography, branch)) { Origin = (place.Repository, branch) });
            }

            return inputs;
        });
    }

    /// <summary>The lists of a folder, by their paths in it. Links are not followed: they may lead out of the folder.</summary>
    /// <exception cref="CliException">There is none.</exception>
    private static IReadOnlyList<string> ListsIn(string folder, PolicyFile policy)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var files = policy.Lists.Any(static pattern => pattern.IsGlob)
            ? Directory.EnumerateFiles(folder, "*", options).Select(file => System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            : [];
        var lists = policy.ListsAmong(files, MostLists);
        return lists.Count > 0 ? lists : throw new CliException($"{folder}: has none of the lists that the policy names ({string.Join(", ", policy.Lists.Where(static pattern => !pattern.Excludes).Select(static pattern => pattern.Text))}).");
    }

    /// <summary>The top of the repository that a file is in, if the policy is there and not beside the file; else its own folder.</summary>
    private static string TopOf(string path, string folder) =>
        !File.Exists(System.IO.Path.Combine(folder, PolicyFile.DefaultPath))
        && GitRepository.TopOf(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!) is { } top
        && File.Exists(System.IO.Path.Combine(top, PolicyFile.DefaultPath))
            ? System.IO.Path.GetRelativePath(".", top) is var relative && relative is "." ? "" : relative
            : folder;

    /// <summary>The path of a file from the top of its repository.</summary>
    private static string InRepository(string path, string top) =>
        System.IO.Path.GetRelativePath(top.Length == 0 ? "." : top, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
}
