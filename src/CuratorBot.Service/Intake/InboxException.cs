namespace CuratorBot.Service.Intake;

/// <summary>The database did not take a delivery: it must not be answered 202.</summary>
internal sealed class InboxException : Exception
{
    public InboxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
