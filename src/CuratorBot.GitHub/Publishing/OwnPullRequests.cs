using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>A pull request of ours.</summary>
/// <param name="Number">Its number; null if there is none.</param>
/// <param name="Problem">Why there is none; null where there is one.</param>
public sealed record OwnPullRequest(int? Number, CommitProblem? Problem)
{
    /// <summary>Whether it was there before.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether it is closed, and its branch still there: a person did not want it.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>
/// Opens pull requests for changes that somebody asks for: one commit on a branch of the repository whose name says what the change is, so that
/// there is never a second one for the same change, however often and by how many it is asked for.
/// </summary>
/// <param name="client">A client that may write contents and pull requests of the repository.</param>
/// <param name="repository">The repository.</param>
public sealed class OwnPullRequests(IGitHubClient client, RepositoryRef repository)
{
    /// <summary>Characters of a title that GitHub shows whole.</summary>
    private const int LongestTitle = 200;

    /// <summary>The commit at the head of a branch.</summary>
    /// <param name="branch">Its name.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<Commit> HeadOfAsync(string branch) =>
        await client.Git.Commit.Get(repository.Owner, repository.Name, await ShaOfAsync(branch).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>The commit at the head of a branch; null where there is no such branch.</summary>
    /// <param name="branch">Its name.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<Commit?> TryHeadOfAsync(string branch) =>
        await TryShaOfAsync(branch).ConfigureAwait(false) is { } sha ? await client.Git.Commit.Get(repository.Owner, repository.Name, sha).ConfigureAwait(false) : null;

    /// <summary>The pull request of a branch: the open one, else a closed one whose branch is still there; null if there is none.</summary>
    /// <param name="branch">Name of its branch.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<OwnPullRequest?> FindAsync(string branch)
    {
        var pulls = await client.PullRequest.GetAllForRepository(
            repository.Owner, repository.Name, new PullRequestRequest { Head = $"{repository.Owner}:{branch}", State = ItemStateFilter.All }).ConfigureAwait(false);
        return pulls.FirstOrDefault(static pull => pull.State.StringValue == "open") is { } open ? new OwnPullRequest(open.Number, null) { IsOld = true }
            : pulls is [var closed, ..] && await TryShaOfAsync(branch).ConfigureAwait(false) is not null ? new OwnPullRequest(closed.Number, null) { IsOld = true, IsClosed = true }
            : null;
    }

    /// <summary>Opens a pull request, or finds the one that is there.</summary>
    /// <param name="branch">Name of its branch.</param>
    /// <param name="onto">Name of the branch that it is for.</param>
    /// <param name="head">The commit of that one that the files were read at.</param>
    /// <param name="files">The files.</param>
    /// <param name="words">What the commit says.</param>
    /// <param name="title">Its title, one line.</param>
    /// <param name="body">Its description in Markdown.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<OwnPullRequest> OpenAsync(string branch, string onto, Commit head, IReadOnlyList<FileChange> files, CommitWords words, string title, string body)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(title);
        if (await FindAsync(branch).ConfigureAwait(false) is { } there)
        {
            return there;
        }

        // A branch without a pull request is of a process that died in between, or of another that is about to open one.
        var commit = await new BranchCommits(client).BranchAsync(repository, branch, head, files, words).ConfigureAwait(false);
        if (commit.Problem is { } problem and not CommitProblem.Exists)
        {
            return new OwnPullRequest(null, problem);
        }

        return await CreateAsync(branch, onto, title, body).ConfigureAwait(false);
    }

    /// <summary>Opens a pull request for a branch that has its commits, or finds the one that is there.</summary>
    /// <param name="branch">Name of its branch.</param>
    /// <param name="onto">Name of the branch that it is for.</param>
    /// <param name="title">Its title, one line.</param>
    /// <param name="body">Its description in Markdown.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<OwnPullRequest> CreateAsync(string branch, string onto, string title, string body)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(title);
        try
        {
            var request = new NewPullRequest(title.Length > LongestTitle ? Excerpt.Of(title, LongestTitle) : title, branch, onto) { Body = body };
            return new OwnPullRequest((await client.PullRequest.Create(repository.Owner, repository.Name, request).ConfigureAwait(false)).Number, null);
        }
        catch (ApiValidationException)
        {
            // 422: "A pull request already exists", or the branch has nothing that the other has not.
            return await FindAsync(branch).ConfigureAwait(false) ?? new OwnPullRequest(null, CommitProblem.Refused);
        }
        catch (ApiException e) when (e.IsDenied())
        {
            // Also where a repository does not let workflows open pull requests.
            return new OwnPullRequest(null, CommitProblem.NoPermission);
        }
    }

    // Octokit asks for references at an address that GitHub's documentation no longer has.
    private Task<string> ShaOfAsync(string branch) => client.Repository.Commit.GetSha1(repository.Owner, repository.Name, RepositoryPath.Escape(branch));

    private async Task<string?> TryShaOfAsync(string branch)
    {
        try
        {
            return await ShaOfAsync(branch).ConfigureAwait(false) is { Length: > 0 } sha ? sha : null;
        }
        catch (ApiException e) when (e is NotFoundException or ApiValidationException)
        {
            // 422: "No commit found for SHA".
            return null;
        }
    }
}
