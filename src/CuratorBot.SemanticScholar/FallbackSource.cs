using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// Asks a source about everything and takes what an earlier snapshot says where the source does not answer, marked as stale: the way to keep
/// a snapshot, since a bad day costs it nothing.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="earlier">The snapshot.</param>
public sealed class FallbackSource(IPaperSource source, SnapshotSource earlier) : IPaperSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var known = await earlier.LookUpAsync(queries, cancellationToken);
        var lookups = await source.LookUpAsync(queries, cancellationToken);
        return [.. lookups.Zip(known, Combine)];
    }

    private static PaperLookup Combine(PaperLookup lookup, PaperLookup known)
    {
        // Each source has its own column, and each may have its own bad day.
        var second = lookup.Second is PaperLookup.Found ? lookup.Second : known.Second is PaperLookup.Found old ? old with { Stale = true } : lookup.Second;
        return lookup is PaperLookup.Unavailable && known is PaperLookup.Found found
            ? found with { Stale = true, Second = second, KeyRefused = lookup.KeyRefused }
            : lookup with { Second = second };
    }
}
