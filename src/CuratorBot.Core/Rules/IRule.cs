using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Rules;

/// <summary>One rule of the list. Pure: the same context gives the same findings.</summary>
public interface IRule
{
    /// <summary>What the rule is.</summary>
    RuleDescriptor Descriptor { get; }

    /// <summary>By what right the rule speaks in this list; null where it is silent, unless the policy file names it.</summary>
    Authority? AuthorityIn(RuleContext context) => Authority.Always;

    /// <summary>How gravely the rule speaks in this list, where the policy file does not say; null: it is off.</summary>
    Severity? SeverityIn(RuleContext context) => Descriptor.DefaultSeverity;

    /// <summary>What the rule has to say. Severities are the rule's own; the reviewer applies the policy's afterwards.</summary>
    IEnumerable<Finding> Check(RuleContext context);
}
