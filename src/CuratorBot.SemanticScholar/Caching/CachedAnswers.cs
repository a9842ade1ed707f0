using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar.Http;
using CuratorBot.SemanticScholar.Telemetry;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>Asks the service only the questions for which the cache has no fresh answer.</summary>
internal sealed class CachedAnswers
{
    private readonly SemanticScholarClient _client;
    private readonly IPaperCache _cache;
    private readonly SemanticScholarOptions _options;
    private readonly SemanticScholarTelemetry _telemetry;
    private readonly TimeProvider _time;

    public CachedAnswers(
        SemanticScholarClient client, IPaperCache cache, SemanticScholarOptions options, SemanticScholarTelemetry telemetry, TimeProvider time)
    {
        _client = client;
        _cache = cache;
        _options = options;
        _telemetry = telemetry;
        _time = time;
    }

    /// <summary>The answers for ids, which must be valid and distinct.</summary>
    public Task<IReadOnlyDictionary<PaperId, Answer>> GetAsync(IReadOnlyList<PaperId> ids, LookupDeadline deadline) =>
        AskAsync(ids, static id => $"id:{id}", unknown => _client.GetAsync(unknown, deadline), deadline);

    /// <summary>The record whose title is nearest to the words.</summary>
    public async Task<Answer> MatchAsync(string words, LookupDeadline deadline) =>
        (await AskAsync([words], MatchQuestion, async _ => One(words, await _client.MatchAsync(words, deadline)), deadline))[words];

    /// <summary>Records by relevance to the words.</summary>
    public async Task<Answer> SearchAsync(string words, LookupDeadline deadline) =>
        (await AskAsync([words], SearchQuestion, async _ => One(words, await _client.SearchAsync(words, deadline)), deadline))[words];

    /// <summary>Those among words that were asked before, however long ago: in little time, the others come first.</summary>
    public IReadOnlySet<string> Asked(IReadOnlyCollection<string> words)
    {
        var known = words.Count == 0 ? null : _cache.Read([.. words.SelectMany(static w => (string[])[MatchQuestion(w), SearchQuestion(w)])]);
        return words.Where(w => known?.ContainsKey(MatchQuestion(w)) == true || known?.ContainsKey(SearchQuestion(w)) == true).ToHashSet(StringComparer.Ordinal);
    }

    private static string MatchQuestion(string words) => $"match:{Titles.Normalize(words)}";

    private static string SearchQuestion(string words) => $"search:{Titles.Normalize(words)}";

    private async Task<IReadOnlyDictionary<TKey, Answer>> AskAsync<TKey>(
        IReadOnlyList<TKey> keys, Func<TKey, string> question, Func<IReadOnlyList<TKey>, Task<Dictionary<TKey, Answer>>> ask, LookupDeadline deadline)
        where TKey : notnull
    {
        var known = _cache.Read([.. keys.Select(question)]);
        var now = _time.GetUtcNow();
        var answers = new Dictionary<TKey, Answer>(keys.Count);
        foreach (var key in keys)
        {
            if (!_options.Refresh && known.TryGetValue(question(key), out var cached) && IsFresh(cached, now))
            {
                answers[key] = Answer.Of(cached.Papers);
            }
        }

        TKey[] open = [.. keys.Where(key => !answers.ContainsKey(key))];
        _telemetry.Cached("hit", answers.Count);
        _telemetry.Cached("miss", open.Length);
        if (open.Length == 0)
        {
            return answers;
        }

        var heard = await ask(open);
        foreach (var (key, answer) in heard)
        {
            answers[key] = answer.Failure is not null && known.TryGetValue(question(key), out var cached) ? Fallback(answer, cached, now, deadline.Passed) : answer;
        }

        // A record without a corpus id has no lasting key to store it under.
        CachedAnswer[] keep = [.. heard
            .Where(static pair => pair.Value.Failure is null && pair.Value.Papers.All(static p => p.CorpusId is not null))
            .Select(pair => new CachedAnswer(question(pair.Key), pair.Value.Papers, now))];
        if (keep.Length > 0)
        {
            _cache.Write(keep);
        }

        return answers;
    }

    private bool IsFresh(CachedAnswer answer, DateTimeOffset now) =>
        now - answer.At < (answer.Papers.Count == 0 ? _options.NegativeCacheLife : _options.CacheLife);

    private Answer Fallback(Answer failed, CachedAnswer cached, DateTimeOffset now, bool noTime)
    {
        if (cached.Papers.Count == 0)
        {
            // Of more titles than can be asked in one review, those that nobody knew yesterday are unknown still: else it would never end.
            return noTime && now - cached.At < _options.CacheLife ? Answer.Of(cached.Papers) : failed;
        }

        if (now - cached.At > _options.StaleLife)
        {
            return failed with { LastKnown = cached.Papers[0] };
        }

        _telemetry.Cached("stale", 1);
        return failed with { Papers = cached.Papers, Stale = true };
    }

    private static Dictionary<string, Answer> One(string words, Answer answer) => new(StringComparer.Ordinal) { [words] = answer };
}
