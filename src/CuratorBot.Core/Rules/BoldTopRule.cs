using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A title is bold if and only if its paper is in the top.</summary>
public sealed class BoldTopRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("bold-top", Severity.Warning, RuleTopic.Form);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Base.Entries.Concat(context.Head.Entries).Any(entry => entry.Top))
        {
            yield break;
        }

        foreach (var changed in context.Changed)
        {
            if (Describe(changed.Entry, context.Form.Style) is { } message && (changed.Before is not { } before || Describe(before, context.Form.Style) is null))
            {
                yield return Descriptor.Say(changed.Entry, message) with { Remedy = CorrectedLine.For(changed, context) };
            }
        }
    }

    private static Message? Describe(Entry entry, EntryStyle style)
    {
        // A list that marks its top in another way, or sets everything in bold, says nothing by it.
        if (entry.Kind != EntryKind.Paper || style.TopTitle != TitleMark.Bold || style.OtherTitle == TitleMark.Bold || entry.Bold == entry.Top)
        {
            return null;
        }

        return entry.Top ? new Message("bold-top.plain", entry.Section.Title) : new Message("bold-top.bold", entry.Section.Title);
    }
}
