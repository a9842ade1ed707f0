using CuratorBot.SemanticScholar;

namespace CuratorBot.OpenAlex;

/// <summary>
/// How to ask OpenAlex: the section <c>OpenAlex</c> of the configuration, environment variables <c>OpenAlex__ApiKey</c> and so on. Single
/// works are free and need no key; a key (sent as a bearer token) raises the budget for searches, which only papers without an id need.
/// </summary>
public sealed class OpenAlexOptions : PaperSourceOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "OpenAlex";

    /// <summary>The settings of a process that sets none.</summary>
    public OpenAlexOptions()
    {
        BaseAddress = new Uri("https://api.openalex.org/");
        AttemptTimeout = TimeSpan.FromSeconds(10);
        Deadline = TimeSpan.FromSeconds(30);
    }

    /// <summary>Whether OpenAlex is asked at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A fifth of what the service allows; a whole list takes some seconds.</summary>
    internal override double Pace => RequestsPerSecond ?? 20;

    internal override int Retries => MaxRetries ?? 2;

    /// <summary>A budget that is used up comes back at midnight: nothing to wait for.</summary>
    internal override TimeSpan Patience => TimeSpan.FromSeconds(5);
}
