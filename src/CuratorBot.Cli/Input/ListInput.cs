using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.Cli.Input;

/// <summary>A list that a command is about, with its policy: the one way in which every command finds its list.</summary>
/// <param name="Path">Path of the list for messages: as it was named, or from the top of its repository on GitHub.</param>
/// <param name="Text">The text of the list.</param>
/// <param name="PolicyFile">The policy file that was named, else that of the list's repository.</param>
/// <param name="PolicyResult">The policy in force, with what is wrong with it.</param>
/// <param name="Bibliography">The text of the bibliography that the policy names; null where it names none, or there is none.</param>
internal sealed partial record ListInput(string Path, string Text, PolicyFile PolicyFile, PolicyResult PolicyResult, string? Bibliography)
{
    /// <summary>The policy, if it has no errors.</summary>
    /// <exception cref="CliException">It has errors: one line for each.</exception>
    public Policy Policy => PolicyInput.Sound(PolicyResult);

    /// <summary>Reads a list.</summary>
    /// <param name="written">A file, a folder, <c>-</c>, <c>OWNER/REPO</c> or an address on GitHub; null for the folder that the person is in.</param>
    /// <param name="policyPath">A policy file on this machine; null for that of the list's repository.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CliException">The list or the policy file cannot be read.</exception>
    public static async Task<ListInput> ReadAsync(string? written, string? policyPath, CliHost host, CancellationToken cancellationToken)
    {
        var policy = policyPath is null ? null : await PolicyInput.FileAsync(policyPath, cancellationToken);
        return ListPlace.Of(written) switch
        {
            ListPlace.StandardInput => await OfStandardInputAsync(policy, host, cancellationToken),
            ListPlace.LocalFolder folder => await OfFolderAsync(folder.Path, policy, cancellationToken),
            ListPlace.LocalFile file => await OfFileAsync(file.Path, System.IO.Path.GetDirectoryName(file.Path) ?? "", policy, cancellationToken),
            ListPlace.OnGitHub place => await OfGitHubAsync(place, written!, policy, host, cancellationToken),
            _ => throw new CliException($"{written}: is a pull request, and this command is about a whole list. Name the repository, or use 'curator review'."),
        };
    }

    /// <summary>Reads the list by its policy.</summary>
    /// <exception cref="CliException">The policy has errors.</exception>
    public PaperList Parse() => ListParser.Parse(Text, Policy.Sections);

    /// <summary>A request to judge the whole list.</summary>
    /// <param name="date">The day that counts for the rule on new papers.</param>
    /// <exception cref="CliException">None of what looks like papers could be read.</exception>
    public ReviewRequest ToRequest(DateOnly date)
    {
        var request = ReviewRequest.OfWhole(ListParser.Parse(Text, PolicyResult.Policy.Sections), PolicyResult, date, Path);
        var read = request.Lists.Head;
        if (read.Entries.Count == 0 && read.Reading.UnreadLines is [var first, ..] unread)
        {
            // To pass such a list would be to say that its papers were checked.
            throw new CliException(
                read.Reading.OtherSyntax is { } language
                    ? $"{Path}: is written in {language}, which is not read. {unread.Count} of its lines have links, the first is line {first}."
                    : $"{Path}: none of its papers could be read. {unread.Count} of its lines look like papers, the first is line {first}.",
                "docs/lists.md shows which forms of lists are read; `curator parse` shows what was read of this one.");
        }

        return request with { PullRequest = request.PullRequest with { HeadBibliography = Bibliography } };
    }

    private static async Task<ListInput> OfStandardInputAsync(PolicyFile? policy, CliHost host, CancellationToken cancellationToken)
    {
        await using var input = host.OpenIn();
        var text = await TextFile.ReadListAsync(input, "standard input", cancellationToken);
        policy ??= PolicyFile.None();
        return new ListInput(ListPlace.Dash, text, policy, PolicyReader.Read(text, ListPlace.Dash, policy), Bibliography: null);
    }

    private static async Task<ListInput> OfFolderAsync(string folder, PolicyFile? policy, CancellationToken cancellationToken)
    {
        var top = folder is "." ? "" : folder;
        policy ??= await PolicyOfAsync(top, cancellationToken);
        if (policy.HasSeveral)
        {
            return await OfFileAsync(System.IO.Path.Combine(top, ListsIn(folder, policy)[0]), top, policy, cancellationToken);
        }

        var path = System.IO.Path.Combine(top, policy.ListPath);
        if (!File.Exists(path) && policy.ListPath == Policy.DefaultList)
        {
            var readme = Directory.EnumerateFiles(folder).Select(static file => System.IO.Path.GetFileName(file)).FirstOrDefault(static name => name.Equals(Policy.DefaultList, StringComparison.OrdinalIgnoreCase));
            path = readme is not null
                ? System.IO.Path.Combine(top, readme)
                : throw new CliException($"{folder}: has no {Policy.DefaultList}. Name the list: a file, '-' for standard input, OWNER/REPO, or an address on GitHub.");
        }

        return await OfFileAsync(path, top, policy, cancellationToken);
    }

    private static async Task<ListInput> OfFileAsync(string path, string top, PolicyFile? policy, CancellationToken cancellationToken)
    {
        var text = await TextFile.ReadListAsync(path, cancellationToken);
        if (policy is null)
        {
            top = TopOf(path, top);
            policy = await PolicyOfAsync(top, cancellationToken);
        }

        policy = policy.Of(InRepository(path, top)).Beside(await PolicyInput.GuidesAsync(text, path, cancellationToken));
        var result = PolicyReader.Read(text, path, policy);
        var bibliography = result.Policy.Bibliography is { } name && System.IO.Path.Combine(top, name) is var file && File.Exists(file)
            ? await TextFile.ReadAsync(file, cancellationToken)
            : null;
        return new ListInput(path, text, policy, result, bibliography) { Top = top };
    }

    /// <summary>The policy file of a repository by its top folder.</summary>
    private static async Task<PolicyFile> PolicyOfAsync(string top, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(top, PolicyFile.DefaultPath);
        var file = await PolicyInput.FileAsync(File.Exists(path) ? path : null, cancellationToken);
        return file.Among(FilesNear(file.Exists ? top : GitRepository.TopOf(System.IO.Path.GetFullPath(top.Length == 0 ? "." : top)) ?? top), PolicyFile.DefaultPath);
    }

    /// <summary>The files where a policy may be meant to be, by their paths from the top of the repository.</summary>
    private static IEnumerable<string> FilesNear(string top)
    {
        foreach (var folder in PolicyFile.FoldersOfPolicies)
        {
            var here = System.IO.Path.Combine(top.Length == 0 ? "." : top, folder);
            foreach (var file in Directory.Exists(here) ? Directory.EnumerateFiles(here, "*.y*ml") : [])
            {
                yield return folder.Length == 0 ? System.IO.Path.GetFileName(file) : $"{folder}/{System.IO.Path.GetFileName(file)}";
            }
        }
    }

    private static async Task<ListInput> OfGitHubAsync(ListPlace.OnGitHub place, string written, PolicyFile? policy, CliHost host, CancellationToken cancellationToken)
    {
        using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
        return await github.ReadAsync(written, async client =>
        {
            var (branch, path) = await RepositoryAddress.ResolveAsync(client, place);
            var list = await BaseList.ReadAsync(client, place.Repository, branch, listPath: path, policy: policy);
            var text = TextOf(list.Source, written);
            var bibliography = await new RepositoryFiles(client, place.Repository).ReadTextAsync(list.Policy.Policy.Bibliography, branch);
            return new ListInput(list.Path, text, list.File, list.Policy, bibliography) { Origin = (place.Repository, branch) };
        });
    }

    private static string TextOf(RepositoryFile file, string written) => file.State switch
    {
        RepositoryFileState.Text => file.Text,
        RepositoryFileState.Absent => throw new CliException($"{written}: has no {file.Path}. Name the file by its address: https://github.com/OWNER/REPO/blob/BRANCH/PATH."),
        RepositoryFileState.NotAFile => throw new CliException($"{written}: {file.Path} is not a file. Name the file by its address: https://github.com/OWNER/REPO/blob/BRANCH/PATH."),
        RepositoryFileState.TooLarge => throw TextFile.TooLarge(file.Path),
        _ => throw new CliException($"{written}: {file.Path} is not UTF-8 text. Save it as UTF-8."),
    };
}
