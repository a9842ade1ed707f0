using CuratorBot.GitHub;
using CuratorBot.GitHub.Connections;
using Octokit;
using InstallationId = CuratorBot.GitHub.InstallationId;

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
    /// not keep the others from their turn.
    /// </summary>
    /// <exception cref="ApiException">GitHub failed (5xx) for some of them, after all have had their turn: once more is worth it.</exception>
    public async Task ForEachAsync(Func<InstalledRepository, Task> act, CancellationToken cancellationToken)
    {
        var failures = new List<ApiException>();
        foreach (var installation in await _clients.AsApp().GitHubApps.GetAllInstallationsForCurrent())
        {
            if (installation.SuspendedAt is not null)
            {
                continue;
            }

            await TryAsync($"installation {installation.Id}", async () =>
            {
                var client = await _clients.ForInstallationAsync(new InstallationId(installation.Id));
                var repositories = await client.GitHubApps.Installation.GetAllRepositoriesForCurrent(new ApiOptions { PageSize = 100 });
                foreach (var repository in repositories.Repositories.Where(static r => !r.Archived))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var installed = new InstalledRepository(client, new RepositoryRef(repository.Owner.Login, repository.Name), installation.Id);
                    await TryAsync(installed.Repository.ToString(), () => act(installed));
                }
            });
        }

        if (failures.Find(static f => (int)f.StatusCode >= StatusCodes.Status500InternalServerError) is { } failure)
        {
            throw failure;
        }

        async Task TryAsync(string what, Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (ApiException e)
            {
                Log.Refused(_logger, what, e);
                failures.Add(e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub refused what was asked about {What}; the others have their turn")]
        public static partial void Refused(ILogger logger, string what, Exception exception);
    }
}
