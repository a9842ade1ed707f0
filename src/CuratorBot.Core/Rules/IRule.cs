using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Rules;

/// <summary>One rule of the list. Pure: the same context gives the same findings.</summary>
public interface IRule
{
    /// <summary>What the rule is.</summary>
    RuleDescriptor Descriptor { get; }

    /// <summary>What the rule has to say. Severities are the rule's own; the reviewer applies the policy's afterwards.</summary>
    IEnumerable<Finding> Check(RuleContext context);
}
