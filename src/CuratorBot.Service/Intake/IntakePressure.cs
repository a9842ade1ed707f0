namespace CuratorBot.Service.Intake;

/// <summary>
/// Lets the work wait while deliveries come thick: GitHub gives an answer ten seconds and a missed delivery is lost until the next
/// sweep, whereas a review may come a little later.
/// </summary>
internal sealed class IntakePressure : IDisposable
{
    /// <summary>Deliveries a second from which they come thick. A push to every branch of a large repository is far below.</summary>
    private const int Many = 50;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Before each piece of work meanwhile: processor and disk are for those that wait for an answer. Still more than one installation's
    /// limit of requests to GitHub allows in the long run (5,000 an hour, some eight a review).
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly long[] _arrivals = new long[Many];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _clock;
    private uint _next;

    public IntakePressure(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>Whether so many have arrived within the last second.</summary>
    public bool IsHigh =>
        Volatile.Read(ref _arrivals[Volatile.Read(ref _next) % Many]) is > 0 and var oldest && _clock.GetElapsedTime(oldest) < TimeSpan.FromSeconds(1);

    /// <summary>Notes that a delivery has arrived.</summary>
    public void Arrived() => Volatile.Write(ref _arrivals[(Interlocked.Increment(ref _next) - 1) % Many], _clock.GetTimestamp());

    /// <summary>Comes back at once while deliveries come as they do most of the time; else after a rest, and when no other piece of work is being done.</summary>
    /// <returns>To be disposed of when the work is done.</returns>
    public async Task<IDisposable?> TurnAsync(CancellationToken cancellationToken)
    {
        while (IsHigh)
        {
            if (await _turn.WaitAsync(LookAgain, cancellationToken))
            {
                var turn = new Turn(_turn);
                try
                {
                    await Task.Delay(Rest, _clock, cancellationToken);
                    return turn;
                }
                catch (OperationCanceledException)
                {
                    turn.Dispose();
                    throw;
                }
            }
        }

        return null;
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn : IDisposable
    {
        private readonly SemaphoreSlim _turn;

        public Turn(SemaphoreSlim turn)
        {
            _turn = turn;
        }

        public void Dispose() => _turn.Release();
    }
}
