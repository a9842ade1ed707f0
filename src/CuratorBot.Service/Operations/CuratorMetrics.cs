using System.Diagnostics;
using System.Diagnostics.Metrics;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Service.Operations;

/// <summary>What this service counts and measures, under the name <c>CuratorBot.Service</c>.</summary>
internal sealed class CuratorMetrics : IDisposable
{
    public const string Name = "CuratorBot.Service";

    public static ActivitySource Activities { get; } = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _reviews;
    private readonly Histogram<double> _duration;

    private long _oldestQueued = -1;

    public CuratorMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _meter = meters.Create(Name);
        _deliveries = _meter.CreateCounter<long>("curatorbot.deliveries", "{delivery}", "Deliveries by status of the answer");
        _reviews = _meter.CreateCounter<long>("curatorbot.reviews", "{review}", "Published reviews by verdict");
        _duration = _meter.CreateHistogram<double>("curatorbot.review.duration", "s", "From the start of a review to its publication");
        _meter.CreateObservableGauge(
            "curatorbot.queue.age",
            () => Interlocked.Read(ref _oldestQueued) is >= 0 and var ticks ? (clock.GetUtcNow().UtcTicks - ticks) / (double)TimeSpan.TicksPerSecond : 0,
            "s",
            "Age of the oldest stored delivery that has not reached the queue");
    }

    public void Delivered(int status) => _deliveries.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Reviewed(Verdict verdict, TimeSpan duration)
    {
        _reviews.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString()));
        _duration.Record(duration.TotalSeconds);
    }

    /// <summary>When the oldest waiting delivery arrived; null: none waits.</summary>
    public void OldestWaiting(DateTime? receivedAt) => Interlocked.Exchange(ref _oldestQueued, receivedAt?.Ticks ?? -1);

    public void Dispose() => _meter.Dispose();
}
