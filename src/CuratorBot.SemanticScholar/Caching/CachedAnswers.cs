using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar.Http;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>The questions to Semantic Scholar, asked of the cache first.</summary>
internal sealed class CachedAnswers(SemanticScholarClient client, AnswerCache cache)
{
    /// <summary>The answers for ids, which must be valid and distinct.</summary>
    public Task<IReadOnlyDictionary<PaperId, Answer>> GetAsync(IReadOnlyList<PaperId> ids, LookupDeadline deadline) =>
        cache.AskAsync(ids, static id => $"id:{id}", unknown => client.GetAsync(unknown, deadline));

    /// <summary>The record whose title is nearest to the words.</summary>
    public async Task<Answer> MatchAsync(string words, LookupDeadline deadline) =>
        (await cache.AskAsync([words], static w => $"match:{Titles.Normalize(w)}", async _ => One(words, await client.MatchAsync(words, deadline))))[words];

    /// <summary>Records by relevance to the words.</summary>
    public async Task<Answer> SearchAsync(string words, LookupDeadline deadline) =>
        (await cache.AskAsync([words], static w => $"search:{Titles.Normalize(w)}", async _ => One(words, await client.SearchAsync(words, deadline))))[words];

    private static Dictionary<string, Answer> One(string words, Answer answer) => new(StringComparer.Ordinal) { [words] = answer };
}
