using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A change of the top is mirrored in the bibliography beside the list.</summary>
public sealed class BibSyncRule : IRule
{
    /// <summary>What the rule is; an audit speaks in its name of what no change brought.</summary>
    internal static RuleDescriptor About { get; } = new("bib-sync", Severity.Warning, RuleTopic.Bibliography);

    /// <inheritdoc/>
    public RuleDescriptor Descriptor => About;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.PullRequest.HeadBibliography is not { } text)
        {
            return [];
        }

        var head = Compare(context.Head, text, context);
        var before = context.WholeList ? null : Compare(context.Changes.Before, context.PullRequest.BaseBibliography ?? text, context);
        return [.. Missing(context, head, before), .. Left(context, head), .. Added(context, head, before), .. Broken(context, head, before)];
    }

    private static BibComparison Compare(PaperList list, string bibliography, RuleContext context) =>
        new(list.Entries.Where(entry => entry.Top), BibFile.Parse(bibliography), context.PaperOf);

    /// <summary>Papers that came into the top, and papers of the top whose entry the change has taken away.</summary>
    private IEnumerable<Finding> Missing(RuleContext context, BibComparison head, BibComparison? before)
    {
        var keys = new BibKeys(head.File.Entries.Select(entry => entry.Key));
        var entered = context.Changed.Where(changed => changed.EntersTop).Select(changed => changed.Entry).ToHashSet();
        foreach (var entry in head.Missing)
        {
            var record = context.PaperOf(entry);
            if (entered.Contains(entry))
            {
                yield return Descriptor.Say(entry, new Message("bib-sync.missing", PathOf(context))) with
                {
                    Remedy = new Remedy(RemedyKind.Snippet, BibWriter.Write(entry, record, keys)),
                };
            }
            else if (before?.Index.Find(entry, record) is { } lost)
            {
                yield return Descriptor.Say(entry, new Message("bib-sync.lost", PathOf(context))) with
                {
                    Remedy = new Remedy(RemedyKind.Snippet, lost.Text),
                };
            }
        }
    }

    /// <summary>Entries of papers that left the top.</summary>
    private IEnumerable<Finding> Left(RuleContext context, BibComparison head)
    {
        foreach (var change in context.Changes.Entries.Where(change => change.LeavesTop))
        {
            var stale = head.Index.Find(change.Before!, context.PaperOf(change.Entry));
            if (stale is not null && !head.IsOfPaper(stale))
            {
                yield return Descriptor.Say(change.Entry, new Message("bib-sync.left", PathOf(context), stale.Line, stale.Key));
            }
        }
    }

    /// <summary>Entries that the change has added, or any in a check of the whole list, for papers that are not in the top.</summary>
    private IEnumerable<Finding> Added(RuleContext context, BibComparison head, BibComparison? before)
    {
        var known = before?.File.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var entry in head.Stale.Where(entry => !known.Contains(entry.Key)))
        {
            yield return Descriptor.Say(new Message("bib-sync.not-in-top", PathOf(context), entry.Line, entry.Title, entry.Key));
        }
    }

    private IEnumerable<Finding> Broken(RuleContext context, BibComparison head, BibComparison? before)
    {
        var known = before is null ? 0 : before.File.Problems.Count;
        foreach (var problem in head.File.Problems.Count > known ? head.File.Problems : [])
        {
            yield return Descriptor.Say(new Message("bib-sync.unreadable", PathOf(context), problem.Line));
        }

        var repeated = before?.RepeatedKeys.Select(entry => entry.Key).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var entry in head.RepeatedKeys.Where(entry => !repeated.Contains(entry.Key)))
        {
            yield return Descriptor.Say(new Message("bib-sync.repeated-key", PathOf(context), entry.Line, entry.Key));
        }
    }

    private static string PathOf(RuleContext context) => context.Policy.Bibliography ?? "*.bib";
}
