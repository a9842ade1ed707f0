using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.Service.Recovery;

/// <summary>A repository where the App is installed.</summary>
/// <param name="Client">May act there.</param>
/// <param name="Repository">Which.</param>
/// <param name="Id">GitHub's number of it.</param>
/// <param name="DefaultBranch">Its default branch.</param>
/// <param name="MayHaveOpen">Whether an issue or a pull request is open there.</param>
/// <param name="Installation">The App's installation that it belongs to.</param>
internal sealed record InstalledRepository(IGitHubClient Client, RepositoryRef Repository, long Id, string DefaultBranch, bool MayHaveOpen, long Installation)
{
    /// <summary>Whether everybody may read it.</summary>
    public bool IsPublic { get; init; }
}
