using CuratorBot.Core.Papers;

namespace CuratorBot.GitHub.Tests;

/// <summary>A source that knows these records: an id names one of them surely, a title alone leaves it open, as with the real one.</summary>
internal sealed class KnownPapers(params IReadOnlyList<Paper> papers) : IPaperSource
{
    /// <summary>Why it cannot be asked; null: it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What the second source answers to every question; null: it is not asked.</summary>
    public PaperLookup? Second { get; init; }

    public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(query => LookUp(query) with { Second = Second })]);

    /// <summary>A record with what an answer shows of it.</summary>
    public static Paper Record(string title, int? year, int? citations, string? arXiv = null, params IReadOnlyList<string> authors) => new()
    {
        Title = title,
        Year = year,
        CitationCount = citations,
        AsOf = new DateOnly(2017, 2, 28),
        Authors = [.. authors.Select(static name => new PaperAuthor(name))],
        ExternalIds = arXiv is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = arXiv },
    };

    private PaperLookup LookUp(PaperQuery query)
    {
        if (Problem is not null)
        {
            return new PaperLookup.Unavailable(Problem);
        }

        if (papers.FirstOrDefault(p => PaperId.Of(p).Intersect(query.Ids).Any()) is { } linked)
        {
            return new PaperLookup.Found(linked, MatchedBy.Id, 1);
        }

        var named = papers.Where(p => query.Title.Length > 0 && p.Title.Contains(query.Title, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count > 0 && !query.IdsOnly ? new PaperLookup.Ambiguous(named) : new PaperLookup.NotFound();
    }
}
