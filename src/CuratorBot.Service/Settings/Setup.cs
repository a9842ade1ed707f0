using CuratorBot.GitHub.Connections;

namespace CuratorBot.Service.Settings;

/// <summary>What to say while the service does not know whom it is to be.</summary>
internal static class Setup
{
    public const string Instructions = """
        CuratorBot is running, but it does not know which GitHub App it is, so it takes no deliveries yet.

        1. Make the App: the file app-manifest.json in this repository holds its permissions and events.
           https://github.com/settings/apps/new (or your organization's settings, Developer settings, GitHub Apps),
           webhook address: https://YOUR-HOST/api/github/webhooks
        2. Give the App a webhook secret, and this service the same one:  Service__WebhookSecret
        3. Note the App's number:                                         GitHub__AppId
        4. Generate a private key on the App's page and save the file:    GitHub__PrivateKeyFile
        5. Install the App on the repository of your list and start this service again.

        For a single repository a personal token does as well: GitHub__Token with Service__WebhookSecret.
        The whole set-up in ten steps: docs/service.md
        """;

    /// <summary>Whether nothing at all is configured: a fresh machine, not a mistake.</summary>
    public static bool IsNeeded(GitHubOptions gitHub, ServiceOptions service) =>
        gitHub.AppId is null
        && string.IsNullOrEmpty(gitHub.Token)
        && string.IsNullOrEmpty(service.WebhookSecret)
        && string.IsNullOrEmpty(service.WebhookSecretFile);
}
