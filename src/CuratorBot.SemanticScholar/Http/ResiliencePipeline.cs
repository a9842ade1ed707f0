using System.Net;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// The layers between a request and the network, from the outside in: retries; the circuit breaker, so that an open circuit answers at
/// once; the pace, so that it counts retries too; the time limit of one attempt, which therefore does not include waiting for a turn.
/// </summary>
internal static class ResiliencePipeline
{
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, ApiGate gate)
    {
        var options = gate.Options;
        builder.TimeProvider = gate.Time;
        if (options.Retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRetrying(arguments.Outcome, gate)),
                OnRetry = arguments =>
                {
                    if (arguments.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        // The limit belongs to the key: other reviews would be throttled as well.
                        gate.Pace.HoldBack(arguments.RetryDelay);
                    }

                    return default;
                },
            });
        }

        builder.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            // Far above a bad hour, in which half of all requests fail: only a service that is down trips it.
            FailureRatio = 0.9,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = TimeSpan.FromSeconds(30),
        });
        builder.AddRateLimiter(gate.Pace);
        builder.AddTimeout(options.AttemptTimeout);
    }

    private static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome, ApiGate gate)
    {
        if (outcome.Exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
        {
            // No network, or a wrong address: an attempt some seconds later fails the same way.
            return false;
        }

        return HttpClientResiliencePredicates.IsTransient(outcome) && !(RetryAfter.Of(outcome.Result, gate.Time.GetUtcNow()) > gate.Options.Patience);
    }
}
