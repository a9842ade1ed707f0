using System.Threading.RateLimiting;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// Starts at most so many requests a second, evenly spaced and in the order they came: the service counts over short windows, so
/// a burst after a quiet minute is throttled. The limiters of the framework know no <see cref="TimeProvider"/>.
/// </summary>
internal sealed class PacingLimiter : RateLimiter
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly Action<TimeSpan>? _waited;
    private long _nextTimestamp;
    private bool _started;

    /// <summary>A limiter.</summary>
    /// <param name="perSecond">Requests a second, more than 0.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waited">Told how long each request waited for its turn; null: no one.</param>
    public PacingLimiter(double perSecond, TimeProvider time, Action<TimeSpan>? waited = null)
    {
        _interval = TimeSpan.FromSeconds(1 / perSecond);
        _time = time;
        _waited = waited;
    }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <summary>Lets no request start before this much time has passed: the service has asked for it.</summary>
    public void HoldBack(TimeSpan wait)
    {
        var until = _time.GetTimestamp() + ToTicks(wait);
        lock (_turn)
        {
            _nextTimestamp = _started ? Math.Max(_nextTimestamp, until) : until;
            _started = true;
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => permitCount == 0 ? Lease.Granted : Lease.Refused;

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var came = _time.GetTimestamp();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var wait = UntilNext(); wait > TimeSpan.Zero; wait = UntilNext())
            {
                // Task.Delay drops what is below a millisecond, and a wait of none would be no wait at all.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken);
            }

            lock (_turn)
            {
                _nextTimestamp = _time.GetTimestamp() + ToTicks(_interval);
                _started = true;
            }
        }
        finally
        {
            _turn.Release();
        }

        _waited?.Invoke(_time.GetElapsedTime(came));
        return Lease.Granted;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _turn.Dispose();
        }

        base.Dispose(disposing);
    }

    private TimeSpan UntilNext()
    {
        lock (_turn)
        {
            return _started ? _time.GetElapsedTime(_time.GetTimestamp(), _nextTimestamp) : TimeSpan.Zero;
        }
    }

    private long ToTicks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);

    private sealed class Lease(bool acquired) : RateLimitLease
    {
        public static Lease Granted { get; } = new(acquired: true);

        public static Lease Refused { get; } = new(acquired: false);

        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
