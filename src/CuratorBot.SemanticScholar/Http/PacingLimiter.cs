using System.Threading.RateLimiting;
using CuratorBot.Links.Http;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>Limits the requests per second: the <see cref="Pacer"/> as a limiter for the resilience pipeline.</summary>
/// <param name="perSecond">Requests per second, more than 0.</param>
/// <param name="time">The clock.</param>
/// <param name="waited">Receives how long each request waited for its turn; null for none.</param>
/// <param name="shared">Turns that other processes share, with the name of the service; null: this process keeps its own.</param>
internal sealed class PacingLimiter(double perSecond, TimeProvider time, Action<TimeSpan>? waited = null, (ISharedPace Turns, string Service)? shared = null) : RateLimiter
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly Pacer _pacer = new(TimeSpan.FromSeconds(1 / perSecond), time);

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <summary>Lets no request start before this much time has passed, because the service asked for it.</summary>
    public void HoldBack(TimeSpan wait)
    {
        _pacer.HoldBack(wait);
        shared?.Turns.HoldBack(shared.Value.Service, wait);
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => permitCount == 0 ? Lease.Granted : Lease.Refused;

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var came = time.GetTimestamp();
        if (shared is var (turns, service) && await turns.TakeTurnAsync(service, _interval, cancellationToken) is { } wait)
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
            }
        }
        else
        {
            await _pacer.WaitAsync(cancellationToken);
        }

        waited?.Invoke(time.GetElapsedTime(came));
        return Lease.Granted;
    }

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
