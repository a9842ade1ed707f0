using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using Octokit.Webhooks;
using Octokit.Webhooks.Events;
using Octokit.Webhooks.Events.CheckRun;
using Octokit.Webhooks.Events.CheckSuite;
using Octokit.Webhooks.Events.Installation;
using Octokit.Webhooks.Events.InstallationRepositories;
using Octokit.Webhooks.Events.IssueComment;
using Octokit.Webhooks.Events.Issues;
using Octokit.Webhooks.Events.PullRequest;
using Octokit.Webhooks.Models;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Says what each delivery asks for, and stores it. Deliveries that ask for nothing are answered like the others, so that
/// GitHub shows no red cross, and are not stored.
/// </summary>
internal sealed partial class DeliveryProcessor : WebhookEventProcessor
{
    /// <summary>Of a push: more are not worth naming, the list may be among them.</summary>
    private const int MostPaths = 1000;

    /// <summary>Characters of a comment that are looked at; GitHub's own limit.</summary>
    private const int LongestComment = 65_536;

    private readonly Inbox _inbox;
    private readonly ILogger<DeliveryProcessor> _logger;

    public DeliveryProcessor(Inbox inbox, ILogger<DeliveryProcessor> logger)
    {
        _inbox = inbox;
        _logger = logger;
    }

    protected override ValueTask ProcessPullRequestWebhookAsync(WebhookHeaders headers, PullRequestEvent pullRequestEvent, PullRequestAction action, CancellationToken cancellationToken = default)
    {
        var asks = action == PullRequestAction.Opened
            || action == PullRequestAction.Reopened
            || action == PullRequestAction.Synchronize
            || action == PullRequestAction.Edited
            || action == PullRequestAction.ReadyForReview
            || action == PullRequestAction.Closed;
        return asks && RepositoryOf(pullRequestEvent) is { } repository
            ? StoreAsync(headers, new WorkItem.ReviewPullRequest(new PullRequestRef(repository, (int)pullRequestEvent.Number), InstallationOf(pullRequestEvent)))
            : Ignore(headers, pullRequestEvent.Action);
    }

    protected override ValueTask ProcessPushWebhookAsync(WebhookHeaders headers, PushEvent pushEvent, CancellationToken cancellationToken = default)
    {
        const string Branches = "refs/heads/";
        if (pushEvent.Deleted || !pushEvent.Ref.StartsWith(Branches, StringComparison.Ordinal) || RepositoryOf(pushEvent) is not { } repository)
        {
            return Ignore(headers, pushEvent.Ref);
        }

        var paths = pushEvent.Commits
            .SelectMany(static c => c.Added.Concat(c.Modified).Concat(c.Removed))
            .Distinct(StringComparer.Ordinal)
            .Take(MostPaths + 1)
            .ToList();

        // Where history is rewritten, nothing names the files of the commits that are gone.
        var changed = pushEvent.Forced || paths.Count > MostPaths ? null : paths;
        return StoreAsync(headers, new WorkItem.ReviewBranch(repository, pushEvent.Ref[Branches.Length..], changed, InstallationOf(pushEvent)));
    }

    protected override ValueTask ProcessCheckRunWebhookAsync(WebhookHeaders headers, CheckRunEvent checkRunEvent, CheckRunAction action, CancellationToken cancellationToken = default) =>
        action == CheckRunAction.Rerequested && RepositoryOf(checkRunEvent) is { } repository
            ? StoreAsync(headers, new WorkItem.ReviewHead(repository, checkRunEvent.CheckRun.HeadSha, InstallationOf(checkRunEvent)))
            : Ignore(headers, checkRunEvent.Action);

    protected override ValueTask ProcessCheckSuiteWebhookAsync(WebhookHeaders headers, CheckSuiteEvent checkSuiteEvent, CheckSuiteAction action, CancellationToken cancellationToken = default) =>
        action == CheckSuiteAction.Rerequested && RepositoryOf(checkSuiteEvent) is { } repository
            ? StoreAsync(headers, new WorkItem.ReviewHead(repository, checkSuiteEvent.CheckSuite.HeadSha, InstallationOf(checkSuiteEvent)))
            : Ignore(headers, checkSuiteEvent.Action);

    protected override ValueTask ProcessIssueCommentWebhookAsync(WebhookHeaders headers, IssueCommentEvent issueCommentEvent, IssueCommentAction action, CancellationToken cancellationToken = default)
    {
        var body = issueCommentEvent.Comment.Body ?? "";
        return action == IssueCommentAction.Created
            && CommandParser.Parse(body).Count > 0
            && issueCommentEvent.Comment.User?.Type != UserType.Bot
            && RepositoryOf(issueCommentEvent) is { } repository
            ? StoreAsync(headers, new WorkItem.RunCommands(
                new PullRequestRef(repository, (int)issueCommentEvent.Issue.Number),
                issueCommentEvent.Issue.PullRequest is not null,
                issueCommentEvent.Comment.Id,
                issueCommentEvent.Comment.User?.Login ?? "ghost",
                body.Length > LongestComment ? body[..LongestComment] : body,
                InstallationOf(issueCommentEvent)))
            : Ignore(headers, issueCommentEvent.Action);
    }

    protected override ValueTask ProcessIssuesWebhookAsync(WebhookHeaders headers, IssuesEvent issuesEvent, IssuesAction action, CancellationToken cancellationToken = default) =>
        action == IssuesAction.Opened && RepositoryOf(issuesEvent) is { } repository
            ? StoreAsync(headers, new WorkItem.AnswerProposal(new PullRequestRef(repository, (int)issuesEvent.Issue.Number), InstallationOf(issuesEvent)))
            : Ignore(headers, issuesEvent.Action);

    protected override ValueTask ProcessInstallationWebhookAsync(WebhookHeaders headers, InstallationEvent installationEvent, InstallationAction action, CancellationToken cancellationToken = default) =>
        action == InstallationAction.Created || action == InstallationAction.Unsuspend
            ? StoreAsync(headers, new WorkItem.Sweep(installationEvent.Installation.Id))
            : Ignore(headers, installationEvent.Action);

    protected override ValueTask ProcessInstallationRepositoriesWebhookAsync(WebhookHeaders headers, InstallationRepositoriesEvent installationRepositoriesEvent, InstallationRepositoriesAction action, CancellationToken cancellationToken = default) =>
        action == InstallationRepositoriesAction.Added
            ? StoreAsync(headers, new WorkItem.Sweep(installationRepositoriesEvent.Installation.Id))
            : Ignore(headers, installationRepositoriesEvent.Action);

    private static RepositoryRef? RepositoryOf(WebhookEvent webhookEvent) => RepositoryRef.TryParse(webhookEvent.Repository?.FullName);

    private static long? InstallationOf(WebhookEvent webhookEvent) => webhookEvent.Installation?.Id;

    private async ValueTask StoreAsync(WebhookHeaders headers, WorkItem work)
    {
        if (headers.Delivery is not { Length: > 0 and <= 100 } delivery)
        {
            // GitHub names every delivery; who does not cannot be told apart from a replay.
            throw new BadHttpRequestException("The delivery has no X-GitHub-Delivery header, or a very long one.");
        }

        await _inbox.StoreAsync(delivery, headers.Event ?? "", work);
        Log.Stored(_logger, delivery, headers.Event, work);
    }

    private ValueTask Ignore(WebhookHeaders headers, string? detail)
    {
        Log.Ignored(_logger, headers.Delivery, headers.Event, detail);
        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {DeliveryId} ({Event}) stored: {Work}")]
        public static partial void Stored(ILogger logger, string deliveryId, string? @event, WorkItem work);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Delivery {DeliveryId} ({Event}, {Detail}) asks for nothing")]
        public static partial void Ignored(ILogger logger, string? deliveryId, string? @event, string? detail);
    }
}
