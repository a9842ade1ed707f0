using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The table of contents leads to headings that exist.</summary>
public sealed class ContentsLinkRule : IRule
{
    // No table of contents has longer lines, and a hostile one may have all its links on one.
    private const int LongestLine = 2_000;

    private const double Near = 0.7;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("contents-link", Severity.Warning, RuleTopic.Form);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var head = Headings.Read(context.Head.Text);
        foreach (var finding in Unlisted(context, head))
        {
            yield return finding;
        }

        // A badge or an emoji beside the words of a heading leaves a hyphen at the end of its anchor.
        var broken = head.Links.Where(link => !head.Has(link.Anchor) && !head.Has(link.Anchor.Trim('-'))).ToList();
        if (broken.Count == 0)
        {
            yield break;
        }

        var before = Headings.Read(context.WholeList ? "" : context.Changes.Before.Text);
        var brokenBefore = before.Links.Select(link => link.Anchor).Where(anchor => !before.Has(anchor)).ToHashSet(StringComparer.Ordinal);
        var renames = Renames(before, head, context);
        var wanted = FrozenSections.RemovedAndWantedBack(context).Select(static change => change.Before!.Line).ToHashSet();
        var comingBack = before.All.Where(heading => wanted.Contains(heading.Line)).Select(static heading => heading.Anchor).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var byWords = head.All.GroupBy(heading => Titles.Normalize(heading.Text), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var lines = new TextLines(context.Head.Text);
        foreach (var link in broken.Where(link => !brokenBefore.Contains(link.Anchor)).DistinctBy(link => (link.Label, link.Anchor)))
        {
            var rename = renames.GetValueOrDefault(link.Anchor);
            if (rename?.IsWantedBack == true || comingBack.Contains(link.Anchor))
            {
                continue;
            }

            var target = rename?.Now ?? byWords.GetValueOrDefault(Titles.Normalize(link.Label));
            var label = string.Equals(link.Label, rename?.Old.Text, StringComparison.OrdinalIgnoreCase) ? target!.Text : link.Label;
            yield return Describe(link, label, target, lines[link.Line]) with { Line = link.Line };
        }
    }

    /// <summary>New sections that the contents does not name, where it names the others.</summary>
    private List<Finding> Unlisted(RuleContext context, Headings head)
    {
        var added = context.Changes.Sections.Where(change => change.Op == SectionChangeOp.Add && !FrozenSections.IsUnwanted(change, context)).Select(change => change.After!.Line).ToHashSet();
        if (added.Count == 0 || head.Links.Count == 0)
        {
            return [];
        }

        var anchors = head.Links.Select(link => link.Anchor).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var withEntries = context.Head.Entries.Select(entry => (entry.Section.Line, entry.Section.Level)).Distinct().ToList();
        var levels = head.All.ToDictionary(heading => heading.Line);
        var sections = withEntries.Where(section => levels.ContainsKey(section.Line)).ToList();
        var fresh = sections.FindAll(section => added.Contains(section.Line));

        // A line of the contents that leads nowhere is told as such; it may be the one for this section.
        bool IsMeant(Heading heading) => head.Links.Any(link => !head.Has(link.Anchor)
            && (link.Label.StartsWith(heading.Text, StringComparison.OrdinalIgnoreCase) || Titles.Similarity(link.Label, heading.Text) >= Near));

        // Sections of another level than the new one may be left out of the contents on purpose.
        return
        [
            .. fresh
                .Where(section => !anchors.Contains(levels[section.Line].Anchor) && !IsMeant(levels[section.Line]))
                .Select(section => (Heading: levels[section.Line], Others: sections.FindAll(other => other.Level == section.Level && !added.Contains(other.Line))))
                .Select(section => (section.Heading, Habit: Authority.Habit(section.Others.Count(other => anchors.Contains(levels[other.Line].Anchor)), section.Others.Count)))
                .Where(section => section.Habit is not null)
                .Select(section => Descriptor.Say(new Message("contents-link.missing", section.Heading.Text)) with { Line = section.Heading.Line, Authority = section.Habit }),
        ];
    }

    /// <summary>The headings that were renamed, by their old anchor.</summary>
    private static Dictionary<string, Rename> Renames(Headings before, Headings head, RuleContext context)
    {
        var oldByLine = before.All.ToDictionary(heading => heading.Line);
        var nowByLine = head.All.ToDictionary(heading => heading.Line);
        var renames = new Dictionary<string, Rename>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in context.Changes.Sections.Where(change => change.Op == SectionChangeOp.Rename))
        {
            if (oldByLine.TryGetValue(change.Before!.Line, out var old) && nowByLine.TryGetValue(change.After!.Line, out var now))
            {
                renames.TryAdd(old.Anchor, new Rename(old, now, FrozenSections.WantsBack(change, context)));
            }
        }

        return renames;
    }

    private Finding Describe(AnchorLink link, string label, Heading? target, ReadOnlySpan<char> line)
    {
        if (target is null)
        {
            return Descriptor.Say(new Message("contents-link.nowhere", link.Label, $"#{link.Anchor}"));
        }

        var finding = Descriptor.Say(new Message("contents-link.moved", link.Label, $"#{link.Anchor}", $"#{target.Anchor}"));
        if (line.Length > LongestLine)
        {
            return finding;
        }

        var old = line.ToString();
        var corrected = old.Replace($"[{link.Label}](#{link.Anchor})", $"[{label}](#{target.Anchor})", StringComparison.Ordinal);
        return finding with { Remedy = string.Equals(corrected, old, StringComparison.Ordinal) ? null : new Remedy(RemedyKind.Replacement, corrected) };
    }

    private sealed record Rename(Heading Old, Heading Now, bool IsWantedBack);
}
