namespace CuratorBot.Service.Storage;

/// <summary>One line of the history: a review that was published.</summary>
internal sealed class ReviewRow
{
    public long Id { get; set; }

    public required string Repository { get; set; }

    public int Number { get; set; }

    public required string HeadSha { get; set; }

    public required string BaseSha { get; set; }

    public required string Verdict { get; set; }

    public DateTime At { get; set; }
}
