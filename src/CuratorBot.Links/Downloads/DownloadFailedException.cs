namespace CuratorBot.Links.Downloads;

/// <summary>An address gave no paper; the message says why, as a clause.</summary>
internal sealed class DownloadFailedException : Exception
{
    public DownloadFailedException(string message)
        : base(message)
    {
    }
}
