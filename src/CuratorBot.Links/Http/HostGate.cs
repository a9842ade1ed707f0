namespace CuratorBot.Links.Http;

/// <summary>The manners towards one host: so many requests at a time, a pause between their starts, and quiet where it has asked for it.</summary>
internal sealed class HostGate : IDisposable
{
    private readonly SemaphoreSlim _places;
    private readonly TimeSpan _pause;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public HostGate(int places, TimeSpan pause, TimeProvider time)
    {
        _places = new SemaphoreSlim(places);
        _pause = pause;
        _time = time;
    }

    /// <summary>Waits for a place and for the turn. Whoever got in calls <see cref="Leave"/>.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            while (UntilTurn() is { } wait)
            {
                // Task.Delay drops what is below a millisecond, and a wait of none would be no wait at all.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken);
            }
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public void Leave() => _places.Release();

    /// <summary>Lets no request start before this much time has passed.</summary>
    public void HoldBack(TimeSpan wait)
    {
        var until = _time.GetUtcNow() + wait;
        lock (_lock)
        {
            _next = until > _next ? until : _next;
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>How long to wait yet; null: it is our turn, and the next one's begins after the pause.</summary>
    private TimeSpan? UntilTurn()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (_next > now)
            {
                return _next - now;
            }

            _next = now + _pause;
            return null;
        }
    }
}
