using System.Net;
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

    /// <summary>How long to wait where the rate of requests was the matter; null where it was something else.</summary>
    /// <param name="refusal">What GitHub answered.</param>
    /// <param name="now">The time by GitHub's clock, more or less.</param>
    public static TimeSpan? RateLimitWait(this ApiException refusal, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal switch
        {
            RateLimitExceededException spent => spent.Reset > now ? spent.Reset - now + TimeSpan.FromSeconds(1) : TimeSpan.Zero,
            AbuseException { RetryAfterSeconds: { } seconds } => TimeSpan.FromSeconds(seconds),
            AbuseException or SecondaryRateLimitExceededException or { StatusCode: HttpStatusCode.TooManyRequests } => UnknownWait,
            _ => null,
        };
    }

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
