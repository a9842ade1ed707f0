using CuratorBot.Core.Policies;

namespace CuratorBot.GitHub.Publishing;

/// <summary>What of ours stands on a pull request: kept from one review to the next, so that nothing is written twice.</summary>
public sealed record Publication
{
    /// <summary>Nothing was ever published.</summary>
    public static Publication None { get; } = new();

    /// <summary>
    /// The version of the state at which a publication was begun whose end is not recorded (it is going on, or the process
    /// died in between): then GitHub is asked what stands there before anything is written. Null: what follows is certain.
    /// </summary>
    public long? Begun { get; init; }

    /// <summary>The commit that was reviewed last; null where none was.</summary>
    public string? HeadSha { get; init; }

    /// <summary>The outcome that was published last; null where none was.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>GitHub's number of our comment; null if there is none.</summary>
    public long? CommentId { get; init; }

    /// <summary>Address of our comment; null if there is none.</summary>
    public string? CommentUrl { get; init; }

    /// <summary>SHA-256 of the comment's body as written, in hexadecimal; null if there is none.</summary>
    public string? CommentDigest { get; init; }

    /// <summary>Whether a person has deleted our comment: it stays away until the verdict changes.</summary>
    public bool CommentDeleted { get; init; }

    /// <summary>GitHub's number of our check run on <see cref="HeadSha"/>; null if there is none.</summary>
    public long? CheckRunId { get; init; }

    /// <summary>SHA-256 of what the check says, in hexadecimal; null if there is none.</summary>
    public string? CheckDigest { get; init; }

    /// <summary>Digests of the annotations that the check run has: an update adds to them and takes none away.</summary>
    public IReadOnlyList<string> Annotations { get; init; } = [];

    /// <summary>Digests of the suggestions that were ever made: none is made twice.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Labels that we have put on: the only ones that we take off.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}
