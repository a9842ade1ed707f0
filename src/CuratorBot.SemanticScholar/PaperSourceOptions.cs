using Microsoft.Extensions.Options;

namespace CuratorBot.SemanticScholar;

/// <summary>How to ask a source of paper facts over the network: what is common to all of them.</summary>
public abstract class PaperSourceOptions
{
    /// <summary>The root of the API, without the path of an endpoint.</summary>
    public Uri BaseAddress { get; set; } = null!;

    /// <summary>The API key; null or empty to ask without one.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Maximum requests per second to all endpoints, retries included; null: the source's own default.</summary>
    public double? RequestsPerSecond { get; set; }

    /// <summary>Maximum wait for the answer to one request, including its body, before it is tried again.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Maximum time for all look-ups of one review together; papers without an answer by then are unavailable.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often to retry a request that was throttled, failed or timed out; null: the source's own default.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>
    /// Wait before the first retry; doubled for each further retry, with jitter, up to <see cref="MaxRetryDelay"/>.
    /// A <c>Retry-After</c> from the service replaces it.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Maximum wait between two attempts unless the service asks for a longer one.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(15);

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
    internal abstract double Pace { get; }

    /// <summary>The effective number of retries.</summary>
    internal abstract int Retries { get; }

    /// <summary>The longest <c>Retry-After</c> that is waited for; after a longer one the service is not asked again in this look-up.</summary>
    internal virtual TimeSpan Patience => Deadline;

    /// <summary>Whether there is a key.</summary>
    internal bool HasKey => !string.IsNullOrWhiteSpace(ApiKey);
}

/// <summary>Reports what is wrong with the options of a source, using the names that people set. Never quotes the key.</summary>
/// <param name="section">The section of the configuration.</param>
/// <param name="example">A right address.</param>
/// <param name="pathToLeaveOut">The path of the endpoints, which is added to the address.</param>
internal sealed class PaperSourceOptionsValidator<T>(string section, string example, string pathToLeaveOut) : IValidateOptions<T>
    where T : PaperSourceOptions
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var errors = new List<string>();
        Check(
            options.BaseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" },
            nameof(options.BaseAddress),
            $"must be an http or https address such as {example}");
        Check(
            options.BaseAddress?.OriginalString.TrimEnd('/').Contains(pathToLeaveOut, StringComparison.OrdinalIgnoreCase) != true,
            nameof(options.BaseAddress),
            $"must be written without {pathToLeaveOut}, which is added to it");
        Check(
            !options.HasKey || !options.ApiKey!.Trim().AsSpan().ContainsAnyExceptInRange('!', '~'),
            nameof(options.ApiKey),
            "has characters that no key has (blanks, line ends or non-ASCII letters)");
        Check(options.RequestsPerSecond is null or (> 0 and <= 1000), nameof(options.RequestsPerSecond), "must be greater than 0 and at most 1000");
        Check(options.MaxRetries is null or (>= 0 and <= 20), nameof(options.MaxRetries), "must be 0 to 20");
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
                errors.Add($"{section}:{key} {says}.");
            }
        }
    }
}
