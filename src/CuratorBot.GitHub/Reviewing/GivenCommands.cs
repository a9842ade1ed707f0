using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// Holds what a marker says against the conversation. The marker stands in a comment of an account that other workflows write with too,
/// so it is an index and no authority: a waiver counts where the comment that gave it is there, gives it still, and is by someone who
/// may push now.
/// </summary>
internal sealed class GivenCommands
{
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

    /// <summary>A waiver as its comment gives it; null where none does, or where it was taken back since.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<Waiver?> ConfirmAsync(Waiver? claimed)
    {
        if (claimed is not { RuleId: not null, Comment: { } number } || await ByMaintainerAsync(number).ConfigureAwait(false) is not { } comment)
        {
            return null;
        }

        var commands = CommandParser.Parse(comment.Body).ToList();
        var given = commands.FindLastIndex(c => c is Command.Waive waive && waive.RuleId == claimed.RuleId && IsNamed(claimed.Entry, waive.Entry));
        if (given < 0 || TakesBack(commands.Skip(given + 1), claimed))
        {
            return null;
        }

        foreach (var later in _conversation.Where(c => c.Id > number && TakesBack(CommandParser.Parse(c.Body), claimed)))
        {
            if (await ByMaintainerAsync(later.Id).ConfigureAwait(false) is not null)
            {
                return null;
            }
        }

        return claimed with { By = comment.User.Login, Reason = ((Command.Waive)commands[given]).Reason, At = comment.CreatedAt };
    }

    /// <summary>Whether a comment says which record an entry is.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public async Task<bool> SaysAsync(long number, string title, PaperId id) =>
        await ByMaintainerAsync(number).ConfigureAwait(false) is { } comment
        && CommandParser.Parse(comment.Body).Any(c => c is Command.Match match && match.Id == id && IsNamed(title, match.Entry));

    private static bool TakesBack(IEnumerable<Command> commands, Waiver waiver) => commands.OfType<Command.Unwaive>()
        .Any(u => (u.RuleId is null || u.RuleId == waiver.RuleId) && (u.Entry is null || IsNamed(waiver.Entry, u.Entry)));

    /// <summary>Whether words of a command name the entry of a title.</summary>
    private static bool IsNamed(string? title, string? words) =>
        title is null || words is null
            ? title is null && words is null
            : Titles.Normalize(words) is { Length: > 0 } wanted && Titles.Normalize(title).Contains(wanted, StringComparison.Ordinal);

    private async Task<IssueComment?> ByMaintainerAsync(long number)
    {
        if (_conversation.FirstOrDefault(c => c.Id == number) is not { User: { Login: { } login } user } comment || user.Type == AccountType.Bot)
        {
            return null;
        }

        if (!_mayPush.TryGetValue(login, out var mayPush))
        {
            _mayPush[login] = mayPush = await new Permissions(_client).MayPushAsync(_pullRequest.Repository, login).ConfigureAwait(false);
        }

        return mayPush ? comment : null;
    }
}
