using System.Net;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// What stands between a request and the network, from the outside in: retries, the circuit breaker (so that an open one answers at
/// once), the pace (so that retries are counted by it too), the time of one attempt (so that waiting for a turn is not).
/// </summary>
internal static class ResiliencePipeline
{
    public static void Configure(
        ResiliencePipelineBuilder<HttpResponseMessage> builder, SemanticScholarOptions options, PacingLimiter pace, TimeProvider time)
    {
        builder.TimeProvider = time;
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRetrying(arguments.Outcome, options, time)),
                OnRetry = arguments =>
                {
                    if (arguments.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        // The limit is the key's: other reviews would be throttled as well.
                        pace.HoldBack(arguments.RetryDelay);
                    }

                    return default;
                },
            });
        }

        builder.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            // Far from what a bad hour looks like (half of all requests failing): only a service that is down trips it.
            FailureRatio = 0.9,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = TimeSpan.FromSeconds(30),
        });
        builder.AddRateLimiter(pace);
        builder.AddTimeout(options.AttemptTimeout);
    }

    private static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, SemanticScholarOptions options, TimeProvider time)
    {
        if (outcome.Exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
        {
            // No network, or a wrong address: another try some seconds later finds the same.
            return false;
        }

        return HttpClientResiliencePredicates.IsTransient(outcome) && !(RetryAfter.Of(outcome.Result, time.GetUtcNow()) > options.Deadline);
    }
}
