using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// The top holds at most its cap. An excess that was there before is not blamed on a change, and where a change adds to a top
/// that was full, it is the removal that is missed.
/// </summary>
public sealed class ListCapRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("list-cap", Severity.Failure, RuleTopic.Top);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.TopSize is null ? null : context.Policy.AuthorityOf("top.size");
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Policy.TopSize is not { } size)
        {
            yield break;
        }

        if (context.WholeList)
        {
            var count = context.Head.TopCount;
            if (count > size)
            {
                var advice = RemovalAdvice.For(context, count - size);
                yield return advice.AddTo(Descriptor.Say(new Message("list-cap.over", count, size))) with { Remedy = advice.Patch };
            }

            yield break;
        }

        // What is to be done about a paper's year fixes the excess that it makes, too, and is said there.
        var balance = context.Balance;
        if (balance is { ExcessWithoutBarred: > 0 and var excess, AddsToFull: false })
        {
            var message = new Message("list-cap.grows", balance.After, size, balance.Before, excess);
            var advice = RemovalAdvice.For(context, excess);
            yield return balance.Entering.Count > 0
                ? advice.AddTo(Descriptor.Say((advice.About ?? balance.Staying[^1]).Entry, message)) with { Remedy = advice.Patch }
                : Descriptor.Say(message);
        }
    }
}
