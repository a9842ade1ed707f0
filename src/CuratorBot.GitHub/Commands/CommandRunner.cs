using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.GitHub.Commands;

/// <summary>
/// Carries out the commands of a comment: acknowledges with a reaction, changes what is kept of the pull request, and answers
/// what asks for an answer or cannot be done. Permissions are asked of GitHub at that moment.
/// </summary>
public sealed class CommandRunner
{
    /// <summary>Writes of others may come in between; more often than this is no coincidence.</summary>
    private const int MostTries = 10;

    /// <summary>Lists that one answer tells of.</summary>
    private const int MostLists = 5;

    private readonly IGitHubClient _client;
    private readonly IPaperSource _papers;
    private readonly IReviewStore _store;
    private readonly ReplyPublisher _replies;
    private readonly TimeProvider _clock;

    /// <param name="client">A client that may act in the repository.</param>
    /// <param name="papers">Where the facts of papers come from.</param>
    /// <param name="store">Keeps waivers and matches.</param>
    /// <param name="replies">Writes answers.</param>
    /// <param name="clock">Dates waivers.</param>
    public CommandRunner(IGitHubClient client, IPaperSource papers, IReviewStore store, ReplyPublisher replies, TimeProvider clock)
    {
        _client = client;
        _papers = papers;
        _store = store;
        _replies = replies;
        _clock = clock;
    }

    /// <summary>Carries out the commands of a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="list">The list that they are about.</param>
    /// <param name="cancellationToken">Stops between two commands.</param>
    /// <returns>What is to be reviewed now.</returns>
    /// <exception cref="ApiException">GitHub did not answer, or refused: doing it all again is harmless.</exception>
    public async Task<CommandOutcome> RunAsync(CommandComment comment, BaseList list, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        ArgumentNullException.ThrowIfNull(list);
        var commands = CommandParser.Parse(comment.Body);
        if (commands.Count == 0)
        {
            return new CommandOutcome(Review: false, []);
        }

        await AcknowledgeAsync(comment).ConfigureAwait(false);
        var mayWrite = commands.Any(static c => c.NeedsWrite || c.ChangesBranch)
            && await new Permissions(_client).MayPushAsync(comment.Issue.Repository, comment.Author).ConfigureAwait(false);
        var answers = new List<string>();
        var opened = new List<int>();
        var review = false;
        foreach (var (index, command) in commands.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answer = await RunAsync(command, new CommandCall(comment, index + 1, list, mayWrite), cancellationToken).ConfigureAwait(false);
            review |= answer.Review;
            opened.AddRange(answer.Opened is { } number ? [number] : []);
            if (answer.Text is { } text)
            {
                answers.Add($"> {MarkdownText.Inline(command.Line)}\n\n{text}");
            }
        }

        if (answers.Count > 0)
        {
            await _replies.PublishAsync(comment.Issue, comment.CommentId, comment.Kind, string.Join("\n\n", answers)).ConfigureAwait(false);
        }

        return new CommandOutcome(review, opened);
    }

    private async Task<CommandAnswer> RunAsync(Command command, CommandCall call, CancellationToken cancellationToken)
    {
        var (comment, list) = (call.Comment, call.List);
        var isForAny = command is Command.Help or Command.Lookup or Command.Candidates or Command.Ignore or Command.Invalid;
        if (!isForAny && comment.IsPullRequest == command is Command.Add)
        {
            return new CommandAnswer(Say(list, comment.IsPullRequest ? "command.only-issue" : "command.only-pull-request"));
        }

        if (command.NeedsWrite && !call.MayPush)
        {
            return new CommandAnswer(Say(list, "command.needs-write"));
        }

        return command switch
        {
            Command.Help => new CommandAnswer(Say(list, "command.help")),
            Command.Review => await ReviewAsync(comment, list, cancellationToken).ConfigureAwait(false),
            Command.Pause => await PauseAsync(comment, list, cancellationToken).ConfigureAwait(false),
            Command.Resume => await ResumeAsync(comment, list, cancellationToken).ConfigureAwait(false),
            Command.Lookup lookup => new CommandAnswer(await PaperAnswers.LookUpAsync(_papers, lookup.What, list, cancellationToken).ConfigureAwait(false)),
            Command.Candidates => new CommandAnswer(await CandidatesAsync(comment, list, cancellationToken).ConfigureAwait(false)),
            Command.Fix fix => await CommitAsync(call, (snapshot, state, stop) => new FixCommand(_papers).EditAsync(fix, snapshot, state, stop), cancellationToken).ConfigureAwait(false),
            Command.Swap swap => await CommitAsync(call, (snapshot, _, _) => Task.FromResult(EntryCommands.Swap(swap, snapshot)), cancellationToken).ConfigureAwait(false),
            Command.Move move => await CommitAsync(call, (snapshot, _, stop) => new EntryCommands(_papers).MoveAsync(move, snapshot, stop), cancellationToken).ConfigureAwait(false),
            Command.Add add => await new AddCommand(_client, _papers, _clock).RunAsync(add, call, cancellationToken).ConfigureAwait(false),
            Command.Ignore ignore => await new IgnoreCommand(_client, _clock).RunAsync(ignore, call, cancellationToken).ConfigureAwait(false),
            Command.Match match => await OnEntryAsync(match.Entry, comment, list, title => ChangeAsync(comment, state => state with
            {
                Matches = new Dictionary<string, PaperId>(state.Matches, StringComparer.Ordinal) { [Titles.Normalize(title)] = match.Id },
                MatchedBy = new Dictionary<string, long>(state.MatchedBy, StringComparer.Ordinal) { [Titles.Normalize(title)] = comment.CommentId },
            }, cancellationToken), cancellationToken).ConfigureAwait(false),
            Command.Waive { Entry: { } entry } waive => await OnEntryAsync(entry, comment, list, title => WaiveAsync(comment, waive, title, cancellationToken), cancellationToken).ConfigureAwait(false),
            Command.Waive waive => await DoneAsync(WaiveAsync(comment, waive, null, cancellationToken)).ConfigureAwait(false),
            Command.Unwaive unwaive => new CommandAnswer(await UnwaiveAsync(comment, unwaive, list, cancellationToken).ConfigureAwait(false), Review: true),
            Command.Invalid invalid => new CommandAnswer(Messages.Format(invalid.Reason, list.Locale, MarkdownText.Inline)),
            _ => throw new InvalidOperationException($"Nobody does {command.GetType().Name}."),
        };
    }

    private static async Task<CommandAnswer> DoneAsync(Task change)
    {
        await change.ConfigureAwait(false);
        return new CommandAnswer(Text: null, Review: true);
    }

    /// <summary>Of several lists, those with a top: on a pull request the ones that it changes.</summary>
    private async Task<string> CandidatesAsync(CommandComment comment, BaseList list, CancellationToken cancellationToken)
    {
        var lists = list.IsOneOfSeveral ? await BaseList.ReadAllAsync(_client, comment.Issue.Repository, list.Branch, list.File.Path, policy: list.File).ConfigureAwait(false) : [list];
        if (lists.Count > 1 && comment.IsPullRequest)
        {
            var snapshot = await new PullRequestReader(_client, list.File.Path).ReadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);
            lists = [.. lists.Where(one => snapshot.Parts.Any(part => part.Request is not null && part.ListPath == one.Path))];
        }

        var answers = new List<string>();
        foreach (var one in lists.Where(static one => one.List?.Entries.Any(static entry => entry.Top) == true).Take(MostLists))
        {
            var answer = await PaperAnswers.CandidatesAsync(_papers, one, cancellationToken).ConfigureAwait(false);
            answers.Add(lists.Count == 1 ? answer : $"{MarkdownText.Inline(one.Path)}\n\n{answer}");
        }

        return answers.Count == 0 ? Say(list, "answer.no-top") : string.Join("\n\n", answers);
    }

    private async Task<CommandAnswer> ReviewAsync(CommandComment comment, BaseList list, CancellationToken cancellationToken)
    {
        var isPaused = false;
        await ChangeAsync(comment, state => (isPaused = state.Paused is not null) || state.IsAsked ? state : state with { IsAsked = true }, cancellationToken).ConfigureAwait(false);
        return isPaused ? new CommandAnswer(Say(list, "command.paused")) : new CommandAnswer(Text: null, Review: true);
    }

    private async Task<CommandAnswer> PauseAsync(CommandComment comment, BaseList list, CancellationToken cancellationToken)
    {
        var pause = new Pause(comment.Author, comment.Kind == CommentKind.Conversation ? comment.CommentId : null);
        await ChangeAsync(comment, state => state.Paused is null ? state with { Paused = pause } : state, cancellationToken).ConfigureAwait(false);
        return new CommandAnswer(Say(list, "command.pause.done"));
    }

    private async Task<CommandAnswer> ResumeAsync(CommandComment comment, BaseList list, CancellationToken cancellationToken)
    {
        await ChangeAsync(comment, static state => state.Paused is null ? state : state with { Paused = null }, cancellationToken).ConfigureAwait(false);
        return new CommandAnswer(Text: null, Review: true);
    }

    private Task<CommandAnswer> CommitAsync(CommandCall call, Func<PullRequestSnapshot, ReviewState, CancellationToken, Task<HeadEdit>> edit, CancellationToken cancellationToken) =>
        new HeadCommits(_client, _store).RunAsync(call, edit, cancellationToken);

    /// <summary>Finds the one entry that is meant, by the words given, among those that the pull request brings or the list has.</summary>
    private async Task<CommandAnswer> OnEntryAsync(string words, CommandComment comment, BaseList list, Func<string, Task> act, CancellationToken cancellationToken)
    {
        // Of several lists, the reader finds those that are changed; of one, nothing is read twice.
        var snapshot = await new PullRequestReader(_client, list.File.Path, list.IsOneOfSeveral ? null : list.Path) { Known = list.IsOneOfSeveral ? null : list }.ReadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);
        var entries = snapshot.Parts.SelectMany(static part => part.Request?.Lists.Head.Entries ?? [])
            .Concat(list.List?.Entries ?? [])
            .DistinctBy(static e => Titles.Normalize(e.Title), StringComparer.Ordinal)
            .ToList();
        var found = Naming.Of(words, entries, static e => e.Title);
        if (found is not [var entry])
        {
            return new CommandAnswer(Say(list, found.Count == 0 ? "command.no-entry" : "command.many-entries", words, found.Count));
        }

        await act(entry.Title).ConfigureAwait(false);
        return new CommandAnswer(Text: null, Review: true);
    }

    private Task WaiveAsync(CommandComment comment, Command.Waive waive, string? title, CancellationToken cancellationToken)
    {
        var waiver = new Waiver(waive.RuleId, title, comment.Author, waive.Reason, _clock.GetUtcNow()) { Comment = comment.Kind == CommentKind.Conversation ? comment.CommentId : null };
        return ChangeAsync(comment, state => state with { Waivers = [.. state.Waivers.Where(w => !Concerns(w, waive.RuleId, title)), waiver] }, cancellationToken);
    }

    /// <summary>An entry is named as for the waiver itself: by its title, or by words that only this one has.</summary>
    /// <returns>What to say where nothing was taken back.</returns>
    private async Task<string?> UnwaiveAsync(CommandComment comment, Command.Unwaive unwaive, BaseList list, CancellationToken cancellationToken)
    {
        string? problem = null;
        await ChangeAsync(
            comment,
            state =>
            {
                var meant = MeantBy(unwaive, state.Waivers);

                // After a crash all is done again: then there may be nothing left to take back.
                problem = meant.Count == 0 && state.ChangedBy != comment.CommentId ? NoWaiver(state.Waivers, list)
                    : meant.Count > 1 && !SameTitle(meant[0].Entry, meant[^1].Entry) && unwaive.Entry is { } words ? Say(list, "command.many-entries", words, meant.Count)
                    : null;
                return problem is null ? state with { Waivers = [.. state.Waivers.Except(meant)] } : state;
            },
            cancellationToken).ConfigureAwait(false);
        return problem;
    }

    private static IReadOnlyList<Waiver> MeantBy(Command.Unwaive unwaive, IReadOnlyList<Waiver> waivers)
    {
        var ofRule = waivers.Where(w => unwaive.RuleId is null || w.RuleId == unwaive.RuleId).ToList();
        return unwaive.Entry is null ? ofRule : Naming.Of(unwaive.Entry, ofRule, static w => w.Entry ?? "");
    }

    private static string NoWaiver(IReadOnlyList<Waiver> waivers, BaseList list) => waivers.Count == 0
        ? Say(list, "command.no-waivers")
        : Say(list, "command.no-such-waiver", string.Join("; ", waivers.Select(static w => w.Entry is null ? w.RuleId : $"{w.RuleId} \"{w.Entry}\"")));

    private static bool Concerns(Waiver waiver, string rule, string? title) => waiver.RuleId == rule && SameTitle(waiver.Entry, title);

    private static bool SameTitle(string? one, string? other) => Titles.Normalize(one ?? "") == Titles.Normalize(other ?? "");

    private async Task ChangeAsync(CommandComment comment, Func<ReviewState, ReviewState> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var state = await _store.LoadAsync(comment.Issue, cancellationToken).ConfigureAwait(false);
            var changed = change(state);
            if (ReferenceEquals(changed, state)
                || await _store.TrySaveAsync(changed with { ChangedBy = comment.CommentId }, cancellationToken).ConfigureAwait(false) is not null)
            {
                return;
            }
        }

        throw new InvalidOperationException($"What is kept of {comment.Issue} could not be changed: others kept changing it.");
    }

    private async Task AcknowledgeAsync(CommandComment comment)
    {
        var (owner, name) = comment.Issue.Repository;
        try
        {
            if (comment.Kind == CommentKind.Conversation)
            {
                await _client.Reaction.IssueComment.Create(owner, name, comment.CommentId, new NewReaction(ReactionType.Eyes)).ConfigureAwait(false);
            }
            else if (comment.Kind == CommentKind.Thread)
            {
                await _client.Reaction.PullRequestReviewComment.Create(owner, name, comment.CommentId, new NewReaction(ReactionType.Eyes)).ConfigureAwait(false);
            }
        }
        catch (ApiException)
        {
            // A courtesy: the comment may be gone, or the token may not react.
        }
    }

    private static string Say(BaseList list, string key, params IReadOnlyList<object?> arguments) =>
        Messages.Format(new Message(key, arguments), list.Locale, MarkdownText.Inline);
}
