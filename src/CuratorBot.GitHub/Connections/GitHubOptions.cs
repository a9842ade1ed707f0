namespace CuratorBot.GitHub.Connections;

/// <summary>How to reach GitHub, and as whom (section <c>GitHub</c> of the configuration).</summary>
public sealed class GitHubOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GitHub";

    /// <summary>Base address of the REST API. GitHub Enterprise Server: <c>https://HOST/api/v3/</c>.</summary>
    public Uri ApiAddress { get; set; } = new("https://api.github.com/");

    /// <summary>The App's number, as its settings page shows it; null where a personal token is used.</summary>
    public long? AppId { get; set; }

    /// <summary>The App's private key in PEM form. Give this or <see cref="PrivateKeyFile"/>.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>A file with the App's private key in PEM form.</summary>
    public string? PrivateKeyFile { get; set; }

    /// <summary>A personal or workflow token in place of an App, for a single repository.</summary>
    public string? Token { get; set; }

    /// <summary>The longest wait for one answer before the request is sent again or given up, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}
