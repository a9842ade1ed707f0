using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>Sections are added, renamed and reordered by those who may push only (the model list's contributing guide).</summary>
public sealed class SectionsFrozenRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(FrozenSections.RuleId, Severity.Failure, RuleTopic.Form);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return FrozenSections.AuthorityIn(context.Policy);
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!FrozenSections.Bind(context))
        {
            yield break;
        }

        // Headings of prose are not frozen: fixing "Backgroud" is welcome.
        var before = Lines(context.Changes.Before);
        var after = Lines(context.Head);
        var changes = context.Changes.Sections.Where(change =>
            (change.Before is { } old && before.Contains(old.Line)) || (change.After is { } now && after.Contains(now.Line))).ToList();

        // The next year or week goes on with what the list does.
        changes.RemoveAll(change => change is { Op: SectionChangeOp.Add, After: { } added } && FrozenSections.GoesOn(added, context.Changes.Before));

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

    /// <summary>The line of the table of contents that leads to the heading in a text; null where none does.</summary>
    private static int? LineInContents(Section section, PaperList list)
    {
        var headings = Headings.Read(list.Text);
        return headings.All.FirstOrDefault(h => h.Line == section.Line) is { } heading
            ? headings.Links.FirstOrDefault(link => string.Equals(link.Anchor, heading.Anchor, StringComparison.OrdinalIgnoreCase))?.Line
            : null;
    }

    /// <summary>The old heading and its line in the table of contents: one line alone cannot put the old heading back.</summary>
    private static Remedy OldLines(Section old, PaperList before)
    {
        var lines = new TextLines(before.Text);
        var inContents = LineInContents(old, before) is { } line ? "\n" + lines[line].ToString() : "";
        return new Remedy(RemedyKind.Snippet, lines[old.Line].ToString() + inContents);
    }

    /// <summary>The heading that is gone, to be put back above the first of its papers that is still there.</summary>
    private static Remedy OldHeading(Section old, RuleContext context)
    {
        var papers = context.Changes.Before.Entries.Where(entry => entry.Section.Line == old.Line).Select(static entry => entry.Text).ToHashSet(StringComparer.Ordinal);
        var first = context.Head.Entries.FirstOrDefault(entry => papers.Contains(entry.Text));
        return new Remedy(RemedyKind.Snippet, new TextLines(context.Changes.Before.Text)[old.Line].ToString()) { After = first?.Line - 1 };
    }

    private Finding Say(SectionChange change, RuleContext context) => change.Op switch
    {
        SectionChangeOp.Add => Descriptor.Say(new Message("sections-frozen.added", change.After!.Title)) with { Line = change.After.Line },
        SectionChangeOp.Remove => Descriptor.Say(new Message("sections-frozen.removed", change.Before!.Title)) with { Remedy = OldHeading(change.Before, context) },
        SectionChangeOp.Reorder => Descriptor.Say(new Message("sections-frozen.moved", change.After!.Title)) with { Line = change.After.Line },
        _ when FrozenSections.IsRespelt(change) => Descriptor.Say(new Message("sections-frozen.respelt", change.Before!.Title, change.After!.Title), Severity.Notice) with { Line = change.After.Line },
        _ when LineInContents(change.After!, context.Head) is not null => Descriptor.Say(new Message("sections-frozen.renamed-with-contents", change.Before!.Title, change.After!.Title)) with
        {
            Line = change.After.Line,
            Remedy = OldLines(change.Before, context.Changes.Before),
        },
        _ => Descriptor.Say(new Message("sections-frozen.renamed", change.Before!.Title, change.After!.Title)) with
        {
            Line = change.After.Line,
            Remedy = new Remedy(RemedyKind.Replacement, new TextLines(context.Changes.Before.Text)[change.Before.Line].ToString()),
        },
    };
}
