using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// Answers from a snapshot and asks another source, once, for everything that the snapshot does not have, and for what would fail by its
/// figures: they may be old.
/// </summary>
public sealed class SnapshotFirstSource : IPaperSource
{
    private readonly IPaperSource _snapshot;
    private readonly IPaperSource _other;

    /// <summary>Combines both sources.</summary>
    public SnapshotFirstSource(IPaperSource snapshot, IPaperSource other)
    {
        _snapshot = snapshot;
        _other = other;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var lookups = (await _snapshot.LookUpAsync(queries, cancellationToken)).ToArray();
        var open = Enumerable.Range(0, lookups.Length).Where(i => lookups[i] is not PaperLookup.Found found || FallsShort(queries[i], found)).ToList();

        // Optional facts are asked for along with the rest, and never alone.
        if (open.TrueForAll(i => queries[i].IdsOnly))
        {
            return lookups;
        }

        var answers = await _other.LookUpAsync(open.ConvertAll(i => queries[i]), cancellationToken);
        foreach (var (i, answer) in open.Zip(answers))
        {
            lookups[i] = Combine(lookups[i], answer);
        }

        return lookups;
    }

    private static bool FallsShort(PaperQuery query, PaperLookup.Found found) =>
        query.FallsShort is { } fallsShort && found.OtherRecords.Prepend(found.Paper).All(record => fallsShort(record));

    /// <summary>
    /// What the other source has is newer. If it has nothing or cannot be asked, the snapshot's answer counts with its date, as the user gave
    /// the snapshot to rely on it; but what the snapshot does not have is not "not found" where nobody else could be asked.
    /// </summary>
    private static PaperLookup Combine(PaperLookup known, PaperLookup answer) => (known, answer) switch
    {
        (_, PaperLookup.Found or PaperLookup.Ambiguous) => answer,
        (PaperLookup.NotFound, PaperLookup.Unavailable) => answer with { Second = known.Second },
        _ => known,
    };
}
