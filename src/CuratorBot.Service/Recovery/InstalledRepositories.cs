using CuratorBot.GitHub.Connections;
using Octokit;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Recovery;

/// <summary>The repositories where the App is installed and that are not archived.</summary>
internal sealed partial class InstalledRepositories
{
    private readonly GitHubClients _clients;
    private readonly ILogger<InstalledRepositories> _logger;

    public InstalledRepositories(GitHubClients clients, ILogger<InstalledRepositories> logger)
    {
        _clients = clients;
        _logger = logger;
    }

    /// <summary>
    /// Does something for each, one after another. One that GitHub refuses (blocked, moved, taken from the App a moment ago) does
    /// not keep the others from their turn; nor does an installation whose rate limit is spent keep other installations.
    /// </summary>
    /// <param name="installation">The only installation that is meant; null: all.</param>
    /// <param name="act">What to do.</param>
    /// <param name="cancellationToken">Stops between two repositories.</param>
    /// <exception cref="ApiException">GitHub failed (5xx) for some, or asks to wait: after all have had their turn. Once more is worth it.</exception>
    /// <exception cref="HttpRequestException">GitHub did not answer for some, likewise.</exception>
    public async Task ForEachAsync(long? installation, Func<InstalledRepository, Task> act, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        foreach (var installed in await _clients.AsApp().GitHubApps.GetAllInstallationsForCurrent())
        {
            if (installed.SuspendedAt is null && (installation is null || installed.Id == installation))
            {
                await TryAsync($"installation {installed.Id}", () => OfInstallationAsync(new InstallationId(installed.Id)));
            }
        }

        if (failure is not null)
        {
            throw failure;
        }

        async Task OfInstallationAsync(InstallationId id)
        {
            var client = await _clients.ForInstallationAsync(id);
            var repositories = await client.GitHubApps.Installation.GetAllRepositoriesForCurrent(new ApiOptions { PageSize = 100 });
            foreach (var repository in repositories.Repositories.Where(static r => !r.Archived))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var reference = new RepositoryRef(repository.Owner.Login, repository.Name);

                // Asked for each time: of many repositories, the last would find the token of the first at its end.
                await TryAsync(reference.ToString(), async () => await act(new InstalledRepository(await _clients.ForInstallationAsync(id), reference, id.Value)), limitIsForAll: true);
            }
        }

        async Task TryAsync(string what, Func<Task> act, bool limitIsForAll = false)
        {
            try
            {
                await act();
            }
            catch (ApiException e) when (!limitIsForAll || !e.IsOfRate())
            {
                Log.Refused(_logger, what, e);
                failure ??= (int)e.StatusCode >= StatusCodes.Status500InternalServerError || e.IsOfRate() ? e : null;
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                Log.Refused(_logger, what, e);
                failure ??= e;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub did not do what was asked about {What}; the others have their turn")]
        public static partial void Refused(ILogger logger, string what, Exception exception);
    }
}
