namespace CuratorBot.Service.Intake;

/// <summary>
/// Tells the operator of deliveries that were refused: the first at once, since a wrong secret has to be noticed, the others
/// counted and told once a minute, since anyone may send anything.
/// </summary>
internal sealed partial class Refusals
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly ILogger<Refusals> _logger;
    private long _since;
    private long _next;

    public Refusals(TimeProvider clock, ILogger<Refusals> logger)
    {
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Counts an answer; only those of 4xx are refusals.</summary>
    public void Count(int status, HttpRequest request)
    {
        if (status is < 400 or >= 500)
        {
            return;
        }

        Interlocked.Increment(ref _since);
        var now = _clock.GetUtcNow().UtcTicks;
        var next = Interlocked.Read(ref _next);
        if (now >= next && Interlocked.CompareExchange(ref _next, now + Pause.Ticks, next) == next)
        {
            Log.Refused(_logger, Interlocked.Exchange(ref _since, 0), request.HttpContext.Connection.RemoteIpAddress?.ToString(), status, Reason(status));
        }
    }

    /// <summary>A delivery with the right signature that was not carried in.</summary>
    public void NotUnderstood(HttpRequest request, Exception exception) =>
        Log.NotUnderstood(_logger, Header(request, "X-GitHub-Delivery"), Header(request, "X-GitHub-Event"), exception);

    private static string Header(HttpRequest request, string name) => request.Headers[name].ToString() is { Length: <= 100 } value ? value : "?";

    private static string Reason(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "not signed with this service's webhook secret, or not JSON",
        StatusCodes.Status408RequestTimeout => "not complete within ten seconds",
        StatusCodes.Status413PayloadTooLarge => "larger than GitHub sends",
        StatusCodes.Status415UnsupportedMediaType => "the content type of the App's webhook must be application/json",
        _ => "not what GitHub sends",
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} deliveries were refused, the last one from {Address} with {Status}: {Reason}. Further ones are told once a minute")]
        public static partial void Refused(ILogger logger, long count, string? address, int status, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} ({Event}) could not be understood and is ignored; a new head of a pull request is found by the next sweep")]
        public static partial void NotUnderstood(ILogger logger, string deliveryId, string @event, Exception exception);
    }
}
