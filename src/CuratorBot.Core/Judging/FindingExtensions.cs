using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>What a rule says, begun with what its descriptor knows.</summary>
public static class FindingExtensions
{
    /// <summary>A finding of a rule about the whole change.</summary>
    /// <param name="rule">The rule that says it.</param>
    /// <param name="message">What it says.</param>
    /// <param name="severity">How much it matters; null: the rule's default.</param>
    public static Finding Say(this RuleDescriptor rule, Message message, Severity? severity = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new Finding
        {
            RuleId = rule.Id,
            Topic = rule.Topic,
            Severity = severity ?? rule.DefaultSeverity ?? Severity.Notice,
            Message = message,
        };
    }

    /// <summary>A finding of a rule about an entry, on the entry's lines.</summary>
    /// <param name="rule">The rule that says it.</param>
    /// <param name="entry">The entry; its lines are those of the text it was read from.</param>
    /// <param name="message">What it says.</param>
    /// <param name="severity">How much it matters; null: the rule's default.</param>
    public static Finding Say(this RuleDescriptor rule, Entry entry, Message message, Severity? severity = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return rule.Say(message, severity) with
        {
            Entry = entry,
            Line = entry.Line,
            EndLine = entry.EndLine > entry.Line ? entry.EndLine : null,
        };
    }
}
