namespace CuratorBot.Links.Http;

/// <summary>
/// Starts requests one after the other, evenly spaced and in the order of arrival: services count over short windows, so a burst
/// after a quiet minute is throttled. The framework's limiters do not support <see cref="TimeProvider"/>.
/// </summary>
/// <param name="interval">Time between the starts of two requests, zero or more.</param>
/// <param name="time">The clock.</param>
public sealed class Pacer(TimeSpan interval, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _next;
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the turn; the next turn comes one interval later.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        // A chain of tasks instead of a semaphore: a continuation runs where the previous task ended, and clocks turned by hand rely on that.
        var done = new TaskCompletionSource();
        var before = Interlocked.Exchange(ref _last, done.Task);
        try
        {
            await before.WaitAsync(cancellationToken);
            while (UntilTurn() is { } wait)
            {
                // Task.Delay drops fractions of a millisecond, so a shorter wait would not wait at all.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
            }
        }
        finally
        {
            // A cancelled caller stops waiting; those behind it still wait for those before it.
            _ = before.ContinueWith(_ => done.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Lets no request start before this much time has passed, because the service asked for it.</summary>
    public void HoldBack(TimeSpan wait)
    {
        var until = time.GetTimestamp() + ToTicks(wait);
        lock (_lock)
        {
            _next = _next > until ? _next : until;
        }
    }

    /// <summary>How much longer to wait; null if the turn has come, which also schedules the next turn.</summary>
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
