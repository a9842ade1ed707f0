using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The change restores a text that the base branch has corrected since it began.</summary>
public sealed class RegressionRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("regression", Severity.Warning, RuleTopic.Form);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (change, corrected) in context.Result.Regressions)
        {
            yield return Descriptor.Say(change.Entry, new Message("regression.restored")) with
            {
                Remedy = new Remedy(RemedyKind.Replacement, CorrectedText(change, corrected)),
            };
        }
    }

    /// <summary>The corrected line, with what else the author changed in it where the two do not touch the same words.</summary>
    private static string CorrectedText(EntryChange change, Entry corrected) =>
        change is { Before: { } before, After: { } after } && before != corrected
            ? TextEdits.Merge(before.Text, after.Text, corrected.Text) ?? corrected.Text
            : corrected.Text;
}
