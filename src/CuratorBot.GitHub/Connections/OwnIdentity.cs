using System.Diagnostics.CodeAnalysis;
using Octokit;

namespace CuratorBot.GitHub.Connections;

/// <summary>Our own login, asked of GitHub once: comments with our marker by anyone else are not ours.</summary>
/// <param name="clients">Whom we speak as.</param>
/// <param name="unnamed">The login of a token that cannot learn who it is; null: a token that may not is an error.</param>
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

    /// <summary>
    /// An installation's token may not ask for its user (REST docs, "Get the authenticated user"), be it that of a workflow or of another
    /// App; GraphQL's <c>viewer</c> answers them too.
    /// </summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Answer))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Answer.Content))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Answer.Person))]
    private static async Task<string?> ViewerAsync(IGitHubClient client)
    {
        try
        {
            // GitHub Enterprise Server has api/v3 and api/graphql side by side.
            var address = new Uri(client.Connection.BaseAddress.AbsolutePath.EndsWith("/v3/", StringComparison.Ordinal) ? "../graphql" : "graphql", UriKind.Relative);
            var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["query"] = "query { viewer { login } }" };
            var answer = await client.Connection.Post<Answer>(address, query, accepts: null, contentType: null).ConfigureAwait(false);
            return answer.Body?.Data?.Viewer?.Login;
        }
        catch (ApiException problem) when (problem.IsDenied())
        {
            return null;
        }
    }

    private async Task<string> LoginOfTokenAsync(IGitHubClient client)
    {
        try
        {
            return (await client.User.Current().ConfigureAwait(false)).Login;
        }
        catch (ApiException problem) when (unnamed is not null && problem.IsDenied())
        {
            return await ViewerAsync(client).ConfigureAwait(false) ?? unnamed;
        }
    }

    private sealed class Answer
    {
        public Content? Data { get; set; }

        public sealed class Content
        {
            public Person? Viewer { get; set; }
        }

        public sealed class Person
        {
            public string? Login { get; set; }
        }
    }
}
