using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Input;

/// <summary>A change between two revisions of a git repository, of one list or of several.</summary>
internal sealed partial record ReviewInput
{
    /// <summary>Lists that are reviewed at once, and those beside them that are read to find their papers there.</summary>
    private const int MostLists = 200;

    private async Task<IReadOnlyList<ReviewRequest>> FromRepositoryAsync(GitRepository repository, string head, CliHost host, CancellationToken cancellationToken)
    {
        var baseCommit = await repository.ResolveAsync(Base, cancellationToken);
        var headCommit = await repository.ResolveAsync(head, cancellationToken);
        var ontoCommit = Onto is null ? baseCommit : await repository.ResolveAsync(Onto, cancellationToken);
        var mergeBase = await repository.MergeBaseAsync(baseCommit, headCommit, cancellationToken);

        // From the base, never from the head: a pull request must not write the rules for its own review.
        var policyFile = Policy is not null
            ? await PolicyInput.FileAsync(Policy, cancellationToken)
            : PolicyFile.Read(await repository.ReadAsync(ontoCommit, PolicyFile.DefaultPath, cancellationToken), RuleCatalog.Descriptors);
        var revisions = new Revisions(repository, mergeBase, headCommit, ontoCommit, head)
        {
            Changed = await repository.ChangedFilesAsync(mergeBase, headCommit, cancellationToken),
            Proposed = Policy is null ? await ProposedFileAsync(repository, mergeBase, headCommit, cancellationToken) : null,
        };
        if (Policy is null)
        {
            // Where there is no policy, one may be meant that stands there since long.
            var files = policyFile.Exists ? [.. revisions.Changed.Select(static file => file.After).OfType<string>()] : await repository.FilesAsync(headCommit, cancellationToken);
            policyFile = policyFile.Among(files);
        }

        if (List is not null || !policyFile.HasSeveral)
        {
            var list = List ?? policyFile.ListPath;
            return [await RequestAsync(revisions, new ChangedFile(list, list), policyFile.Of(list), host, cancellationToken)];
        }

        var changed = revisions.Changed.Where(file => !file.IsLink && (policyFile.IsList(file.Path) || (file.Before is not null && policyFile.IsList(file.Before)))).Take(MostLists).ToList();
        if (changed.Count == 0)
        {
            throw new CliException($"{Base}..{head}: changes none of the lists that the policy names ({string.Join(", ", policyFile.Lists.Where(static pattern => !pattern.Excludes).Select(static pattern => pattern.Text))}).");
        }

        var requests = new List<ReviewRequest>();
        foreach (var file in changed)
        {
            var place = file.Before is not null && policyFile.IsList(file.Before) ? file : file with { Before = null };
            var request = await RequestAsync(revisions, place, policyFile.Of(place.Before ?? place.Path), host, cancellationToken);
            if (policyFile.NamesIt(file.Path) || request.Lists.MergeBase.IsOfPapers || request.Lists.Head.IsOfPapers)
            {
                requests.Add(request);
            }
        }

        return requests.Count > 0
            ? ReviewRequest.Together(requests, await UnchangedAsync(revisions, requests, policyFile, cancellationToken))
            : throw new CliException($"{Base}..{head}: changes no list of papers.");
    }

    /// <summary>The other lists of the repository, where a paper may stand in one of them only.</summary>
    private static async Task<IReadOnlyList<(string Path, PaperList List)>> UnchangedAsync(
        Revisions revisions, IReadOnlyList<ReviewRequest> requests, PolicyFile policyFile, CancellationToken cancellationToken)
    {
        var lists = new List<(string, PaperList)>();
        if (requests.Any(static request => request.Policy.Policy.CrossListing is { IsAllowed: false } or { Sections.Count: > 0 }))
        {
            var known = requests.Select(static request => request.ListPath).ToHashSet(StringComparer.Ordinal);
            foreach (var path in policyFile.ListsAmong(await revisions.Repository.FilesAsync(revisions.Onto, cancellationToken), MostLists).Where(path => !known.Contains(path)))
            {
                if (await revisions.Repository.ReadListAsync(revisions.Onto, path, cancellationToken) is { } text)
                {
                    lists.Add((path, ListParser.Parse(text, PolicyReader.Read(text, path, policyFile).Policy.Sections)));
                }
            }
        }

        return lists;
    }

    private async Task<ReviewRequest> RequestAsync(Revisions revisions, ChangedFile place, PolicyFile policyFile, CliHost host, CancellationToken cancellationToken)
    {
        var (repository, list) = (revisions.Repository, place.Before ?? place.Path);
        var ontoText = await repository.ReadListAsync(revisions.Onto, list, cancellationToken) ?? "";
        List<string> guidePaths = [.. Guide.ShownBy(ontoText, list).Concat(Guide.UsualPaths).Distinct(StringComparer.OrdinalIgnoreCase)];
        var guides = await GuidesAsync(repository, revisions.Onto, guidePaths, cancellationToken);
        IReadOnlyList<Guide>? proposedGuides = null;
        if (revisions.Changed.Any(file => guidePaths.Contains(file.Before, StringComparer.Ordinal) || guidePaths.Contains(file.After, StringComparer.Ordinal)))
        {
            var before = await GuidesAsync(repository, revisions.MergeBase, guidePaths, cancellationToken);
            var after = await GuidesAsync(repository, revisions.Head, guidePaths, cancellationToken);
            proposedGuides = before.SequenceEqual(after) ? null : after;
        }

        var headText = place.After is null ? "" : await repository.ReadListAsync(revisions.Head, place.After, cancellationToken);
        var request = ReviewRequest.Read(
            place.Before is null ? "" : await repository.ReadListAsync(revisions.MergeBase, place.Before, cancellationToken) ?? "",
            headText ?? throw new CliException($"{place.After}: is not in revision '{revisions.HeadName}'. Name the list with --list PATH, from the top of the repository."),
            ontoText,
            policyFile.Beside(guides),
            await FactsAsync(Description, cancellationToken),
            place.Path,
            revisions.Proposed?.Of(list),
            proposedGuides);
        var bibliography = request.Policy.Policy.Bibliography;
        return request with
        {
            PullRequest = request.PullRequest with
            {
                BaseBibliography = bibliography is null ? null : await repository.ReadAsync(revisions.MergeBase, bibliography, cancellationToken),
                HeadBibliography = bibliography is null ? null : await repository.ReadAsync(revisions.Head, bibliography, cancellationToken),
                Companions = await CompanionsAsync(repository, revisions.Head, request.Policy.Policy.Companions, cancellationToken),
                ChangedFiles = [.. revisions.Changed.Select(static file => file.Path)],
                DescriptionTemplates = string.Join('\n', guides.Where(static guide => guide.IsTemplate).Select(static guide => guide.Text)),
            },
            Counterparts = await ListInput.ReadCounterpartsAsync(
                policyFile, request.Policy.Policy, list, path => repository.ReadListAsync(revisions.Head, path, cancellationToken), host, Offline, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<Guide>> GuidesAsync(GitRepository repository, string commit, List<string> paths, CancellationToken cancellationToken)
    {
        var guides = new List<Guide>();
        foreach (var path in paths)
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

    /// <summary>The commits that decide.</summary>
    private sealed record Revisions(GitRepository Repository, string MergeBase, string Head, string Onto, string HeadName)
    {
        public required IReadOnlyList<ChangedFile> Changed { get; init; }

        public required PolicyFile? Proposed { get; init; }
    }
}
