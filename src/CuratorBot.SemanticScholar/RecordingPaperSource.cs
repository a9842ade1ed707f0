using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>Passes questions on and records them with their answers, to be written as a snapshot: the receipt of a review.</summary>
public sealed class RecordingPaperSource : IPaperSource
{
    private readonly IPaperSource _source;
    private readonly List<(PaperQuery Query, PaperLookup Lookup)> _answers = [];

    /// <summary>Records what <paramref name="source"/> answers.</summary>
    public RecordingPaperSource(IPaperSource source) => _source = source;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        var lookups = await _source.LookUpAsync(queries, cancellationToken);
        lock (_answers)
        {
            _answers.AddRange(queries.Zip(lookups));
        }

        return lookups;
    }

    /// <summary>Writes the papers that were found so far as a snapshot for later questions, without the questions of this run.</summary>
    public void WriteFoundTo(TextWriter writer)
    {
        lock (_answers)
        {
            SnapshotWriter.WriteFound(writer, _answers.Select(static a => a.Lookup));
        }
    }

    /// <summary>Writes all answers so far as a snapshot.</summary>
    public void WriteTo(TextWriter writer)
    {
        lock (_answers)
        {
            SnapshotWriter.Write(writer, _answers);
        }
    }
}
