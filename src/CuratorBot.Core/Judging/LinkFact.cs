namespace CuratorBot.Core.Judging;

/// <summary>What is known of an address after it was asked.</summary>
public enum LinkState
{
    /// <summary>Not known: refused, throttled, timed out, a fault of the server. A person may still get there with a browser.</summary>
    Unknown,

    /// <summary>Something answers there.</summary>
    Alive,

    /// <summary>The server says that there is nothing, or there is no such host.</summary>
    Dead,
}

/// <summary>An address that was asked.</summary>
/// <param name="State">What came of it.</param>
/// <param name="Status">The HTTP status; null where no server answered.</param>
/// <param name="MovedTo">Where it has moved for good, as its server says; null where it has not.</param>
public sealed record LinkFact(LinkState State, int? Status = null, string? MovedTo = null);
