using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.Cli.Input;

/// <summary>The change for <c>curator review</c> to review, as named on the command line.</summary>
/// <param name="Base">A file, a revision or, without <paramref name="Head"/>, a folder or the address of a pull request.</param>
/// <param name="Head">A file or a revision; null if <paramref name="Base"/> says it all.</param>
/// <param name="Onto">The current base branch; null to use the base.</param>
/// <param name="Repository">The folder of a git repository; null if the names are files, or revisions of the repository that the person is in.</param>
/// <param name="List">Path of the list in the repository; null to use the policy's.</param>
/// <param name="Policy">A policy file; null to use the repository's, if any.</param>
/// <param name="Description">A file with title and description of the pull request; null for none.</param>
/// <param name="Date">The day of the pull request.</param>
internal sealed partial record ReviewInput(
    string Base,
    string? Head,
    string? Onto,
    string? Repository,
    string? List,
    string? Policy,
    string? Description,
    DateOnly Date)
{
    /// <summary>Whether an original on GitHub is left alone.</summary>
    public bool Offline { get; init; }

    /// <summary>The snapshot of facts about papers in the folder; null if there is none.</summary>
    public string? Snapshot => Head is null && Repository is null ? FolderFile("papers.jsonl") : null;

    /// <summary>Reads the change as a request for each list that it changes: at least one.</summary>
    /// <exception cref="CliException">An input is missing or not text.</exception>
    public Task<IReadOnlyList<ReviewRequest>> ReadAsync(CliHost host, CancellationToken cancellationToken) => (Repository, Head) switch
    {
        (not null, null) => throw new CliException("curator review: with --repo, name two revisions: BASE and HEAD."),
        (not null, _) => FromRepositoryAsync(new GitRepository(Repository), Head, host, cancellationToken),
        (null, null) when ListPlace.Of(Base) is ListPlace.OfPullRequest place => FromGitHubAsync(place.PullRequest, host, cancellationToken),
        (null, null) => FromFolderAsync(host, cancellationToken),
        (null, _) when AreRevisions(Base, Head) => FromRepositoryAsync(new GitRepository("."), Head, host, cancellationToken),
        (null, _) => FromFilesAsync(Base, Head, Onto, Description, host, cancellationToken),
    };

    /// <summary>Whether two names can only be revisions: no files of those names are here, and the folder is in a git repository.</summary>
    private static bool AreRevisions(string before, string head) =>
        before is not ListPlace.Dash && head is not ListPlace.Dash && !Path.Exists(before) && !Path.Exists(head) && GitRepository.TopOf(Directory.GetCurrentDirectory()) is not null;

    private async Task<IReadOnlyList<ReviewRequest>> FromFilesAsync(string before, string head, string? onto, string? description, CliHost host, CancellationToken cancellationToken)
    {
        var policyFile = await PolicyInput.FileAsync(Policy, cancellationToken);
        var request = ReviewRequest.Read(
            await TextFile.ReadListAsync(before, cancellationToken),
            await TextFile.ReadListAsync(head, cancellationToken),
            onto is null ? null : await TextFile.ReadListAsync(onto, cancellationToken),
            policyFile,
            await FactsAsync(description, cancellationToken),
            head);
        var folder = Path.GetDirectoryName(head) ?? "";
        return
        [
            request with
            {
                Counterparts = await ListInput.ReadCounterpartsAsync(
                    policyFile, request.Policy.Policy, Path.GetFileName(head), path => ListInput.TextOfAsync(Path.Combine(folder, path), cancellationToken), host, Offline, cancellationToken),
            },
        ];
    }

    private async Task<IReadOnlyList<ReviewRequest>> FromGitHubAsync(PullRequestRef pullRequest, CliHost host, CancellationToken cancellationToken)
    {
        if (Onto is not null || Description is not null)
        {
            throw new CliException("curator review: a pull request on GitHub has its base branch and its description there: leave out --onto and --description.");
        }

        var policyFile = Policy is null ? null : await PolicyInput.FileAsync(Policy, cancellationToken);
        using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
        var (snapshot, requests) = await github.ReadAsync(Base, async client =>
        {
            var reader = new PullRequestReader(client, listPath: List) { IncludeClosed = true, PolicyFile = policyFile };
            var read = await reader.ReadAsync(pullRequest, cancellationToken);
            var mayPush = read.Parts.Any(static part => part.Request is { Lists.Changes.Sections.Count: > 0 }) && github.HasToken && await reader.AuthorMayPushAsync(read);
            return (Snapshot: read, Requests: read.Parts.Select(static part => part.Request).OfType<ReviewRequest>().Select(request => request with { PullRequest = request.PullRequest with { AuthorMayPush = mayPush } }).ToList());
        });
        return requests.Count > 0 ? requests : throw new CliException(snapshot.List switch
        {
            ListState.Untouched => $"{Base}: does not change {snapshot.ListPath}, the list. If another file is the list, name it with --list PATH.",
            ListState.NotOfPapers => $"{Base}: {snapshot.ListPath} is not a list of papers. If another file is the list, name it with --list PATH.",
            ListState.Unrelated => $"{Base}: has no commit in common with the base branch, or its branch is gone.",
            _ => Messages.Format(ListStateReview.Of(snapshot).Findings[0].Message, "en"),
        });
    }

    private Task<IReadOnlyList<ReviewRequest>> FromFolderAsync(CliHost host, CancellationToken cancellationToken)
    {
        if (File.Exists(Base))
        {
            throw new CliException($"curator review: name what '{Base}' became: curator review BASE HEAD. One name alone is a folder with base.md and head.md.");
        }

        if (!Directory.Exists(Base))
        {
            throw new CliException($"{Base}: there is no such folder. Name a folder with base.md and head.md, two files, two revisions, or the address of a pull request.");
        }

        return FromFilesAsync(
            Path.Combine(Base, "base.md"), Path.Combine(Base, "head.md"), Onto ?? FolderFile("onto.md"), Description ?? FolderFile("description.md"), host, cancellationToken);
    }

    private async Task<PullRequestFacts> FactsAsync(string? description, CancellationToken cancellationToken) => new()
    {
        Date = Date,
        Description = description is null ? "" : await TextFile.ReadAsync(description, cancellationToken),
    };

    private string? FolderFile(string name)
    {
        var path = Path.Combine(Base, name);
        return File.Exists(path) ? path : null;
    }
}
