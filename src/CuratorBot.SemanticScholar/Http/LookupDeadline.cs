namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// The limits for all look-ups of one review together: their time, combined with the caller's cancellation, and how much throttling is
/// borne.
/// </summary>
internal sealed class LookupDeadline : IDisposable
{
    private const int MostThrottled = 2;

    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;
    private readonly string _service;
    private int _throttled;

    public LookupDeadline(string service, TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _service = service;
        Limit = limit;
        Time = time;
        Ends = time.GetUtcNow() + limit;
        _caller = caller;
        _timer = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    public TimeSpan Limit { get; }

    public DateTimeOffset Ends { get; }

    public TimeProvider Time { get; }

    /// <summary>Cancelled by whichever comes first.</summary>
    public CancellationToken Token => _either.Token;

    public bool Passed => _timer.IsCancellationRequested;

    public string Reason => FormattableString.Invariant($"{_service} has not answered everything within {Limit.TotalSeconds:0.#} s");

    /// <summary>
    /// Set once the service throttles so much that further requests would only make it worse: several in a row were refused, each after all
    /// of its retries, or it asks for a longer wait than a review has. Null before.
    /// </summary>
    public Failure? GivenUp { get; private set; }

    /// <summary>Notes that a request was throttled to the end of its retries.</summary>
    /// <param name="failure">What to say of it and of the requests that are left out.</param>
    /// <param name="forLong">Whether the service says that it will take long.</param>
    public void Throttled(Failure failure, bool forLong)
    {
        if (forLong || Interlocked.Increment(ref _throttled) >= MostThrottled)
        {
            GivenUp = failure;
        }
    }

    /// <summary>Notes that the service has answered.</summary>
    public void Answered() => _throttled = 0;

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void ThrowIfCallerCancelled() => _caller.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
