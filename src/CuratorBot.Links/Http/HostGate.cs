namespace CuratorBot.Links.Http;

/// <summary>The manners towards one host: so many requests at a time, a pause between their starts, and quiet where it has asked for it.</summary>
internal sealed class HostGate(int places, TimeSpan pause, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places);
    private readonly Pacer _pacer = new(pause, time);

    /// <summary>Waits for a place and for the turn. Whoever got in calls <see cref="Leave"/>.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            await _pacer.WaitAsync(cancellationToken);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public void Leave() => _places.Release();

    /// <summary>Lets no request start before this much time has passed.</summary>
    public void HoldBack(TimeSpan wait) => _pacer.HoldBack(wait);

    public void Dispose() => _places.Dispose();
}
