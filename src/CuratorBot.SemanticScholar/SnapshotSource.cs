using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// Answers from a snapshot file: JSON lines, one paper object a line, each with the day of its figures (<c>_asOf</c>).
/// Needs no network and gives the same answers every time.
/// </summary>
public sealed class SnapshotSource : IPaperSource
{
    /// <summary>As many candidates as a search of the API brings.</summary>
    private const int SearchLimit = 10;

    private readonly PaperIndex<Paper> _papers = new();

    /// <summary>A source of papers that are at hand.</summary>
    public SnapshotSource(IEnumerable<Paper> papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        foreach (var paper in papers)
        {
            _papers.Add(paper with { Source = PaperSources.Snapshot }, paper.Title, PaperId.Of(paper));
        }
    }

    /// <summary>Number of papers in the snapshot.</summary>
    public int Count => _papers.Count;

    /// <summary>Reads a snapshot file.</summary>
    /// <param name="reader">Its text; read to the end, not closed.</param>
    /// <param name="name">Its name for errors.</param>
    /// <exception cref="SnapshotFormatException">A line is not a paper object.</exception>
    public static SnapshotSource Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new SnapshotSource(ReadPapers(reader, name));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var lookups = new PaperLookup[queries.Count];
        for (var i = 0; i < lookups.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lookups[i] = LookUp(queries[i]);
        }

        return Task.FromResult<IReadOnlyList<PaperLookup>>(lookups);
    }

    private PaperLookup LookUp(PaperQuery query)
    {
        List<(PaperId Id, Paper Record)> byId = [.. query.Ids.SelectMany(id => _papers.WithId(id).Select(record => (id, record)))];
        if (!PaperMatcher.NeedsTitle(query, [.. byId.Select(static r => r.Record)]))
        {
            return PaperMatcher.Decide(query, byId, []);
        }

        var words = PaperMatcher.WordsToSearch(query);
        var byTitle = words is null ? [] : _papers.Search(words, SearchLimit);
        return PaperMatcher.Decide(query, byId, byTitle, words);
    }

    private static IEnumerable<Paper> ReadPapers(TextReader reader, string name)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ReadPaper(number == 1 ? line.TrimStart('\uFEFF') : line, name, number);
            }
        }
    }

    private static Paper ReadPaper(string line, string name, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, PaperJsonContext.Default.PaperJson)?.ToPaper(PaperSources.Snapshot, asOf: null)
                ?? throw new SnapshotFormatException(name, number, "the paper has no title", null);
        }
        catch (JsonException exception)
        {
            var where = exception.Path is { Length: > 1 } path ? $"'{path.TrimStart('$', '.')}' is not as expected" : "this is not a JSON object";
            throw new SnapshotFormatException(name, number, where, exception);
        }
    }
}
