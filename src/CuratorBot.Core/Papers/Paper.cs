namespace CuratorBot.Core.Papers;

/// <summary>The known facts about a paper, in the terms of Semantic Scholar's paper object.</summary>
public sealed record Paper
{
    /// <summary>Semantic Scholar's hash of the record; not stable over years (use <see cref="CorpusId"/>); null if unknown.</summary>
    public string? PaperId { get; init; }

    /// <summary>Semantic Scholar's stable number of the record; null if unknown.</summary>
    public long? CorpusId { get; init; }

    /// <summary>External ids, by the API's names ("ArXiv", "DOI", "ACL", "DBLP"), without versions.</summary>
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = EmptyIds;

    /// <summary>The title as published.</summary>
    public required string Title { get; init; }

    /// <summary>Authors in order.</summary>
    public IReadOnlyList<PaperAuthor> Authors { get; init; } = [];

    /// <summary>Year of publication; null if unknown. May be the venue's, a year or more after the preprint.</summary>
    public int? Year { get; init; }

    /// <summary>Day of publication, for most arXiv papers the day of the preprint; null if unknown.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Journal or conference; null if unknown.</summary>
    public string? Venue { get; init; }

    /// <summary>Number of citations at <see cref="AsOf"/>, 0 or more; null if unknown, which is not 0.</summary>
    public int? CitationCount { get; init; }

    /// <summary>Number of influential citations; null if unknown.</summary>
    public int? InfluentialCitationCount { get; init; }

    /// <summary>The date of the figures; null if unknown.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The web page of the record; null if unknown.</summary>
    public string? Url { get; init; }

    /// <summary>The address of an open-access PDF; null if unknown.</summary>
    public string? OpenAccessPdf { get; init; }

    /// <summary>"journal", "conference", "book" ... as in the record; empty if unknown.</summary>
    public IReadOnlyList<string> PublicationTypes { get; init; } = [];

    /// <summary>Whether the paper was retracted, as far as the source says; Semantic Scholar never says so.</summary>
    public bool IsRetracted { get; init; }

    /// <summary>The id of a record of OpenAlex, "W2741809807"; null for a record of another source.</summary>
    public string? OpenAlexId { get; init; }

    /// <summary>The source of the facts, one of <see cref="PaperSources"/>.</summary>
    public string Source { get; init; } = PaperSources.SemanticScholar;

    private static readonly Dictionary<string, string> EmptyIds = [];
}
