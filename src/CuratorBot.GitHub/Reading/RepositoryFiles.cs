using System.Text;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>Reads files of a repository through the API; nothing is checked out.</summary>
public sealed class RepositoryFiles
{
    /// <summary>Bytes; the same limit as the command line's. The list that this project was made for has 0.1 MB.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>The mode of a symbolic link in git.</summary>
    private const string SymbolicLink = "120000";

    private static readonly string[] ReadmeFolders = ["", ".github", "docs"];

    private readonly IGitHubClient _client;
    private readonly RepositoryRef _repository;

    /// <param name="client">A client that may read the repository's contents.</param>
    /// <param name="repository">The repository. Commits of its pull requests can be read here too, also where the fork is gone.</param>
    public RepositoryFiles(IGitHubClient client, RepositoryRef repository)
    {
        _client = client;
        _repository = repository;
    }

    /// <summary>The file at a path. One request, two for files above 1 MB (contents API: content is left out, the blob has it).</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<RepositoryFile> ReadAsync(string path, string commit)
    {
        IReadOnlyList<RepositoryContent> contents;
        try
        {
            // Octokit puts both into the address as they are; a branch may be called "a+b&c".
            contents = await _client.Repository.Content
                .GetAllContentsByRef(_repository.Owner, _repository.Name, RepositoryPath.Escape(path), Uri.EscapeDataString(commit)).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            return RepositoryFile.Absent(path);
        }

        if (contents is not [var content]
            || content.Type.StringValue != "file"
            || !string.Equals(content.Path, path, StringComparison.Ordinal))
        {
            return new RepositoryFile(path, RepositoryFileState.NotAFile, "");
        }

        if (content.Size > LargestFile)
        {
            return new RepositoryFile(path, RepositoryFileState.TooLarge, "");
        }

        var encoded = content.Encoding == "base64" && content.EncodedContent is { } inline
            ? inline
            : (await _client.Git.Blob.Get(_repository.Owner, _repository.Name, content.Sha).ConfigureAwait(false)).Content;
        return Decode(path, encoded);
    }

    /// <summary>The names of what a folder holds; empty where there is no such folder. One request.</summary>
    /// <param name="folder">Its path; empty for the root.</param>
    /// <param name="commit">The commit, or a branch.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<IReadOnlyList<string>> ListAsync(string folder, string commit)
    {
        try
        {
            var found = folder.Length == 0
                ? await _client.Repository.Content.GetAllContentsByRef(_repository.Owner, _repository.Name, Uri.EscapeDataString(commit)).ConfigureAwait(false)
                : await _client.Repository.Content.GetAllContentsByRef(_repository.Owner, _repository.Name, folder, Uri.EscapeDataString(commit)).ConfigureAwait(false);
            return [.. found.Select(static content => content.Name)];
        }
        catch (NotFoundException)
        {
            return [];
        }
    }

    /// <summary>
    /// The lists of a repository, in the order of the policy and then by path. No request where the policy names each; one where it has
    /// patterns, with all files of the repository in its answer.
    /// </summary>
    /// <param name="policyFile">The policy file.</param>
    /// <param name="commit">The commit, or a branch.</param>
    /// <param name="most">How many at most: a pattern may fit thousands of files.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<IReadOnlyList<string>> FindListsAsync(PolicyFile policyFile, string commit, int most)
    {
        ArgumentNullException.ThrowIfNull(policyFile);
        return policyFile.Lists.Any(static pattern => pattern.IsGlob)
            ? policyFile.ListsAmong(await PathsAsync(commit).ConfigureAwait(false), most)
            : policyFile.ListsAmong([], most);
    }

    /// <summary>The paths of all files, without links and submodules; of a repository with more than 100,000 the first.</summary>
    private async Task<IEnumerable<string>> PathsAsync(string commit)
    {
        try
        {
            var tree = await _client.Git.Tree.GetRecursive(_repository.Owner, _repository.Name, Uri.EscapeDataString(commit)).ConfigureAwait(false);
            return tree.Tree.Where(static item => item.Type.StringValue == "blob" && item.Mode != SymbolicLink).Select(static item => item.Path);
        }
        catch (NotFoundException)
        {
            return [];
        }
    }

    /// <summary>
    /// Path of the file that GitHub shows as the readme: in any letter case, in the places where GitHub looks, the root first; null where
    /// there is none. Three requests at most.
    /// </summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<string?> FindReadmeAsync(string commit)
    {
        foreach (var folder in ReadmeFolders)
        {
            if ((await ListAsync(folder, commit).ConfigureAwait(false)).FirstOrDefault(static name => IsReadmeName(name)) is { } name)
            {
                return folder.Length == 0 ? name : $"{folder}/{name}";
            }
        }

        return null;
    }

    /// <summary>Whether a path is one of those that <see cref="FindReadmeAsync"/> may find.</summary>
    public static bool IsReadme(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var slash = path.LastIndexOf('/');
        return IsReadmeName(path.AsSpan(slash + 1)) && ReadmeFolders.Contains(slash < 0 ? "" : path[..slash], StringComparer.Ordinal);
    }

    private static bool IsReadmeName(ReadOnlySpan<char> name) =>
        name.Equals("readme.md", StringComparison.OrdinalIgnoreCase) || name.Equals("readme.markdown", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of a file; null where there is no text, or no path to look at. One request, none without a path.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<string?> ReadTextAsync(string? path, string commit) =>
        path is not null && await ReadAsync(path, commit).ConfigureAwait(false) is { State: RepositoryFileState.Text } file ? file.Text : null;

    /// <summary>The policy file. One request.</summary>
    /// <param name="commit">The base branch, or a commit of it. What the head of a pull request says is previewed and never in force.</param>
    /// <param name="path">Where it stands.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<PolicyFile> ReadPolicyAsync(string commit, string path = PolicyFile.DefaultPath)
    {
        var file = await ReadAsync(path, commit).ConfigureAwait(false);

        // In English, as all that is said of a policy file.
        return file.State switch
        {
            RepositoryFileState.Text when !ReadableText.IsDamaged(file.Text) => PolicyFile.Read(file.Text, RuleCatalog.Descriptors, path),
            RepositoryFileState.Text or RepositoryFileState.NotText => PolicyFile.WithoutText("The file is not UTF-8 text. Save it as UTF-8 (in PowerShell: 'Set-Content -Encoding utf8').", path),
            RepositoryFileState.NotAFile => PolicyFile.WithoutText("This is a folder, a submodule or a link, and no file. Put the policy itself here, as a text file.", path),
            RepositoryFileState.TooLarge => PolicyFile.WithoutText("The file is larger than 10 MB. No policy is; put the one that you mean here.", path),
            _ => PolicyFile.None(path),
        };
    }

    /// <summary>The files that have to name the papers of a list, by path; without those that are not there. One request for each.</summary>
    /// <param name="files">The files that go with the list.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<IReadOnlyDictionary<string, CompanionText>> ReadCompanionsAsync(CompanionFiles files, string commit)
    {
        ArgumentNullException.ThrowIfNull(files);
        var texts = new Dictionary<string, CompanionText>(StringComparer.Ordinal);
        foreach (var path in files.WithPapers)
        {
            if (await ReadTextAsync(path, commit).ConfigureAwait(false) is { } text)
            {
                texts.Add(path, new CompanionText(text));
            }
        }

        return texts;
    }

    /// <summary>The guides for contributors that a list shows. One request for each of them; none where it shows none.</summary>
    /// <param name="list">The list on the base branch.</param>
    /// <param name="commit">The base branch, or a commit of it; the head of a pull request to see what it would ask, never to judge by it.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<IReadOnlyList<Guide>> ReadGuidesAsync(RepositoryFile list, string commit)
    {
        ArgumentNullException.ThrowIfNull(list);
        var guides = new List<Guide>();
        foreach (var path in Guide.ShownBy(list.Text, list.Path))
        {
            if (await ReadTextAsync(path, commit).ConfigureAwait(false) is { } text)
            {
                guides.Add(new Guide(path, text));
            }
        }

        return guides;
    }

    private static RepositoryFile Decode(string path, string base64)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return new RepositoryFile(path, RepositoryFileState.NotText, "");
        }

        if (ReadableText.IsUtf16(bytes) || ReadableText.IsBinary(bytes))
        {
            // By its byte order mark UTF-16 is known for what it is.
            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return new RepositoryFile(path, RepositoryFileState.NotText, reader.ReadToEnd());
        }

        return new RepositoryFile(path, RepositoryFileState.Text, ReadableText.Of(bytes));
    }
}
