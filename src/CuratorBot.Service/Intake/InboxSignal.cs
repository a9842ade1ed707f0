namespace CuratorBot.Service.Intake;

/// <summary>Wakes the dispatcher when something was stored; many signals before it looks are one.</summary>
internal sealed class InboxSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    public void Set()
    {
        try
        {
            _semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has not looked since the last signal and will see this one's work too.
        }
    }

    /// <summary>Waits for a signal, at most so long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _semaphore.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _semaphore.Dispose();
}
