namespace CuratorBot.Links.Http;

/// <summary>An address that must not be visited, whether it came from a list, a record or a redirect.</summary>
public sealed class RefusedAddressException : Exception
{
    /// <param name="message">The reason, as a clause: "leads into a private network (10.0.0.1)".</param>
    /// <param name="innerException">The exception that wrapped it; null for none.</param>
    public RefusedAddressException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
