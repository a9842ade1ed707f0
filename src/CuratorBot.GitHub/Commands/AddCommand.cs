using System.Text.RegularExpressions;
using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Proposals;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using Octokit;

namespace CuratorBot.GitHub.Commands;

/// <summary><c>/curator add ID to SECTION</c>: a pull request that adds a suggested paper to a list, one for each paper.</summary>
internal sealed partial class AddCommand(IGitHubClient client, IPaperSource papers, TimeProvider clock)
{
    private const string BranchPrefix = "curatorbot/add-";

    /// <summary>Characters of an id in the name of a branch; longer ones are told apart by their digest.</summary>
    private const int LongestName = 60;

    /// <param name="add">The command.</param>
    /// <param name="call">As it was given.</param>
    /// <param name="cancellationToken">Stops between two requests; not once the commit is being made.</param>
    /// <exception cref="ApiException">GitHub did not answer.</exception>
    public async Task<CommandAnswer> RunAsync(Command.Add add, CommandCall call, CancellationToken cancellationToken)
    {
        var (issue, onto) = (call.Comment.Issue, call.List.Branch);
        var pulls = new OwnPullRequests(client, issue.Repository);

        // Read at the very commit that the new one follows.
        var head = await pulls.HeadOfAsync(onto).ConfigureAwait(false);
        var lists = await BaseList.ReadAllAsync(client, issue.Repository, head.Sha, call.List.File.Path, call.List.IsOneOfSeveral ? null : call.List.Path).ConfigureAwait(false);
        var places = lists.Where(static list => list.List is not null).SelectMany(list => Naming.Sections(add.Section, list.List!, list.Path), static (list, section) => (List: list, Section: section)).ToList();
        if (places is not [var (list, section)])
        {
            return places.Count == 0 ? Say("command.no-section", add.Section, call.List.MarkerName) : Say("command.many-sections", add.Section, places.Count);
        }

        if (list.Policy.Errors.Count > 0)
        {
            return Say("suggestion.broken-policy", string.Join("; ", list.Policy.Errors));
        }

        var lookup = (await papers.LookUpAsync([new PaperQuery("", [add.Id])], cancellationToken).ConfigureAwait(false))[0];
        if (lookup is not PaperLookup.Found found)
        {
            return lookup is PaperLookup.Unavailable down ? new CommandAnswer(PaperAnswers.Unavailable(down, list)) : Say("answer.not-found");
        }

        var (paper, policy) = (found.Paper, list.Policy.Policy);
        var facts = EntryFacts.OfPaper(found, list.List, policy, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (facts.Applies(Cause.Duplicate) && facts.Duplicate is { Other: var other })
        {
            return Say("command.add.in-list", other.Title, other.Section.Title, other.Line);
        }

        var id = IdOf(paper, add.Id);
        if (RecordLine.In(paper, list.List!, section, policy) is not { } line || ListEdit.Add(list.List!, line, section, policy) is not { Entry: { } entry } edit
            || Titles.Normalize(entry.Title) != Titles.Normalize(paper.Title))
        {
            return Say("command.add.lines", paper.Title, section.Title);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var files = new List<FileChange> { new(list.Path, list.Source.Text, edit.After.Text) };
        if (entry.Top && await new RepositoryFiles(client, issue.Repository).ReadTextAsync(policy.Bibliography, head.Sha).ConfigureAwait(false) is { } text
            && BibEdit.Following(text, edit.After, left: null, entry, paper) is { } bibliography)
        {
            files.Add(new FileChange(policy.Bibliography!, bibliography.Before, bibliography.After));
        }

        var branch = BranchPrefix + NameOf(id);
        var pull = await pulls.OpenAsync(
            branch,
            onto,
            head,
            files,
            new CommitWords($"Add a paper ({id})", call.Comment.Author, call.Key),
            TitleOf(paper, id, list.Locale),
            await BodyAsync(issue, call, list).ConfigureAwait(false)).ConfigureAwait(false);
        if (HeadCommits.RefusalOf(pull, branch) is { } refusal)
        {
            return Say(refusal.Key, refusal.Arguments);
        }

        var number = pull.Number!.Value;

        var room = entry.Top && policy.TopSize is { } size && edit.After.TopCount > size ? $" {Format("command.add.full", size)}" : "";
        return new CommandAnswer($"{Format("command.add.done", number, paper.Title, section.Title)}{room}{PaperAnswers.Retracted(lookup, list)}") { Opened = number };

        CommandAnswer Say(string key, params IReadOnlyList<object?> arguments) => new(Format(key, arguments));

        string Format(string key, params IReadOnlyList<object?> arguments) => Messages.Format(new Message(key, arguments), call.List.Locale, MarkdownText.Inline);
    }

    /// <summary>The id that a paper goes by whatever id it was asked for: one that people know, where it has one.</summary>
    private static PaperId IdOf(Paper paper, PaperId asked)
    {
        var ids = PaperId.Of(paper).ToList();
        return ids.Find(static id => id.Scheme is PaperId.ArXiv or PaperId.Doi or PaperId.Acl) is { Value.Length: > 0 } known ? known : ids.Count > 0 ? ids[0] : asked;
    }

    /// <summary>An id as a part of a branch's name: letters, digits, single dots and hyphens.</summary>
    private static string NameOf(PaperId id)
    {
        var plain = id.ToString().ToLowerInvariant().Replace(':', '-');
        var safe = Unsafe().Replace(plain, "-").Trim('-', '.');
        safe = safe.Length > LongestName ? safe[..LongestName].TrimEnd('-', '.') : safe;
        return safe == plain && !safe.EndsWith(".lock", StringComparison.Ordinal) ? safe : $"{safe.Replace(".lock", "-lock", StringComparison.Ordinal)}-{Digest.Of(plain)[..8]}";
    }

    /// <summary>The title; without the paper's where that could close an issue or tell people, once it stands in a commit.</summary>
    private static string TitleOf(Paper paper, PaperId id, string locale) =>
        Messages.Format(new Message("command.add.title", Active().IsMatch(paper.Title) ? id.ToString() : paper.Title), locale);

    private async Task<string> BodyAsync(PullRequestRef issue, CommandCall call, BaseList list)
    {
        var asked = await client.Issue.Get(issue.Repository.Owner, issue.Repository.Name, issue.Number).ConfigureAwait(false);
        var isProposal = ProposalReader.Read(asked.Title, asked.Body) is not null;
        return $"{Messages.Format(new Message("command.pull.asked-by", call.Comment.Author, issue.Number), list.Locale, MarkdownText.Inline)}{(isProposal ? $"\n\nCloses #{issue.Number}" : "")}";
    }

    [GeneratedRegex(@"[^a-z0-9.]+|\.{2,}|\.(?=-|\z)")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"[#@\p{C}\u2028\u2029]|://|\bGH-[0-9]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Active();
}
