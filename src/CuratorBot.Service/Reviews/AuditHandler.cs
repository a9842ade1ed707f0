using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.Extensions.Options;
using Octokit;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Reviews;

/// <summary>Audits the list of a repository and keeps its issue "List audit"; a repository without a list of papers is left alone.</summary>
internal sealed partial class AuditHandler
{
    private readonly GitHubClients _clients;
    private readonly OwnIdentity _self;
    private readonly IPaperSource _papers;
    private readonly IRelatedPapers _related;
    private readonly TimeProvider _clock;
    private readonly PageStore _pages;
    private readonly bool _pagesAreShown;
    private readonly ILogger<AuditHandler> _logger;

    public AuditHandler(
        GitHubClients clients, OwnIdentity self, IPaperSource papers, IRelatedPapers related, TimeProvider clock, PageStore pages, IOptions<PageOptions> options, ILogger<AuditHandler> logger)
    {
        _pages = pages;
        _pagesAreShown = options.Value.Enabled;
        _clients = clients;
        _self = self;
        _papers = papers;
        _related = related;
        _clock = clock;
        _logger = logger;
    }

    public async Task RunAsync(WorkItem.AuditList work, CancellationToken cancellationToken)
    {
        var client = await _clients.ForRepositoryAsync(work.Repository, work.Installation is { } id ? new InstallationId(id) : null);
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        var audits = new List<ListAudit>();
        foreach (var (at, (path, audit)) in (await RepositoryAudit.RunAsync(client, work.Repository, _papers, today, cancellationToken, related: _related)).Index())
        {
            if (audit is not null && audit.Review.Evidence.Count > 0)
            {
                audits.Add(audit);

                // A repository has one page: of several lists, the first has it.
                var isShown = _pagesAreShown && at == 0 && audit.Review.Policy.Errors.Count == 0;
                await PublishAsync(client, work.Repository, audit, isShown ? ListPageBuilder.Build(audit, work.Repository.ToString(), path, today) : null, cancellationToken);
            }
        }

        if (audits.Exists(static audit => audit.Review.Policy.Policy.Upkeep))
        {
            await KeepUpAsync(client, work.Repository, audits, cancellationToken);
        }
    }

    private async Task KeepUpAsync(IGitHubClient client, RepositoryRef repository, List<ListAudit> audits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var (state, number) = await new UpkeepPublisher(client, repository, () => _self.LoginAsync(client)).PublishAsync(audits);
            Log.KeptUp(_logger, repository, state, number);
        }
        catch (ApiException e) when (e.IsDenied())
        {
            Log.NotKeptUp(_logger, repository, e);
        }
    }

    private async Task PublishAsync(IGitHubClient client, RepositoryRef repository, ListAudit audit, ListPage? page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (page is not null)
        {
            await SavePageAsync(client, repository, page, cancellationToken);
        }

        try
        {
            var issue = await new AuditPublisher(client, () => _self.LoginAsync(client)).PublishAsync(repository, audit);
            Log.Audited(_logger, audit.Review.Request.ListPath, repository, audit.Items.Count, audit.IsComplete, issue);
        }
        catch (ApiException e) when ((e is ForbiddenException && e.IsDenied()) || e.StatusCode == System.Net.HttpStatusCode.Gone)
        {
            // Issues are switched off, or the App may not write them: another try would be told the same.
            Log.NotPublished(_logger, repository, e);
        }
    }

    /// <summary>An audit takes minutes: only now it counts whether everybody may read the repository.</summary>
    private async Task SavePageAsync(IGitHubClient client, RepositoryRef repository, ListPage page, CancellationToken cancellationToken)
    {
        if ((await client.Repository.Get(repository.Owner, repository.Name)).Private)
        {
            await _pages.SeeAsync([(repository, false)], cancellationToken);
        }
        else
        {
            await _pages.SaveAsync(repository, page, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Audited {List} of {Repository}: {Items} items (all papers looked up: {Complete}), issue {Issue}")]
        public static partial void Audited(ILogger logger, string list, RepositoryRef repository, int items, bool complete, string? issue);

        [LoggerMessage(Level = LogLevel.Information, Message = "Upkeep of {Repository}: {State}, pull request {Number}")]
        public static partial void KeptUp(ILogger logger, RepositoryRef repository, UpkeepState state, int? number);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The upkeep of {Repository} cannot be published: its contents or pull requests cannot be written (docs/service.md)")]
        public static partial void NotKeptUp(ILogger logger, RepositoryRef repository, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The audit of {Repository} cannot be published: its issues cannot be written")]
        public static partial void NotPublished(ILogger logger, RepositoryRef repository, Exception exception);
    }
}
