using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>
/// Remembers the answers of Semantic Scholar, fresh or not: the reader decides how long an answer is good.
/// Never throws: a cache that cannot be read is empty, and one that cannot be written forgets.
/// </summary>
/// <remarks>
/// There are two table-based caches, for good reason: <see cref="SqlitePaperCache"/> for the command line, where Entity Framework would
/// slow the start and burden the native build, and the service's own, which its instances share and its migrations maintain.
/// </remarks>
public interface IPaperCache
{
    /// <summary>The known answers to these questions, by question; questions never asked before are absent.</summary>
    IReadOnlyDictionary<string, CachedAnswer> Read(IReadOnlyCollection<string> questions);

    /// <summary>Stores answers, replacing older ones to the same questions.</summary>
    void Write(IReadOnlyCollection<CachedAnswer> answers);
}

/// <summary>An answer of Semantic Scholar to one question.</summary>
/// <param name="Question">What was asked: <c>id:ARXIV:1503.02531</c>, <c>match:distilling the knowledge in a neural network</c>.</param>
/// <param name="Papers">The records; empty if there were none.</param>
/// <param name="At">The time of the answer; for an answer with records, the time of their oldest figures.</param>
public sealed record CachedAnswer(string Question, IReadOnlyList<Paper> Papers, DateTimeOffset At);
