using System.ComponentModel;
using System.Diagnostics;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.Cli.Input;

/// <summary>
/// GitHub for reading, as the person who runs the command: with the token of the environment, else with that of GitHub's own command
/// line, else without one, which is enough for public repositories.
/// </summary>
internal sealed class GitHubAccess : IDisposable
{
    private static readonly TimeSpan PatienceWithGh = TimeSpan.FromSeconds(5);

    private readonly GitHubClients _clients;

    private GitHubAccess(GitHubClients clients, IGitHubClient client, bool hasToken)
    {
        _clients = clients;
        Client = client;
        HasToken = hasToken;
    }

    public IGitHubClient Client { get; }

    /// <summary>Whether requests name a person; GitHub answers 60 requests an hour otherwise.</summary>
    public bool HasToken { get; }

    public static async Task<GitHubAccess> OpenAsync(CliHost host, CancellationToken cancellationToken)
    {
        var token = TokenOf(host) ?? await TokenOfGhAsync(host, cancellationToken);
        var options = new GitHubOptions { Token = token };
        if (host.Environment("GITHUB_API_URL") is { Length: > 0 } address && Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var api))
        {
            options.ApiAddress = api;
        }

        var clients = new GitHubClients(options, host.Clock, GitHubHttp.CreateHandler(host.Network?.Invoke(), host.Clock));
        return new GitHubAccess(clients, await clients.ForRepositoryAsync(new RepositoryRef("", "")), token is not null);
    }

    /// <summary>Reads from GitHub; what goes wrong is said in words that help.</summary>
    /// <param name="name">What is read, for messages.</param>
    /// <param name="reading">Reads it.</param>
    /// <exception cref="CliException">GitHub cannot be reached, has no such thing, or refuses.</exception>
    public async Task<T> ReadAsync<T>(string name, Func<IGitHubClient, Task<T>> reading)
    {
        try
        {
            return await reading(Client);
        }
        catch (NotFoundException)
        {
            throw new CliException(HasToken
                ? $"{name}: GitHub has no such thing, or your token may not read it."
                : $"{name}: there is no such file here, and GitHub has nothing public of that name. For a private repository, set GITHUB_TOKEN or run 'gh auth login'.");
        }
        catch (RateLimitExceededException)
        {
            throw new CliException(HasToken
                ? $"{name}: GitHub's limit of requests an hour is used up for your token. Wait, and try again."
                : $"{name}: GitHub answers only 60 requests an hour without a token, and they are used up. Set GITHUB_TOKEN or run 'gh auth login', and try again.");
        }
        catch (AuthorizationException)
        {
            throw new CliException($"{name}: GitHub refuses your token. Set GITHUB_TOKEN to one that is valid, or unset it to read public repositories.");
        }
        catch (Exception problem) when (problem is ApiException or HttpRequestException)
        {
            throw new CliException($"{name}: GitHub could not be read: {problem.Message} Try again, or name a file on this machine.");
        }
    }

    public void Dispose() => _clients.Dispose();

    private static string? TokenOf(CliHost host) =>
        host.Environment("GITHUB_TOKEN") is { Length: > 0 } token ? token
        : host.Environment("GH_TOKEN") is { Length: > 0 } other ? other
        : null;

    /// <summary>The token that <c>gh</c> keeps for the person; null where it is not installed or knows none.</summary>
    private static async Task<string?> TokenOfGhAsync(CliHost host, CancellationToken cancellationToken)
    {
        if (host.Network is not null)
        {
            return null; // Requests do not go to the real GitHub, so no real token must go with them.
        }

        var start = new ProcessStartInfo("gh", ["auth", "token", "--hostname", "github.com"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var gh = Process.Start(start)!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(PatienceWithGh);
            gh.StandardInput.Close();
            try
            {
                var token = (await gh.StandardOutput.ReadToEndAsync(patience.Token)).Trim();
                await gh.WaitForExitAsync(patience.Token);
                return gh.ExitCode == 0 && token.Length > 0 ? token : null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                gh.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null; // gh is not installed.
        }
    }
}
