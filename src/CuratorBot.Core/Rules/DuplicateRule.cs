using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A paper stands in the list once. A warning where it only may be the same paper.</summary>
public sealed class DuplicateRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("duplicate", Severity.Failure, RuleTopic.Duplicates);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var facts in context.Facts)
        {
            if (facts.Duplicate is { } duplicate && !(duplicate.MayBeMeant && IsNew(context, duplicate.Other)))
            {
                var other = duplicate.Other;

                // The other may have been read from the base branch; its line is told where a reader of this change finds it.
                var line = (context.Head.Entries.FirstOrDefault(e => e != facts.Entry && string.Equals(e.Text, other.Text, StringComparison.Ordinal)) ?? other).Line;
                yield return Descriptor.Say(
                    facts.Entry,
                    new Message(KeyOf(context, duplicate), other.Title, other.Section.Title, line),
                    duplicate.MayBeMeant ? Severity.Notice : duplicate.IsSure ? Severity.Failure : Severity.Warning);
            }
        }

        foreach (var finding in InOtherLists(context))
        {
            yield return finding;
        }
    }

    /// <summary>Papers of other lists of the repository; one that stands in this list as well was told with its line here.</summary>
    private IEnumerable<Finding> InOtherLists(RuleContext context)
    {
        if (AcrossLists.RightOf(context) is not { } right)
        {
            yield break;
        }

        foreach (var (duplicate, list) in AcrossLists.Find(context).Where(found => context.FactsOf(found.Duplicate.Entry).Duplicate is null))
        {
            var key = !duplicate.IsSure ? "duplicate.near-other-list" : context.WholeList ? "duplicate.other-list.list" : "duplicate.other-list";
            var message = new Message(key, duplicate.Other.Title, list.Path, duplicate.Other.Line);
            yield return Descriptor.Say(duplicate.Entry, message, duplicate.IsSure ? Severity.Failure : Severity.Warning) with { Authority = right };
        }
    }

    /// <summary>In a check of the whole list neither of the two is new.</summary>
    private static string KeyOf(RuleContext context, Duplicate duplicate) =>
        IsTwice(context, duplicate) ? "duplicate.twice"
        : context.WholeList && duplicate is { MayBeMeant: true, Reason: DuplicateReason.Id or DuplicateReason.Record or DuplicateReason.Title } ? "duplicate.also"
        : context.WholeList && duplicate.IsSure ? $"{duplicate.MessageKey}.list" : duplicate.MessageKey;

    /// <summary>Whether the other one is new as well: there is no old line to take out.</summary>
    private static bool IsTwice(RuleContext context, Duplicate duplicate) =>
        duplicate.IsSure && IsNew(context, duplicate.Other);

    private static bool IsNew(RuleContext context, Entry other) => !context.WholeList && context.Changed.Any(s => s.IsNew && s.Entry == other);
}
