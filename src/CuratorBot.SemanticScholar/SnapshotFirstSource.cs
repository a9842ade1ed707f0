using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>Answers from a snapshot and asks another source, once, for everything that the snapshot does not have.</summary>
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
        var open = Enumerable.Range(0, lookups.Length).Where(i => lookups[i] is not PaperLookup.Found).ToList();

        // Optional facts are asked for along with the rest, and never alone.
        if (open.TrueForAll(i => queries[i].IdsOnly))
        {
            return lookups;
        }

        var answers = await _other.LookUpAsync(open.ConvertAll(i => queries[i]), cancellationToken);
        foreach (var (i, answer) in open.Zip(answers))
        {
            // If the other source has nothing or cannot be asked, the snapshot's answer counts: the user gave the snapshot to rely on it.
            lookups[i] = answer is PaperLookup.Found or PaperLookup.Ambiguous ? answer : lookups[i];
        }

        return lookups;
    }
}
