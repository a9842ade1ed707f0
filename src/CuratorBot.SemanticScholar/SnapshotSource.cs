using System.Globalization;
using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// Answers from a snapshot file: JSON lines, one paper object per line, each with the date of its figures (<c>_asOf</c>).
/// It needs no network and always gives the same answers; questions of a recorded run (<see cref="RecordingPaperSource"/>) get exactly the
/// answers of that run.
/// </summary>
public sealed class SnapshotSource : IPaperSource
{
    /// <summary>Maximum number of candidates, the same as a search of the API returns.</summary>
    private const int SearchLimit = 10;

    private readonly PaperIndex<Paper> _papers = new();
    private readonly PaperIndex<Paper> _works = new();
    private readonly List<Paper> _all = [];
    private readonly Dictionary<Paper, Paper> _workOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, PaperLookup> _recorded = new(StringComparer.Ordinal);

    /// <summary>A source of papers in memory.</summary>
    public SnapshotSource(IEnumerable<Paper> papers)
        : this((papers ?? throw new ArgumentNullException(nameof(papers))).Select(static paper => new RecordLine(paper, Work: null)))
    {
    }

    private SnapshotSource(IEnumerable<RecordLine> lines)
    {
        foreach (var (record, work) in lines)
        {
            if (record is null)
            {
                _works.Add(work!, work!.Title, PaperId.Of(work));
                continue;
            }

            var paper = record with { Source = PaperSources.Snapshot };
            _papers.Add(paper, paper.Title, PaperId.Of(paper));
            _all.Add(paper);
            if (work is not null)
            {
                _workOf.Add(paper, work);
            }
        }
    }

    /// <summary>Number of papers in the snapshot.</summary>
    public int Count => _papers.Count + _works.Count;

    /// <summary>The papers of Semantic Scholar in the snapshot, in its order.</summary>
    public IReadOnlyList<Paper> Papers => _all;

    /// <summary>Reads a snapshot file.</summary>
    /// <param name="reader">Its text; read to the end, not closed.</param>
    /// <param name="name">Its name for error messages.</param>
    /// <exception cref="SnapshotFormatException">A line is not a paper object.</exception>
    public static SnapshotSource Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var papers = new Dictionary<int, RecordLine>();
        var answers = new List<(int Number, RecordedAnswerJson Answer)>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            line = number == 1 ? line.TrimStart('\uFEFF') : line;
            if (line.StartsWith(AnswerLineJson.Beginning, StringComparison.Ordinal))
            {
                answers.Add((number, ReadAnswer(line, name, number)));
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                papers.Add(number, ReadPaper(line, name, number));
            }
        }

        var source = new SnapshotSource(papers.OrderBy(static p => p.Key).Select(static p => p.Value));
        foreach (var (number, answer) in answers)
        {
            source._recorded[answer.Key()] = answer.ToLookup(line => At(line, number).Record ?? throw Missing(line, number), line => At(line, number).Work ?? throw Missing(line, number))
                ?? throw new SnapshotFormatException(name, number, "'lookup' of the answer is none of found, ambiguous, not-found and unavailable", null);
        }

        return source;

        RecordLine At(int line, int number) => papers.TryGetValue(line, out var paper) ? paper : throw Missing(line, number);

        SnapshotFormatException Missing(int line, int number) =>
            new(name, number, string.Create(CultureInfo.InvariantCulture, $"the answer tells of the paper on line {line}, where there is none"), null);
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
        if (_recorded.Count > 0 && _recorded.TryGetValue(RecordedAnswerJson.KeyOf(query), out var recorded))
        {
            return recorded;
        }

        var lookup = LookUp(_papers, query);
        var second = lookup is PaperLookup.Found found && _workOf.TryGetValue(found.Paper, out var work) ? found with { Paper = work, OtherRecords = [], LinkedPaper = null }
            : _works.Count > 0 && lookup is PaperLookup.NotFound ? LookUp(_works, query) as PaperLookup.Found
            : null;
        return second is null ? lookup : lookup with { Second = second };
    }

    private static PaperLookup LookUp(PaperIndex<Paper> papers, PaperQuery query)
    {
        List<(PaperId Id, Paper Record)> byId = [.. query.Ids.SelectMany(id => papers.WithId(id).Select(record => (id, record)))];
        if (!PaperMatcher.NeedsTitle(query, [.. byId.Select(static r => r.Record)]))
        {
            return PaperMatcher.Decide(query, byId, []);
        }

        var words = PaperMatcher.WordsToSearch(query);
        var byTitle = words is null ? [] : papers.Search(words, SearchLimit);
        return PaperMatcher.Decide(query, byId, byTitle, words);
    }

    private static RecordLine ReadPaper(string line, string name, int number)
    {
        try
        {
            var record = JsonSerializer.Deserialize(line, PaperJsonContext.Default.PaperJson);
            var source = record?.Source is { ValueKind: JsonValueKind.String } text && text.ValueEquals(PaperSources.SemanticScholar) ? PaperSources.SemanticScholar : PaperSources.Snapshot;
            var paper = record?.ToPaper(source, asOf: null) ?? throw new SnapshotFormatException(name, number, "the paper has no title", null);
            return new RecordLine(record.IsOfOpenAlex ? null : paper, record.ToWork());
        }
        catch (JsonException exception)
        {
            throw Malformed(name, number, exception);
        }
    }

    private static RecordedAnswerJson ReadAnswer(string line, string name, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, PaperJsonContext.Default.AnswerLineJson)?.Answer
                ?? throw new SnapshotFormatException(name, number, "the answer is empty", null);
        }
        catch (JsonException exception)
        {
            throw Malformed(name, number, exception);
        }
    }

    private static SnapshotFormatException Malformed(string name, int number, JsonException exception)
    {
        var where = exception.Path is { Length: > 1 } path ? $"'{path.TrimStart('$', '.')}' is not as expected" : "this is not a JSON object";
        return new SnapshotFormatException(name, number, where, exception);
    }
}
