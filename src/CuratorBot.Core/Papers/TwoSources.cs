namespace CuratorBot.Core.Papers;

/// <summary>
/// Asks a second source where the first does not settle a paper, and whether a paper was retracted, which the first never says. Its answers
/// stand beside those of the first (<see cref="PaperLookup.Second"/>) and never in their place.
/// </summary>
/// <param name="first">The source whose counts decide.</param>
/// <param name="second">The source that is asked by the ids of a paper, or by its title where the first did not answer.</param>
public sealed class TwoSources(IPaperSource first, IPaperSource second) : IPaperSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var lookups = (await first.LookUpAsync(queries, cancellationToken)).ToArray();
        var open = Enumerable.Range(0, lookups.Length).Where(i => IsOpen(queries[i], lookups[i])).ToList();
        if (open.Count == 0)
        {
            return lookups;
        }

        var answers = await second.LookUpAsync(open.ConvertAll(i => Question(queries[i], lookups[i])), cancellationToken);
        foreach (var (i, answer) in open.Zip(answers))
        {
            // What had no id to ask for was not asked: nothing is said of it.
            lookups[i] = answer is PaperLookup.NotFound { Query: null, LinkedPaper: null } ? lookups[i] : lookups[i] with { Second = answer };
        }

        return lookups;
    }

    /// <summary>Not what a snapshot has: it was given to be relied on, and says itself what the second source said.</summary>
    private static bool IsOpen(PaperQuery query, PaperLookup lookup) =>
        !query.IdsOnly && lookup.Second is null && lookup is not PaperLookup.Found { Stale: false, Paper: { Source: PaperSources.Snapshot, CitationCount: not null } };

    /// <summary>
    /// Of a paper that the first source knows, its ids there lead to the works that are the paper, too; no request is spent on its title.
    /// </summary>
    private static PaperQuery Question(PaperQuery query, PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found found => query with { Ids = [.. query.Ids.Concat(PaperId.Of(found.Paper)).Distinct()], IdsOnly = true },
        PaperLookup.Unavailable => query,
        _ => query with { IdsOnly = true },
    };
}
