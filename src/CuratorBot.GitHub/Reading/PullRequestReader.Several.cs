using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>Reads a pull request of a repository with several lists: each list that it changes by itself, and what they have to know of each other.</summary>
public sealed partial class PullRequestReader
{
    /// <summary>Lists of one pull request that are reviewed: three requests for each.</summary>
    private const int MostLists = 20;

    /// <summary>Other lists that are read to find papers that stand there already: a request for each.</summary>
    private const int MostOthers = 30;

    private async Task<PullRequestSnapshot> SeveralAsync(
        PullRequest pull, PolicyFile policyFile, PolicyFile? proposed, IReadOnlyList<GitHubCommitFile> changes, PullRequestSnapshot snapshot, CancellationToken cancellationToken)
    {
        var name = policyFile.ListPath;
        snapshot = snapshot with { ListPath = name, MarkerName = name, Policy = PolicyReader.Read("", name, policyFile) };
        var files = new RepositoryFiles(_client, snapshot.PullRequest.Repository);
        var places = PlacesOf(changes, policyFile);
        var isCut = places.Count > MostLists || changes.Count >= MostListed;
        if (proposed is not null || policyFile.Unread.Count > 0 || changes.Any(static change => Guide.MayBe(change.Filename)))
        {
            // What is asked may change, or GitHub does not tell of all files: then every list may be concerned.
            var known = places.Select(static place => place.Before).ToHashSet(StringComparer.Ordinal);
            var others = await files.FindListsAsync(policyFile, snapshot.BaseSha, MostLists + known.Count).ConfigureAwait(false);
            places.AddRange(others.Where(path => !known.Contains(path)).Select(path => PlaceOf(path, path, change: null, policyFile)));
        }

        var parts = new List<PullRequestSnapshot>();
        foreach (var place in places.Take(MostLists))
        {
            var part = await ListsAsync(pull, policyFile, proposed, place, [.. changes.Select(static f => f.Filename)], snapshot, cancellationToken).ConfigureAwait(false);
            if (!part.LeavesListAlone)
            {
                parts.Add(part);
            }
        }

        parts = await TogetherAsync(files, policyFile, snapshot, parts).ConfigureAwait(false);
        if (isCut)
        {
            parts.Add(snapshot with { List = ListState.TooManyLists });
        }

        return parts switch
        {
            [] => snapshot,
            [var only] => only,
            _ => parts[0] with { Lists = parts, List = parts.Exists(static part => part.List == ListState.Changed) ? ListState.Changed : parts[0].List },
        };
    }

    /// <summary>Tells the lists of each other: of all that there are where a paper may stand in one list only, else of those that are changed.</summary>
    private static async Task<List<PullRequestSnapshot>> TogetherAsync(RepositoryFiles files, PolicyFile policyFile, PullRequestSnapshot snapshot, List<PullRequestSnapshot> parts)
    {
        var changed = parts.Where(static part => part.Request is not null).ToList();
        var unchanged = new List<(string, PaperList)>();
        if (changed.Exists(static part => part.Policy.Policy.CrossListing is { IsAllowed: false } or { Sections.Count: > 0 }))
        {
            var known = changed.Select(static part => part.ListPath).ToHashSet(StringComparer.Ordinal);
            foreach (var path in (await files.FindListsAsync(policyFile, snapshot.BaseSha, MostOthers + known.Count).ConfigureAwait(false)).Where(path => !known.Contains(path)))
            {
                if (await files.ReadTextAsync(path, snapshot.BaseSha).ConfigureAwait(false) is { } text)
                {
                    unchanged.Add((path, ListParser.Parse(text, PolicyReader.Read(text, path, policyFile).Policy.Sections)));
                }
            }
        }

        var requests = new Queue<ReviewRequest>(ReviewRequest.Together([.. changed.Select(static part => part.Request!)], unchanged));
        return [.. parts.Select(part => part.Request is null ? part : part with { Request = requests.Dequeue() })];
    }

    /// <summary>The lists that a comparison tells of, in the order of the policy and then by path.</summary>
    private static List<ListPlace> PlacesOf(IReadOnlyList<GitHubCommitFile> changes, PolicyFile policyFile)
    {
        var patterns = policyFile.Lists.ToList();
        return
        [
            .. changes.Select(change => (Change: change, Before: change.Status == "renamed" ? change.PreviousFileName : change.Filename))
                .Where(place => policyFile.IsList(place.Change.Filename) || (place.Before is not null && policyFile.IsList(place.Before)))
                .Select(place => PlaceOf(place.Before is not null && policyFile.IsList(place.Before) ? place.Before : null, place.Change.Filename, place.Change, policyFile))
                .OrderBy(place => patterns.FindIndex(pattern => pattern.Matches(place.Before ?? place.After)))
                .ThenBy(static place => place.After, StringComparer.Ordinal),
        ];
    }

    private static ListPlace PlaceOf(string? before, string after, GitHubCommitFile? change, PolicyFile policyFile) => new(before, after, change)
    {
        IsNamed = policyFile.NamesIt(before ?? after),
        LeavesLists = before is not null && !policyFile.IsList(after),
    };
}
