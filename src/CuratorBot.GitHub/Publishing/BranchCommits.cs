using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>What became of a commit.</summary>
/// <param name="Sha">The commit; null where there is none.</param>
/// <param name="Problem">Why there is none; null where there is one.</param>
public sealed record BranchCommit(string? Sha, CommitProblem? Problem);

/// <summary>Why a commit was not made.</summary>
public enum CommitProblem
{
    /// <summary>The branch has other commits than those that the change was made for.</summary>
    MovedOn,

    /// <summary>The file has bytes that a text cannot carry, so that a new one could lose some.</summary>
    NotPlainText,

    /// <summary>The token lacks the permission to write contents.</summary>
    NoPermission,

    /// <summary>GitHub did not take it: the branch is protected, or the repository archived.</summary>
    Refused,
}

/// <summary>
/// Commits a changed file to a branch through the Git data API, without a checkout: one commit on top of the very commit that was read,
/// or none. Never a forced update, and never another file.
/// </summary>
public sealed class BranchCommits
{
    private const string Trailer = "Curator-Command";

    private readonly IGitHubClient _client;

    /// <param name="client">A client that may write contents of the repository.</param>
    public BranchCommits(IGitHubClient client)
    {
        _client = client;
    }

    /// <summary>Reads the commit that a change is to be made for.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="sha">The commit.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public Task<Commit> ReadAsync(RepositoryRef repository, string sha)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return _client.Git.Commit.Get(repository.Owner, repository.Name, sha);
    }

    /// <summary>Whether a commit was made for a command.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="command">GitHub's number of the comment that asked.</param>
    public static bool IsOf(Commit commit, long command)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit.Message.Split('\n').Contains(TrailerOf(command), StringComparer.Ordinal);
    }

    /// <summary>Commits a new text of a file.</summary>
    /// <param name="repository">The repository that has the branch.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="head">The commit that the branch must be at, not made for the same command (<see cref="IsOf"/>).</param>
    /// <param name="path">Path of the file, which must exist.</param>
    /// <param name="before">The text of the file as it was read at that commit.</param>
    /// <param name="after">Its new text.</param>
    /// <param name="message">What the commit says, without trailers.</param>
    /// <param name="by">Login of the person who asked.</param>
    /// <param name="command">GitHub's number of the comment that asked.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<BranchCommit> CommitAsync(
        RepositoryRef repository, string branch, Commit head, string path, string before, string after, string message, string by, long command)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(path);
        var (owner, name) = repository;
        var git = _client.Git;
        if (await EntryAsync(repository, head.Tree.Sha, path).ConfigureAwait(false) is not { } file || file.Sha != BlobSha(before))
        {
            return new BranchCommit(null, CommitProblem.NotPlainText);
        }

        try
        {
            var changed = new NewTree { BaseTree = head.Tree.Sha };
            changed.Tree.Add(new NewTreeItem { Path = path, Mode = file.Mode, Type = TreeType.Blob, Content = after });
            var tree = await git.Tree.Create(owner, name, changed).ConfigureAwait(false);
            var author = await CoAuthorAsync(by).ConfigureAwait(false);
            var commit = await git.Commit.Create(owner, name, new NewCommit($"{message}\n\n{author}{TrailerOf(command)}\n", tree.Sha, head.Sha)).ConfigureAwait(false);
            await git.Reference.Update(owner, name, $"heads/{RepositoryPath.Escape(branch)}", new ReferenceUpdate(commit.Sha, force: false)).ConfigureAwait(false);
            return new BranchCommit(commit.Sha, null);
        }
        catch (ApiValidationException e)
        {
            // 422: "Update is not a fast forward", or words about rules of the branch.
            return new BranchCommit(null, e.Message.Contains("fast forward", StringComparison.OrdinalIgnoreCase) ? CommitProblem.MovedOn : CommitProblem.Refused);
        }
        catch (ApiException e) when (e.IsDenied())
        {
            return new BranchCommit(null, e.Message.Contains("not accessible", StringComparison.OrdinalIgnoreCase) ? CommitProblem.NoPermission : CommitProblem.Refused);
        }
    }

    private static string TrailerOf(long command) => $"{Trailer}: {command.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The number that git gives to a file of this text.</summary>
    public static string BlobSha(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350 // Git's own name of a blob; nothing rests on it being hard to forge.
        return Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length.ToString(CultureInfo.InvariantCulture)}\0"), .. bytes]));
#pragma warning restore CA5350
    }

    /// <summary>What a commit's tree has at a path; null where there is nothing.</summary>
    private async Task<TreeItem?> EntryAsync(RepositoryRef repository, string tree, string path)
    {
        TreeItem? found = null;
        foreach (var part in path.Split('/'))
        {
            var items = await _client.Git.Tree.Get(repository.Owner, repository.Name, found?.Sha ?? tree).ConfigureAwait(false);
            found = items.Tree.FirstOrDefault(item => string.Equals(item.Path, part, StringComparison.Ordinal));
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>The trailer that names the person, by the address that GitHub gives to everyone; empty where GitHub does not know them.</summary>
    private async Task<string> CoAuthorAsync(string login)
    {
        try
        {
            var user = await _client.User.Get(login).ConfigureAwait(false);
            return $"Co-authored-by: {user.Login} <{user.Id.ToString(CultureInfo.InvariantCulture)}+{user.Login}@users.noreply.github.com>\n";
        }
        catch (ApiException e) when (e.IsDenied())
        {
            return "";
        }
    }
}
