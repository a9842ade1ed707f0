using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A paper that was retracted is a maintainer's to judge: some lists keep it with a remark. Only OpenAlex says so.</summary>
public sealed class RetractedRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("retracted", Severity.Warning, RuleTopic.Facts);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts
            .Where(static f => f.IsRetracted && (f.Changed.EntersTop || f.Changed.Touches(EntryField.Title, EntryField.Links)) && !f.Applies(Cause.Duplicate))
            .Select(f => Descriptor.Say(f.Entry, new Message("retracted.is-retracted", f.Entry.Title)) with { Effect = FindingEffect.NeedsMaintainer });
    }
}
