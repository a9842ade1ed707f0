using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// What maintainers have said in the conversation of a pull request. The marker of our comment is an index to it and no authority, since
/// other workflows write with the same account: what counts is the comment that gave a command, by someone who may push now. So a
/// command whose run was cancelled before it wrote anything counts as well.
/// </summary>
internal sealed class GivenCommands
{
    /// <summary>Accounts whose permission is asked: a request each, and anyone may write commands.</summary>
    private const int MostAuthors = 30;

    private readonly IGitHubClient _client;
    private readonly PullRequestRef _pullRequest;
    private readonly IReadOnlyList<IssueComment> _conversation;
    private readonly Dictionary<string, bool> _mayPush = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="client">A client that may read the repository's metadata.</param>
    /// <param name="pullRequest">The pull request.</param>
    /// <param name="conversation">Its comments, oldest first.</param>
    public GivenCommands(IGitHubClient client, PullRequestRef pullRequest, IReadOnlyList<IssueComment> conversation)
    {
        _client = client;
        _pullRequest = pullRequest;
        _conversation = conversation;
    }

    /// <summary>The waivers and matches that hold after the last comment, each with the number of the comment that gave it; whether the reviews are paused; and whether anyone asked for one.</summary>
    /// <param name="claimed">What a marker says: it tells which entry a comment meant, and that a comment was followed before it was edited.</param>
    /// <param name="titles">Titles of the entries that a command may name; empty: only what the marker says is found.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<ReviewState> ReadAsync(ReviewState claimed, IReadOnlyList<string> titles)
    {
        var waivers = new List<Waiver>();
        var matches = new Dictionary<string, (PaperId Id, long Comment)>(StringComparer.Ordinal);
        var isAsked = false;
        Pause? paused = null;
        foreach (var comment in _conversation)
        {
            var given = CommandParser.Parse(comment.Body);
            isAsked |= comment.User?.Type != AccountType.Bot && given.Any(static c => c is Command.Review);
            var commands = given.Where(static c => c is Command.Waive or Command.Unwaive or Command.Match or Command.Pause or Command.Resume).ToList();
            if (commands.Count == 0 || !await IsByMaintainerAsync(comment).ConfigureAwait(false))
            {
                continue;
            }

            foreach (var command in commands)
            {
                switch (command)
                {
                    case Command.Waive waive when WaiverOf(comment, waive, claimed, titles) is { } waiver:
                        waivers.RemoveAll(w => w.RuleId == waiver.RuleId && w.Entry == waiver.Entry);
                        waivers.Add(waiver);
                        break;
                    case Command.Unwaive unwaive:
                        waivers.RemoveAll(w => (unwaive.RuleId is null || unwaive.RuleId == w.RuleId) && (unwaive.Entry is null || IsNamed(w.Entry, unwaive.Entry)));
                        break;
                    case Command.Pause when !IsEdited(comment) || claimed.Paused?.Comment == comment.Id:
                        paused = new Pause(comment.User!.Login, comment.Id);
                        break;
                    case Command.Resume:
                        paused = null;
                        break;
                    case Command.Match match when TitleOf(match.Entry, MatchedBy(claimed, comment.Id), IsEdited(comment) ? [] : titles) is { } title:
                        matches[Titles.Normalize(title)] = (match.Id, comment.Id);
                        break;
                }
            }
        }

        return claimed with
        {
            Waivers = waivers,
            Matches = matches.ToDictionary(static m => m.Key, static m => m.Value.Id, StringComparer.Ordinal),
            MatchedBy = matches.ToDictionary(static m => m.Key, static m => m.Value.Comment, StringComparer.Ordinal),
            IsAsked = isAsked,
            Paused = paused,
        };
    }

    private static Waiver? WaiverOf(IssueComment comment, Command.Waive waive, ReviewState claimed, IReadOnlyList<string> titles)
    {
        var known = claimed.Waivers.Where(w => w.Comment == comment.Id && w.RuleId == waive.RuleId).ToList();
        var title = waive.Entry is { } words ? TitleOf(words, [.. known.Select(static w => w.Entry).OfType<string>()], IsEdited(comment) ? [] : titles) : null;

        // Only a new comment is followed: what was written into an old one counts where it was followed before.
        return title is null && (waive.Entry is not null || (IsEdited(comment) && !known.Exists(static w => w.Entry is null)))
            ? null
            : new Waiver(waive.RuleId, title, comment.User.Login, waive.Reason, comment.CreatedAt) { Comment = comment.Id };
    }

    private static IReadOnlyList<string> MatchedBy(ReviewState claimed, long comment) => [.. claimed.MatchedBy.Where(m => m.Value == comment).Select(static m => m.Key)];

    /// <summary>The title that words of a command mean: the one that they were taken for, else the only one that they fit.</summary>
    private static string? TitleOf(string words, IReadOnlyList<string> taken, IReadOnlyList<string> titles) =>
        taken.FirstOrDefault(t => IsNamed(t, words)) ?? (Naming.Of(words, titles, static t => t) is [var title] ? title : null);

    /// <summary>Whether words of a command name the entry of a title.</summary>
    private static bool IsNamed(string? title, string words) =>
        title is not null && Titles.Normalize(words) is { Length: > 0 } wanted && Titles.Normalize(title).Contains(wanted, StringComparison.Ordinal);

    private static bool IsEdited(IssueComment comment) => comment.UpdatedAt is { } updated && updated != comment.CreatedAt;

    private async Task<bool> IsByMaintainerAsync(IssueComment comment)
    {
        if (comment.User is not { Login: { } login } user || user.Type == AccountType.Bot)
        {
            return false;
        }

        if (!_mayPush.TryGetValue(login, out var mayPush) && _mayPush.Count < MostAuthors)
        {
            _mayPush[login] = mayPush = await new Permissions(_client).MayPushAsync(_pullRequest.Repository, login).ConfigureAwait(false);
        }

        return mayPush;
    }
}
