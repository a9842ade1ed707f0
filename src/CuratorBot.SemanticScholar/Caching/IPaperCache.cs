using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>
/// Remembers what Semantic Scholar answered, fresh or not: how long an answer is good is its reader's business.
/// Never throws: a cache that cannot be read is empty, one that cannot be written forgets.
/// </summary>
/// <remarks>
/// Two keep answers in tables, and both stay: <see cref="SqlitePaperCache"/> for the command line, whose start would pay for Entity
/// Framework and whose native build would have to carry it, and the service's own, which its instances share and its migrations look after.
/// </remarks>
public interface IPaperCache
{
    /// <summary>The answers known to these questions, by question; those that were never asked are absent.</summary>
    IReadOnlyDictionary<string, CachedAnswer> Read(IReadOnlyCollection<string> questions);

    /// <summary>Keeps answers, in the place of older ones to the same questions.</summary>
    void Write(IReadOnlyCollection<CachedAnswer> answers);
}

/// <summary>An answer of Semantic Scholar to one question.</summary>
/// <param name="Question">What was asked: <c>id:ARXIV:1503.02531</c>, <c>match:distilling the knowledge in a neural network</c>.</param>
/// <param name="Papers">The records; empty where there was none.</param>
/// <param name="At">When it was given; for an answer with records, when the oldest of their figures were.</param>
public sealed record CachedAnswer(string Question, IReadOnlyList<Paper> Papers, DateTimeOffset At);
