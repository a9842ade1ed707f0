namespace CuratorBot.Core.Papers;

/// <summary>Where the facts of papers come from: the Semantic Scholar API, a snapshot file.</summary>
public interface IPaperSource
{
    /// <summary>
    /// Looks all papers of a review up at once. Answers in the order of the queries, one each.
    /// Never throws for what the source says or fails to say (<see cref="PaperLookup.Unavailable"/> tells);
    /// throws <see cref="OperationCanceledException"/> only where <paramref name="cancellationToken"/> asks for it.
    /// </summary>
    Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken);
}
