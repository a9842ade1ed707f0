namespace CuratorBot.Core.Papers;

/// <summary>A source of facts about papers: the Semantic Scholar API or a snapshot file.</summary>
public interface IPaperSource
{
    /// <summary>
    /// Looks up all papers of a review at once. Returns one answer per query, in the order of the queries.
    /// Never throws because of what the source says or fails to say (it returns <see cref="PaperLookup.Unavailable"/>);
    /// throws <see cref="OperationCanceledException"/> only if <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken);
}
