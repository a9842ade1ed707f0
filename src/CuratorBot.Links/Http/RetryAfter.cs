using System.Net.Http.Headers;

namespace CuratorBot.Links.Http;

/// <summary>Reads <c>Retry-After</c>, which is a number of seconds or a date (RFC 9110, 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>How long a server asks clients to wait, zero or more; null if it does not say.</summary>
    /// <param name="response">The answer; null if there was none.</param>
    /// <param name="now">The current time, approximately by the server's clock.</param>
    public static TimeSpan? Of(HttpResponseMessage? response, DateTimeOffset now) => Of(response?.Headers.RetryAfter, now);

    /// <summary>As <see cref="Of(HttpResponseMessage, DateTimeOffset)"/>, for the header's text; null also if it is malformed.</summary>
    public static TimeSpan? Of(string? header, DateTimeOffset now) =>
        RetryConditionHeaderValue.TryParse(header, out var asked) ? Of(asked, now) : null;

    private static TimeSpan? Of(RetryConditionHeaderValue? asked, DateTimeOffset now)
    {
        var wait = asked?.Delta ?? (asked?.Date - now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
