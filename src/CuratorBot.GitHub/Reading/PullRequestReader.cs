using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>
/// Reads a pull request through the API: its own data, the comparison with the base branch, then the policy and the list at
/// three commits. Six requests at most where the list has no bibliography; the policy and every permission come from the base
/// branch and the API, never from the head.
/// </summary>
public sealed class PullRequestReader
{
    /// <summary>Where the policy of a list stands.</summary>
    public const string PolicyPath = ".github/curator.yml";

    private readonly IGitHubClient _client;
    private readonly string _policyPath;
    private readonly string? _listPath;

    /// <param name="client">A client that may read pull requests and contents of the repository.</param>
    /// <param name="policyPath">Where the policy stands on the base branch, if not at <see cref="PolicyPath"/>.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    public PullRequestReader(IGitHubClient client, string policyPath = PolicyPath, string? listPath = null)
    {
        _client = client;
        _policyPath = policyPath;
        _listPath = listPath;
    }

    /// <summary>Reads a pull request as it is now.</summary>
    /// <exception cref="NotFoundException">There is no such pull request, or the client may not see it.</exception>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<PullRequestSnapshot> ReadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        var (owner, name) = pullRequest.Repository;
        var pull = await _client.PullRequest.Get(owner, name, pullRequest.Number).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var snapshot = new PullRequestSnapshot
        {
            PullRequest = pullRequest,
            IsOpen = pull.State.StringValue == "open",
            IsDraft = pull.Draft,
            Author = pull.User?.Login ?? "ghost",
            HeadSha = pull.Head.Sha,
            BaseBranch = pull.Base.Ref,
            BaseSha = pull.Base.Sha,
            MergeBaseSha = pull.Base.Sha,
            CommentCount = pull.Comments,
            Labels = [.. pull.Labels.Select(static l => l.Name)],
            List = ListState.Untouched,
            ListPath = _listPath ?? PolicyFile.DefaultListPath,
            Policy = PolicyReader.Read("", _listPath ?? PolicyFile.DefaultListPath, null, _policyPath, RuleCatalog.Descriptors),
        };
        if (!snapshot.IsOpen)
        {
            // Its branches may be gone; and nothing will be said.
            return snapshot;
        }

        CompareResult comparison;
        try
        {
            comparison = await _client.Repository.Commit.Compare(owner, name, pull.Base.Ref, pull.Head.Sha).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            return await UnrelatedAsync(snapshot).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var files = new RepositoryFiles(_client, pullRequest.Repository);
        var baseSha = comparison.BaseCommit.Sha;
        var mergeBaseSha = comparison.MergeBaseCommit.Sha;
        var policyFile = await PolicyFile.ReadAsync(files, baseSha, _policyPath, _listPath).ConfigureAwait(false);
        var listPath = policyFile.ListPath;
        var change = comparison.Files.FirstOrDefault(f => Concerns(f, listPath));
        var headPath = change?.Status == "renamed" ? change.Filename : listPath;
        snapshot = snapshot with
        {
            BaseSha = baseSha,
            MergeBaseSha = mergeBaseSha,
            ListPath = headPath,
            Policy = policyFile.Over(""),
        };

        // GitHub lists 300 files at most: beyond that, not being listed says nothing.
        if (change is null && comparison.Files.Count < 300)
        {
            return !policyFile.Exists && !IsOfPapers(await files.ReadAsync(listPath, baseSha).ConfigureAwait(false), snapshot)
                ? snapshot with { List = ListState.NotOfPapers }
                : snapshot;
        }

        // Side by side: each takes as long as the network, not as long as GitHub has work with it.
        var mergeBaseReading = files.ReadAsync(listPath, mergeBaseSha);
        var headReading = files.ReadAsync(headPath, pull.Head.Sha);
        var ontoReading = baseSha == mergeBaseSha ? mergeBaseReading : files.ReadAsync(listPath, baseSha);
        await Task.WhenAll(mergeBaseReading, headReading, ontoReading).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var (mergeBase, head, onto) = (await mergeBaseReading.ConfigureAwait(false), await headReading.ConfigureAwait(false), await ontoReading.ConfigureAwait(false));

        var policy = policyFile.Over(onto.Text);
        snapshot = snapshot with { Policy = policy };
        if (!policyFile.Exists && !IsOfPapers(onto, snapshot) && !IsOfPapers(head, snapshot))
        {
            return snapshot with { List = ListState.NotOfPapers };
        }

        if (StateOf(mergeBase, head, onto) is var state and not ListState.Changed)
        {
            return snapshot with { List = state == ListState.Untouched && headPath != listPath ? ListState.Moved : state };
        }

        var request = new ReviewRequest
        {
            MergeBase = mergeBase.Text,
            Head = head.Text,
            Onto = onto.Text,
            ListPath = headPath,
            PolicyText = policyFile.Text,
            PolicyProblem = policyFile.Problem,
            PolicyPath = _policyPath,
            Description = $"{pull.Title}\n\n{pull.Body}",
            Date = DateOnly.FromDateTime(pull.CreatedAt.UtcDateTime),
        };
        return snapshot with
        {
            List = ListState.Changed,
            DiffLines = UnifiedDiff.NewLines(change?.Patch),
            Request = request with
            {
                BaseBibliography = await BibliographyAsync(files, policy.Policy, mergeBaseSha).ConfigureAwait(false),
                HeadBibliography = await BibliographyAsync(files, policy.Policy, pull.Head.Sha).ConfigureAwait(false),
            },
        };
    }

    /// <summary>Whether the author may push to the repository; one request more.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public Task<bool> AuthorMayPushAsync(PullRequestSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new Permissions(_client).MayPushAsync(snapshot.PullRequest.Repository, snapshot.Author);
    }

    /// <summary>Of a branch that cannot be compared. Whether the list is one of papers is asked of the base branch as it is now.</summary>
    private async Task<PullRequestSnapshot> UnrelatedAsync(PullRequestSnapshot snapshot)
    {
        var list = await BaseList.ReadAsync(_client, snapshot.PullRequest.Repository, snapshot.BaseBranch, _policyPath, _listPath).ConfigureAwait(false);
        return snapshot with { ListPath = list.Path, Policy = list.Policy, List = list.IsOfPapers ? ListState.Unrelated : ListState.NotOfPapers };
    }

    private static bool IsOfPapers(RepositoryFile file, PullRequestSnapshot snapshot) =>
        ListParser.Parse(file.Text, snapshot.Policy.Policy.Sections).IsOfPapers;

    private static bool Concerns(GitHubCommitFile file, string listPath) =>
        string.Equals(file.Filename, listPath, StringComparison.Ordinal)
        || string.Equals(file.PreviousFileName, listPath, StringComparison.Ordinal);

    private static ListState StateOf(RepositoryFile mergeBase, RepositoryFile head, RepositoryFile onto) => head.State switch
    {
        // What was wrong before is not for the author to mend.
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

    private static async Task<string?> BibliographyAsync(RepositoryFiles files, Core.Policies.Policy policy, string commit)
    {
        if (policy.Bibliography is not { } path)
        {
            return null;
        }

        var file = await files.ReadAsync(path, commit).ConfigureAwait(false);
        return file.State == RepositoryFileState.Text ? file.Text : null;
    }
}
