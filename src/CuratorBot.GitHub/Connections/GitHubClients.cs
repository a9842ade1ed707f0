using System.Collections.Concurrent;
using System.Globalization;
using Octokit;
using Octokit.Internal;

namespace CuratorBot.GitHub.Connections;

/// <summary>
/// Clients that speak to GitHub as the App, as one of its installations, or with a fixed token.
/// Tokens of installations are kept until shortly before they end.
/// </summary>
public sealed class GitHubClients : IDisposable
{
    /// <summary>An installation's token lives an hour; one that ends within a review is of no use.</summary>
    private static readonly TimeSpan TokenMargin = TimeSpan.FromMinutes(5);

    private readonly GitHubOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageHandler _handler;
    private readonly AppToken? _app;
    private readonly ConcurrentDictionary<InstallationId, Lazy<Task<AccessToken>>> _tokens = new();
    private readonly ConcurrentDictionary<RepositoryRef, InstallationId> _installations = new();

    /// <param name="options">Whom to speak as; with neither App nor token, only public things can be read.</param>
    /// <param name="clock">The clock that dates tokens.</param>
    /// <param name="handler">What sends the requests; see <see cref="GitHubHttp.CreateHandler"/>. Disposed with this object.</param>
    /// <exception cref="ArgumentException">The private key cannot be read.</exception>
    public GitHubClients(GitHubOptions options, TimeProvider clock, HttpMessageHandler handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _clock = clock;
        _handler = handler;
        if (options.AppId is { } id)
        {
            var pem = options.PrivateKey is { Length: > 0 } key ? key : (options.PrivateKeyFile is { Length: > 0 } file ? File.ReadAllText(file) : "");
            _app = new AppToken(id.ToString(CultureInfo.InvariantCulture), pem, clock);
        }
    }

    /// <summary>Whether an App is set up; else everything is done with the token.</summary>
    public bool IsApp => _app is not null;

    /// <summary>A client that speaks as the App itself: installations, deliveries.</summary>
    /// <exception cref="InvalidOperationException">There is no App.</exception>
    public IGitHubClient AsApp() =>
        Client(new Credentials((_app ?? throw new InvalidOperationException("No GitHub App is configured.")).Create(), AuthenticationType.Bearer));

    /// <summary>A client that may act in a repository: the App's installation there, or the token.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="installation">The installation where it is known, as from a delivery; null: GitHub is asked once.</param>
    public async Task<IGitHubClient> ForRepositoryAsync(RepositoryRef repository, InstallationId? installation = null)
    {
        if (!IsApp)
        {
            return Client(_options.Token is { Length: > 0 } token ? new Credentials(token) : Credentials.Anonymous);
        }

        if (installation is { } known)
        {
            _installations[repository] = known;
        }
        else if (!_installations.TryGetValue(repository, out known))
        {
            var found = await AsApp().GitHubApps.GetRepositoryInstallationForCurrent(repository.Owner, repository.Name).ConfigureAwait(false);
            known = _installations[repository] = new InstallationId(found.Id);
        }

        return await ForInstallationAsync(known).ConfigureAwait(false);
    }

    /// <summary>A client that speaks as an installation of the App.</summary>
    public async Task<IGitHubClient> ForInstallationAsync(InstallationId installation)
    {
        var token = await TokenAsync(installation).ConfigureAwait(false);
        return Client(new Credentials(token.Token), refused => RenewAsync(installation, refused));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _app?.Dispose();
        _handler.Dispose();
    }

    private async Task<AccessToken> TokenAsync(InstallationId installation)
    {
        while (true)
        {
            var pending = _tokens.GetOrAdd(installation, id => new Lazy<Task<AccessToken>>(() => AsApp().GitHubApps.CreateInstallationToken(id.Value)));
            AccessToken token;
            try
            {
                token = await pending.Value.ConfigureAwait(false);
            }
            catch
            {
                // A failure is not worth keeping.
                _tokens.TryRemove(new(installation, pending));
                throw;
            }

            if (token.ExpiresAt - _clock.GetUtcNow() > TokenMargin)
            {
                return token;
            }

            _tokens.TryRemove(new(installation, pending));
        }
    }

    /// <summary>Another token in place of one that GitHub has refused: revoked, or of an installation whose permissions were changed.</summary>
    private async Task<string> RenewAsync(InstallationId installation, string? refused)
    {
        if (_tokens.TryGetValue(installation, out var pending)
            && pending is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
            && (await pending.Value.ConfigureAwait(false)).Token == refused)
        {
            _tokens.TryRemove(new(installation, pending));
        }

        return (await TokenAsync(installation).ConfigureAwait(false)).Token;
    }

    private GitHubClient Client(Credentials credentials, Func<string?, Task<string>>? renew = null)
    {
        var connection = new Connection(
            new ProductHeaderValue("CuratorBot"),
            _options.ApiAddress,
            new InMemoryCredentialStore(credentials),
            new HttpClientAdapter(() => new SharedHandler(_handler, renew)),
            OctokitJson.Create());

        // Octokit's limit is for all that the handler does, the waits that GitHub asks for among it.
        connection.SetRequestTimeout(GitHubHttp.LongestExchange(TimeSpan.FromSeconds(_options.TimeoutSeconds)));
        return new GitHubClient(connection);
    }
}
