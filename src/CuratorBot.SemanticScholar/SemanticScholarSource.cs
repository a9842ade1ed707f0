using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.SemanticScholar.Http;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.Logging;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// Looks papers up on Semantic Scholar: all ids of a review in one batch, then one request for each title that the ids do not settle.
/// The record with the nearest title is used only if <see cref="PaperMatcher"/> says that it is the paper. One source serves all reviews
/// of a process, so that they share one pace and one cache.
/// </summary>
public sealed partial class SemanticScholarSource : IPaperSource
{
    private readonly CachedAnswers _answers;
    private readonly ApiGate _gate;
    private readonly ILogger _logger;
    private readonly IProgress<LookupProgress>? _progress;

    internal SemanticScholarSource(
        ISemanticScholarApi api,
        IPaperCache cache,
        ApiGate gate,
        ILogger<SemanticScholarSource> logger,
        IProgress<LookupProgress>? progress = null)
    {
        _gate = gate;
        _answers = new CachedAnswers(new SemanticScholarClient(api, gate, logger), new AnswerCache(cache, gate));
        _logger = logger;
        _progress = progress;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        using var activity = SemanticScholarTelemetry.Activities.StartActivity("look up papers");
        using var deadline = new LookupDeadline(_gate.Service, _gate.Options.Deadline, _gate.Time, cancellationToken);
        var requestsBefore = _gate.Telemetry.RequestsMade;
        var start = _gate.Time.GetTimestamp();

        var byId = await _answers.GetAsync([.. queries.SelectMany(ValidIds).Distinct()], deadline);
        var cases = new LookupCase[queries.Count];
        for (var i = 0; i < cases.Length; i++)
        {
            cases[i] = new LookupCase(queries[i], [.. ValidIds(queries[i]).Select(id => (id, byId[id]))], PaperSources.SemanticScholar);
        }

        var done = cases.Count(static c => c.Lookup is not null);
        Report();
        var byWords = new Dictionary<string, (Answer Match, Answer? Search)>(StringComparer.Ordinal);
        foreach (var open in NewFirst(cases))
        {
            await AskForTitleAsync(open, byWords, deadline);
            done++;
            Report();
        }

        var lookups = Array.ConvertAll(cases, c => _gate.KeyRefused ? c.Lookup! with { KeyRefused = true } : c.Lookup!);
        var requests = _gate.Telemetry.RequestsMade - requestsBefore;
        activity?.SetTag("papers", queries.Count).SetTag("requests", requests);
        var found = lookups.Count(static l => l is PaperLookup.Found);
        var took = _gate.Time.GetElapsedTime(start).TotalSeconds;
        LogLookedUp(_logger, queries.Count, found, requests, took);
        return lookups;

        void Report() => _progress?.Report(new LookupProgress(done, cases.Length, _gate.Telemetry.RequestsMade - requestsBefore));
    }

    /// <summary>
    /// Those that the ids have left open, first those whose titles were never asked: where the deadline cuts a look-up short, the next one
    /// goes on from there.
    /// </summary>
    private List<LookupCase> NewFirst(IEnumerable<LookupCase> cases)
    {
        var open = cases.Where(static c => c.Lookup is null).Select(static c => (Case: c, Words: SearchWords.Of(c.Query))).ToList();
        var asked = _answers.Asked([.. open.Select(static o => o.Words).OfType<string>().Distinct(StringComparer.Ordinal)]);
        return [.. open.OrderBy(o => o.Words is { } words && asked.Contains(words)).Select(static o => o.Case)];
    }

    private async Task AskForTitleAsync(LookupCase open, Dictionary<string, (Answer Match, Answer? Search)> byWords, LookupDeadline deadline)
    {
        if (SearchWords.Of(open.Query) is not { } words)
        {
            open.Close(words: null, match: Answer.None, search: null);
            return;
        }

        if (open.NeedsOtherRecords)
        {
            open.Close(words, Answer.None, await _answers.SearchAsync(words, deadline));
            return;
        }

        var key = Titles.Normalize(words);
        if (!byWords.TryGetValue(key, out var answers))
        {
            answers = (await _answers.MatchAsync(words, deadline), null);
        }

        if (answers.Search is null && open.IsDoubtful(answers.Match))
        {
            answers.Search = await _answers.SearchAsync(words, deadline);
        }

        byWords[key] = answers;
        open.Close(words, answers.Match, answers.Search);
    }

    private static IEnumerable<PaperId> ValidIds(PaperQuery query) => query.Ids.Where(static id => id.IsValid);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Looked {Papers} papers up, {Found} found, with {Requests} requests in {Seconds:0.0} s")]
    private static partial void LogLookedUp(ILogger logger, int papers, int found, int requests, double seconds);
}

/// <summary>The progress of a look-up.</summary>
/// <param name="Done">Papers with an answer.</param>
/// <param name="Total">Papers asked for.</param>
/// <param name="Requests">Requests made for them so far, retries included.</param>
public sealed record LookupProgress(int Done, int Total, int Requests);
