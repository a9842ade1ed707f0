namespace CuratorBot.SemanticScholar;

/// <summary>
/// How to ask Semantic Scholar: the section <c>SemanticScholar</c> of the configuration, environment variables
/// <c>SemanticScholar__ApiKey</c> and so on. The key is sent as <c>x-api-key</c>; without one, requests are counted in a pool that everyone
/// without a key shares.
/// </summary>
public sealed class SemanticScholarOptions : PaperSourceOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "SemanticScholar";

    /// <summary>The settings of a process that sets none.</summary>
    public SemanticScholarOptions() => BaseAddress = new Uri("https://api.semanticscholar.org/");

    /// <summary>The cache file; null for no cache.</summary>
    public string? CachePath { get; set; }

    /// <summary>
    /// A little over a second apart with a key, since an ordinary key allows one request a second and the service's clock is not ours; half of
    /// that without.
    /// </summary>
    internal override double Pace => RequestsPerSecond ?? (HasKey ? 1 / 1.1 : 0.5);

    /// <summary>Without a key, further retries only make the service throttle the address for longer (openags/paper-search-mcp#100).</summary>
    internal override int Retries => MaxRetries ?? (HasKey ? 6 : 4);
}
