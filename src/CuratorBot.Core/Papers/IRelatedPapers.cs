namespace CuratorBot.Core.Papers;

/// <summary>Knows papers around others: what their authors have written, and what cites them.</summary>
public interface IRelatedPapers
{
    /// <summary>What authors have written. The result says so when a service does not answer; only cancellation throws.</summary>
    /// <param name="authorIds">The source's ids of the authors (<see cref="PaperAuthor.AuthorId"/>).</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>An answer for each, in the same order.</returns>
    Task<IReadOnlyList<RelatedPapers>> OfAuthorsAsync(IReadOnlyList<string> authorIds, CancellationToken cancellationToken);

    /// <summary>What cites papers. The result says so when a service does not answer; only cancellation throws.</summary>
    /// <param name="papers">Ids of the papers.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>An answer for each, in the same order.</returns>
    Task<IReadOnlyList<RelatedPapers>> CitingAsync(IReadOnlyList<PaperId> papers, CancellationToken cancellationToken);
}

/// <summary>Papers around a paper or an author.</summary>
/// <param name="Papers">The papers; empty if there are none, or the source did not answer.</param>
public sealed record RelatedPapers(IReadOnlyList<Paper> Papers)
{
    /// <summary>Whether there are more than the source gives at once.</summary>
    public bool IsCut { get; init; }

    /// <summary>Why there is no answer, in English, without a full stop; null where there is one.</summary>
    public string? Problem { get; init; }
}

/// <summary>Used where no service may be asked.</summary>
/// <param name="reason">Why, in English, without a full stop.</param>
public sealed class NoRelatedPapers(string reason) : IRelatedPapers
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<RelatedPapers>> OfAuthorsAsync(IReadOnlyList<string> authorIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authorIds);
        return Answer(authorIds.Count);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RelatedPapers>> CitingAsync(IReadOnlyList<PaperId> papers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return Answer(papers.Count);
    }

    private Task<IReadOnlyList<RelatedPapers>> Answer(int count) =>
        Task.FromResult<IReadOnlyList<RelatedPapers>>([.. Enumerable.Repeat(new RelatedPapers([]) { Problem = reason }, count)]);
}
