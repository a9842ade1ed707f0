using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// The overflow section ("More Papers from 2016") is for papers of the last year only. That a paper of the last year below its
/// threshold belongs there is said by <see cref="CitationThresholdRule"/>, with the line for it.
/// </summary>
public sealed class OverflowSectionRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("overflow-section", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Policy.LastYear is not { } lastYear)
        {
            yield break;
        }

        foreach (var changed in context.Changed)
        {
            var entry = changed.Entry;
            var paper = context.PaperOf(entry);
            var arrived = entry is { Top: true, Section.Kind: SectionKind.Overflow }
                && (changed.Before?.Section.Kind != SectionKind.Overflow || changed.Touches(EntryField.Year));
            if (arrived
                && (entry.Year ?? paper?.Year) is { } year
                && year != lastYear
                && paper?.Year != lastYear
                && !YearRange.IsOutside(entry, paper, context.Policy)
                && !CitationThresholdRule.IsBelow(context, entry)
                && context.DuplicateOf(entry) is not { IsSure: true })
            {
                yield return Descriptor.Say(entry, new Message("overflow-section.other-year", entry.Section.Title, lastYear, year));
            }
        }
    }
}
