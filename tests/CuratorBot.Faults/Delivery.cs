using System.Text.Json.Nodes;

namespace CuratorBot.Faults;

/// <summary>A delivery and what became of it on the way to the service.</summary>
/// <param name="Id">GitHub's number, the same when it is sent again.</param>
/// <param name="Number">The pull request.</param>
/// <param name="Event">GitHub's name of the event.</param>
/// <param name="Payload">What it says.</param>
/// <param name="CommentId">The comment with a command, which has to be answered; null: a review is asked for.</param>
/// <param name="Head">Which of the pull request's heads it tells of.</param>
/// <param name="Attempts">How often it is sent until it is taken.</param>
internal sealed record Delivery(string Id, int Number, string Event, JsonObject Payload, long? CommentId, int Head, int Attempts)
{
    private readonly Lock _lock = new();
    private TimeSpan? _sentAt;
    private TimeSpan? _promisedAt;

    /// <summary>When it may have been heard for the first time; null: nobody was there.</summary>
    public TimeSpan? SentAt
    {
        get
        {
            lock (_lock)
            {
                return _sentAt;
            }
        }
    }

    /// <summary>When it was answered 202 for the first time; null: it was not.</summary>
    public TimeSpan? PromisedAt
    {
        get
        {
            lock (_lock)
            {
                return _promisedAt;
            }
        }
    }

    /// <summary>Notes that it was sent and perhaps heard.</summary>
    public void Sent(TimeSpan at, TimeSpan answered, bool promised)
    {
        lock (_lock)
        {
            _sentAt = _sentAt < at ? _sentAt : at;
            _promisedAt ??= promised ? answered : null;
        }
    }
}
