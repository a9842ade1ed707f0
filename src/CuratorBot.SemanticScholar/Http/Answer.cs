using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>What the service says to one question: an id, a title.</summary>
internal sealed record Answer
{
    /// <summary>The records; empty where it knows none, or was not heard.</summary>
    public IReadOnlyList<Paper> Papers { get; init; } = [];

    /// <summary>Why it was not heard, for people; null where it was.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether there is something to go by: it was heard, now or some time ago.</summary>
    public bool IsHeard => Failure is null || Stale;

    /// <summary>The service was not heard, and <see cref="Papers"/> are what it said some time ago.</summary>
    public bool Stale { get; init; }

    /// <summary>What it said so long ago that it is good for nothing but being shown with its date; null where there is nothing.</summary>
    public Paper? LastKnown { get; init; }

    public static Answer Of(Paper? paper) => paper is null ? None : new Answer { Papers = [paper] };

    public static Answer Of(IEnumerable<Paper> papers) => new() { Papers = [.. papers] };

    public static Answer Failed(string reason) => new() { Failure = reason };

    public static Answer None { get; } = new();
}
