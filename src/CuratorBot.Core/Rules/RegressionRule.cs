using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Rules;

/// <summary>The change restores a text that the base branch has corrected since it began.</summary>
public sealed class RegressionRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("regression", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (change, corrected) in context.Result.Regressions)
        {
            yield return Descriptor.Say(change.Entry, new Message("regression.restored")) with
            {
                Remedy = new Remedy(RemedyKind.Replacement, corrected.Text),
            };
        }
    }
}
