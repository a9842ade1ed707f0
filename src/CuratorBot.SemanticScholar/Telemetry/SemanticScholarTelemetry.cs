using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CuratorBot.SemanticScholar.Telemetry;

/// <summary>
/// Measurements for monitoring: the meter <see cref="Name"/> with <c>curatorbot.semanticscholar.requests</c> (by endpoint and
/// outcome: a status, "timeout", "error", "unusable"), <c>.request.duration</c>, <c>.wait</c> (seconds that a request waited for its
/// turn) and <c>.cache</c> (answers by "hit", "miss", "stale"); the activity source of the same name has one activity for each review's
/// look-ups.
/// </summary>
public sealed class SemanticScholarTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "CuratorBot.SemanticScholar";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _durations;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _cache;
    private int _requestsMade;

    /// <summary>The instruments of one source.</summary>
    /// <param name="meters">Creates the meter; null for a separate meter.</param>
    public SemanticScholarTelemetry(IMeterFactory? meters = null)
    {
        _meter = meters?.Create(Name) ?? new Meter(Name);
        _requests = _meter.CreateCounter<long>("curatorbot.semanticscholar.requests", "{request}", "Requests sent to Semantic Scholar, retries included.");
        _durations = _meter.CreateHistogram<double>("curatorbot.semanticscholar.request.duration", "s", "Time from sending a request to the end of its answer.");
        _waits = _meter.CreateHistogram<double>("curatorbot.semanticscholar.wait", "s", "Time that a request waited for its turn.");
        _cache = _meter.CreateCounter<long>("curatorbot.semanticscholar.cache", "{answer}", "Answers looked for in the cache.");
    }

    /// <summary>Requests sent so far, retries included.</summary>
    public int RequestsMade => Volatile.Read(ref _requestsMade);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

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
