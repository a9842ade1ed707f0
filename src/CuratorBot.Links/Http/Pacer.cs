namespace CuratorBot.Links.Http;

/// <summary>
/// Lets requests start one after the other, evenly spaced and in the order they came: services count over short windows, so a
/// burst after a quiet minute is throttled. The limiters of the framework know no <see cref="TimeProvider"/>.
/// </summary>
/// <param name="interval">Time between the starts of two requests, zero or more.</param>
/// <param name="time">The clock.</param>
public sealed class Pacer(TimeSpan interval, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _next;
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the turn; the next one comes an interval later.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        // A chain of tasks and no semaphore: what follows runs where the one before has ended, which a clock turned by hand relies on.
        var done = new TaskCompletionSource();
        var before = Interlocked.Exchange(ref _last, done.Task);
        try
        {
            await before.WaitAsync(cancellationToken);
            while (UntilTurn() is { } wait)
            {
                // Task.Delay drops what is below a millisecond, and a wait of none would be no wait at all.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
            }
        }
        finally
        {
            // Who gives up waits no longer; those behind still wait for those before.
            _ = before.ContinueWith(_ => done.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Lets no request start before this much time has passed: the service has asked for it.</summary>
    public void HoldBack(TimeSpan wait)
    {
        var until = time.GetTimestamp() + ToTicks(wait);
        lock (_lock)
        {
            _next = _next > until ? _next : until;
        }
    }

    /// <summary>How long to wait yet; null: it is our turn, and the next one's begins after the interval.</summary>
    private TimeSpan? UntilTurn()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_next > now)
            {
                return time.GetElapsedTime(now, _next.Value);
            }

            _next = now + ToTicks(interval);
            return null;
        }
    }

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
