using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>Asks GitHub, at the moment it matters, what a person may do in a repository.</summary>
public sealed class Permissions
{
    private readonly IGitHubClient _client;

    /// <param name="client">A client that may read the repository's metadata.</param>
    public Permissions(IGitHubClient client)
    {
        _client = client;
    }

    /// <summary>
    /// Whether a person may push ("write", "maintain" or "admin"). Whoever is no collaborator may not; nor may a person
    /// about whom GitHub does not say (404, 403).
    /// </summary>
    public async Task<bool> MayPushAsync(RepositoryRef repository, string login)
    {
        ArgumentNullException.ThrowIfNull(repository);
        try
        {
            var answer = await _client.Repository.Collaborator.ReviewPermission(repository.Owner, repository.Name, login).ConfigureAwait(false);
            return answer.Permission is "write" or "admin";
        }
        catch (ApiException e) when (e.IsDenied())
        {
            return false;
        }
    }
}
