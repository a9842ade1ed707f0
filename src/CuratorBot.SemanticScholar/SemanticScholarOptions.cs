using Microsoft.Extensions.Options;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// How to ask Semantic Scholar: the section <c>SemanticScholar</c> of the configuration, environment variables
/// <c>SemanticScholar__ApiKey</c> and so on.
/// </summary>
public sealed class SemanticScholarOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "SemanticScholar";

    /// <summary>The root of the API, without <c>/graph/v1</c>.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.semanticscholar.org/");

    /// <summary>The API key, sent as <c>x-api-key</c>; null or empty to use the pool shared by everyone without a key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Maximum requests per second to all endpoints, retries included; null: 1 with a key (the limit of an ordinary key), 0.5 without.
    /// </summary>
    public double? RequestsPerSecond { get; set; }

    /// <summary>Maximum wait for the answer to one request, including its body, before it is tried again.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Maximum time for all look-ups of one review together; papers without an answer by then are unavailable.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often to retry a request that was throttled, failed or timed out.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>
    /// Wait before the first retry; doubled for each further retry, with jitter, up to <see cref="MaxRetryDelay"/>.
    /// A <c>Retry-After</c> from the service replaces it.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Maximum wait between two attempts unless the service asks for a longer one.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The cache file; null for no cache.</summary>
    public string? CachePath { get; set; }

    /// <summary>How long a cached record counts as fresh.</summary>
    public TimeSpan CacheLife { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long "no such paper" is trusted: papers of the last days appear late.</summary>
    public TimeSpan NegativeCacheLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a cached record may be used, marked as stale, while the service is down; after that it is only shown as the last known
    /// figure.
    /// </summary>
    public TimeSpan StaleLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether to ask the service even if the cache has a fresh answer; the new answer replaces it.</summary>
    public bool Refresh { get; set; }

    /// <summary>The effective number of requests per second.</summary>
    internal double Pace => RequestsPerSecond ?? (HasKey ? 1 : 0.5);

    /// <summary>Whether there is a key.</summary>
    internal bool HasKey => !string.IsNullOrWhiteSpace(ApiKey);
}

/// <summary>Reports what is wrong with the options, using the names that people set. Never quotes the key.</summary>
internal sealed class SemanticScholarOptionsValidator : IValidateOptions<SemanticScholarOptions>
{
    public ValidateOptionsResult Validate(string? name, SemanticScholarOptions options)
    {
        var errors = new List<string>();
        Check(
            options.BaseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" },
            nameof(options.BaseAddress),
            "must be an http or https address such as https://api.semanticscholar.org/");
        Check(
            options.BaseAddress?.OriginalString.Contains("/graph/", StringComparison.OrdinalIgnoreCase) != true,
            nameof(options.BaseAddress),
            "must be written without /graph/v1, which is added to it");
        Check(
            !options.HasKey || !options.ApiKey!.Trim().AsSpan().ContainsAnyExceptInRange('!', '~'),
            nameof(options.ApiKey),
            "has characters that no key has (blanks, line ends or non-ASCII letters)");
        Check(options.RequestsPerSecond is null or (> 0 and <= 1000), nameof(options.RequestsPerSecond), "must be greater than 0 and at most 1000");
        Check(options.MaxRetries is >= 0 and <= 20, nameof(options.MaxRetries), "must be 0 to 20");
        foreach (var (value, key) in new[]
        {
            (options.AttemptTimeout, nameof(options.AttemptTimeout)),
            (options.Deadline, nameof(options.Deadline)),
            (options.RetryDelay, nameof(options.RetryDelay)),
            (options.MaxRetryDelay, nameof(options.MaxRetryDelay)),
        })
        {
            Check(value > TimeSpan.Zero && value <= TimeSpan.FromHours(1), key, "must be more than 0 and at most an hour, written as 00:00:30");
        }

        foreach (var (value, key) in new[]
        {
            (options.CacheLife, nameof(options.CacheLife)),
            (options.NegativeCacheLife, nameof(options.NegativeCacheLife)),
            (options.StaleLife, nameof(options.StaleLife)),
        })
        {
            Check(value >= TimeSpan.Zero, key, "must not be negative");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(bool holds, string key, string says)
        {
            if (!holds)
            {
                errors.Add($"{SemanticScholarOptions.Section}:{key} {says}.");
            }
        }
    }
}
