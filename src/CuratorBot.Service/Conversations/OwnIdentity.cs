using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.Service.Conversations;

/// <summary>Our own login, asked of GitHub once: comments with our marker by anyone else are not ours.</summary>
internal sealed class OwnIdentity
{
    private readonly GitHubClients _clients;
    private string? _login;

    public OwnIdentity(GitHubClients clients)
    {
        _clients = clients;
    }

    public async Task<string> LoginAsync(IGitHubClient client) =>
        _login ??= _clients.IsApp
            ? $"{(await _clients.AsApp().GitHubApps.GetCurrent()).Slug}[bot]"
            : (await client.User.Current()).Login;
}
