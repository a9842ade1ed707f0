using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CuratorBot.Fakes;

/// <summary>A request to a fake service, over a socket or not.</summary>
/// <param name="Method">"GET", "POST".</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="Query">Parameters by name, decoded.</param>
/// <param name="Headers">Headers by name, without regard to case.</param>
/// <param name="Body">The body; empty if there is none.</param>
public sealed record FakeRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public override string ToString() => $"{Method} {Path}?{string.Join('&', Query.Select(q => $"{q.Key}={q.Value}"))} {Body}";
}

/// <summary>The answer of a fake service, or its failure to answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its media type; null to send none.</param>
public sealed record FakeResponse(int Status, byte[] Body, string? ContentType = "application/json")
{
    public FakeResponse(int status, string body, string? contentType = "application/json")
        : this(status, Encoding.UTF8.GetBytes(body), contentType)
    {
    }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the connection breaks instead.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether nothing is sent, for as long as the caller waits.</summary>
    public bool Hang { get; init; }

    public static FakeResponse ConnectionReset { get; } = new(0, "") { Reset = true };

    public static FakeResponse NeverAnswers { get; } = new(0, "") { Hang = true };

    /// <summary>429 as the real service sends it: from the gateway, without Retry-After.</summary>
    public static FakeResponse Throttled { get; } = new(429, """{"message":"Too Many Requests"}""")
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-amzn-errortype"] = "TooManyRequestsException" },
    };

    public static FakeResponse InternalError { get; } = new(500, """{"message":"Internal Server Error"}""");

    public static FakeResponse GatewayTimeout { get; } = new(504, """{"message":"Endpoint request timed out"}""");

    public static FakeResponse Forbidden { get; } = new(403, """{"message":"Forbidden"}""");
}

/// <summary>Carries requests to a fake service without a network.</summary>
public sealed class FakeHandler : HttpMessageHandler
{
    private readonly Func<FakeRequest, FakeResponse> _respond;
    private readonly Func<TimeSpan> _latency;
    private readonly TimeProvider _time;

    /// <summary>Creates a handler.</summary>
    /// <param name="respond">The service.</param>
    /// <param name="latency">The duration of each answer by <paramref name="time"/>.</param>
    /// <param name="time">The clock.</param>
    public FakeHandler(Func<FakeRequest, FakeResponse> respond, Func<TimeSpan> latency, TimeProvider time)
    {
        _respond = respond;
        _latency = latency;
        _time = time;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var response = _respond(new FakeRequest(
            request.Method.Method,
            Uri.UnescapeDataString(request.RequestUri!.AbsolutePath),
            ParseQuery(request.RequestUri.Query),
            request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));

        if (_latency() is { Ticks: > 0 } latency)
        {
            await WaitAsync(latency, cancellationToken);
        }

        if (response.Hang)
        {
            await WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        if (response.Reset)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection reset by peer", new IOException("Connection reset by peer"));
        }

        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = new ByteArrayContent(response.Body), RequestMessage = request };
        message.Content.Headers.ContentType = response.ContentType is null ? null : MediaTypeHeaderValue.Parse(response.ContentType);
        foreach (var (name, value) in response.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>Like Task.Delay, but continuations of a cancellation run at once and on the same thread, see <see cref="VirtualTime"/>.</summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource();
        await using var cancelled = cancellationToken.Register(() => over.TrySetCanceled(cancellationToken));
        await using var timer = _time.CreateTimer(_ => over.TrySetResult(), state: null, wait, Timeout.InfiniteTimeSpan);
        await over.Task;
    }

    private static Dictionary<string, string> ParseQuery(string query) =>
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static p => p.Split('=', 2))
            .ToDictionary(static p => Decode(p[0]), static p => p.Length > 1 ? Decode(p[1]) : "", StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
