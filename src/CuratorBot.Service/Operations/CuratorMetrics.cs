using System.Diagnostics;
using System.Diagnostics.Metrics;
using CuratorBot.Core.Policies;
using CuratorBot.Service.Queue;

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

    public CuratorMetrics(IMeterFactory meters, QueueAge age)
    {
        _meter = meters.Create(Name);
        _deliveries = _meter.CreateCounter<long>("curatorbot.deliveries", "{delivery}", "Deliveries by status of the answer");
        _reviews = _meter.CreateCounter<long>("curatorbot.reviews", "{review}", "Published reviews by verdict");
        _duration = _meter.CreateHistogram<double>("curatorbot.review.duration", "s", "From the start of a review to its publication");

        // Read when it is collected: it costs nothing where nobody collects.
        _meter.CreateObservableGauge<double>(
            "curatorbot.queue.age",
            () => age.Read() is { } oldest ? [new(oldest.TotalSeconds)] : [],
            "s",
            "Age of the oldest work that is due and not begun");
    }

    public void Delivered(int status) => _deliveries.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Reviewed(Verdict verdict, TimeSpan duration)
    {
        _reviews.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString()));
        _duration.Record(duration.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
