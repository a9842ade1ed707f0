using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Http;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// One paper of a look-up: what was asked and what was heard. What follows is <see cref="PaperMatcher"/>'s word as long as everything
/// was heard; nothing is concluded from half of the answers. It stays with the source, as only a source knows of questions that were
/// not answered or whose answers are stale.
/// </summary>
internal sealed class LookupCase
{
    private readonly List<(PaperId Id, Paper Record)> _byId = [];
    private readonly bool _stale;

    /// <summary>Opens a case with the answers to the ids of its links; <see cref="Lookup"/> is set where they settle it.</summary>
    public LookupCase(PaperQuery query, IReadOnlyList<(PaperId Id, Answer Answer)> answers)
    {
        Query = query;
        foreach (var (id, answer) in answers)
        {
            _byId.AddRange(answer.Papers.Select(record => (id, record)));
            _stale |= answer.Stale;
        }

        if (answers.FirstOrDefault(static a => !a.Answer.IsHeard) is { Answer: { } unheard, Id: var unheardId })
        {
            // What this id would have said may contradict the others.
            Lookup = new PaperLookup.Unavailable(unheard.Failure!) { Query = unheardId.ToString(), LastKnown = LastKnown(unheard) };
        }
        else
        {
            var records = _byId.ConvertAll(static r => r.Record);
            NeedsOtherRecords = PaperMatcher.NeedsOtherRecords(query, records);
            Lookup = PaperMatcher.NeedsTitle(query, records) ? null : Decide([], words: null, _stale);
        }
    }

    public PaperQuery Query { get; }

    /// <summary>Whether it is settled which paper it is, and only further records of it are asked for: a search tells, the nearest title would be the same one again.</summary>
    public bool NeedsOtherRecords { get; }

    /// <summary>What follows; null while the title has to be asked for.</summary>
    public PaperLookup? Lookup { get; private set; }

    /// <summary>Whether the record of the nearest title may be the paper and is not surely it, so that others should be seen as well.</summary>
    public bool IsDoubtful(Answer match)
    {
        var matches = match.Papers.Select(record => PaperMatcher.Compare(Query, record)).ToList();
        return matches.Exists(static m => m.IsAlike) && !matches.Exists(static m => m.IsSame);
    }

    /// <summary>Settles the case by what was heard of the title.</summary>
    /// <param name="words">The words asked for; null where there were none to ask for.</param>
    /// <param name="match">The nearest title.</param>
    /// <param name="search">Further records; null where they were not asked for.</param>
    public void Close(string? words, Answer match, Answer? search)
    {
        var unheard = !match.IsHeard ? match : search is { IsHeard: false } ? search : null;
        Lookup = unheard is null
            ? Decide([.. match.Papers, .. search?.Papers ?? []], words, _stale || match.Stale || search?.Stale == true)
            : new PaperLookup.Unavailable(unheard.Failure!) { Query = words, LastKnown = LastKnown(unheard) };
    }

    private PaperLookup Decide(IReadOnlyList<Paper> byTitle, string? words, bool stale)
    {
        var lookup = PaperMatcher.Decide(Query, _byId, byTitle, words);
        return stale && lookup is PaperLookup.Found found ? found with { Stale = true } : lookup;
    }

    private Paper? LastKnown(Answer unheard) =>
        (unheard.LastKnown is { } last ? _byId.Select(static r => r.Record).Append(last) : _byId.Select(static r => r.Record))
            .FirstOrDefault(record => PaperMatcher.Compare(Query, record) is { IsSame: true } or { Link: LinkMatch.Same });
}
