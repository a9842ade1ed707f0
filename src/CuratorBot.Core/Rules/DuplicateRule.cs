using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A paper stands in the list once. A warning where it only may be the same paper.</summary>
public sealed class DuplicateRule : IRule
{
    private const int FewestToTell = 8;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("duplicate", Severity.Failure, RuleTopic.Duplicates);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var facts in context.Facts)
        {
            if (facts.Duplicate is { } duplicate)
            {
                var other = duplicate.Other;

                // The other may have been read from the base branch; its line is told where a reader of this change finds it.
                var line = (context.Head.Entries.FirstOrDefault(e => e != facts.Entry && string.Equals(e.Text, other.Text, StringComparison.Ordinal)) ?? other).Line;
                yield return Descriptor.Say(
                    facts.Entry,
                    new Message(IsTwice(context, duplicate) ? "duplicate.twice" : duplicate.MessageKey, other.Title, other.Section.Title, line),
                    !duplicate.IsSure ? Severity.Warning : MayBeCrossListed(context, duplicate) ? Severity.Notice : Severity.Failure);
            }
        }
    }

    /// <summary>Of a list with so few papers nobody can tell yet whether it enters them under several headings.</summary>
    private static bool MayBeCrossListed(RuleContext context, Duplicate duplicate) =>
        !context.WholeList && context.Policy.TopSize is null && context.Base.Entries.Count < FewestToTell && !string.Equals(duplicate.Entry.Section.Title, duplicate.Other.Section.Title, StringComparison.Ordinal);

    /// <summary>Whether the other one is new as well: there is no old line to take out.</summary>
    private static bool IsTwice(RuleContext context, Duplicate duplicate) =>
        duplicate.IsSure && !context.WholeList && context.Changed.Any(s => s.IsNew && s.Entry == duplicate.Other);
}
