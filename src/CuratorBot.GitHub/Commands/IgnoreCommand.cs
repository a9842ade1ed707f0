using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Commands;

/// <summary>
/// <c>/curator ignore RULE [ENTRY] because REASON</c>: a pull request that writes an exception into the policy file, or switches the rule off. Unlike
/// a waiver it lasts, and is for all who may merge to see.
/// </summary>
internal sealed class IgnoreCommand(IGitHubClient client, TimeProvider clock)
{
    private const string BranchPrefix = "curatorbot/ignore-";

    /// <param name="ignore">The command.</param>
    /// <param name="call">As it was given.</param>
    /// <param name="cancellationToken">Stops between two requests; not once the commit is being made.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<CommandAnswer> RunAsync(Command.Ignore ignore, CommandCall call, CancellationToken cancellationToken)
    {
        var (issue, onto) = (call.Comment.Issue, call.List.Branch);
        if (ignore.Reason.Length > PolicyEdit.LongestText)
        {
            return Say("command.ignore.too-long", PolicyEdit.LongestText);
        }

        // Read at the very commit that the new one follows.
        var pulls = new OwnPullRequests(client, issue.Repository);
        var head = await pulls.HeadOfAsync(onto).ConfigureAwait(false);
        var path = call.List.File.Path;
        var lists = await BaseList.ReadAllAsync(client, issue.Repository, head.Sha, path, call.List.IsOneOfSeveral ? null : call.List.Path).ConfigureAwait(false);
        if (lists.SelectMany(static list => list.File.Errors).FirstOrDefault() is { } error)
        {
            return Say("command.ignore.broken", error.ToString());
        }

        Entry? entry = null;
        if (ignore.Entry is { } words)
        {
            var found = Naming.Of(words, await EntriesAsync(call, lists, cancellationToken).ConfigureAwait(false), static e => e.Title);
            if (found is not [var only])
            {
                return Say(found.Count == 0 ? "command.no-entry" : "command.many-entries", words, found.Count);
            }

            entry = only;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (lists.Any(list => entry is null
            ? list.Policy.Policy.Rules.TryGetValue(ignore.RuleId, out var severity) && severity is null
            : list.Policy.Policy.Exceptions.Any(exception => exception.Covers(ignore.RuleId, entry, today))))
        {
            return Say("command.ignore.already", ignore.RuleId);
        }

        var file = await new RepositoryFiles(client, issue.Repository).ReadAsync(path, head.Sha).ConfigureAwait(false);
        var before = file.State == RepositoryFileState.Text ? file.Text : null;
        if (Edit(before, ignore, entry) is not { } after)
        {
            return new CommandAnswer($"{Format("command.ignore.by-hand", path)}\n\n{MarkdownText.Fenced((Edit(null, ignore, entry) ?? "").TrimEnd('\n'), "yaml")}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var branch = $"{BranchPrefix}{ignore.RuleId}-{Digest.Of($"{ignore.RuleId}\n{Titles.Normalize(entry?.Title ?? "")}")[..8]}";
        var title = Messages.Format(new Message(entry is null ? "command.ignore.title-all" : "command.ignore.title", ignore.RuleId), call.List.Locale);
        var pull = await pulls.OpenAsync(
            branch,
            onto,
            head,
            [new FileChange(path, before, after)],
            new CommitWords(entry is null ? $"Switch the rule {ignore.RuleId} off" : $"Ignore the rule {ignore.RuleId} for an entry", call.Comment.Author, call.Key),
            title,
            $"{Format("command.pull.asked-by", call.Comment.Author, issue.Number)}\n\n{(entry is null ? "" : $"{MarkdownText.Inline(entry.Title)}: ")}{MarkdownText.Inline(ignore.Reason)}").ConfigureAwait(false);
        return HeadCommits.RefusalOf(pull, branch) is { } refusal
            ? Say(refusal.Key, refusal.Arguments)
            : Say(entry is null ? "command.ignore.done-all" : "command.ignore.done", pull.Number, ignore.RuleId, entry?.Title) with { Opened = pull.Number };

        CommandAnswer Say(string key, params IReadOnlyList<object?> arguments) => new(Format(key, arguments));

        string Format(string key, params IReadOnlyList<object?> arguments) => Messages.Format(new Message(key, arguments), call.List.Locale, MarkdownText.Inline);
    }

    private static string? Edit(string? text, Command.Ignore ignore, Entry? entry) => entry is null
        ? PolicyEdit.SwitchOff(text, ignore.RuleId, ignore.Reason, RuleCatalog.Descriptors)
        : PolicyEdit.AddException(text, ignore.RuleId, Beginning(entry.Title), ignore.Reason, RuleCatalog.Descriptors);

    /// <summary>A title, of one that is too long for the file its first words.</summary>
    private static string Beginning(string title) =>
        title.Length <= PolicyEdit.LongestText ? title
        : title.LastIndexOf(' ', PolicyEdit.LongestText) is > 0 and var blank ? title[..blank]
        : title[..PolicyEdit.LongestText];

    /// <summary>The entries that may be meant: those of the lists, and those that a pull request brings.</summary>
    private async Task<IReadOnlyList<Entry>> EntriesAsync(CommandCall call, IReadOnlyList<BaseList> lists, CancellationToken cancellationToken)
    {
        var entries = lists.SelectMany(static list => list.List?.Entries ?? []);
        if (call.Comment.IsPullRequest)
        {
            var snapshot = await new PullRequestReader(client, call.List.File.Path, call.List.IsOneOfSeveral ? null : call.List.Path).ReadAsync(call.Comment.Issue, cancellationToken).ConfigureAwait(false);
            entries = snapshot.Parts.SelectMany(static part => part.Request?.Lists.Head.Entries ?? []).Concat(entries);
        }

        return [.. entries.DistinctBy(static entry => Titles.Normalize(entry.Title), StringComparer.Ordinal)];
    }
}
