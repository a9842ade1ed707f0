using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.Cli.Input;

/// <summary>Tells branch and path of an address on GitHub apart.</summary>
internal static class RepositoryAddress
{
    /// <summary>A branch with more slashes in its name is named by <c>--policy</c> and a downloaded file instead.</summary>
    private const int LongestBranch = 4;

    /// <summary>The branch, tag or commit that an address names, and the path in it; the path is null where the address names none.</summary>
    /// <exception cref="NotFoundException">There is no such repository, or no such branch in it.</exception>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<(string Branch, string? Path)> ResolveAsync(IGitHubClient client, ListPlace.OnGitHub place)
    {
        var (owner, name) = place.Repository;
        if (place.Rest.Count == 0)
        {
            return ((await client.Repository.Get(owner, name)).DefaultBranch, null);
        }

        for (var length = 1; length <= Math.Min(place.Rest.Count, LongestBranch); length++)
        {
            var branch = string.Join('/', place.Rest.Take(length));
            if (place.Rest.Count == 1 + (place.IsFile ? 1 : 0) || await ExistsAsync(client, place.Repository, branch))
            {
                return (branch, place.IsFile ? string.Join('/', place.Rest.Skip(length)) : null);
            }
        }

        throw new NotFoundException("No branch of that name.", System.Net.HttpStatusCode.NotFound);
    }

    private static async Task<bool> ExistsAsync(IGitHubClient client, RepositoryRef repository, string revision)
    {
        try
        {
            _ = await client.Repository.Commit.GetSha1(repository.Owner, repository.Name, Uri.EscapeDataString(revision));
            return true;
        }
        catch (Exception problem) when (problem is NotFoundException or ApiValidationException)
        {
            return false; // 422 where the text cannot be a revision.
        }
    }
}
