namespace CuratorBot.Service.Storage;

/// <summary>What the page of a review shows: that of the last review of a pull request in a public repository.</summary>
internal sealed class ReviewPageRow
{
    /// <summary><c>owner/name</c>, in small letters: GitHub makes no difference.</summary>
    public required string Repository { get; set; }

    public int Number { get; set; }

    /// <summary>The details (<see cref="Core.Site.ReviewPage"/>).</summary>
    public required string Text { get; set; }
}
