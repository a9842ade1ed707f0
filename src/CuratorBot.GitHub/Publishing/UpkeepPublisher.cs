using CuratorBot.Core.Audits;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>What became of the upkeep of a repository's lists.</summary>
public enum UpkeepState
{
    /// <summary>The policy does not ask for it, or not all papers could be looked up: what is missing from an audit may only be missing evidence.</summary>
    NotDone,

    /// <summary>There is nothing to do, and no pull request.</summary>
    NothingToDo,

    /// <summary>The pull request was opened, or brought up to date.</summary>
    Written,

    /// <summary>The pull request says it all already.</summary>
    UpToDate,

    /// <summary>Somebody else has committed to the branch: it is theirs.</summary>
    LeftToAnother,

    /// <summary>The pull request was closed, and its branch is still there: nobody wants it.</summary>
    Unwanted,

    /// <summary>GitHub did not take it: the token may not write, or the branch is protected.</summary>
    Refused,
}

/// <summary>
/// Keeps one pull request with the upkeep of the lists, a commit for each kind, on a branch of our own. Nothing is forced: the branch starts again
/// from the current lists by a commit that has both as its parents. Nothing has to be remembered between two runs.
/// </summary>
/// <param name="client">A client that may write contents and pull requests of the repository.</param>
/// <param name="repository">The repository.</param>
/// <param name="ownLogin">Our own login, such as <c>curatorbot[bot]</c>.</param>
public sealed class UpkeepPublisher(IGitHubClient client, RepositoryRef repository, Func<Task<string>> ownLogin)
{
    /// <summary>Name of the branch.</summary>
    public const string Branch = "curatorbot/upkeep";

    private const string StoppedMarker = "<!-- curatorbot:upkeep-stopped -->";

    private readonly BranchCommits _commits = new(client);
    private readonly OwnPullRequests _pulls = new(client, repository);

    /// <summary>Brings the pull request into step with what the audits found.</summary>
    /// <param name="audits">The audits of the lists of the default branch, in order.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<(UpkeepState State, int? Number)> PublishAsync(IReadOnlyList<ListAudit> audits)
    {
        ArgumentNullException.ThrowIfNull(audits);
        if (!audits.Any(static audit => audit.Review.Policy.Policy.Upkeep) || audits.Any(static audit => !audit.IsComplete))
        {
            return (UpkeepState.NotDone, null);
        }

        // Two lists may share a bibliography: it is brought into step with the first.
        List<UpkeepStep> steps = [.. audits.SelectMany(UpkeepPlan.Of).DistinctBy(static step => (step.Kind, step.Path)).OrderBy(static step => step.Kind)];
        var onto = (await client.Repository.Get(repository.Owner, repository.Name).ConfigureAwait(false)).DefaultBranch;
        var head = await _pulls.HeadOfAsync(onto).ConfigureAwait(false);
        var pull = await _pulls.FindAsync(Branch).ConfigureAwait(false);
        var branch = await _pulls.TryHeadOfAsync(Branch).ConfigureAwait(false);
        if (branch is not null && pull is { IsClosed: true, Number: { } closed })
        {
            if (!(await client.PullRequest.Get(repository.Owner, repository.Name, closed).ConfigureAwait(false)).Merged)
            {
                return (UpkeepState.Unwanted, closed);
            }
        }

        var number = pull is { IsClosed: false } ? pull.Number : null;
        if (branch is null)
        {
            return steps.Count == 0 ? (UpkeepState.NothingToDo, null) : await WriteAsync(onto, head, null, steps, audits, number).ConfigureAwait(false);
        }

        var comparison = await client.Repository.Commit.Compare(repository.Owner, repository.Name, head.Sha, branch.Sha).ConfigureAwait(false);
        var self = await ownLogin().ConfigureAwait(false);
        if (comparison.Commits.FirstOrDefault(commit => !string.Equals(commit.Author?.Login, self, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            await StopAsync(number, other.Author?.Login ?? other.Commit?.Author?.Name ?? "ghost", self, audits[0].Review.Locale).ConfigureAwait(false);
            return (UpkeepState.LeftToAnother, number);
        }

        if (steps.Count == 0)
        {
            await EndAsync(number).ConfigureAwait(false);
            return (UpkeepState.NothingToDo, null);
        }

        return number is not null && await IsThereAsync(steps, comparison, head, branch).ConfigureAwait(false)
            ? (UpkeepState.UpToDate, number)
            : await WriteAsync(onto, head, branch, steps, audits, number).ConfigureAwait(false);
    }

    /// <summary>Whether the branch has what the steps come to, and nothing else.</summary>
    private async Task<bool> IsThereAsync(List<UpkeepStep> steps, CompareResult comparison, Commit head, Commit branch)
    {
        var files = new RepositoryFiles(client, repository);
        var wanted = steps.GroupBy(static step => step.Path, StringComparer.Ordinal).ToDictionary(static file => file.Key, static file => file.Last().After, StringComparer.Ordinal);
        foreach (var path in wanted.Keys.Union((comparison.Files ?? []).Select(static file => file.Filename), StringComparer.Ordinal))
        {
            // Where the file has gone on since the branch began, merging would bring something else than the branch shows.
            var now = await files.ReadTextAsync(path, head.Sha).ConfigureAwait(false);
            var begun = comparison.MergeBaseCommit.Sha == head.Sha ? now : await files.ReadTextAsync(path, comparison.MergeBaseCommit.Sha).ConfigureAwait(false);
            if (begun != now || (wanted.GetValueOrDefault(path) ?? now) != await files.ReadTextAsync(path, branch.Sha).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<(UpkeepState State, int? Number)> WriteAsync(string onto, Commit head, Commit? branch, List<UpkeepStep> steps, IReadOnlyList<ListAudit> audits, int? number)
    {
        var at = head;
        if (branch is not null)
        {
            var again = await _commits.StartAgainAsync(repository, Branch, branch, head, "Start again from the current lists").ConfigureAwait(false);
            if (again.Sha is not { } sha)
            {
                return (UpkeepState.Refused, number);
            }

            at = await _commits.ReadAsync(repository, sha).ConfigureAwait(false);
        }

        foreach (var kind in steps.GroupBy(static step => step.Kind))
        {
            List<FileChange> files = [.. kind.Select(static step => new FileChange(step.Path, step.Before, step.After))];
            var words = new CommitWords(UpkeepStep.SubjectOf(kind.Key), By: null, "upkeep");
            var made = branch is null && at == head ? await _commits.BranchAsync(repository, Branch, at, files, words).ConfigureAwait(false) : await _commits.CommitAsync(repository, Branch, at, files, words).ConfigureAwait(false);
            if (made.Sha is not { } sha)
            {
                return (UpkeepState.Refused, number);
            }

            at = await _commits.ReadAsync(repository, sha).ConfigureAwait(false);
        }

        var locale = audits[0].Review.Locale;
        var (title, body) = (UpkeepReport.Title(locale), UpkeepReport.Write(steps, Branch, locale));
        if (number is { } open)
        {
            await client.Issue.Update(repository.Owner, repository.Name, open, new IssueUpdate { Body = body }).ConfigureAwait(false);
            return (UpkeepState.Written, open);
        }

        var created = await _pulls.CreateAsync(Branch, onto, title, body).ConfigureAwait(false);
        return created.Number is { } opened ? (UpkeepState.Written, opened) : (UpkeepState.Refused, null);
    }

    /// <summary>Says once that the branch is left to somebody.</summary>
    private async Task StopAsync(int? number, string login, string self, string locale)
    {
        if (number is not { } open)
        {
            return;
        }

        var comments = await Conversation.ReadAsync(client, new PullRequestRef(repository, open)).ConfigureAwait(false);
        if (!comments.Any(comment => string.Equals(comment.User?.Login, self, StringComparison.OrdinalIgnoreCase) && comment.Body?.StartsWith(StoppedMarker, StringComparison.Ordinal) == true))
        {
            await client.Issue.Comment.Create(repository.Owner, repository.Name, open, $"{StoppedMarker}\n{Messages.Format(new Message("upkeep.stopped", login), locale, MarkdownText.Inline)}").ConfigureAwait(false);
        }
    }

    /// <summary>Ends a pull request that has nothing to say any more, with its branch, which nobody else has committed to.</summary>
    private async Task EndAsync(int? number)
    {
        if (number is { } open)
        {
            await client.Issue.Update(repository.Owner, repository.Name, open, new IssueUpdate { State = ItemState.Closed }).ConfigureAwait(false);
        }

        await client.Git.Reference.Delete(repository.Owner, repository.Name, $"heads/{Branch}").ConfigureAwait(false);
    }
}
