using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// The overflow section ("More Papers from 2016") is for papers of the last year only. That a paper of the last year below its
/// threshold belongs there is said of its citations, with the line for it.
/// </summary>
public sealed class OverflowSectionRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("overflow-section", Severity.Warning, RuleTopic.Top);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts
            .Where(static f => f.Applies(Cause.OverflowYear))
            .Select(f => Descriptor.Say(f.Entry, new Message("overflow-section.other-year", f.Entry.Section.Title, context.Policy.LastYear, f.KnownYear)));
    }
}
