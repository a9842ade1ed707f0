namespace CuratorBot.Links.Http;

/// <summary>An address that is not visited, wherever it came from: a list, a record or a redirect.</summary>
public sealed class RefusedAddressException : Exception
{
    /// <param name="message">Why, as a clause: "leads into a private network (10.0.0.1)".</param>
    /// <param name="innerException">What it came wrapped in; null: nothing.</param>
    public RefusedAddressException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
