using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Input;

/// <summary>What <c>curator review</c> was asked to review, as it was named on the command line.</summary>
/// <param name="Base">A file, a revision or, without <paramref name="Head"/>, a folder.</param>
/// <param name="Head">A file or a revision; null: <paramref name="Base"/> is a folder.</param>
/// <param name="Onto">The base branch as it is now; null: the base.</param>
/// <param name="Repository">The folder of a git repository; null: the names are files.</param>
/// <param name="List">Path of the list in the repository; null: what the policy says.</param>
/// <param name="Policy">A policy file; null: the repository's, or none.</param>
/// <param name="Description">A file with title and description of the pull request.</param>
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
    /// <summary>Where a repository keeps its policy.</summary>
    private const string PolicyPath = ".github/curator.yml";

    /// <summary>The snapshot of paper facts in the folder; null where there is none.</summary>
    public string? Snapshot => Head is null ? FolderFile("papers.jsonl") : null;

    /// <summary>The request.</summary>
    /// <exception cref="CliException">Something named is missing or no text.</exception>
    public async Task<ReviewRequest> ReadAsync(CancellationToken cancellationToken)
    {
        var request = (Repository, Head) switch
        {
            (not null, null) => throw new CliException("curator review: with --repo, name two revisions: BASE and HEAD."),
            (not null, _) => await FromRepositoryAsync(Repository, Head, cancellationToken),
            (null, null) => await FromFolderAsync(cancellationToken),
            (null, _) => await FromFilesAsync(Base, Head, Onto, cancellationToken),
        };
        if (Policy is not null)
        {
            request = request with { PolicyText = await TextFile.ReadAsync(Policy, cancellationToken), PolicyPath = Policy };
        }

        if (Description is not null)
        {
            request = request with { Description = await TextFile.ReadAsync(Description, cancellationToken) };
        }

        return request;
    }

    private async Task<ReviewRequest> FromFilesAsync(string before, string head, string? onto, CancellationToken cancellationToken) => new()
    {
        MergeBase = await TextFile.ReadAsync(before, cancellationToken),
        Head = await TextFile.ReadAsync(head, cancellationToken),
        Onto = onto is null ? null : await TextFile.ReadAsync(onto, cancellationToken),
        ListPath = head,
        Date = Date,
    };

    private async Task<ReviewRequest> FromFolderAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Base))
        {
            throw new CliException($"curator review: name what '{Base}' became: curator review BASE HEAD. One name alone is a folder with base.md and head.md.");
        }

        if (!Directory.Exists(Base))
        {
            throw new CliException($"{Base}: there is no such folder. Name a folder with base.md and head.md, or two files.");
        }

        var request = await FromFilesAsync(Path.Combine(Base, "base.md"), Path.Combine(Base, "head.md"), Onto ?? FolderFile("onto.md"), cancellationToken);
        return FolderFile("description.md") is { } description
            ? request with { Description = await TextFile.ReadAsync(description, cancellationToken) }
            : request;
    }

    private async Task<ReviewRequest> FromRepositoryAsync(string folder, string head, CancellationToken cancellationToken)
    {
        var repository = new GitRepository(folder);
        var baseCommit = await repository.ResolveAsync(Base, cancellationToken);
        var headCommit = await repository.ResolveAsync(head, cancellationToken);
        var ontoCommit = Onto is null ? baseCommit : await repository.ResolveAsync(Onto, cancellationToken);
        var mergeBase = await repository.MergeBaseAsync(baseCommit, headCommit, cancellationToken);

        // From the base, never from the head: a pull request does not write the rules it is judged by.
        var policyText = await repository.ReadAsync(ontoCommit, PolicyPath, cancellationToken);
        var policy = PolicyReader.Read("", List ?? "README.md", policyText, PolicyPath, RuleCatalog.Descriptors).Policy;
        var list = List ?? policy.List;
        var request = new ReviewRequest
        {
            MergeBase = await repository.ReadAsync(mergeBase, list, cancellationToken) ?? "",
            Head = await repository.ReadAsync(headCommit, list, cancellationToken)
                ?? throw new CliException($"{list}: is not in revision '{head}'. Name the list with --list PATH, from the top of the repository."),
            Onto = await repository.ReadAsync(ontoCommit, list, cancellationToken) ?? "",
            ListPath = list,
            PolicyText = policyText,
            PolicyPath = PolicyPath,
            Date = Date,
        };

        // The list itself may name it.
        return PolicyReader.Read(request.Onto, list, policyText, PolicyPath, RuleCatalog.Descriptors).Policy.Bibliography is not { } bibliography
            ? request
            : request with
            {
                BaseBibliography = await repository.ReadAsync(mergeBase, bibliography, cancellationToken),
                HeadBibliography = await repository.ReadAsync(headCommit, bibliography, cancellationToken),
            };
    }

    private string? FolderFile(string name)
    {
        var path = Path.Combine(Base, name);
        return File.Exists(path) ? path : null;
    }
}
