namespace CuratorBot.Links.Http;

/// <summary>The limits for one host: how many requests run at a time, a pause between their starts, and a longer wait if the host asks for it.</summary>
internal sealed class HostGate(int places, TimeSpan pause, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places);
    private readonly Pacer _pacer = new(pause, time);

    /// <summary>Waits for a free place and for the turn. The caller must call <see cref="Leave"/> afterwards.</summary>
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
