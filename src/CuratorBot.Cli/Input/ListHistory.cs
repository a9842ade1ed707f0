using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.Cli.Input;

/// <summary>A change that the list has taken in, as a request for its review by the policy of today.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Request">What to review.</param>
internal sealed record PastChange(ListCommit Commit, ReviewRequest Request);

/// <summary>The last changes of a list, from git on this machine or from GitHub.</summary>
internal static class ListHistory
{
    /// <summary>The last changes, newest first; empty where the list is in no repository.</summary>
    /// <param name="input">The list.</param>
    /// <param name="written">The list as the person named it.</param>
    /// <param name="policyFile">The policy file in force.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CliException">A commit cannot be read.</exception>
    public static async Task<IReadOnlyList<PastChange>> ReadAsync(
        ListInput input, string? written, PolicyFile policyFile, int count, CliHost host, CancellationToken cancellationToken) => ListPlace.Of(written) switch
        {
            ListPlace.OnGitHub place => await OfGitHubAsync(place, written!, input.Path, policyFile, count, host, cancellationToken),
            ListPlace.LocalFile or ListPlace.LocalFolder => await OfFolderAsync(input.Path, policyFile, count, cancellationToken),
            _ => [],
        };

    private static async Task<IReadOnlyList<PastChange>> OfFolderAsync(string list, PolicyFile policyFile, int count, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(list);
        if (GitRepository.TopOf(Path.GetDirectoryName(full)!) is not { } top)
        {
            return [];
        }

        var repository = new GitRepository(top);
        var path = Path.GetRelativePath(top, full).Replace(Path.DirectorySeparatorChar, '/');
        var commits = await repository.HistoryOfAsync(path, count, cancellationToken);
        return await OfCommitsAsync(commits, commit => repository.ReadAsync(commit, path, cancellationToken), path, policyFile);
    }

    private static async Task<IReadOnlyList<PastChange>> OfGitHubAsync(
        ListPlace.OnGitHub place, string written, string path, PolicyFile policyFile, int count, CliHost host, CancellationToken cancellationToken)
    {
        using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
        return await github.ReadAsync(written, async client =>
        {
            var (owner, name) = place.Repository;
            var (branch, _) = await RepositoryAddress.ResolveAsync(client, place);
            var commits = await client.Repository.Commit.GetAll(owner, name, new CommitRequest { Path = path, Sha = branch }, new ApiOptions { PageSize = count, PageCount = 1 });
            var files = new RepositoryFiles(client, place.Repository);
            return await OfCommitsAsync([.. commits.Select(Commit)], commit => files.ReadTextAsync(path, commit), path, policyFile);
        });
    }

    private static ListCommit Commit(GitHubCommit commit) => new(
        commit.Sha,
        commit.Parents is [var parent, ..] ? parent.Sha : null,
        DateOnly.FromDateTime(commit.Commit.Committer.Date.UtcDateTime),
        commit.Commit.Message);

    private static async Task<IReadOnlyList<PastChange>> OfCommitsAsync(
        IReadOnlyList<ListCommit> commits, Func<string, Task<string?>> readAsync, string path, PolicyFile policyFile)
    {
        var changes = new List<PastChange>();
        foreach (var commit in commits)
        {
            var before = commit.Parent is null ? null : await readAsync(commit.Parent);
            var after = await readAsync(commit.Id);
            if (before is not null && after is not null)
            {
                var facts = new PullRequestFacts { Date = commit.Day, Description = commit.Message };
                changes.Add(new PastChange(commit, ReviewRequest.Read(before, after, onto: null, policyFile, facts, path)));
            }
        }

        return changes;
    }
}
