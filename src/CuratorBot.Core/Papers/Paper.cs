namespace CuratorBot.Core.Papers;

/// <summary>What is known of a paper, in the terms of Semantic Scholar's paper object.</summary>
public sealed record Paper
{
    /// <summary>Semantic Scholar's hash of the record; not stable over years (use <see cref="CorpusId"/>); null where unknown.</summary>
    public string? PaperId { get; init; }

    /// <summary>Semantic Scholar's stable number of the record; null where unknown.</summary>
    public long? CorpusId { get; init; }

    /// <summary>Ids elsewhere, by the API's names ("ArXiv", "DOI", "ACL", "DBLP"), values without version.</summary>
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = EmptyIds;

    /// <summary>The title as published.</summary>
    public required string Title { get; init; }

    /// <summary>Authors in order.</summary>
    public IReadOnlyList<PaperAuthor> Authors { get; init; } = [];

    /// <summary>Year of publication; null where unknown. May be that of the venue, a year or more after the preprint.</summary>
    public int? Year { get; init; }

    /// <summary>Day of publication, for most arXiv papers the day of the preprint; null where unknown.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Journal or conference; null where unknown.</summary>
    public string? Venue { get; init; }

    /// <summary>Number of citations at <see cref="AsOf"/>, 0 or more; null where unknown, which is not 0.</summary>
    public int? CitationCount { get; init; }

    /// <summary>Number of influential citations; null where unknown.</summary>
    public int? InfluentialCitationCount { get; init; }

    /// <summary>The day the figures are of.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The page of the record.</summary>
    public string? Url { get; init; }

    /// <summary>An open-access PDF; null where none is known.</summary>
    public string? OpenAccessPdf { get; init; }

    /// <summary>"journal", "conference", "book" ... as the record says; empty where unknown.</summary>
    public IReadOnlyList<string> PublicationTypes { get; init; } = [];

    /// <summary>Where the facts are from: "semantic-scholar" or "snapshot".</summary>
    public string Source { get; init; } = PaperSources.SemanticScholar;

    private static readonly Dictionary<string, string> EmptyIds = [];
}
