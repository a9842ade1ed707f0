using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// Keeps the state of pull requests where there is no database: in the hidden marker of our own comment. Read once a run,
/// written with the comment.
/// </summary>
public sealed partial class MarkerReviewStore : IReviewStore
{
    private const string Key = "state";

    /// <summary>A marker must stay small; who pushes more often is offered an old suggestion again.</summary>
    private const int MostSuggestions = 80;

    /// <summary>More, or longer reasons, would make the marker too long to be read again (<see cref="CommentMarker"/>).</summary>
    private const int MostWaivers = 20;
    private const int LongestReason = 200;

    // Base64 keeps all of it from being Markdown or HTML; and what is not ASCII stays half as long.
    private static readonly JsonTypeInfo<ReviewState> Compact = (JsonTypeInfo<ReviewState>)new JsonSerializerOptions(StateJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.GetTypeInfo(typeof(ReviewState));

    private readonly IGitHubClient _client;
    private readonly Func<Task<string>> _ownLogin;
    private readonly Dictionary<PullRequestRef, ReviewState> _states = [];

    /// <param name="client">A client that may read comments.</param>
    /// <param name="ownLogin">Our own login: a marker in anyone else's comment is none.</param>
    public MarkerReviewStore(IGitHubClient client, Func<Task<string>> ownLogin)
    {
        _client = client;
        _ownLogin = ownLogin;
    }

    /// <inheritdoc/>
    public Task<ReviewState> LoadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return Task.FromResult(_states.GetValueOrDefault(pullRequest) ?? new ReviewState { PullRequest = pullRequest });
    }

    /// <inheritdoc/>
    public async Task<ReviewState> CompleteAsync(ReviewState state, PullRequestSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.CommentCount == 0 || _states.ContainsKey(state.PullRequest) ? state : await ReadAsync(state.PullRequest, snapshot.ListPath).ConfigureAwait(false);
    }

    /// <summary>Looks for our comment and takes the state from it; for those who change the state before the pull request is read.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="listPath">Path of the list: a repository may have several, each with a comment of its own.</param>
    public async Task<ReviewState> ReadAsync(PullRequestRef pullRequest, string listPath)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return _states[pullRequest] = await FindAsync(pullRequest, listPath).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Task.FromResult<ReviewState?>(_states[state.PullRequest] = state with { Version = state.Version + 1 });
    }

    /// <summary>A run knows its own pull request only.</summary>
    public Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReviewState>>([]);

    /// <summary>What the marker of the next comment has to hold.</summary>
    public IReadOnlyDictionary<string, string> MarkerOf(PullRequestRef pullRequest)
    {
        if (!_states.TryGetValue(pullRequest, out var state) || state is { Waivers.Count: 0, Matches.Count: 0, Publication: { Suggestions.Count: 0, Labels.Count: 0 } })
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        // The comment's own number and digest are found by reading it: a marker that held them would change them.
        var kept = state with
        {
            Version = 0,
            EntersTop = [],
            LeavesTop = [],
            Waivers = [.. state.Waivers.TakeLast(MostWaivers).Select(static w => w with { Reason = Excerpt.Of(w.Reason, LongestReason) })],
            Publication = new Publication { Suggestions = [.. state.Publication.Suggestions.TakeLast(MostSuggestions)], Labels = state.Publication.Labels },
        };
        return new Dictionary<string, string>(StringComparer.Ordinal) { [Key] = JsonSerializer.Serialize(kept, Compact) };
    }

    private async Task<ReviewState> FindAsync(PullRequestRef pullRequest, string listPath)
    {
        var fresh = new ReviewState { PullRequest = pullRequest };
        var comments = await Conversation.ReadAsync(_client, pullRequest).ConfigureAwait(false);
        var marked = comments.Where(c => CommentMarker.Read(c.Body)?.List == listPath).ToList();
        if (marked.Count == 0)
        {
            return fresh;
        }

        var self = await _ownLogin().ConfigureAwait(false);
        if (marked.Find(c => string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase)) is not { } own)
        {
            return fresh;
        }

        var marker = CommentMarker.Read(own.Body)!;
        var state = marker.State.TryGetValue(Key, out var json) ? Parse(json) ?? fresh : fresh;
        return state with
        {
            PullRequest = pullRequest,
            Publication = state.Publication with
            {
                CommentId = own.Id,
                CommentUrl = own.HtmlUrl,
                CommentDigest = Publishing.Digest.Of(own.Body),
                Verdict = marker.Verdict,
            },
        };
    }

    private static ReviewState? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StateJson.Default.ReviewState);
        }
        catch (JsonException)
        {
            // Of a version that wrote something else.
            return null;
        }
    }

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(ReviewState))]
    private sealed partial class StateJson : JsonSerializerContext;
}
