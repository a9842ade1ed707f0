using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>What became of a commit.</summary>
/// <param name="Sha">The commit; null if there is none.</param>
/// <param name="Problem">Why there is none; null where there is one.</param>
public sealed record BranchCommit(string? Sha, CommitProblem? Problem);

/// <summary>A file with a new text.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Before">The text as it was read at the commit that the change is made for; null: there is no such file yet.</param>
/// <param name="After">The new text.</param>
public sealed record FileChange(string Path, string? Before, string After);

/// <summary>What a commit says.</summary>
/// <param name="Subject">Its first line.</param>
/// <param name="By">Login of the person who asked; null where nobody did.</param>
/// <param name="Command">What names the command that asked (<see cref="CuratorBot.GitHub.Commands.CommandCall.Key"/>), by which its commit is known again.</param>
public sealed record CommitWords(string Subject, string? By, string Command);

/// <summary>Why a commit was not made.</summary>
public enum CommitProblem
{
    /// <summary>The branch has other commits than those that the change was made for.</summary>
    MovedOn,

    /// <summary>There is a branch of that name already.</summary>
    Exists,

    /// <summary>The file has bytes that a text cannot carry, so that a new one could lose some.</summary>
    NotPlainText,

    /// <summary>The token lacks the permission to write contents.</summary>
    NoPermission,

    /// <summary>GitHub did not take it: the branch is protected, or the repository archived.</summary>
    Refused,
}

/// <summary>
/// Commits changed files to a branch through the Git data API, without a checkout: one commit on top of the very commit that was read,
/// or none. Never a forced update, and never another file.
/// </summary>
public sealed class BranchCommits
{
    private const string Trailer = "Curator-Command: ";

    /// <summary>The mode of a plain file in git.</summary>
    private const string FileMode = "100644";

    /// <summary>Longer texts go to GitHub as a file of their own first: a tree with them in it may be refused for its size.</summary>
    private const int LongestInTree = 1_000_000;

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

    /// <summary>The commits of a pull request with what they say, oldest first: the first 250, as GitHub tells no more.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public Task<IReadOnlyList<PullRequestCommit>> OfAsync(PullRequestRef pullRequest)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return _client.PullRequest.Commits(pullRequest.Repository.Owner, pullRequest.Repository.Name, pullRequest.Number);
    }

    /// <summary>What names the commands that a commit says it was made for; empty where it says nothing of any.</summary>
    /// <param name="message">What the commit says.</param>
    public static IEnumerable<string> CommandsOf(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Split('\n').Where(static line => line.StartsWith(Trailer, StringComparison.Ordinal)).Select(static line => line[Trailer.Length..]);
    }

    /// <summary>Commits new texts of files to a branch.</summary>
    /// <param name="repository">The repository that has the branch.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="head">The commit that the branch must be at, and that no command of the same name has made.</param>
    /// <param name="files">The files.</param>
    /// <param name="words">What the commit says.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public Task<BranchCommit> CommitAsync(RepositoryRef repository, string branch, Commit head, IReadOnlyList<FileChange> files, CommitWords words)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return CommitAsync(repository, head, files, words, (owner, name, sha) =>
            _client.Git.Reference.Update(owner, name, $"heads/{RepositoryPath.Escape(branch)}", new ReferenceUpdate(sha, force: false)));
    }

    /// <summary>Commits new texts of files to a branch of their own.</summary>
    /// <param name="repository">The repository that is to have the branch.</param>
    /// <param name="branch">The branch; one that is there already is left alone (<see cref="CommitProblem.Exists"/>).</param>
    /// <param name="onto">The commit that it is to start from.</param>
    /// <param name="files">The files.</param>
    /// <param name="words">What the commit says.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public Task<BranchCommit> BranchAsync(RepositoryRef repository, string branch, Commit onto, IReadOnlyList<FileChange> files, CommitWords words)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return CommitAsync(repository, onto, files, words, (owner, name, sha) => _client.Git.Reference.Create(owner, name, new NewReference($"refs/heads/{branch}", sha)));
    }

    /// <summary>
    /// Has a branch of our own start again from another: a commit that follows both and has the files of the other. What the branch had is still
    /// in its history, so nothing is forced.
    /// </summary>
    /// <param name="repository">The repository that has the branch.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="at">The commit that the branch must be at.</param>
    /// <param name="from">The commit to start from.</param>
    /// <param name="subject">What the commit says.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public Task<BranchCommit> StartAgainAsync(RepositoryRef repository, string branch, Commit at, Commit from, string subject)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(from);
        return TryAsync(async () =>
        {
            var (owner, name) = repository;
            var commit = await _client.Git.Commit.Create(owner, name, new NewCommit(subject, from.Tree.Sha, [at.Sha, from.Sha])).ConfigureAwait(false);
            await _client.Git.Reference.Update(owner, name, $"heads/{RepositoryPath.Escape(branch)}", new ReferenceUpdate(commit.Sha, force: false)).ConfigureAwait(false);
            return commit.Sha;
        });
    }

    private async Task<BranchCommit> CommitAsync(RepositoryRef repository, Commit head, IReadOnlyList<FileChange> files, CommitWords words, Func<string, string, string, Task> point)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(words);
        var (owner, name) = repository;
        var changed = new NewTree { BaseTree = head.Tree.Sha };
        foreach (var file in files)
        {
            var entry = await EntryAsync(repository, head.Tree.Sha, file.Path).ConfigureAwait(false);
            if (entry?.Sha != (file.Before is null ? null : BlobSha(file.Before)))
            {
                return new BranchCommit(null, CommitProblem.NotPlainText);
            }

            changed.Tree.Add(new NewTreeItem { Path = file.Path, Mode = entry?.Mode ?? FileMode, Type = TreeType.Blob, Content = file.After });
        }

        return await TryAsync(async () =>
        {
            foreach (var item in changed.Tree.Where(static item => item.Content.Length > LongestInTree))
            {
                item.Sha = (await _client.Git.Blob.Create(owner, name, new NewBlob { Content = item.Content, Encoding = EncodingType.Utf8 }).ConfigureAwait(false)).Sha;
                item.Content = null;
            }

            var tree = await _client.Git.Tree.Create(owner, name, changed).ConfigureAwait(false);
            var author = words.By is { } by ? await CoAuthorAsync(by).ConfigureAwait(false) : "";
            var commit = await _client.Git.Commit.Create(owner, name, new NewCommit($"{words.Subject}\n\n{author}{Trailer}{words.Command}\n", tree.Sha, head.Sha)).ConfigureAwait(false);
            await point(owner, name, commit.Sha).ConfigureAwait(false);
            return commit.Sha;
        }).ConfigureAwait(false);
    }

    /// <summary>Makes a commit; what GitHub has against it is the answer.</summary>
    private static async Task<BranchCommit> TryAsync(Func<Task<string>> make)
    {
        try
        {
            return new BranchCommit(await make().ConfigureAwait(false), null);
        }
        catch (ApiValidationException e)
        {
            // 422: "Update is not a fast forward", "Reference already exists", or words about rules of the branch.
            return new BranchCommit(null, e.Message.Contains("fast forward", StringComparison.OrdinalIgnoreCase) ? CommitProblem.MovedOn
                : e.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase) ? CommitProblem.Exists
                : CommitProblem.Refused);
        }
        catch (ApiException e) when (e.IsDenied())
        {
            return new BranchCommit(null, e.Message.Contains("not accessible", StringComparison.OrdinalIgnoreCase) ? CommitProblem.NoPermission : CommitProblem.Refused);
        }
    }

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
