using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>The service's answer to one question: an id or a title.</summary>
internal sealed record Answer
{
    /// <summary>The records; empty if the service knows none, or did not answer.</summary>
    public IReadOnlyList<Paper> Papers { get; init; } = [];

    /// <summary>Why there is no answer; null if there is one.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Whether there is an answer to use, from now or from some time ago.</summary>
    public bool IsHeard => Failure is null || Stale;

    /// <summary>Whether the service did not answer and <see cref="Papers"/> are from an earlier answer.</summary>
    public bool Stale { get; init; }

    /// <summary>An answer so old that it is only good for showing with its date; null if there is none.</summary>
    public Paper? LastKnown { get; init; }

    public static Answer Of(Paper? paper) => paper is null ? None : new Answer { Papers = [paper] };

    public static Answer Of(IEnumerable<Paper> papers) => new() { Papers = [.. papers] };

    public static Answer Failed(Failure failure) => new() { Failure = failure };

    public static Answer None { get; } = new();
}
