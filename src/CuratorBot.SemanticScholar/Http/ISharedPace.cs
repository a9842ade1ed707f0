namespace CuratorBot.SemanticScholar.Http;

/// <summary>Turns of requests that several processes share, as they share a key or an address: a service counts them together.</summary>
public interface ISharedPace
{
    /// <summary>Takes the next turn; the one after it comes an interval later.</summary>
    /// <param name="service">Whose.</param>
    /// <param name="interval">Time between the starts of two requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How long to wait until the turn, zero or more; null where turns cannot be shared now.</returns>
    Task<TimeSpan?> TakeTurnAsync(string service, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>Gives no turn before this much time has passed, because the service asked for it.</summary>
    void HoldBack(string service, TimeSpan wait);
}
