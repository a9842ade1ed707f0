using CuratorBot.Core.Text;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.GitHub.Commands;

/// <summary>What a command wants to have on the branch of a pull request.</summary>
/// <param name="Problem">Why nothing is to be committed; null where there is something.</param>
internal sealed record HeadEdit(Message? Problem)
{
    /// <summary>The files with their new texts.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>The same as a unified diff, for branches that only a person may push to.</summary>
    public string Patch { get; init; } = "";

    /// <summary>The first line of the commit. No words of a contributor, for GitHub closes issues and tells people by what commits say.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What to say once it is committed; by the short name of the commit.</summary>
    public Func<string, Message> Done { get; init; } = static sha => new Message("command.commit.done", sha);

    /// <summary>What to say above the patch.</summary>
    public string ForkKey { get; init; } = "command.commit.fork";
}

/// <summary>
/// Commits to the branch of a pull request what a command asks for: for a maintainer, or for the author on a branch of the repository itself;
/// on the very commit that was reviewed, once for a command. Whose branch GitHub lets only a person push to, is shown the change as a patch.
/// </summary>
internal sealed class HeadCommits(IGitHubClient client, IReviewStore store)
{
    /// <summary>Characters of a patch that is shown: an answer may have 65,536.</summary>
    private const int LongestPatch = 50_000;

    /// <param name="call">The command.</param>
    /// <param name="edit">What it wants of the pull request as it was read, reviewed with what is kept of it.</param>
    /// <param name="cancellationToken">Stops between two requests; not once the commit is being made.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<CommandAnswer> RunAsync(CommandCall call, Func<PullRequestSnapshot, ReviewState, CancellationToken, Task<HeadEdit>> edit, CancellationToken cancellationToken)
    {
        var (comment, list) = (call.Comment, call.List);
        var state = await store.LoadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);

        // Of several lists, the reader finds those that are changed.
        var snapshot = await new PullRequestReader(client, list.File.Path, list.IsOneOfSeveral ? null : list.Path).ReadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);
        state = await store.CompleteAsync(state, snapshot, cancellationToken).ConfigureAwait(false);
        if (!call.MayPush && !string.Equals(snapshot.Author, comment.Author, StringComparison.OrdinalIgnoreCase))
        {
            return Say("command.needs-write");
        }

        if (!snapshot.IsOpen)
        {
            return Say("command.closed");
        }

        if (state.Paused is not null)
        {
            return Say("command.paused");
        }

        if (snapshot.HeadBranch is not { } branch)
        {
            var shown = await edit(snapshot, state, cancellationToken).ConfigureAwait(false);
            return shown.Problem is { } reason ? Answer(reason, false)
                : shown.Patch.Length is 0 or > LongestPatch ? Say("command.commit.fork-no-patch")
                : new CommandAnswer($"{Messages.Get(shown.ForkKey, list.Locale)}\n\n{MarkdownText.Fenced(shown.Patch.TrimEnd('\n'), "diff")}");
        }

        var commits = new BranchCommits(client);
        var made = await commits.OfAsync(comment.Issue).ConfigureAwait(false);
        if (made.FirstOrDefault(commit => BranchCommits.CommandsOf(commit.Commit.Message).Contains(call.Key, StringComparer.Ordinal)) is { } before)
        {
            // The process died before it could say so.
            return Answer(new Message("command.commit.done", Short(before.Sha)), true);
        }

        if (!IsReviewed(state.Publication.HeadSha, snapshot.HeadSha, made, call))
        {
            // What was offered was offered for other lines.
            return Say("command.commit.moved-on", review: true);
        }

        var wanted = await edit(snapshot, state, cancellationToken).ConfigureAwait(false);
        if (wanted.Problem is { } problem)
        {
            return Answer(problem, false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var head = await commits.ReadAsync(comment.Issue.Repository, snapshot.HeadSha).ConfigureAwait(false);
        var commit = await commits.CommitAsync(comment.Issue.Repository, branch, head, wanted.Files, new CommitWords(wanted.Subject, comment.Author, call.Key)).ConfigureAwait(false);
        return commit switch
        {
            { Sha: { } sha } => Answer(wanted.Done(Short(sha)), true),
            { Problem: CommitProblem.MovedOn } => Say("command.commit.moved-on", review: true),
            { Problem: { } why } => Answer(MessageOf(why), false),
            _ => throw new InvalidOperationException("A commit was neither made nor not made."),
        };

        CommandAnswer Say(string key, bool review = false) => Answer(new Message(key), review);

        CommandAnswer Answer(Message message, bool review) => new(Messages.Format(message, list.Locale, MarkdownText.Inline), review);
    }

    /// <summary>What to say where a commit was not made.</summary>
    internal static Message MessageOf(CommitProblem problem) => new(problem switch
    {
        CommitProblem.NoPermission => "command.commit.no-permission",
        CommitProblem.NotPlainText => "command.commit.not-text",
        _ => "command.commit.refused",
    });

    /// <summary>What to say where no new pull request was opened for a branch; null where one was.</summary>
    internal static Message? RefusalOf(OwnPullRequest pull, string branch) => pull switch
    {
        { Problem: CommitProblem.NoPermission } => new Message("command.pull.no-permission"),
        { Problem: { } problem } => MessageOf(problem),
        { IsOld: true } => new Message(pull.IsClosed ? "command.pull.closed" : "command.pull.open", pull.Number, branch),
        _ => null,
    };

    /// <summary>A commit as people name it.</summary>
    internal static string Short(string sha) => sha[..7];

    /// <summary>Whether the head is what was reviewed, or that with nothing on top but what other commands of the same comment have committed.</summary>
    private static bool IsReviewed(string? reviewed, string head, IReadOnlyList<PullRequestCommit> made, CommandCall call)
    {
        if (reviewed == head)
        {
            return true;
        }

        var later = made.SkipWhile(commit => commit.Sha != reviewed).Skip(1).ToList();
        return later.Count > 0 && later[^1].Sha == head && later.TrueForAll(commit => BranchCommits.CommandsOf(commit.Commit.Message).Any(call.IsOfSameComment));
    }
}
