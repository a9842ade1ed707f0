using System.Globalization;
using System.Net;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.Logging;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>What all requests of a process to one API share: its pace, and whether its key is still accepted.</summary>
internal sealed partial class ApiGate : IDisposable
{
    private static readonly TimeSpan TryKeyAgainAfter = TimeSpan.FromHours(1);

    private readonly ILogger _logger;
    private long _refusedUntil;

    public ApiGate(ApiProfile profile, PaperSourceOptions options, PaperSourceTelemetry telemetry, TimeProvider time, ILogger<ApiGate> logger, ISharedPace? pace = null)
    {
        Profile = profile;
        Options = options;
        Telemetry = telemetry;
        Time = time;
        Pace = new PacingLimiter(options.Pace, time, telemetry.Waited, pace is null ? null : (pace, profile.Service));
        _logger = logger;
    }

    public ApiProfile Profile { get; }

    public PaperSourceOptions Options { get; }

    public PaperSourceTelemetry Telemetry { get; }

    public TimeProvider Time { get; }

    public PacingLimiter Pace { get; }

    /// <summary>The service, for people.</summary>
    public string Service => Profile.Service;

    /// <summary>The key to send; null if there is none or the service has refused it.</summary>
    public string? Key => KeyRefused || !Options.HasKey ? null : Options.ApiKey!.Trim();

    /// <summary>Whether the service has refused the key. Keys that nobody uses for some 60 days are taken back.</summary>
    public bool KeyRefused => Time.GetUtcNow().UtcTicks < Interlocked.Read(ref _refusedUntil);

    /// <summary>Goes on without the key for an hour: it may have been refused by mistake, and the process may live for months.</summary>
    public void RefuseKey(HttpStatusCode status)
    {
        if (!KeyRefused)
        {
            Interlocked.Exchange(ref _refusedUntil, (Time.GetUtcNow() + TryKeyAgainAfter).UtcTicks);
            LogKeyRefused(_logger, Service, ((int)status).ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Dispose() => Pace.Dispose();

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Service} refuses the API key ({Status}); it is asked without one for an hour. Set a new key, or remove the old one.")]
    private static partial void LogKeyRefused(ILogger logger, string service, string status);
}
