using System.Text.Json;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// Keeps the state of pull requests where there is no database: in the hidden marker of our own comment. Read once a run,
/// written with the comment. Of what the marker says only that is believed which the conversation bears out (<see cref="GivenCommands"/>).
/// </summary>
public sealed class MarkerReviewStore : IReviewStore
{
    private const string Key = "state";

    /// <summary>More would make the marker too long to be read again (<see cref="CommentMarker"/>).</summary>
    private const int MostWaivers = 20;
    private const int MostMatches = 50;

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
        if (!_states.TryGetValue(pullRequest, out var state) || state is { Waivers.Count: 0, Matches.Count: 0 })
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        // Who, when and why is read from the comments.
        var matches = state.Matches.Take(MostMatches).ToDictionary(StringComparer.Ordinal);
        var kept = new ReviewState
        {
            PullRequest = pullRequest,
            Waivers = [.. state.Waivers.TakeLast(MostWaivers).Select(static w => w with { By = "", Reason = "", At = default })],
            Matches = matches,
            MatchedBy = state.MatchedBy.Where(m => matches.ContainsKey(m.Key)).ToDictionary(StringComparer.Ordinal),
        };
        return new Dictionary<string, string>(StringComparer.Ordinal) { [Key] = ReviewStateJson.Write(kept) };
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
        var claimed = marker.State.TryGetValue(Key, out var json) ? Parse(json, pullRequest) ?? fresh : fresh;
        var given = new GivenCommands(_client, pullRequest, comments);
        return fresh with
        {
            Waivers = await WaiversAsync(claimed, given).ConfigureAwait(false),
            Matches = await MatchesAsync(claimed, given).ConfigureAwait(false),
            MatchedBy = claimed.MatchedBy,
            Publication = new Publication
            {
                CommentId = own.Id,
                CommentUrl = own.HtmlUrl,
                CommentDigest = Publishing.Digest.Of(own.Body),
                Verdict = marker.Verdict,
            },
        };
    }

    private static async Task<IReadOnlyList<Waiver>> WaiversAsync(ReviewState claimed, GivenCommands given)
    {
        var waivers = new List<Waiver>();
        foreach (var waiver in claimed.Waivers.TakeLast(MostWaivers))
        {
            if (await given.ConfirmAsync(waiver).ConfigureAwait(false) is { } confirmed)
            {
                waivers.Add(confirmed);
            }
        }

        return waivers;
    }

    private static async Task<IReadOnlyDictionary<string, PaperId>> MatchesAsync(ReviewState claimed, GivenCommands given)
    {
        var matches = new Dictionary<string, PaperId>(StringComparer.Ordinal);
        foreach (var (title, id) in claimed.Matches.Take(MostMatches))
        {
            if (claimed.MatchedBy.TryGetValue(title, out var comment) && await given.SaysAsync(comment, title, id).ConfigureAwait(false))
            {
                matches[title] = id;
            }
        }

        return matches;
    }

    private static ReviewState? Parse(string json, PullRequestRef pullRequest)
    {
        try
        {
            return ReviewStateJson.Read(json, pullRequest);
        }
        catch (JsonException)
        {
            // Of a version that wrote something else, or of someone else.
            return null;
        }
    }
}
