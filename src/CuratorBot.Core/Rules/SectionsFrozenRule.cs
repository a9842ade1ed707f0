using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;
using F23.StringSimilarity;

namespace CuratorBot.Core.Rules;

/// <summary>Sections are added, renamed and reordered by those who may push only (the model list's contributing guide).</summary>
public sealed partial class SectionsFrozenRule : IRule
{
    /// <summary>Characters that a correction of a heading changes at most: "Process" to "Processing".</summary>
    private const int MostEdits = 3;

    /// <summary>Of so many characters at least one edit is a correction; of fewer it may be another word: "Text" and "Test".</summary>
    private const int CharactersOfAnEdit = 6;

    private static readonly Levenshtein Edits = new();

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("sections-frozen", Severity.Failure, RuleTopic.Form);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.FrozenSections switch
        {
            true => context.Policy.AuthorityOf("sections"),
            false => null,

            // Who plans a list to the last paper has planned its sections.
            null => context.Policy.TopSize is null ? null : context.Policy.AuthorityOf("top.size"),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.PullRequest.AuthorMayPush || context.Changes.Before.Entries.Count == 0)
        {
            yield break;
        }

        // Headings of prose are not frozen: mending "Backgroud" is welcome.
        var before = Lines(context.Changes.Before);
        var after = Lines(context.Head);
        var changes = context.Changes.Sections.Where(change =>
            (change.Before is { } old && before.Contains(old.Line)) || (change.After is { } now && after.Contains(now.Line))).ToList();

        // The next year or week goes on with what the list does.
        changes.RemoveAll(change => change is { Op: SectionChangeOp.Add, After: { } added } && GoesOn(added, context.Changes.Before));

        // A section that was renamed and moved is named once.
        var renamed = changes.Where(change => change.Op == SectionChangeOp.Rename).Select(change => change.After!.Line).ToHashSet();
        changes.RemoveAll(change => change.Op == SectionChangeOp.Reorder && renamed.Contains(change.After!.Line));

        // Sections that are gone were taken out together, mostly, and have no line of their own to be told on.
        var removed = changes.FindAll(change => change.Op == SectionChangeOp.Remove);
        if (removed.Count > 1)
        {
            var names = Sentences.List(removed.Select(change => new Message("facts.place-section", change.Before!.Title)));
            yield return Descriptor.Say(new Message("sections-frozen.removed-many", removed.Count, names));
            changes.RemoveAll(removed.Contains);
        }

        foreach (var change in changes)
        {
            yield return Say(change, context);
        }
    }

    private static HashSet<int> Lines(PaperList list) => list.Entries.Select(entry => entry.Section.Line).ToHashSet();

    /// <summary>Whether a heading is one of a series in which only the numbers differ: years, weeks, volumes.</summary>
    private static bool GoesOn(Section added, PaperList before) =>
        Digits().IsMatch(added.Title) && before.Sections.Any(old => string.Equals(WithoutNumbers(old.Title), WithoutNumbers(added.Title), StringComparison.Ordinal));

    private static string WithoutNumbers(string title) => Digits().Replace(title, "#");

    /// <summary>Whether a heading was only spelt anew.</summary>
    private static bool IsNear(SectionChange change)
    {
        var (before, after) = (Titles.Normalize(change.Before!.Title), Titles.Normalize(change.After!.Title));
        var edits = Edits.Distance(before, after, MostEdits + 1);
        return edits <= MostEdits && edits * CharactersOfAnEdit <= Math.Min(before.Length, after.Length) && string.Equals(Numbers(before), Numbers(after), StringComparison.Ordinal);
    }

    private static string Numbers(string title) => string.Join(' ', Digits().Matches(title).Select(static m => m.Value));

    /// <summary>Whether the table of contents leads to the new heading: then one line alone cannot put the old one back.</summary>
    private static bool IsInContents(SectionChange change, RuleContext context)
    {
        var headings = Headings.Read(context.Head.Text);
        return headings.All.FirstOrDefault(h => h.Line == change.After!.Line) is { } now && headings.Links.Any(link => string.Equals(link.Anchor, now.Anchor, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    private Finding Say(SectionChange change, RuleContext context) => change.Op switch
    {
        SectionChangeOp.Add => Descriptor.Say(new Message("sections-frozen.added", change.After!.Title)) with { Line = change.After.Line },
        SectionChangeOp.Remove => Descriptor.Say(new Message("sections-frozen.removed", change.Before!.Title)),
        SectionChangeOp.Reorder => Descriptor.Say(new Message("sections-frozen.moved", change.After!.Title)) with { Line = change.After.Line },
        _ when IsNear(change) => Descriptor.Say(new Message("sections-frozen.respelt", change.Before!.Title, change.After!.Title), Severity.Notice) with { Line = change.After.Line },
        _ when IsInContents(change, context) => Descriptor.Say(new Message("sections-frozen.renamed-with-contents", change.Before!.Title, change.After!.Title)) with { Line = change.After.Line },
        _ => Descriptor.Say(new Message("sections-frozen.renamed", change.Before!.Title, change.After!.Title)) with
        {
            Line = change.After.Line,
            Remedy = new Remedy(RemedyKind.Replacement, new TextLines(context.Changes.Before.Text)[change.Before.Line].ToString()),
        },
    };
}
