namespace CuratorBot.Service.Storage;

/// <summary>What Semantic Scholar answered to a question; the records themselves are <see cref="PaperRecordRow"/>.</summary>
internal sealed class PaperAnswerRow
{
    public required string Question { get; set; }

    /// <summary>When, in seconds since 1970.</summary>
    public long At { get; set; }

    /// <summary>The records by their corpus ids, with blanks between; empty where there was none.</summary>
    public required string CorpusIds { get; set; }
}
