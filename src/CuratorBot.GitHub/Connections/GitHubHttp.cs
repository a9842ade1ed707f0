using System.Globalization;
using System.Net;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CuratorBot.GitHub.Connections;

/// <summary>How requests to GitHub are sent: retried where that is safe, and as GitHub asks.</summary>
public static class GitHubHttp
{
    /// <summary>Longer waits are the queue's business: a review that has to wait is tried again later.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const int Retries = 3;

    /// <summary>
    /// The handler for <see cref="GitHubClients"/>. Reads are tried again after network failures and 5xx; writes only where
    /// GitHub refused them for their rate (docs, "Rate limits for the REST API": wait for <c>Retry-After</c> or
    /// <c>X-RateLimit-Reset</c>), since a write that failed otherwise may have been carried out.
    /// </summary>
    /// <param name="primary">What sends the requests; null: a new <see cref="SocketsHttpHandler"/>.</param>
    /// <param name="clock">The clock that waits; null: the system's.</param>
    /// <param name="timeout">The longest wait for the answer to one sending of a request; null: the default of <see cref="GitHubOptions.TimeoutSeconds"/>.</param>
    public static HttpMessageHandler CreateHandler(HttpMessageHandler? primary = null, TimeProvider? clock = null, TimeSpan? timeout = null)
    {
        clock ??= TimeProvider.System;
        var patience = timeout ?? TimeSpan.FromSeconds(new GitHubOptions().TimeoutSeconds);
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayRetry(arguments, clock)),
                DelayGenerator = arguments => ValueTask.FromResult(AskedWait(arguments.Outcome.Result, clock)),
            })
            .AddTimeout(patience)
            .Build();

        // Octokit follows no redirect that would take the token to another host; nor does this.
        return new PlainFailures(patience)
        {
            InnerHandler = new ResilienceHandler(pipeline)
            {
                InnerHandler = new WellFormedAnswers
                {
                    InnerHandler = primary ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false },
                },
            },
        };
    }

    /// <summary>The longest that a request with all its repetitions and the waits between them can take.</summary>
    internal static TimeSpan LongestExchange(TimeSpan timeout) => ((Retries + 1) * timeout) + (Retries * LongestWait) + TimeSpan.FromMinutes(1);

    private static bool MayRetry(RetryPredicateArguments<HttpResponseMessage> arguments, TimeProvider clock)
    {
        var response = arguments.Outcome.Result;
        if (response is null)
        {
            return arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException
                && arguments.Context.GetRequestMessage()?.Method == HttpMethod.Get;
        }

        if (IsRateLimited(response))
        {
            return AskedWait(response, clock) is not { } wait || wait <= LongestWait;
        }

        return response.StatusCode >= HttpStatusCode.InternalServerError && response.RequestMessage?.Method == HttpMethod.Get;
    }

    private static bool IsRateLimited(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests
        || (response.StatusCode == HttpStatusCode.Forbidden
            && (response.Headers.RetryAfter is not null || Header(response, "X-RateLimit-Remaining") == "0"));

    private static TimeSpan? AskedWait(HttpResponseMessage? response, TimeProvider clock)
    {
        if (response is null || !IsRateLimited(response))
        {
            return null;
        }

        if (RetryAfter.Of(response, clock.GetUtcNow()) is { } asked)
        {
            return asked;
        }

        return long.TryParse(Header(response, "X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            ? RefusedRequests.Until(DateTimeOffset.FromUnixTimeSeconds(Math.Min(reset, int.MaxValue)), clock.GetUtcNow())
            : null;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>An answer that did not come is for those above what a connection that broke is to them.</summary>
    private sealed class PlainFailures : DelegatingHandler
    {
        private readonly TimeSpan _patience;

        public PlainFailures(TimeSpan patience)
        {
            _patience = patience;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutRejectedException e)
            {
                throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"GitHub did not answer within {_patience.TotalSeconds:0.#} seconds."), e);
            }
        }
    }
}
