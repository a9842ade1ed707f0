using System.Security.Cryptography;

namespace CuratorBot.Fakes;

/// <summary>The environment of a service that runs against fakes.</summary>
public static class ServiceSettings
{
    /// <summary>
    /// Counts, in the service's database, the stored work that is not finished: waiting for the queue, in the queue, or running.
    /// </summary>
    public const string CountUnfinished =
        "SELECT (SELECT COUNT(*) FROM deliveries WHERE \"QueuedAt\" IS NULL) + (SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP <> 'curatorbot-timer') + (SELECT COUNT(*) FROM QRTZ_FIRED_TRIGGERS)";

    /// <summary>Settings on SQLite, with a new App key.</summary>
    /// <param name="folder">The folder for its files.</param>
    /// <param name="secret">The secret for signing deliveries.</param>
    /// <param name="gitHub">Address of the fake GitHub.</param>
    /// <param name="scholar">Address of the fake Semantic Scholar.</param>
    public static async Task<Dictionary<string, string>> CreateAsync(string folder, string secret, Uri gitHub, Uri scholar)
    {
        ArgumentNullException.ThrowIfNull(gitHub);
        ArgumentNullException.ThrowIfNull(scholar);
        using var key = RSA.Create(2048);
        var keyFile = Path.Combine(folder, "app.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportRSAPrivateKeyPem());
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Service__WebhookSecret"] = secret,
            ["Service__ConnectionString"] = $"Data Source={SqliteFile(folder)}",
            ["GitHub__ApiAddress"] = gitHub.ToString(),
            ["GitHub__AppId"] = "7",
            ["GitHub__PrivateKeyFile"] = keyFile,
            ["SemanticScholar__BaseAddress"] = scholar.ToString(),
            ["SemanticScholar__RequestsPerSecond"] = "1000",
            ["SemanticScholar__CachePath"] = Path.Combine(folder, "papers.db"),
            ["OpenAlex__Enabled"] = "false",
        };
    }

    /// <summary>The service's database file in its folder, for SQLite.</summary>
    public static string SqliteFile(string folder) => Path.Combine(folder, "curatorbot.db");
}
