using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Recovery;
using CuratorBot.Service.Reviews;
using CuratorBot.Service.Storage;

namespace CuratorBot.Service.Queue;

/// <summary>Who does what: each kind of work goes to the part of the service that does it.</summary>
internal sealed class WorkHandlers
{
    private readonly ReviewRunner _reviews;
    private readonly RelatedReviews _related;
    private readonly CommandHandler _commands;
    private readonly ProposalHandler _proposals;
    private readonly AuditHandler _audits;
    private readonly AuditRounds _rounds;
    private readonly MergeGroupReviews _groups;
    private readonly MissedWork _missed;
    private readonly InstalledRepositories _repositories;
    private readonly RepositoryNames _names;
    private readonly PageStore _pages;

    public WorkHandlers(
        ReviewRunner reviews,
        RelatedReviews related,
        CommandHandler commands,
        ProposalHandler proposals,
        AuditHandler audits,
        AuditRounds rounds,
        MergeGroupReviews groups,
        MissedWork missed,
        InstalledRepositories repositories,
        RepositoryNames names,
        PageStore pages)
    {
        _pages = pages;
        _rounds = rounds;
        _groups = groups;
        _repositories = repositories;
        _names = names;
        _proposals = proposals;
        _audits = audits;
        _commands = commands;
        _reviews = reviews;
        _related = related;
        _missed = missed;
    }

    /// <summary>Does a piece of work, in the repository by whatever name it has now.</summary>
    public async Task HandleAsync(WorkItem item, CancellationToken cancellationToken) =>
        await DoAsync(await _names.NamedAsync(item, id => _repositories.NameOfAsync(item.Installation, id), cancellationToken), cancellationToken);

    private Task DoAsync(WorkItem item, CancellationToken cancellationToken) => item switch
    {
        WorkItem.ReviewPullRequest review => _reviews.RunAsync(review.PullRequest, Installation(item), review.Unfinished, cancellationToken),
        WorkItem.ReviewLater later => _reviews.QueueAsync(later, cancellationToken),
        WorkItem.ReviewHead head => _related.OfHeadAsync(head, cancellationToken),
        WorkItem.ReviewBranch branch => _related.OfBranchAsync(branch, cancellationToken),
        WorkItem.RunCommands commands => _commands.RunAsync(commands, cancellationToken),
        WorkItem.AnswerProposal proposal => _proposals.RunAsync(proposal, cancellationToken),
        WorkItem.AuditList audit => _audits.RunAsync(audit, cancellationToken),
        WorkItem.AuditApp round => _rounds.RunAsync(round, cancellationToken),
        WorkItem.AuditInstallation round => _rounds.RunAsync(round, cancellationToken),
        WorkItem.ReviewMergeGroup group => _groups.RunAsync(group, cancellationToken),
        WorkItem.HideRepository hide => _pages.SeeAsync([(hide.Repository, false)], cancellationToken),
        WorkItem.LookAround look => _missed.LookAroundAsync(look, cancellationToken),
        WorkItem.Sweep sweep => _missed.SweepAsync(sweep, cancellationToken),
        WorkItem.SweepApp sweep => _missed.SweepAsync(sweep, cancellationToken),

        // That was done by looking at its name.
        WorkItem.NameRepository => Task.CompletedTask,
        _ => throw new InvalidOperationException($"Nobody does {item.GetType().Name}."),
    };

    /// <summary>After the last try: a review that cannot be had is said to be so, where the contributor looks.</summary>
    public Task GiveUpAsync(WorkItem item, Exception reason, CancellationToken cancellationToken) => item switch
    {
        WorkItem.ReviewPullRequest review => _reviews.GiveUpAsync(review.PullRequest, Installation(item), reason, cancellationToken),
        WorkItem.ReviewMergeGroup group => _groups.GiveUpAsync(group),
        _ => Task.CompletedTask,
    };

    private static InstallationId? Installation(WorkItem item) => item.Installation is { } id ? new InstallationId(id) : null;
}
