using CuratorBot.Cli.Output;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.Cli.Actions;

/// <summary>
/// Publishes a review from within a workflow run: the comment if the token may write, annotations, the summary of the run. The check
/// is the job's own status.
/// </summary>
internal sealed class WorkflowReviewPublisher : IReviewPublisher
{
    private readonly CommentPublisher _comment;
    private readonly DuplicateComments _duplicates;
    private readonly MarkerReviewStore _store;
    private readonly ActionSettings _settings;
    private readonly WorkflowEnvironment _run;
    private readonly TextWriter _output;

    public WorkflowReviewPublisher(CommentPublisher comment, DuplicateComments duplicates, MarkerReviewStore store, ActionSettings settings, WorkflowEnvironment run, TextWriter output)
    {
        _comment = comment;
        _duplicates = duplicates;
        _store = store;
        _settings = settings;
        _run = run;
        _output = output;
    }

    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, IReadOnlyList<string> notes, Publication previous, CancellationToken cancellationToken)
    {
        var body = ReviewComment.Write(review, new ReviewCommentOptions { Notes = notes, HeadUrl = snapshot.HeadListUrl, BaseUrl = snapshot.BaseListUrl, Pages = snapshot.Pages, MarkerName = snapshot.MarkerName, State = _store.MarkerOf(snapshot.PullRequest, snapshot.HeadSha) });
        var (publication, withoutComment) = await CommentAsync(snapshot, review, body, previous);
        if (_settings.Annotations)
        {
            ReviewAnnotations.WriteGravest(review, _output);
        }

        _run.AddSummary(withoutComment is null ? body : $"{body}\n> {withoutComment}\n");
        return publication;
    }

    public Task<Publication> PauseAsync(PullRequestSnapshot snapshot, Pause pause, Publication previous)
    {
        // In the summary, for the job's own status is the check, and says neither that nor why.
        _run.AddSummary($"> {Messages.Format(new Message("check.paused.summary", pause.By), snapshot.Policy.Policy.LocaleOf(snapshot.Request?.Lists.Base), MarkdownText.Inline)}\n");
        return Task.FromResult(previous);
    }

    /// <summary>Comments, or says why there is no comment.</summary>
    private async Task<(Publication Publication, string? Why)> CommentAsync(PullRequestSnapshot snapshot, Review review, string body, Publication previous)
    {
        if (!_settings.Comment)
        {
            return (previous, null);
        }

        try
        {
            // The store has read the conversation: a comment of ours that it did not find need not be looked for again.
            var publication = await _comment.PublishAsync(snapshot with { CommentCount = 0 }, body, review.Verdict, previous, onlyIfThere: snapshot.LeavesListAlone || !review.WantsComment, throwsIfLocked: true);
            if (publication.CommentId is not null && previous.CommentId is null && CommentMarker.Read(body) is { } marker)
            {
                // Another run may have looked for our comment, found none, and made one at the same time.
                await _duplicates.KeepNewestAsync(snapshot.PullRequest, marker.List);
            }

            return (publication, null);
        }
        catch (ApiException problem) when (problem.IsDenied())
        {
            return (previous, problem.IsOfLockedConversation()
                ? "There is no comment on the pull request: its conversation is locked."
                : "There is no comment on the pull request: the token of this run may only read, as that of every run for a fork. docs/action.md shows two ways to have comments on pull requests of forks.");
        }
    }
}
