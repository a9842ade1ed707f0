using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Recovery;
using CuratorBot.Service.Reviews;

namespace CuratorBot.Service.Queue;

/// <summary>Who does what: each kind of work goes to the part of the service that does it.</summary>
internal sealed class WorkHandlers
{
    private readonly ReviewRunner _reviews;
    private readonly RelatedReviews _related;
    private readonly CommandHandler _commands;
    private readonly ProposalHandler _proposals;
    private readonly AuditHandler _audits;
    private readonly MissedWork _missed;

    public WorkHandlers(ReviewRunner reviews, RelatedReviews related, CommandHandler commands, ProposalHandler proposals, AuditHandler audits, MissedWork missed)
    {
        _proposals = proposals;
        _audits = audits;
        _commands = commands;
        _reviews = reviews;
        _related = related;
        _missed = missed;
    }

    public Task HandleAsync(WorkItem item, CancellationToken cancellationToken) => item switch
    {
        WorkItem.ReviewPullRequest review => _reviews.RunAsync(review.PullRequest, Installation(item), review.Unfinished, cancellationToken),
        WorkItem.ReviewLater later => _reviews.QueueAsync(later, cancellationToken),
        WorkItem.ReviewHead head => _related.OfHeadAsync(head, cancellationToken),
        WorkItem.ReviewBranch branch => _related.OfBranchAsync(branch, cancellationToken),
        WorkItem.RunCommands commands => _commands.RunAsync(commands, cancellationToken),
        WorkItem.AnswerProposal proposal => _proposals.RunAsync(proposal, cancellationToken),
        WorkItem.AuditList audit => _audits.RunAsync(audit, cancellationToken),
        WorkItem.Sweep sweep => _missed.SweepAsync(sweep.Installation, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody does {item.GetType().Name}."),
    };

    /// <summary>After the last try: a review that cannot be had is said to be so, where the contributor looks.</summary>
    public Task GiveUpAsync(WorkItem item, Exception reason, CancellationToken cancellationToken) => item is WorkItem.ReviewPullRequest review
        ? _reviews.GiveUpAsync(review.PullRequest, Installation(item), reason, cancellationToken)
        : Task.CompletedTask;

    private static InstallationId? Installation(WorkItem item) => item.Installation is { } id ? new InstallationId(id) : null;
}
