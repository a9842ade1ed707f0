namespace CuratorBot.Service.Storage;

/// <summary>A record of Semantic Scholar, kept once however many questions lead to it: figures renewed by one are new for all.</summary>
internal sealed class PaperRecordRow
{
    public long CorpusId { get; set; }

    /// <summary>When its figures were given, in seconds since 1970.</summary>
    public long At { get; set; }

    /// <summary>The record as the API sends it.</summary>
    public required string Paper { get; set; }
}
