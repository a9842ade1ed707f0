using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CuratorBot.SemanticScholar.Telemetry;

/// <summary>
/// Measurements of one source of paper facts: <c>.requests</c> (by endpoint and outcome: a status, "timeout", "error", "unusable"),
/// <c>.request.duration</c>, <c>.wait</c> (seconds that a request waited for its turn) and <c>.cache</c> (answers by "hit", "miss", "stale").
/// </summary>
public abstract class PaperSourceTelemetry : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _durations;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _cache;
    private int _requestsMade;

    /// <summary>The instruments of one source.</summary>
    /// <param name="meter">The name of the meter.</param>
    /// <param name="prefix">The beginning of the instruments' names.</param>
    /// <param name="service">The service, for descriptions.</param>
    /// <param name="meters">Creates the meter; null for a separate meter.</param>
    protected PaperSourceTelemetry(string meter, string prefix, string service, IMeterFactory? meters)
    {
        _meter = meters?.Create(meter) ?? new Meter(meter);
        _requests = _meter.CreateCounter<long>($"{prefix}.requests", "{request}", $"Requests sent to {service}, retries included.");
        _durations = _meter.CreateHistogram<double>($"{prefix}.request.duration", "s", "Time from sending a request to the end of its answer.");
        _waits = _meter.CreateHistogram<double>($"{prefix}.wait", "s", "Time that a request waited for its turn.");
        _cache = _meter.CreateCounter<long>($"{prefix}.cache", "{answer}", "Answers looked for in the cache.");
    }

    /// <summary>Requests sent so far, retries included.</summary>
    public int RequestsMade => Volatile.Read(ref _requestsMade);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the meter.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _meter.Dispose();
        }
    }

    /// <summary>Whether an instrument belongs to this instance: one process may have several sources.</summary>
    internal bool Owns(Instrument instrument) => ReferenceEquals(instrument.Meter, _meter);

    internal void Requested(string endpoint, string outcome, TimeSpan duration)
    {
        Interlocked.Increment(ref _requestsMade);
        var tags = new TagList { { "endpoint", endpoint }, { "outcome", outcome } };
        _requests.Add(1, tags);
        _durations.Record(duration.TotalSeconds, tags);
    }

    internal void Waited(TimeSpan wait) => _waits.Record(wait.TotalSeconds);

    internal void Cached(string outcome, int count)
    {
        if (count > 0)
        {
            _cache.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
