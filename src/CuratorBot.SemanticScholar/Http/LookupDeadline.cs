namespace CuratorBot.SemanticScholar.Http;

/// <summary>The time limit for all look-ups of one review together, combined with the caller's cancellation.</summary>
internal sealed class LookupDeadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public LookupDeadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
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

    public string Reason => FormattableString.Invariant($"Semantic Scholar has not answered everything within {Limit.TotalSeconds:0.#} s");

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void ThrowIfCallerCancelled() => _caller.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
