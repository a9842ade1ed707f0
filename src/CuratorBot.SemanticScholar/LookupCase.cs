using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Http;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// The look-up of one paper: the question and the answers so far. <see cref="PaperMatcher"/> draws the conclusion only once all answers
/// are in; nothing is concluded from half of them. This is part of the source because only a source knows which questions went
/// unanswered or got stale answers.
/// </summary>
internal sealed class LookupCase
{
    private readonly List<(PaperId Id, Paper Record)> _byId = [];
    private readonly bool _stale;
    private readonly string _source;

    /// <summary>Starts a case with the answers to the ids of its links; sets <see cref="Lookup"/> if they settle it.</summary>
    /// <param name="query">The question.</param>
    /// <param name="answers">The answers to its ids.</param>
    /// <param name="source">Who was asked, one of <see cref="PaperSources"/>.</param>
    public LookupCase(PaperQuery query, IReadOnlyList<(PaperId Id, Answer Answer)> answers, string source)
    {
        Query = query;
        _source = source;
        foreach (var (id, answer) in answers)
        {
            _byId.AddRange(answer.Papers.Select(record => (id, record)));
            _stale |= answer.Stale;
        }

        if (answers.FirstOrDefault(static a => !a.Answer.IsHeard) is { Answer: { } unheard, Id: var unheardId })
        {
            // The missing answer might contradict the others.
            Lookup = Unavailable(unheard, unheardId.ToString());
        }
        else
        {
            var records = _byId.ConvertAll(static r => r.Record);
            NeedsOtherRecords = PaperMatcher.NeedsOtherRecords(query, records);
            Lookup = PaperMatcher.NeedsTitle(query, records) ? null : Decide([], words: null, _stale);
        }
    }

    public PaperQuery Query { get; }

    /// <summary>
    /// Whether the paper is settled and only further records of it are wanted. These need a search: the nearest title would give the same
    /// record again.
    /// </summary>
    public bool NeedsOtherRecords { get; }

    /// <summary>The conclusion; null while the title still has to be asked for.</summary>
    public PaperLookup? Lookup { get; private set; }

    /// <summary>Whether the record with the nearest title may be the paper but is not certain, so that other records should be seen too.</summary>
    public bool IsDoubtful(Answer match)
    {
        var matches = match.Papers.Select(record => PaperMatcher.Compare(Query, record)).ToList();
        return matches.Exists(static m => m.IsAlike) && !matches.Exists(static m => m.IsSame);
    }

    /// <summary>Settles the case by the answers to the title.</summary>
    /// <param name="words">The words asked for; null if there were none.</param>
    /// <param name="match">The record with the nearest title.</param>
    /// <param name="search">Further records; null if they were not asked for.</param>
    public void Close(string? words, Answer match, Answer? search)
    {
        var unheard = !match.IsHeard ? match : search is { IsHeard: false } ? search : null;
        Lookup = unheard is null
            ? Decide([.. match.Papers, .. search?.Papers ?? []], words, _stale || match.Stale || search?.Stale == true)
            : Unavailable(unheard, words);
    }

    private PaperLookup Decide(IReadOnlyList<Paper> byTitle, string? words, bool stale)
    {
        var lookup = PaperMatcher.Decide(Query, _byId, byTitle, words);
        return stale && lookup is PaperLookup.Found found ? found with { Stale = true } : lookup;
    }

    private PaperLookup.Unavailable Unavailable(Answer unheard, string? asked) =>
        new(unheard.Failure!.Reason) { Outage = unheard.Failure.Outage, Source = _source, Query = asked, LastKnown = LastKnown(unheard) };

    private Paper? LastKnown(Answer unheard) =>
        (unheard.LastKnown is { } last ? _byId.Select(static r => r.Record).Append(last) : _byId.Select(static r => r.Record))
            .FirstOrDefault(record => PaperMatcher.Compare(Query, record) is { IsSame: true } or { Link: LinkMatch.Same });
}
