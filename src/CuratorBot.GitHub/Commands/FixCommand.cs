using CuratorBot.Core.Corrections;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.GitHub.Commands;

/// <summary>
/// <c>/curator fix</c>: commits the corrected lines that the review of the head offers, for a maintainer, or for the author on a branch of the
/// repository itself.
/// </summary>
internal sealed class FixCommand(IGitHubClient client, IPaperSource papers, IReviewStore store)
{
    /// <param name="fix">The command.</param>
    /// <param name="comment">The comment that gives it.</param>
    /// <param name="list">The list as the base branch has it.</param>
    /// <param name="mayPush">Whether who gives it may push to the repository.</param>
    /// <param name="cancellationToken">Stops between two requests; not once the commit is being made.</param>
    /// <returns>What to answer, and whether there is something new to review.</returns>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<(Message Answer, bool Review)> RunAsync(Command.Fix fix, CommandComment comment, BaseList list, bool mayPush, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);
        var snapshot = await new PullRequestReader(client, list.File.Path, list.Path).ReadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);
        state = await store.CompleteAsync(state, snapshot, cancellationToken).ConfigureAwait(false);
        var isAuthor = string.Equals(snapshot.Author, comment.Author, StringComparison.OrdinalIgnoreCase);
        if (!mayPush && !(isAuthor && snapshot.HeadBranch is not null))
        {
            return (new Message(isAuthor ? "command.fix.fork" : "command.needs-write"), false);
        }

        if (snapshot.HeadBranch is not { } branch)
        {
            return (new Message("command.fix.fork"), false);
        }

        if (snapshot.Request is not { } request)
        {
            return (new Message("command.fix.nothing"), false);
        }

        var commits = new BranchCommits(client);
        var head = await commits.ReadAsync(comment.Issue.Repository, snapshot.HeadSha).ConfigureAwait(false);
        if (BranchCommits.IsOf(head, comment.CommentId))
        {
            // The process died before it could say so.
            return (new Message("command.fix.done-before", snapshot.HeadSha[..7]), true);
        }

        if (state.Publication.HeadSha != snapshot.HeadSha)
        {
            // What was offered was offered for other lines.
            return (new Message("command.fix.moved-on"), true);
        }

        var review = await new Reviewer(papers).ReviewAsync(state.Of(request), cancellationToken).ConfigureAwait(false);
        List<Correction> corrections = [.. review.Corrections];
        if (fix.Entry is { } words)
        {
            var named = CommandRunner.Named(words, [.. corrections.SelectMany(static c => c.Findings).Select(static f => f.Entry).OfType<Core.Lists.Entry>().Distinct()], static e => e.Title);
            if (named is not [var entry])
            {
                return (new Message(named.Count == 0 ? "command.fix.no-entry" : "command.many-entries", words, named.Count), false);
            }

            corrections = corrections.FindAll(c => c.Findings.Any(f => f.Entry == entry));
        }

        var text = request.Lists.Head.Text;
        var fixedText = Correction.Apply(corrections, text, out var applied);
        if (applied == 0 || string.Equals(fixedText, text, StringComparison.Ordinal))
        {
            return (new Message("command.fix.nothing"), false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var commit = await commits.CommitAsync(
            comment.Issue.Repository,
            branch,
            head,
            snapshot.ListPath,
            text,
            fixedText,
            applied == 1 ? "Fix a line of the list" : $"Fix {applied} lines of the list",
            comment.Author,
            comment.CommentId).ConfigureAwait(false);
        return commit switch
        {
            { Sha: { } sha } => (new Message(applied == 1 ? "command.fix.done-one" : "command.fix.done", sha[..7], applied), true),
            { Problem: CommitProblem.MovedOn } => (new Message("command.fix.moved-on"), true),
            { Problem: CommitProblem.NoPermission } => (new Message("command.fix.no-permission"), false),
            { Problem: CommitProblem.NotPlainText } => (new Message("command.fix.not-text"), false),
            _ => (new Message("command.fix.refused"), false),
        };
    }
}
