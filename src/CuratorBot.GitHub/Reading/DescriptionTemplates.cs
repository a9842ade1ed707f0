using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>Reads the templates that a repository offers for the descriptions of pull requests (GitHub docs, "Creating a pull request template").</summary>
internal static class DescriptionTemplates
{
    /// <summary>More are no templates.</summary>
    private const int MostFiles = 10;

    private const string Name = "pull_request_template";

    private static readonly string[] Folders = [".github", "", "docs"];

    /// <summary>Their texts, one after the other; empty if there is none. One request for each folder that is looked into, and one for each file.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="commit">The base branch, or a commit of it.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<string> ReadAsync(RepositoryFiles files, string commit)
    {
        var root = await files.ListAsync("", commit).ConfigureAwait(false);
        foreach (var folder in Folders.Where(folder => folder.Length == 0 || root.Contains(folder, StringComparer.Ordinal)))
        {
            var paths = new List<string>();
            var names = folder.Length == 0 ? root : await files.ListAsync(folder, commit).ConfigureAwait(false);
            foreach (var name in names.Where(static n => n.StartsWith(Name, StringComparison.OrdinalIgnoreCase)))
            {
                var path = folder.Length == 0 ? name : $"{folder}/{name}";
                paths.AddRange(name.Length == Name.Length ? (await files.ListAsync(path, commit).ConfigureAwait(false)).Select(file => $"{path}/{file}") : [path]);
            }

            if (paths.Count > 0)
            {
                var texts = new List<string>();
                foreach (var path in paths.Take(MostFiles))
                {
                    texts.Add(await files.ReadTextAsync(path, commit).ConfigureAwait(false) ?? "");
                }

                return string.Join('\n', texts);
            }
        }

        return "";
    }
}
