using System.Net;
using System.Text.Json;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// Keeps the state of pull requests where there is no database: in the hidden marker of our own comment. Read once a run,
/// written with the comment. The marker is an index: what counts is what the conversation says (<see cref="GivenCommands"/>).
/// </summary>
public sealed class MarkerReviewStore : IReviewStore
{
    private const string Key = "state";

    /// <summary>The commit that the comment is about: only on top of it is committed what the comment offers.</summary>
    private const string HeadKey = "head";

    /// <summary>More would make the marker too long to be read again (<see cref="CommentMarker"/>).</summary>
    private const int MostWaivers = 20;
    private const int MostMatches = 50;

    /// <summary>A run that is overtaken more often than this writes what it has: the others look again as well.</summary>
    private const int MostLost = 3;

    private readonly IGitHubClient _client;
    private readonly Func<Task<string>> _ownLogin;
    private readonly Dictionary<PullRequestRef, ReviewState> _states = [];
    private readonly Dictionary<PullRequestRef, PullRequestSnapshot> _read = [];
    private int _lost;

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
        _read[state.PullRequest] = snapshot;
        return snapshot.CommentCount == 0 || _states.ContainsKey(state.PullRequest)
            ? state
            : await ReadAsync(state.PullRequest, snapshot.MarkerName, TitlesOf([.. snapshot.Parts.SelectMany(static part => (PaperList?[])[part.Request?.Lists.Head, part.Request?.Lists.Base])])).ConfigureAwait(false);
    }

    /// <summary>Reads the conversation and takes the state from it; for those who change the state before the pull request is read.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="markerName">What the marker of our comment calls the list: workflows may review several, each with a comment of its own.</param>
    /// <param name="titles">Titles of the entries that commands may name.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<ReviewState> ReadAsync(PullRequestRef pullRequest, string markerName, IReadOnlyList<string> titles)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        ArgumentNullException.ThrowIfNull(titles);
        return _states[pullRequest] = await FindAsync(pullRequest, markerName, titles).ConfigureAwait(false);
    }

    /// <summary>Titles that commands may name, each once.</summary>
    public static IReadOnlyList<string> TitlesOf(params IReadOnlyList<PaperList?> lists) =>
        [.. lists.SelectMany(static l => l?.Entries ?? []).Select(static e => e.Title).DistinctBy(Titles.Normalize, StringComparer.Ordinal)];

    /// <inheritdoc/>
    /// <remarks>
    /// A review claims the pull request here. Another run may have worked on it at the same time: where the head has moved, or our
    /// comment was edited since it was read, all is forgotten and this run reads once more.
    /// </remarks>
    public async Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Publication.Begun is not null
            && _lost < MostLost
            && _read.TryGetValue(state.PullRequest, out var snapshot)
            && (await HasMovedAsync(snapshot).ConfigureAwait(false) || await WasEditedAsync(state).ConfigureAwait(false)))
        {
            _lost++;
            _states.Remove(state.PullRequest);
            return null;
        }

        return _states[state.PullRequest] = state with { Version = state.Version + 1 };
    }

    /// <summary>A run knows its own pull request only.</summary>
    public Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReviewState>>([]);

    /// <summary>What the marker of the next comment has to hold.</summary>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="headSha">The commit that was reviewed.</param>
    public IReadOnlyDictionary<string, string> MarkerOf(PullRequestRef pullRequest, string headSha)
    {
        var marker = new Dictionary<string, string>(StringComparer.Ordinal) { [HeadKey] = headSha };
        if (!_states.TryGetValue(pullRequest, out var state) || state is { Waivers.Count: 0, Matches.Count: 0 })
        {
            return marker;
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
        marker[Key] = ReviewStateJson.Write(kept);
        return marker;
    }

    private async Task<bool> HasMovedAsync(PullRequestSnapshot snapshot)
    {
        var (owner, name) = snapshot.PullRequest.Repository;
        var pull = await _client.PullRequest.Get(owner, name, snapshot.PullRequest.Number).ConfigureAwait(false);
        return pull.Head.Sha != snapshot.HeadSha || pull.Base.Ref != snapshot.BaseBranch;
    }

    /// <summary>Whether our comment is not what was read; one that is gone is for the publisher to see.</summary>
    private async Task<bool> WasEditedAsync(ReviewState state)
    {
        if (state.Publication is not { CommentId: { } id, CommentDigest: { } digest })
        {
            return false;
        }

        try
        {
            var (owner, name) = state.PullRequest.Repository;
            return Publishing.Digest.Of((await _client.Issue.Comment.Get(owner, name, id).ConfigureAwait(false)).Body) != digest;
        }
        catch (ApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return false;
        }
    }

    private async Task<ReviewState> FindAsync(PullRequestRef pullRequest, string markerName, IReadOnlyList<string> titles)
    {
        var fresh = new ReviewState { PullRequest = pullRequest };
        var comments = await Conversation.ReadAsync(_client, pullRequest).ConfigureAwait(false);
        var given = new GivenCommands(_client, pullRequest, comments);
        var marked = comments.Where(c => CommentMarker.Read(c.Body)?.List == markerName).ToList();
        var self = marked.Count == 0 ? null : await _ownLogin().ConfigureAwait(false);
        if (marked.Find(c => string.Equals(c.User?.Login, self, StringComparison.OrdinalIgnoreCase)) is not { } own)
        {
            return await given.ReadAsync(fresh, titles).ConfigureAwait(false);
        }

        var marker = CommentMarker.Read(own.Body)!;
        var claimed = marker.State.TryGetValue(Key, out var json) ? Parse(json, pullRequest) ?? fresh : fresh;
        var said = await given.ReadAsync(claimed, titles).ConfigureAwait(false);
        return fresh with
        {
            Waivers = said.Waivers,
            Matches = said.Matches,
            MatchedBy = said.MatchedBy,
            IsAsked = said.IsAsked,
            Paused = said.Paused,
            Publication = new Publication
            {
                CommentId = own.Id,
                CommentUrl = own.HtmlUrl,
                CommentDigest = Publishing.Digest.Of(own.Body),
                Verdict = marker.Verdict,
                HeadSha = marker.State.GetValueOrDefault(HeadKey),
            },
        };
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
