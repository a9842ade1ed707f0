using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Says what it is told to, under the name of a real rule, and remembers its context.</summary>
internal sealed class FakeRule(string id, Severity? usual, params IReadOnlyList<Finding> findings) : IRule
{
    public RuleDescriptor Descriptor { get; } = new(id, usual, RuleTopic.Form);

    public RuleContext? Context { get; private set; }

    public IEnumerable<Finding> Check(RuleContext context)
    {
        Context = context;
        return findings;
    }
}
