using System.Text;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.OpenAlex.Http;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.SemanticScholar.Http;
using Microsoft.Extensions.Logging;

namespace CuratorBot.OpenAlex;

/// <summary>
/// Looks papers up on OpenAlex: each by its ids with requests that cost nothing, and at most a few without an id by their titles. A work is
/// used only if <see cref="PaperMatcher"/> says that it is the paper.
/// </summary>
public sealed class OpenAlexSource : IPaperSource
{
    /// <summary>Preprint, venue and one more: enough to find a count that was split over several works.</summary>
    private const int MaxIds = 3;

    /// <summary>Titles in one look-up: a search costs a hundredth of what an address without a key may ask for in a day.</summary>
    private const int MaxTitles = 3;

    private readonly OpenAlexClient _client;
    private readonly AnswerCache _answers;
    private readonly ApiGate _gate;
    private readonly OpenAlexOptions _options;

    internal OpenAlexSource(IOpenAlexApi api, IPaperCache cache, ApiGate gate, OpenAlexOptions options, ILogger<OpenAlexSource> logger)
    {
        _gate = gate;
        _options = options;
        _client = new OpenAlexClient(api, gate, logger);
        _answers = new AnswerCache(cache, gate);
    }

    /// <inheritdoc/>
    /// <remarks>The answer to a question that had nothing to ask for is <see cref="PaperLookup.NotFound"/> without a query.</remarks>
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        if (!_options.Enabled)
        {
            return [.. queries.Select(static _ => new PaperLookup.NotFound())];
        }

        using var deadline = new LookupDeadline(_gate.Service, _gate.Options.Deadline, _gate.Time, cancellationToken);
        var cases = queries.Select(static query => new WorkCase(query)).ToList();
        for (var i = 0; i < MaxIds; i++)
        {
            var open = cases.Where(c => c.NeedsId(i)).ToList();
            var answers = await GetAsync([.. open.Select(c => c.Ids[i].Doi).Distinct(StringComparer.Ordinal)], deadline);
            foreach (var work in open)
            {
                work.Answers.Add((work.Ids[i].Id, answers[work.Ids[i].Doi]));
            }
        }

        var titled = cases.Where(static c => c.NeedsTitle).ToList();
        var lookups = new Dictionary<WorkCase, PaperLookup>();
        foreach (var work in titled.Count <= MaxTitles ? titled : [])
        {
            lookups[work] = await LookUpTitleAsync(work, deadline);
        }

        return [.. cases.Select(work => Finish(lookups.GetValueOrDefault(work) ?? work.Decide()))];
    }

    private PaperLookup Finish(PaperLookup lookup) => _gate.KeyRefused ? lookup with { KeyRefused = true } : lookup;

    private async Task<PaperLookup> LookUpTitleAsync(WorkCase work, LookupDeadline deadline)
    {
        if (PaperMatcher.WordsToSearch(work.Query) is not { } title || Words(title) is not { Length: > 0 } words)
        {
            return work.Decide();
        }

        var answers = await _answers.AskAsync([words], static w => $"openalex-title:{Titles.Normalize(w)}", async _ => new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            [words] = await _client.SearchAsync(words, deadline),
        });
        return work.Decide(words, answers[words]);
    }

    private Task<IReadOnlyDictionary<string, Answer>> GetAsync(IReadOnlyList<string> dois, LookupDeadline deadline) =>
        _answers.AskAsync(dois, static doi => $"openalex:{doi}", async unknown =>
        {
            // The pace starts them one after the other; their answers overlap.
            var answers = await Task.WhenAll(unknown.Select(doi => _client.GetAsync(doi, deadline)));
            return unknown.Zip(answers).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);
        });

    /// <summary>Only letters, digits and blanks: a comma ends the filter, and other signs break it.</summary>
    private static string Words(string title)
    {
        var words = new StringBuilder(title.Length);
        foreach (var rune in title.EnumerateRunes())
        {
            words.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : " ");
        }

        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The look-up of one paper: the question and the answers so far.</summary>
    private sealed class WorkCase(PaperQuery query)
    {
        public PaperQuery Query { get; } = query;

        public IReadOnlyList<(PaperId Id, string Doi)> Ids { get; } =
            [.. query.Ids.Where(static id => id.IsValid).Select(static id => (Id: id, Doi: WorkDoi.Of(id))).Where(static i => i.Doi is not null).DistinctBy(static i => i.Doi, StringComparer.Ordinal).Select(static i => (i.Id, i.Doi!))];

        public List<(PaperId Id, Answer Answer)> Answers { get; } = [];

        /// <summary>A title is asked for only where there is no id: with one, OpenAlex is not asked in ways that cost something.</summary>
        public bool NeedsTitle => Ids.Count == 0 && !Query.IdsOnly;

        /// <summary>Whether the id at a place is to be asked for: those before it have given no work, or one that falls short.</summary>
        public bool NeedsId(int index)
        {
            var works = Answers.SelectMany(static a => a.Answer.Papers).Where(work => PaperMatcher.Compare(Query, work).Link == LinkMatch.Same).ToList();
            return index < Ids.Count && (works.Count == 0 || (Query.FallsShort is { } fallsShort && works.TrueForAll(work => fallsShort(work))));
        }

        public PaperLookup Decide(string? words = null, Answer? titled = null)
        {
            List<(PaperId Id, Paper Record)> byId = [.. Answers.SelectMany(static a => a.Answer.Papers.Select(work => (a.Id, work)))];
            var lookup = PaperMatcher.Decide(Query, byId, titled?.Papers ?? [], words);
            var heard = Answers.ConvertAll(static a => a.Answer);
            heard.AddRange(titled is null ? [] : [titled]);
            if (lookup is PaperLookup.Found { LinkedPaper: null } found)
            {
                return found with { Stale = heard.Exists(static a => a.Stale) };
            }

            var asked = words ?? Answers.Select(static a => a.Id.ToString()).FirstOrDefault();
            PaperLookup? unheard = heard.Find(static a => !a.IsHeard) is { Failure: { } failure } silent
                ? new PaperLookup.Unavailable(failure.Reason) { Outage = failure.Outage, Source = PaperSources.OpenAlex, LastKnown = silent.LastKnown }
                : null;
            return (unheard ?? lookup) with { Query = unheard is null ? lookup.Query ?? asked : asked };
        }
    }
}
