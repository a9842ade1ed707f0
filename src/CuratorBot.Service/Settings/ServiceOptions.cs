using System.ComponentModel.DataAnnotations;

namespace CuratorBot.Service.Settings;

/// <summary>Settings of the service itself (section <c>Service</c> of appsettings.json, <c>Service__Database</c> and so on in the environment).</summary>
internal sealed class ServiceOptions
{
    public const string Section = "Service";

    /// <summary>The secret that GitHub signs deliveries with. Never empty: the webhook package takes unsigned deliveries then.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>A file that holds the secret; in place of <see cref="WebhookSecret"/>.</summary>
    public string? WebhookSecretFile { get; set; }

    /// <summary>"sqlite" or "postgres".</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>How to reach the database; may hold a password, so it is never logged.</summary>
    public string ConnectionString { get; set; } = "Data Source=curatorbot.db";

    /// <summary>Reviews at the same time on this node, 1 to 64.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Minutes between two sweeps for what was missed, 1 or more.</summary>
    [Range(1, 1440)]
    public int SweepMinutes { get; set; } = 60;

    /// <summary>When lists are audited, as a Quartz cron expression in UTC (seconds first): once a week. Empty: never.</summary>
    public string AuditSchedule { get; set; } = "0 17 4 ? * MON";

    /// <summary>How often a review that failed for want of GitHub is tried again, 0 to 20.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 8;

    /// <summary>Seconds before the first such try; doubled each time, up to ten minutes.</summary>
    [Range(0.01, 600)]
    public double RetrySeconds { get; set; } = 5;

    /// <summary>Days after which deliveries that were carried out, and reviews that newer ones follow, are forgotten; 3 at least, as GitHub sends a delivery again for so long.</summary>
    [Range(3, 3650)]
    public int KeepDays { get; set; } = 30;

    public bool IsPostgres => string.Equals(Database, "postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>The secret from wherever it is configured, without the line end that editors leave; empty if there is none.</summary>
    public string ReadWebhookSecret() =>
        WebhookSecret is { Length: > 0 } secret ? secret : WebhookSecretFile is { Length: > 0 } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : "";
}
