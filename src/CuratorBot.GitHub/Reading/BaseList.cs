using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>The list as a branch has it, with its policy.</summary>
/// <param name="Source">The file of the list, as it was found.</param>
/// <param name="Policy">The policy, with what is wrong with it.</param>
/// <param name="File">The policy file.</param>
/// <param name="List">The list; null where the branch has none, or none that can be read.</param>
public sealed record BaseList(RepositoryFile Source, PolicyResult Policy, PolicyFile File, PaperList? List)
{
    /// <summary>Lists of one repository that are read at once: one request for each, or two.</summary>
    private const int MostLists = 50;

    /// <summary>Whether the repository has several lists, of which this is the first.</summary>
    public bool IsOneOfSeveral { get; private init; }

    /// <summary>Name of the branch, or the commit, that it was read from.</summary>
    public string Branch { get; private init; } = "";

    /// <summary>What the marker of our comment calls the list, or the lists.</summary>
    public string MarkerName => IsOneOfSeveral ? File.ListPath : Path;

    /// <summary>Reads policy and list from a branch: two requests, some more where the readme is not called README.md.</summary>
    /// <param name="client">A client that may read the repository's contents.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="branch">The branch, or a commit; null: the default branch, for one request more.</param>
    /// <param name="policyPath">Where the policy stands.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    /// <param name="policy">A policy file in place of the repository's; null: the repository's.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<BaseList> ReadAsync(
        IGitHubClient client, RepositoryRef repository, string? branch = null, string policyPath = PolicyFile.DefaultPath, string? listPath = null, PolicyFile? policy = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(repository);
        branch ??= (await client.Repository.Get(repository.Owner, repository.Name).ConfigureAwait(false)).DefaultBranch;
        var files = new RepositoryFiles(client, repository);
        var policyFile = policy ?? await files.ReadPolicyAsync(branch, policyPath).ConfigureAwait(false);

        // Of several lists the first speaks for all: it is what commands and proposals are about.
        var several = listPath is null && policyFile.HasSeveral;
        var first = several ? await files.FindListsAsync(policyFile, branch, most: 1).ConfigureAwait(false) is [var path, ..] ? path : null : null;
        return await ReadAsync(files, branch, policyFile, listPath ?? first).ConfigureAwait(false) with { IsOneOfSeveral = several };
    }

    /// <summary>Reads all lists of a repository with several, from a branch; of another the one list.</summary>
    /// <param name="client">A client that may read the repository's contents.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="branch">The branch, or a commit.</param>
    /// <param name="policyPath">Where the policy stands.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    /// <param name="policy">A policy file in place of the repository's; null: the repository's.</param>
    /// <returns>The lists, fifty at most; without files that only fit a pattern and hold no papers. At least one.</returns>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<IReadOnlyList<BaseList>> ReadAllAsync(
        IGitHubClient client, RepositoryRef repository, string branch, string policyPath = PolicyFile.DefaultPath, string? listPath = null, PolicyFile? policy = null)
    {
        var files = new RepositoryFiles(client, repository);
        var policyFile = policy ?? await files.ReadPolicyAsync(branch, policyPath).ConfigureAwait(false);
        var lists = new List<BaseList>();
        foreach (var path in listPath is null && policyFile.HasSeveral ? await files.FindListsAsync(policyFile, branch, MostLists).ConfigureAwait(false) : [])
        {
            var list = await ReadAsync(files, branch, policyFile, path).ConfigureAwait(false) with { IsOneOfSeveral = true };
            if (policyFile.NamesIt(path) || list.List?.IsOfPapers == true)
            {
                lists.Add(list);
            }
        }

        return lists.Count > 0 ? lists : [await ReadAsync(files, branch, policyFile, listPath).ConfigureAwait(false)];
    }

    private static async Task<BaseList> ReadAsync(RepositoryFiles files, string branch, PolicyFile policyFile, string? listPath)
    {
        var list = await files.ReadAsync(listPath ?? policyFile.ListPath, branch).ConfigureAwait(false);
        if (list.State == RepositoryFileState.Absent && listPath is null && !policyFile.NamesList && await files.FindReadmeAsync(branch).ConfigureAwait(false) is { } readme)
        {
            list = await files.ReadAsync(readme, branch).ConfigureAwait(false);
        }

        policyFile = policyFile.Beside(await files.ReadGuidesAsync(list, branch).ConfigureAwait(false));
        var inForce = PolicyReader.Read(list.Text, list.Path, policyFile);
        return new BaseList(list, inForce, policyFile, list.State == RepositoryFileState.Text ? ListParser.Parse(list.Text, inForce.Policy.Sections) : null) { Branch = branch };
    }

    /// <summary>Reads policy and list from where they decide on an issue or a pull request: its base branch, for one request more, else the default branch.</summary>
    /// <param name="client">A client that may read the repository's contents.</param>
    /// <param name="issue">The issue or pull request.</param>
    /// <param name="isPullRequest">Which of the two.</param>
    /// <param name="policyPath">Where the policy stands.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<BaseList> ReadOfAsync(IGitHubClient client, PullRequestRef issue, bool isPullRequest, string policyPath = PolicyFile.DefaultPath, string? listPath = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(issue);
        var branch = isPullRequest ? (await client.PullRequest.Get(issue.Repository.Owner, issue.Repository.Name, issue.Number).ConfigureAwait(false)).Base.Ref : null;
        return await ReadAsync(client, issue.Repository, branch, policyPath, listPath).ConfigureAwait(false);
    }

    /// <summary>Path of the list.</summary>
    public string Path => Source.Path;

    /// <summary>
    /// Whether there is a list of papers at all, or a policy for one. An App that is installed for a whole organization sees other
    /// repositories too, and has nothing to say there unasked.
    /// </summary>
    public bool IsOfPapers => File.Exists || List?.IsOfPapers == true;

    /// <summary>The language of the list: what the policy says, else what the list is written in.</summary>
    public string Locale => Policy.Policy.LocaleOf(List);
}
