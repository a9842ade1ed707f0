using CuratorBot.SemanticScholar.Http;
using CuratorBot.SemanticScholar.Telemetry;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>Asks a service only the questions for which the cache has no fresh answer.</summary>
internal sealed class AnswerCache
{
    private readonly IPaperCache _cache;
    private readonly PaperSourceOptions _options;
    private readonly PaperSourceTelemetry _telemetry;
    private readonly TimeProvider _time;

    public AnswerCache(IPaperCache cache, ApiGate gate)
    {
        _cache = cache;
        _options = gate.Options;
        _telemetry = gate.Telemetry;
        _time = gate.Time;
    }

    /// <summary>The answers to questions, from the cache or from the service.</summary>
    /// <param name="keys">What to ask for; distinct.</param>
    /// <param name="question">How the cache names the question.</param>
    /// <param name="ask">Asks the service for what the cache lacks.</param>
    /// <param name="deadline">What limits the time of all questions; null: nothing does.</param>
    public async Task<IReadOnlyDictionary<TKey, Answer>> AskAsync<TKey>(
        IReadOnlyList<TKey> keys, Func<TKey, string> question, Func<IReadOnlyList<TKey>, Task<Dictionary<TKey, Answer>>> ask, LookupDeadline? deadline = null)
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
            answers[key] = answer.Failure is not null && known.TryGetValue(question(key), out var cached) ? Fallback(answer, cached, now, deadline?.Passed == true) : answer;
        }

        // A record without a number has no lasting key to store it under.
        CachedAnswer[] keep = [.. heard
            .Where(static pair => pair.Value.Failure is null && pair.Value.Papers.All(static p => CachedPaper.KeyOf(p) is not null))
            .Select(pair => new CachedAnswer(question(pair.Key), pair.Value.Papers, now))];
        if (keep.Length > 0)
        {
            _cache.Write(keep);
        }

        return answers;
    }

    /// <summary>Those among questions that were ever answered.</summary>
    public IReadOnlySet<string> Known(IReadOnlyCollection<string> questions) =>
        questions.Count == 0 ? new HashSet<string>(StringComparer.Ordinal) : _cache.Read(questions).Keys.ToHashSet(StringComparer.Ordinal);

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
}
