using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Commands;

/// <summary><c>/curator swap</c> and <c>/curator move</c>: one entry leaves its place, in the list that has it and in the bibliography.</summary>
internal sealed class EntryCommands(IPaperSource papers)
{
    /// <summary>Takes a paper out of a top that would be too full, for those that come in.</summary>
    /// <param name="swap">The command.</param>
    /// <param name="snapshot">The pull request.</param>
    public static HeadEdit Swap(Command.Swap swap, PullRequestSnapshot snapshot)
    {
        var capped = snapshot.Parts.Where(static part => part is { Request: not null, Policy.Policy.TopSize: not null }).ToList();
        if (capped.Count == 0)
        {
            return Problem("command.swap.no-cap");
        }

        if (capped.FindAll(static part => IsTooFull(part.Request!)) is not { Count: > 0 } full)
        {
            var (merged, size) = (capped[0].Request!.Lists.Merged, capped[0].Policy.Policy.TopSize);
            return Problem("command.swap.not-full", merged.TopAfter, size);
        }

        var named = Naming.Of(swap.Entry, [.. full.SelectMany(static part => part.Request!.Lists.Head.Entries, static (part, entry) => (Part: part, Entry: entry))], static e => e.Entry.Title);
        var inTop = named.Where(static e => e.Entry.Top).ToList();
        if ((inTop.Count > 0 ? inTop : named) is not [var (list, leaving)])
        {
            return Problem(named.Count == 0 ? "command.no-entry" : "command.many-entries", swap.Entry, named.Count);
        }

        var lists = list.Request!.Lists;
        return !leaving.Top ? Problem("command.swap.not-top", leaving.Title)
            : lists.Changes.Entries.Any(change => change.EntersTop && change.After == leaving) ? Problem("command.swap.comes", leaving.Title)
            : ListEdit.Remove(lists.Head, leaving, list.Policy.Policy) is not { } edit ? Problem("command.entry-lines", leaving.Title)
            : Edit(list, edit, leaving, record: null) with
            {
                Subject = "Take a paper out of the top",
                Done = sha => new Message("command.swap.done", sha, leaving.Title, leaving.Section.Title),
            };
    }

    /// <summary>Moves an entry to another section of its list.</summary>
    /// <param name="move">The command.</param>
    /// <param name="snapshot">The pull request.</param>
    /// <param name="cancellationToken">Stops asking for the paper.</param>
    public async Task<HeadEdit> MoveAsync(Command.Move move, PullRequestSnapshot snapshot, CancellationToken cancellationToken)
    {
        var entries = snapshot.Parts.Where(static part => part.Request is not null)
            .SelectMany(static part => part.Request!.Lists.Head.Entries, static (part, entry) => (Part: part, Entry: entry))
            .ToList();
        var named = Naming.Of(move.Entry, entries, static e => e.Entry.Title);

        // In several lists or sections, the ones from which it can go there are meant.
        var meant = named.Select(e => (e.Part, e.Entry, Sections: Naming.Sections(move.Section, e.Part.Request!.Lists.Head, e.Part.ListPath))).ToList();
        if (meant.Count > 1 && meant.FindAll(static e => e.Sections.Count > 0 && !e.Sections.Contains(e.Entry.Section)) is { Count: > 0 } able)
        {
            meant = able;
        }

        if (meant is not [var (part, moved, sections)])
        {
            return Problem(meant.Count == 0 ? "command.no-entry-here" : "command.many-entries", move.Entry, meant.Count);
        }

        var (list, policy) = (part.Request!.Lists.Head, part.Policy.Policy);
        if (sections is not [var to])
        {
            return sections.Count == 0 ? Problem("command.no-section", move.Section, part.ListPath) : Problem("command.many-sections", move.Section, sections.Count);
        }

        if (moved.Section == to)
        {
            return Problem("command.move.there", moved.Title, to.Title);
        }

        if (ListEdit.Move(list, moved, to, policy) is not { } edit)
        {
            return Problem("command.move.lines", moved.Title, to.Title);
        }

        var record = part.Request.PullRequest.HeadBibliography is not null && edit.Entry!.Top && !moved.Top ? await RecordOfAsync(moved, cancellationToken).ConfigureAwait(false) : null;
        return Edit(part, edit, moved, record) with
        {
            Subject = "Move an entry to another section",
            Done = sha => new Message("command.move.done", sha, moved.Title, to.Title),
        };
    }

    private static bool IsTooFull(ReviewRequest request) =>
        request.Lists.Merged is var merged && merged.TopAfter > Math.Max(request.Policy.Policy.TopSize ?? int.MaxValue, merged.TopBefore);

    private async Task<Paper?> RecordOfAsync(Entry entry, CancellationToken cancellationToken) =>
        ((await papers.LookUpAsync([PaperQuery.For(entry, idsOnly: true)], cancellationToken).ConfigureAwait(false))[0] as PaperLookup.Found)?.Paper;

    private static HeadEdit Edit(PullRequestSnapshot part, ListEdit edit, Entry entry, Paper? record)
    {
        var path = part.Policy.Policy.Bibliography;
        var bibliography = path is not null && part.Request!.PullRequest.HeadBibliography is { } text ? BibEdit.Following(text, edit.After, entry, edit.Entry, record) : null;
        var list = new FileChange(part.ListPath, edit.Before.Text, edit.After.Text);
        return new HeadEdit(Problem: null)
        {
            Files = bibliography is null ? [list] : [list, new FileChange(path!, bibliography.Before, bibliography.After)],
            Patch = edit.Patch(part.ListPath) is { Length: > 0 } patch ? patch + bibliography?.Patch(path!) : "",
        };
    }

    private static HeadEdit Problem(string key, params IReadOnlyList<object?> arguments) => new(new Message(key, arguments));
}
