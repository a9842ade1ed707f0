using Octokit;

namespace CuratorBot.GitHub.Connections;

/// <summary>Our own login, asked of GitHub once: comments with our marker by anyone else are not ours.</summary>
/// <param name="clients">Whom we speak as.</param>
/// <param name="unnamed">The login of a token that may not ask who it is; null: a token that may not is an error.</param>
public sealed class OwnIdentity(GitHubClients clients, string? unnamed = null)
{
    private string? _login;

    /// <summary>The login: <c>curatorbot[bot]</c> of an App, that of the token's owner without one.</summary>
    /// <param name="client">A client that speaks as we do.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<string> LoginAsync(IGitHubClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return _login ??= clients.IsApp
            ? $"{(await clients.AsApp().GitHubApps.GetCurrent().ConfigureAwait(false)).Slug}[bot]"
            : await LoginOfTokenAsync(client).ConfigureAwait(false);
    }

    private async Task<string> LoginOfTokenAsync(IGitHubClient client)
    {
        try
        {
            return (await client.User.Current().ConfigureAwait(false)).Login;
        }
        catch (ApiException problem) when (unnamed is not null && problem.IsDenied())
        {
            return unnamed;
        }
    }
}
