using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>
/// Reads a pull request through the API: its own data, the comparison with the base branch, then the policy and the list at
/// three commits. Six requests at most where the list has no bibliography and the description argues for nothing; the policy and every permission come from the base
/// branch and the API, never from the head.
/// </summary>
public sealed partial class PullRequestReader
{
    /// <summary>Files of a comparison that GitHub lists.</summary>
    private const int MostListed = 300;

    private readonly IGitHubClient _client;
    private readonly string _policyPath;
    private readonly string? _listPath;

    /// <param name="client">A client that may read pull requests and contents of the repository.</param>
    /// <param name="policyPath">Where the policy stands on the base branch, if not at <see cref="PolicyFile.DefaultPath"/>.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    public PullRequestReader(IGitHubClient client, string policyPath = PolicyFile.DefaultPath, string? listPath = null)
    {
        _client = client;
        _policyPath = policyPath;
        _listPath = listPath;
    }

    /// <summary>A policy file in place of the repository's; null: the repository's.</summary>
    public PolicyFile? PolicyFile { get; init; }

    /// <summary>
    /// What the base branch has, where it was read a moment ago; null: it is read. For those who ask which entries there are: a review
    /// needs the base branch of the very commit that it compares with.
    /// </summary>
    public BaseList? Known { get; init; }

    /// <summary>Whether closed pull requests are read too: as they were when they were closed, for someone who looks back.</summary>
    public bool IncludeClosed { get; init; }

    /// <summary>Reads a pull request as it is now.</summary>
    /// <exception cref="NotFoundException">There is no such pull request, or the client may not see it.</exception>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public Task<PullRequestSnapshot> ReadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return PullAsync(pullRequest, queue: null, cancellationToken);
    }

    /// <summary>
    /// Reads what a merge queue would merge of a pull request: the change between two commits, one on top of the other, in place of the
    /// pull request's own base branch and head.
    /// </summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="baseSha">The commit that the queue's commit follows.</param>
    /// <param name="headSha">The queue's commit.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public Task<PullRequestSnapshot> ReadAsync(PullRequestRef pullRequest, string baseSha, string headSha, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return PullAsync(pullRequest, (baseSha, headSha), cancellationToken);
    }

    /// <summary>First its own data; all there is to know of one that is closed.</summary>
    private async Task<PullRequestSnapshot> PullAsync(PullRequestRef pullRequest, (string Base, string Head)? queue, CancellationToken cancellationToken)
    {
        var (owner, name) = pullRequest.Repository;
        var pull = await _client.PullRequest.Get(owner, name, pullRequest.Number).ConfigureAwait(false);
        if (pull is not { Head.Sha: not null, Base: { Ref: not null, Sha: not null } })
        {
            throw new HttpRequestException($"GitHub's answer about pull request {pullRequest.Number} lacks its branches.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var snapshot = new PullRequestSnapshot
        {
            PullRequest = pullRequest,
            IsOpen = pull.State.StringValue == "open",
            IsDraft = pull.Draft,
            Author = pull.User?.Login ?? "ghost",
            HeadSha = pull.Head.Sha,
            HeadBranch = pull.Head.Repository is { } headRepository && headRepository.Id == pull.Base.Repository?.Id ? pull.Head.Ref : null,
            BaseBranch = pull.Base.Ref,
            RepositoryUrl = pull.Base.Repository?.HtmlUrl,
            BaseSha = pull.Base.Sha,
            MergeBaseSha = pull.Base.Sha,
            CommentCount = pull.Comments,
            Labels = [.. pull.Labels?.Select(static l => l.Name) ?? []],
            List = ListState.Untouched,
            ListPath = _listPath ?? Policy.DefaultList,
            Policy = new PolicyResult(new Policy(), []),
        };

        if (queue is var (from, to))
        {
            return await ComparisonAsync(pull, from, snapshot with { HeadSha = to, BaseSha = from, MergeBaseSha = from }, cancellationToken).ConfigureAwait(false);
        }

        // The branches of a closed one may be gone; and nothing will be said.
        // A closed one is compared with the base branch as it was then: it may be merged.
        return snapshot.IsOpen || IncludeClosed ? await ComparisonAsync(pull, snapshot.IsOpen ? pull.Base.Ref : pull.Base.Sha, snapshot, cancellationToken).ConfigureAwait(false) : snapshot;
    }

    /// <summary>Then what it changes of the base branch.</summary>
    private async Task<PullRequestSnapshot> ComparisonAsync(PullRequest pull, string from, PullRequestSnapshot snapshot, CancellationToken cancellationToken)
    {
        CompareResult comparison;
        try
        {
            var (owner, name) = snapshot.PullRequest.Repository;
            comparison = await _client.Repository.Commit.Compare(owner, name, from, snapshot.HeadSha).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            // Whether the list is one of papers is asked of the base branch as it is now.
            var list = await BaseList.ReadAsync(_client, snapshot.PullRequest.Repository, snapshot.BaseBranch, _policyPath, _listPath).ConfigureAwait(false);
            return snapshot with { ListPath = list.Path, Policy = list.Policy, List = list.IsOfPapers ? ListState.Unrelated : ListState.NotOfPapers };
        }

        if (comparison is not { BaseCommit.Sha: not null, MergeBaseCommit.Sha: not null })
        {
            throw new HttpRequestException("GitHub's comparison of the two branches lacks their commits.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        snapshot = snapshot with { BaseSha = comparison.BaseCommit.Sha, MergeBaseSha = comparison.MergeBaseCommit.Sha };
        return await PolicyAsync(pull, comparison.Files ?? [], snapshot, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Then the policy, which names the list: most pull requests that are not about it end here.</summary>
    private async Task<PullRequestSnapshot> PolicyAsync(
        PullRequest pull, IReadOnlyList<GitHubCommitFile> changes, PullRequestSnapshot snapshot, CancellationToken cancellationToken)
    {
        var files = new RepositoryFiles(_client, snapshot.PullRequest.Repository);
        var policyFile = PolicyFile ?? Known?.File ?? await files.ReadPolicyAsync(snapshot.BaseSha, _policyPath).ConfigureAwait(false);

        // GitHub lists 300 files at most: beyond that, not being listed says nothing.
        var proposed = changes.Count >= MostListed || changes.Any(f => Concerns(f, _policyPath)) ? await files.ReadPolicyAsync(snapshot.HeadSha, _policyPath).ConfigureAwait(false) : null;
        policyFile = policyFile.Among(changes.Where(static f => f.Status != "removed").Select(static f => f.Filename));
        if (_listPath is null && policyFile.HasSeveral)
        {
            return await SeveralAsync(pull, policyFile, proposed, changes, snapshot, cancellationToken).ConfigureAwait(false);
        }

        var listPath = ListPathOf(policyFile);
        var change = changes.FirstOrDefault(f => Concerns(f, listPath));

        if (change is null && _listPath is null && !policyFile.NamesList && changes.FirstOrDefault(static f => IsReadme(f)) is { } readme
            && (await files.ReadAsync(listPath, snapshot.BaseSha).ConfigureAwait(false)).State == RepositoryFileState.Absent)
        {
            // GitHub shows readme.md as it shows README.md.
            (change, listPath) = (readme, readme.PreviousFileName ?? readme.Filename);
        }

        if (change is not null || proposed is not null || policyFile.Unread.Count > 0 || changes.Any(static f => Guide.MayBe(f.Filename)))
        {
            var place = new ListPlace(listPath, change?.Status == "renamed" ? change.Filename : listPath, change);
            return await ListsAsync(pull, policyFile, proposed, place, [.. changes.Select(static f => f.Filename)], snapshot with { ListPath = listPath }, cancellationToken).ConfigureAwait(false);
        }

        if (policyFile.Exists)
        {
            return snapshot with { ListPath = listPath, Policy = PolicyReader.Read("", listPath, policyFile) };
        }

        var list = await files.ReadAsync(listPath, snapshot.BaseSha).ConfigureAwait(false);
        var policy = PolicyReader.Read(list.Text, listPath, policyFile);
        var isOfPapers = ListParser.Parse(list.Text, policy.Policy.Sections).IsOfPapers;
        return snapshot with { ListPath = listPath, Policy = policy, List = isOfPapers ? ListState.Untouched : ListState.NotOfPapers };
    }

    /// <summary>Last the list at three commits.</summary>
    private async Task<PullRequestSnapshot> ListsAsync(
        PullRequest pull, PolicyFile policyFile, PolicyFile? proposedFile, ListPlace place, IReadOnlyList<string> changedFiles, PullRequestSnapshot snapshot, CancellationToken cancellationToken)
    {
        var files = new RepositoryFiles(_client, snapshot.PullRequest.Repository);
        var (listPath, headPath, change) = (place.Before ?? place.After, place.After, place.Change);
        policyFile = policyFile.Of(listPath);

        // Side by side: each takes as long as the network, not as long as GitHub has work with it.
        var known = Known?.Path == listPath ? Task.FromResult(Known.Source) : null;
        var ontoReading = known ?? files.ReadAsync(listPath, snapshot.BaseSha);
        var headReading = files.ReadAsync(headPath, snapshot.HeadSha);
        var mergeBaseReading = snapshot.BaseSha == snapshot.MergeBaseSha ? ontoReading : files.ReadAsync(listPath, snapshot.MergeBaseSha);
        await Task.WhenAll(mergeBaseReading, headReading, ontoReading).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var (mergeBase, head, onto) = (await mergeBaseReading.ConfigureAwait(false), await headReading.ConfigureAwait(false), await ontoReading.ConfigureAwait(false));

        policyFile = known is null ? policyFile.Beside(await files.ReadGuidesAsync(onto, snapshot.BaseSha).ConfigureAwait(false)) : policyFile;
        var proposedGuides = changedFiles.Any(Guide.MayBe) ? await files.ReadGuidesAsync(onto, snapshot.HeadSha).ConfigureAwait(false) : null;
        var facts = new PullRequestFacts { Date = DateOnly.FromDateTime(pull.CreatedAt.UtcDateTime), Description = $"{pull.Title}\n\n{pull.Body}" };
        var request = ReviewRequest.Read(mergeBase.Text, head.Text, onto.Text, policyFile, facts, headPath, proposedFile?.Of(listPath), proposedGuides);
        snapshot = snapshot with { ListPath = headPath, Policy = request.Policy };
        if ((!policyFile.Exists || !place.IsNamed) && !request.Lists.Base.IsOfPapers && !request.Lists.Head.IsOfPapers)
        {
            return snapshot with { List = ListState.NotOfPapers };
        }

        var changesPolicy = request.Proposed is not null || request.ProposedErrors.Count > 0 || request.Policy.Unread.Count > 0;
        if (StateOf(mergeBase, head, onto) is var state and not ListState.Changed && !(state == ListState.Untouched && changesPolicy))
        {
            return snapshot with { List = state == ListState.Untouched && place.LeavesLists ? ListState.Moved : state };
        }

        var bibliography = request.Policy.Policy.Bibliography;
        facts = facts with
        {
            BaseBibliography = await files.ReadTextAsync(bibliography, snapshot.MergeBaseSha).ConfigureAwait(false),
            HeadBibliography = await files.ReadTextAsync(bibliography, snapshot.HeadSha).ConfigureAwait(false),

            ChangedFiles = changedFiles,
            Companions = await files.ReadCompanionsAsync(request.Policy.Policy.Companions, snapshot.HeadSha).ConfigureAwait(false),

            // What they say matters only where a description may have to argue, or to follow them.
            DescriptionTemplates = request.Policy.Policy is { PullRequest.Reason: true } or { PullRequest.Template: true } || (request.Policy.Policy.Citations.Count > 0 && facts.MayArgue)
                ? await DescriptionTemplates.ReadAsync(files, snapshot.BaseSha).ConfigureAwait(false)
                : "",
        };
        var counterparts = await CounterpartReader.ReadAsync(_client, snapshot.PullRequest.Repository, snapshot.HeadSha, policyFile, request.Policy.Policy).ConfigureAwait(false);
        return snapshot with
        {
            List = ListState.Changed,
            DiffLines = UnifiedDiff.NewLines(change?.Patch),
            Request = request with { PullRequest = facts, Counterparts = counterparts },
        };
    }

    /// <summary>Whether the author may push to the repository; one request more.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public Task<bool> AuthorMayPushAsync(PullRequestSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new Permissions(_client).MayPushAsync(snapshot.PullRequest.Repository, snapshot.Author);
    }

    /// <summary>Where a list stands.</summary>
    /// <param name="Before">Its path on the base branch; null where it was no list there.</param>
    /// <param name="After">Its path at the head.</param>
    /// <param name="Change">What the comparison says of it; null where it says nothing.</param>
    private readonly record struct ListPlace(string? Before, string After, GitHubCommitFile? Change)
    {
        /// <summary>Whether the policy means this very file, and not any file that fits a pattern.</summary>
        public bool IsNamed { get; init; } = true;

        /// <summary>Whether nobody would look for it at its new path.</summary>
        public bool LeavesLists { get; init; } = Before != After;
    }

    private string ListPathOf(PolicyFile policyFile) => _listPath ?? policyFile.ListPath;

    private static bool IsReadme(GitHubCommitFile file) => RepositoryFiles.IsReadme(file.PreviousFileName ?? file.Filename);

    private static bool Concerns(GitHubCommitFile file, string listPath) =>
        string.Equals(file.Filename, listPath, StringComparison.Ordinal)
        || string.Equals(file.PreviousFileName, listPath, StringComparison.Ordinal);

    private static ListState StateOf(RepositoryFile mergeBase, RepositoryFile head, RepositoryFile onto) => head.State switch
    {
        // What was wrong before is not for the author to fix.
        RepositoryFileState.NotAFile or RepositoryFileState.NotText or RepositoryFileState.TooLarge
            when head.State == mergeBase.State || head.State == onto.State => ListState.UnreadableBefore,
        RepositoryFileState.Text when HasNoText(mergeBase) || HasNoText(onto) => ListState.UnreadableBefore,
        RepositoryFileState.Absent => mergeBase.State == RepositoryFileState.Absent ? ListState.NoList : ListState.Deleted,
        RepositoryFileState.NotAFile => ListState.NotAFile,
        RepositoryFileState.NotText => ListState.NotText,
        RepositoryFileState.TooLarge => ListState.TooLarge,
        _ => mergeBase.State != RepositoryFileState.NotText && mergeBase.Text == head.Text ? ListState.Untouched : ListState.Changed,
    };

    private static bool HasNoText(RepositoryFile file) => file.State is RepositoryFileState.NotAFile or RepositoryFileState.TooLarge;
}
