using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Candidates;

/// <summary>Papers that a list might lack, before anybody has looked at what it asks.</summary>
public sealed class PaperPool
{
    private readonly Dictionary<PaperId, int> _byId = [];
    private readonly List<(Paper Paper, HashSet<Entry> Related)> _papers = [];
    private readonly List<PoolQuestion> _questions = [];

    /// <summary>The papers, each once by its ids, with the entries of the list that led to it.</summary>
    public IEnumerable<(Paper Paper, IReadOnlyCollection<Entry> Related)> Papers => _papers.Select(static paper => (paper.Paper, (IReadOnlyCollection<Entry>)paper.Related));

    /// <summary>What was asked to find them.</summary>
    public IReadOnlyList<PoolQuestion> Questions => _questions;

    /// <summary>Adds a paper.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="related">The entries of the list that led to it; empty where none did.</param>
    public void Add(Paper paper, IEnumerable<Entry> related)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(related);
        List<PaperId> ids = [.. PaperId.Of(paper)];
        var at = ids.FindIndex(_byId.ContainsKey) is >= 0 and var known ? _byId[ids[known]] : _papers.Count;
        if (at == _papers.Count)
        {
            _papers.Add((paper, []));
        }

        _papers[at].Related.UnionWith(related);
        foreach (var id in ids)
        {
            _byId.TryAdd(id, at);
        }
    }

    /// <summary>Adds what a source knows around the papers of a list, within a number of requests.</summary>
    /// <param name="source">Where it is looked for.</param>
    /// <param name="records">The records of the list's papers, by entry.</param>
    /// <param name="related">Who is asked.</param>
    /// <param name="most">Most authors, or papers, that are asked about: a request for each.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task AddAsync(CandidateSource source, IReadOnlyDictionary<Entry, Paper> records, IRelatedPapers related, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(related);
        if (source == CandidateSource.Authors)
        {
            // Who wrote most of the list is likeliest to have written what it lacks.
            List<(string Id, Entry[] Entries)> authors =
            [
                .. records.SelectMany(static record => record.Value.Authors.Select(author => (Id: author.AuthorId, Entry: record.Key)))
                    .Where(static author => author.Id is { Length: > 0 })
                    .GroupBy(static author => author.Id!, StringComparer.Ordinal)
                    .Select(static author => (Id: author.Key, Entries: author.Select(static a => a.Entry).Distinct().ToArray()))
                    .OrderByDescending(static author => author.Entries.Length)
                    .ThenBy(static author => author.Entries[0].Line),
            ];
            var asked = authors.Take(most).ToList();
            var answers = asked.Count == 0 ? [] : await related.OfAuthorsAsync(asked.ConvertAll(static author => author.Id), cancellationToken).ConfigureAwait(false);
            Add(source, authors.Count, asked.ConvertAll(static author => author.Entries), answers);
        }
        else
        {
            // A source tells the newest citations of a paper first, and not all: of papers that are cited least it tells most.
            List<(PaperId Id, Entry Entry)> papers =
            [
                .. records.Where(static record => PaperId.Of(record.Value).Any())
                    .OrderBy(static record => record.Value.CitationCount ?? int.MaxValue).ThenBy(static record => record.Key.Line)
                    .Select(static record => (PaperId.Of(record.Value).First(), record.Key)),
            ];
            var asked = papers.Take(most).ToList();
            var answers = asked.Count == 0 ? [] : await related.CitingAsync(asked.ConvertAll(static paper => paper.Id), cancellationToken).ConfigureAwait(false);
            Add(source, papers.Count, asked.ConvertAll(static paper => new[] { paper.Entry }), answers);
        }
    }

    private void Add(CandidateSource source, int all, List<Entry[]> asked, IReadOnlyList<RelatedPapers> answers)
    {
        foreach (var (entries, answer) in asked.Zip(answers))
        {
            foreach (var paper in answer.Papers)
            {
                Add(paper, entries);
            }
        }

        _questions.Add(new PoolQuestion(source, asked.Count, all)
        {
            Cut = answers.Count(static answer => answer.IsCut),
            Unanswered = answers.Count(static answer => answer.Problem is not null),
            Problem = answers.Select(static answer => answer.Problem).FirstOrDefault(static problem => problem is not null),
        });
    }
}

/// <summary>How far a source was asked.</summary>
/// <param name="Source">Where papers were looked for.</param>
/// <param name="Asked">Authors, or papers, that were asked about.</param>
/// <param name="Of">How many there are.</param>
public sealed record PoolQuestion(CandidateSource Source, int Asked, int Of)
{
    /// <summary>Of how many there is more than the source gives at once.</summary>
    public int Cut { get; init; }

    /// <summary>How many have no answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>Why the first of those has none; null where all have one.</summary>
    public string? Problem { get; init; }
}
