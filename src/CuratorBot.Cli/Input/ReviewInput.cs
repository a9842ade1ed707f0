using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
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
internal sealed record ReviewInput(
    string Base,
    string? Head,
    string? Onto,
    string? Repository,
    string? List,
    string? Policy,
    string? Description,
    DateOnly Date)
{
    /// <summary>The snapshot of facts about papers in the folder; null if there is none.</summary>
    public string? Snapshot => Head is null && Repository is null ? FolderFile("papers.jsonl") : null;

    /// <summary>Reads the change as a request.</summary>
    /// <exception cref="CliException">An input is missing or not text.</exception>
    public Task<ReviewRequest> ReadAsync(CliHost host, CancellationToken cancellationToken) => (Repository, Head) switch
    {
        (not null, null) => throw new CliException("curator review: with --repo, name two revisions: BASE and HEAD."),
        (not null, _) => FromRepositoryAsync(new GitRepository(Repository), Head, cancellationToken),
        (null, null) when ListPlace.Of(Base) is ListPlace.OfPullRequest place => FromGitHubAsync(place.PullRequest, host, cancellationToken),
        (null, null) => FromFolderAsync(cancellationToken),
        (null, _) when AreRevisions(Base, Head) => FromRepositoryAsync(new GitRepository("."), Head, cancellationToken),
        (null, _) => FromFilesAsync(Base, Head, Onto, Description, cancellationToken),
    };

    /// <summary>Whether two names can only be revisions: no files of those names are here, and the folder is in a git repository.</summary>
    private static bool AreRevisions(string before, string head) =>
        before is not ListPlace.Dash && head is not ListPlace.Dash && !Path.Exists(before) && !Path.Exists(head) && GitRepository.TopOf(Directory.GetCurrentDirectory()) is not null;

    private async Task<ReviewRequest> FromFilesAsync(string before, string head, string? onto, string? description, CancellationToken cancellationToken) =>
        ReviewRequest.Read(
            await TextFile.ReadListAsync(before, cancellationToken),
            await TextFile.ReadListAsync(head, cancellationToken),
            onto is null ? null : await TextFile.ReadListAsync(onto, cancellationToken),
            await PolicyInput.FileAsync(Policy, cancellationToken),
            await FactsAsync(description, cancellationToken),
            head);

    private async Task<ReviewRequest> FromGitHubAsync(PullRequestRef pullRequest, CliHost host, CancellationToken cancellationToken)
    {
        if (Onto is not null || Description is not null)
        {
            throw new CliException("curator review: a pull request on GitHub has its base branch and its description there: leave out --onto and --description.");
        }

        var policyFile = Policy is null ? null : await PolicyInput.FileAsync(Policy, cancellationToken);
        using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
        var snapshot = await github.ReadAsync(Base, async client =>
        {
            var reader = new PullRequestReader(client, listPath: List) { IncludeClosed = true, PolicyFile = policyFile };
            var read = await reader.ReadAsync(pullRequest, cancellationToken);
            return read.Request is { Lists.Changes.Sections.Count: > 0 } request && github.HasToken
                ? read with { Request = request with { PullRequest = request.PullRequest with { AuthorMayPush = await reader.AuthorMayPushAsync(read) } } }
                : read;
        });
        return snapshot.Request ?? throw new CliException(snapshot.List switch
        {
            ListState.Untouched => $"{Base}: does not change {snapshot.ListPath}, the list. If another file is the list, name it with --list PATH.",
            ListState.NotOfPapers => $"{Base}: {snapshot.ListPath} is not a list of papers. If another file is the list, name it with --list PATH.",
            ListState.Unrelated => $"{Base}: has no commit in common with the base branch, or its branch is gone.",
            _ => Messages.Format(ListStateReview.Of(snapshot).Findings[0].Message, "en"),
        });
    }

    private Task<ReviewRequest> FromFolderAsync(CancellationToken cancellationToken)
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
            Path.Combine(Base, "base.md"), Path.Combine(Base, "head.md"), Onto ?? FolderFile("onto.md"), Description ?? FolderFile("description.md"), cancellationToken);
    }

    private async Task<ReviewRequest> FromRepositoryAsync(GitRepository repository, string head, CancellationToken cancellationToken)
    {
        var baseCommit = await repository.ResolveAsync(Base, cancellationToken);
        var headCommit = await repository.ResolveAsync(head, cancellationToken);
        var ontoCommit = Onto is null ? baseCommit : await repository.ResolveAsync(Onto, cancellationToken);
        var mergeBase = await repository.MergeBaseAsync(baseCommit, headCommit, cancellationToken);

        // From the base, never from the head: a pull request must not write the rules for its own review.
        var policyFile = Policy is not null
            ? await PolicyInput.FileAsync(Policy, cancellationToken)
            : PolicyFile.Read(await repository.ReadAsync(ontoCommit, PolicyFile.DefaultPath, cancellationToken), RuleCatalog.Descriptors);
        var list = List ?? policyFile.ListPath;
        var ontoText = await repository.ReadListAsync(ontoCommit, list, cancellationToken) ?? "";
        var guides = await GuidesAsync(repository, ontoCommit, ontoText, list, cancellationToken);
        var (oldGuides, newGuides) = (await GuidesAsync(repository, mergeBase, ontoText, list, cancellationToken), await GuidesAsync(repository, headCommit, ontoText, list, cancellationToken));
        var request = ReviewRequest.Read(
            await repository.ReadListAsync(mergeBase, list, cancellationToken) ?? "",
            await repository.ReadListAsync(headCommit, list, cancellationToken)
                ?? throw new CliException($"{list}: is not in revision '{head}'. Name the list with --list PATH, from the top of the repository."),
            ontoText,
            policyFile.Beside(guides),
            await FactsAsync(Description, cancellationToken),
            list,
            Policy is null ? await ProposedFileAsync(repository, mergeBase, headCommit, cancellationToken) : null,
            oldGuides.SequenceEqual(newGuides) ? null : newGuides);

        var bibliography = request.Policy.Policy.Bibliography;
        return request with
        {
            PullRequest = request.PullRequest with
            {
                BaseBibliography = bibliography is null ? null : await repository.ReadAsync(mergeBase, bibliography, cancellationToken),
                HeadBibliography = bibliography is null ? null : await repository.ReadAsync(headCommit, bibliography, cancellationToken),
                Companions = await CompanionsAsync(repository, headCommit, request.Policy.Policy.Companions, cancellationToken),
                ChangedFiles = await repository.ChangedFilesAsync(mergeBase, headCommit, cancellationToken),
                DescriptionTemplates = string.Join('\n', guides.Where(static guide => guide.IsTemplate).Select(static guide => guide.Text)),
            },
        };
    }

    private static async Task<IReadOnlyList<Guide>> GuidesAsync(GitRepository repository, string commit, string listText, string list, CancellationToken cancellationToken)
    {
        var guides = new List<Guide>();
        foreach (var path in Guide.ShownBy(listText, list).Concat(Guide.UsualPaths).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await repository.ReadAsync(commit, path, cancellationToken) is { } guide)
            {
                guides.Add(new Guide(path, guide));
            }
        }

        return guides;
    }

    private static async Task<IReadOnlyDictionary<string, CompanionText>> CompanionsAsync(GitRepository repository, string commit, CompanionFiles companions, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, CompanionText>(StringComparer.Ordinal);
        foreach (var path in companions.WithPapers)
        {
            if (await repository.ReadAsync(commit, path, cancellationToken) is { } text)
            {
                texts.Add(path, new CompanionText(text));
            }
        }

        return texts;
    }

    /// <summary>The policy file of the head where the change touches it; else null.</summary>
    private static async Task<PolicyFile?> ProposedFileAsync(GitRepository repository, string mergeBase, string head, CancellationToken cancellationToken)
    {
        var before = await repository.ReadAsync(mergeBase, PolicyFile.DefaultPath, cancellationToken);
        var after = await repository.ReadAsync(head, PolicyFile.DefaultPath, cancellationToken);
        return string.Equals(before, after, StringComparison.Ordinal) ? null : PolicyFile.Read(after, RuleCatalog.Descriptors);
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
