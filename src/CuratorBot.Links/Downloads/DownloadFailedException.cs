namespace CuratorBot.Links.Downloads;

/// <summary>An address did not give a paper; the message says why, as a clause.</summary>
internal sealed class DownloadFailedException : Exception
{
    public DownloadFailedException(string message)
        : base(message)
    {
    }
}
