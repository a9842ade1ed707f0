using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using Octokit;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Reviews;

/// <summary>Audits the list of a repository and keeps its issue "List audit"; a repository without a list of papers is left alone.</summary>
internal sealed partial class AuditHandler
{
    private readonly GitHubClients _clients;
    private readonly OwnIdentity _self;
    private readonly IPaperSource _papers;
    private readonly TimeProvider _clock;
    private readonly ILogger<AuditHandler> _logger;

    public AuditHandler(GitHubClients clients, OwnIdentity self, IPaperSource papers, TimeProvider clock, ILogger<AuditHandler> logger)
    {
        _clients = clients;
        _self = self;
        _papers = papers;
        _clock = clock;
        _logger = logger;
    }

    public async Task RunAsync(WorkItem.AuditList work, CancellationToken cancellationToken)
    {
        var client = await _clients.ForRepositoryAsync(work.Repository, work.Installation is { } id ? new InstallationId(id) : null);
        foreach (var (path, audit) in await RepositoryAudit.RunAsync(client, work.Repository, _papers, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), cancellationToken))
        {
            if (audit is not null && audit.Review.Evidence.Count > 0)
            {
                await PublishAsync(client, work.Repository, path, audit, cancellationToken);
            }
        }
    }

    private async Task PublishAsync(IGitHubClient client, RepositoryRef repository, string path, ListAudit audit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var issue = await new AuditPublisher(client, () => _self.LoginAsync(client)).PublishAsync(repository, audit);
            Log.Audited(_logger, path, repository, audit.Items.Count, audit.IsComplete, issue);
        }
        catch (ApiException e) when ((e is ForbiddenException && e.IsDenied()) || e.StatusCode == System.Net.HttpStatusCode.Gone)
        {
            // Issues are switched off, or the App may not write them: another try would be told the same.
            Log.NotPublished(_logger, repository, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Audited {List} of {Repository}: {Items} items (all papers looked up: {Complete}), issue {Issue}")]
        public static partial void Audited(ILogger logger, string list, RepositoryRef repository, int items, bool complete, string? issue);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The audit of {Repository} cannot be published: its issues cannot be written")]
        public static partial void NotPublished(ILogger logger, RepositoryRef repository, Exception exception);
    }
}
