using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Knows papers by title, and remembers what it was asked.</summary>
internal sealed class RecordingSource : IPaperSource
{
    private readonly Dictionary<string, PaperLookup> _byTitle = new(StringComparer.Ordinal);

    /// <summary>The queries of each call.</summary>
    public List<IReadOnlyList<PaperQuery>> Calls { get; } = [];

    /// <summary>Titles asked in the only call.</summary>
    public IReadOnlyList<string> Titles => [.. Assert.Single(Calls).Select(q => q.Title)];

    /// <summary>What is thrown in place of an answer.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Most answers that are given, however many were asked for.</summary>
    public int Most { get; init; } = int.MaxValue;

    public RecordingSource With(string title, PaperLookup lookup)
    {
        _byTitle[title] = lookup;
        return this;
    }

    public RecordingSource With(string title, int citations, int year = 2016) =>
        With(title, new PaperLookup.Found(new Paper { Title = title, Year = year, CitationCount = citations, AsOf = new DateOnly(2022, 7, 23) }, MatchedBy.Id, 1));

    public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        Calls.Add(queries);
        cancellationToken.ThrowIfCancellationRequested();
        if (Failure is not null)
        {
            throw Failure;
        }

        return Task.FromResult<IReadOnlyList<PaperLookup>>(
            [.. queries.Take(Most).Select(q => _byTitle.GetValueOrDefault(q.Title) ?? new PaperLookup.NotFound())]);
    }
}
