using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>What a rule is, for tables, policies and links.</summary>
/// <param name="Id">The name in policies, findings and docs: <c>citation-threshold</c>.</param>
/// <param name="DefaultSeverity">The severity where the policy does not say; null: off.</param>
public sealed record RuleDescriptor(string Id, Severity? DefaultSeverity)
{
    /// <summary>Key of the one-line title in the resource files.</summary>
    public string TitleKey => $"{Id}.title";

    /// <summary>Anchor of its section in docs/rules.md.</summary>
    public string DocsAnchor => Id;

    /// <summary>A finding of this rule about the whole change.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="severity">How much it matters; null: the rule's default.</param>
    public Finding Say(Message message, Severity? severity = null) => new()
    {
        RuleId = Id,
        Severity = severity ?? DefaultSeverity ?? Severity.Notice,
        Message = message,
    };

    /// <summary>A finding of this rule about an entry, on the entry's lines.</summary>
    /// <param name="entry">The entry; its lines are those of the text it was read from.</param>
    /// <param name="message">What it says.</param>
    /// <param name="severity">How much it matters; null: the rule's default.</param>
    public Finding Say(Entry entry, Message message, Severity? severity = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Say(message, severity) with
        {
            Entry = entry,
            Line = entry.Line,
            EndLine = entry.EndLine > entry.Line ? entry.EndLine : null,
        };
    }
}
