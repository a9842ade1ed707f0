using CuratorBot.GitHub.Connections;
using Octokit;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Recovery;

/// <summary>The installations of the App and their repositories, a hundred at a time: there may be tens of thousands.</summary>
internal sealed partial class InstalledRepositories
{
    /// <summary>Of one page, of either; the most that GitHub gives.</summary>
    public const int PageSize = 100;

    private readonly GitHubClients _clients;
    private readonly ILogger<InstalledRepositories> _logger;

    public InstalledRepositories(GitHubClients clients, ILogger<InstalledRepositories> logger)
    {
        _clients = clients;
        _logger = logger;
    }

    /// <summary>A page of the installations that are not suspended, and whether there is another one.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<(IReadOnlyList<long> Installations, bool IsMore)> InstallationsAsync(int page)
    {
        var installations = await _clients.AsApp().GitHubApps.GetAllInstallationsForCurrent(Page(page));
        return ([.. installations.Where(static i => i.SuspendedAt is null).Select(static i => i.Id)], installations.Count == PageSize);
    }

    /// <summary>A page of the repositories of an installation that are not archived, and whether there is another one.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<(IReadOnlyList<InstalledRepository> Repositories, bool IsMore)> RepositoriesAsync(long installation, int page)
    {
        var client = await _clients.ForInstallationAsync(new InstallationId(installation));
        var listed = (await client.GitHubApps.Installation.GetAllRepositoriesForCurrent(Page(page))).Repositories;
        return (
            [.. listed.Where(static r => !r.Archived).Select(r => new InstalledRepository(client, new RepositoryRef(r.Owner.Login, r.Name), r.Id, r.DefaultBranch, r.OpenIssuesCount > 0, installation) { IsPublic = !r.Private })],
            listed.Count == PageSize);
    }

    /// <summary>The name that a repository has now, by its number; null where the installation does not see it.</summary>
    public async Task<RepositoryRef?> NameOfAsync(long? installation, long repository)
    {
        try
        {
            var client = installation is { } id ? await _clients.ForInstallationAsync(new InstallationId(id)) : _clients.AsApp();
            var found = await client.Repository.Get(repository);
            return new RepositoryRef(found.Owner.Login, found.Name);
        }
        catch (ApiException e) when (e.IsDenied())
        {
            return null;
        }
    }

    /// <summary>
    /// Does something for each repository of a page, one after another. One that GitHub refuses (blocked, moved, taken from the App a moment
    /// ago) does not keep the others from their turn; a spent rate limit ends the turn of all, since they share it.
    /// </summary>
    /// <exception cref="ApiException">GitHub failed (5xx) for some, or asks to wait: after all have had their turn. Once more is worth it.</exception>
    /// <exception cref="HttpRequestException">GitHub did not answer for some, likewise.</exception>
    public async Task ForEachAsync(IReadOnlyCollection<InstalledRepository> repositories, Func<InstalledRepository, Task> act, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        foreach (var repository in repositories)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await act(repository);
            }
            catch (ApiException e) when (!e.IsOfRate())
            {
                Log.Refused(_logger, repository.Repository, e);
                failure ??= (int)e.StatusCode >= StatusCodes.Status500InternalServerError ? e : null;
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                Log.Refused(_logger, repository.Repository, e);
                failure ??= e;
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private static ApiOptions Page(int page) => new() { StartPage = page, PageCount = 1, PageSize = PageSize };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub did not do what was asked about {Repository}; the others have their turn")]
        public static partial void Refused(ILogger logger, RepositoryRef repository, Exception exception);
    }
}
