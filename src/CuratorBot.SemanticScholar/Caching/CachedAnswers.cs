using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar.Http;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>The questions to Semantic Scholar, asked of the cache first.</summary>
internal sealed class CachedAnswers(SemanticScholarClient client, AnswerCache cache)
{
    /// <summary>The answers for ids, which must be valid and distinct.</summary>
    public Task<IReadOnlyDictionary<PaperId, Answer>> GetAsync(IReadOnlyList<PaperId> ids, LookupDeadline deadline) =>
        cache.AskAsync(ids, static id => $"id:{id}", unknown => client.GetAsync(unknown, deadline), deadline);

    /// <summary>The record whose title is nearest to the words.</summary>
    public async Task<Answer> MatchAsync(string words, LookupDeadline deadline) =>
        (await cache.AskAsync([words], MatchQuestion, async _ => One(words, await client.MatchAsync(words, deadline)), deadline))[words];

    /// <summary>Records by relevance to the words.</summary>
    public async Task<Answer> SearchAsync(string words, LookupDeadline deadline) =>
        (await cache.AskAsync([words], SearchQuestion, async _ => One(words, await client.SearchAsync(words, deadline)), deadline))[words];

    /// <summary>Those among words that were asked before, however long ago: where time is short, the others come first.</summary>
    public IReadOnlySet<string> Asked(IReadOnlyCollection<string> words)
    {
        var known = cache.Known([.. words.SelectMany(static w => (string[])[MatchQuestion(w), SearchQuestion(w)])]);
        return words.Where(w => known.Contains(MatchQuestion(w)) || known.Contains(SearchQuestion(w))).ToHashSet(StringComparer.Ordinal);
    }

    private static string MatchQuestion(string words) => $"match:{Titles.Normalize(words)}";

    private static string SearchQuestion(string words) => $"search:{Titles.Normalize(words)}";

    private static Dictionary<string, Answer> One(string words, Answer answer) => new(StringComparer.Ordinal) { [words] = answer };
}
