namespace CuratorBot.SemanticScholar.Http;

/// <summary>What became of a request.</summary>
internal enum ReplyKind
{
    /// <summary>It was answered.</summary>
    Content,

    /// <summary>404: there is no such paper, or no title near enough.</summary>
    Unknown,

    /// <summary>400: an id is malformed, or none is known.</summary>
    Refused,

    /// <summary>500 or 504 again and again: the request may be too much for the service, or one id of it.</summary>
    TooMuch,

    /// <summary>Nothing that could be used came back.</summary>
    Failed,
}

/// <summary>The outcome of one request, retries included.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Content">The answer; null unless there is one.</param>
/// <param name="Reason">What went wrong, for people; empty where nothing did.</param>
internal readonly record struct Reply<T>(ReplyKind Kind, T? Content, string Reason)
    where T : class;
