using System.Globalization;
using System.Net;
using CuratorBot.Links.Http;
using Octokit;

namespace CuratorBot.GitHub.Connections;

/// <summary>
/// What a refusal means: GitHub answers 403 where the rate of requests is the matter, where something may not be done, and where a
/// conversation is locked.
/// </summary>
public static class RefusedRequests
{
    /// <summary>Where GitHub does not say for how long (docs, "Rate limits for the REST API": at least a minute).</summary>
    private static readonly TimeSpan UnknownWait = TimeSpan.FromMinutes(1);

    /// <summary>Whether the rate of requests was the matter.</summary>
    public static bool IsOfRate(this ApiException refusal) => refusal.RateLimitWait(DateTimeOffset.UnixEpoch) is not null;

    /// <summary>
    /// How long to wait where the rate of requests was the matter, as the answer says (docs, "Rate limits for the REST API": the seconds
    /// of <c>Retry-After</c>, else until <c>X-RateLimit-Reset</c> where nothing remains); null where it was something else.
    /// </summary>
    /// <param name="refusal">What GitHub answered.</param>
    /// <param name="now">The time by GitHub's clock, more or less.</param>
    public static TimeSpan? RateLimitWait(this ApiException refusal, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal switch
        {
            RateLimitExceededException spent => Until(spent.Reset, now),
            AbuseException { RetryAfterSeconds: { } seconds } => TimeSpan.FromSeconds(seconds),
            AbuseException or SecondaryRateLimitExceededException or { StatusCode: HttpStatusCode.TooManyRequests } => WaitByHeaders(refusal, now) ?? UnknownWait,
            _ => null,
        };
    }

    private static TimeSpan? WaitByHeaders(ApiException refusal, DateTimeOffset now)
    {
        if (RetryAfter.Of(Header(refusal, "Retry-After"), now) is { } asked)
        {
            return asked;
        }

        return Number(refusal, "X-RateLimit-Remaining") == 0 && Number(refusal, "X-RateLimit-Reset") is { } reset && DateTimeOffset.FromUnixTimeSeconds(reset) is var renewal && renewal > now
            ? Until(renewal, now)
            : null;
    }

    /// <summary>How long to wait for a renewal of the rate, a second to be sure included; zero where it is past.</summary>
    internal static TimeSpan Until(DateTimeOffset renewal, DateTimeOffset now) => renewal > now ? renewal - now + TimeSpan.FromSeconds(1) : TimeSpan.Zero;

    private static string? Header(ApiException refusal, string name) =>
        refusal.HttpResponse?.Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Of a header; null where it is not there, or is no number that a point in time or a wait can have.</summary>
    private static long? Number(ApiException refusal, string header) =>
        Header(refusal, header) is { } value
        && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= uint.MaxValue
            ? number
            : null;

    /// <summary>Whether something may not be done or seen (403, 404, 401), whatever the rate.</summary>
    public static bool IsDenied(this ApiException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal is ForbiddenException or NotFoundException or AuthorizationException && !refusal.IsOfRate();
    }

    /// <summary>Whether nobody may write in a conversation any more. Only the words of the answer tell.</summary>
    public static bool IsOfLockedConversation(this ApiException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal is ForbiddenException && refusal.Message.Contains("locked", StringComparison.OrdinalIgnoreCase);
    }
}
