using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>The outcome of a request.</summary>
internal enum ReplyKind
{
    /// <summary>The request was answered.</summary>
    Content,

    /// <summary>404: there is no such paper, or no title is near enough.</summary>
    Unknown,

    /// <summary>400: an id is malformed, or none of the ids is known.</summary>
    Refused,

    /// <summary>500 or 504 repeatedly: the request, or one of its ids, may be too much for the service.</summary>
    TooMuch,

    /// <summary>No usable answer came back.</summary>
    Failed,
}

/// <summary>The result of one request, retries included.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Content">The answer; null if there is none.</param>
/// <param name="Failure">What went wrong; null if nothing did.</param>
internal readonly record struct Reply<T>(ReplyKind Kind, T? Content, Failure? Failure = null)
    where T : class;

/// <summary>Why a request has no answer.</summary>
/// <param name="Reason">The reason in English, without a final full stop.</param>
/// <param name="Outage">Its kind.</param>
internal sealed record Failure(string Reason, Outage Outage = Outage.Other);
