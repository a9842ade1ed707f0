using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>Audits the lists of a repository's default branch, each with the bibliography that its policy names.</summary>
public static class RepositoryAudit
{
    /// <summary>Reads lists, policy and bibliographies, and audits them.</summary>
    /// <param name="client">A client that may read the repository's contents.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="papers">Where the facts of papers come from.</param>
    /// <param name="today">The day that counts for the rule on new papers.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <param name="policyPath">Where the policy stands.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    /// <param name="related">Who is asked for candidates, where the policy wants them; null: nobody.</param>
    /// <returns>The path of each list and its audit, at least one; an audit is null where the branch has no such list of papers that can be read.</returns>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<IReadOnlyList<(string ListPath, ListAudit? Audit)>> RunAsync(
        IGitHubClient client,
        RepositoryRef repository,
        IPaperSource papers,
        DateOnly today,
        CancellationToken cancellationToken,
        string policyPath = PolicyFile.DefaultPath,
        string? listPath = null,
        IRelatedPapers? related = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(repository);
        var branch = (await client.Repository.Get(repository.Owner, repository.Name).ConfigureAwait(false)).DefaultBranch;
        var audits = new List<(string, ListAudit?)>();
        var policyFile = await PolicyAsync(new RepositoryFiles(client, repository), branch, policyPath).ConfigureAwait(false);
        foreach (var list in await BaseList.ReadAllAsync(client, repository, branch, policyPath, listPath, policyFile).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            audits.Add(await AuditAsync(client, repository, audits.Count == 0 ? list : list with { Policy = list.Policy with { Unread = [] } }, branch, papers, related, today, cancellationToken).ConfigureAwait(false));
        }

        return audits;
    }

    /// <summary>The policy file; if there is none, also the files that may be meant for one, at one request for each folder looked into.</summary>
    private static async Task<PolicyFile> PolicyAsync(RepositoryFiles files, string branch, string policyPath)
    {
        var policyFile = await files.ReadPolicyAsync(branch, policyPath).ConfigureAwait(false);
        var paths = new List<string>();
        foreach (var folder in policyFile.Exists ? [] : PolicyFile.FoldersOfPolicies)
        {
            paths.AddRange((await files.ListAsync(folder, branch).ConfigureAwait(false)).Select(name => folder.Length == 0 ? name : $"{folder}/{name}"));
        }

        return policyFile.Among(paths);
    }

    private static async Task<(string ListPath, ListAudit? Audit)> AuditAsync(
        IGitHubClient client, RepositoryRef repository, BaseList list, string branch, IPaperSource papers, IRelatedPapers? related, DateOnly today, CancellationToken cancellationToken)
    {
        if (list.List is null || !list.IsOfPapers)
        {
            return (list.Path, null);
        }

        var request = ReviewRequest.OfWhole(list.List, list.Policy, today, list.Path);
        var bibliography = await new RepositoryFiles(client, repository).ReadTextAsync(list.Policy.Policy.Bibliography, branch).ConfigureAwait(false);
        request = request with
        {
            PullRequest = request.PullRequest with { HeadBibliography = bibliography },
            Counterparts = await CounterpartReader.ReadAsync(client, repository, branch, list.File, list.Policy.Policy).ConfigureAwait(false),
        };
        return (list.Path, await ListAudit.RunAsync(papers, request, cancellationToken, related).ConfigureAwait(false));
    }
}
