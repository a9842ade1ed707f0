using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>An entry has what the list asks every entry to have.</summary>
public sealed class RequiredFieldsRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("required-fields", Severity.Warning, RuleTopic.Facts);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Demands.Right;
    }

    /// <inheritdoc/>
    public Severity? SeverityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Demands.Right is { } right && IsRead(right, context) ? Severity.Notice : Descriptor.DefaultSeverity;
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var changed in context.Changed.Where(static changed => changed.Entry.Kind == EntryKind.Paper))
        {
            var record = context.PaperOf(changed.Entry);
            var missing = context.Demands.Of(changed.Entry)
                .Where(demand => !EntryContents.Has(changed.Entry, demand.Field, record) && (demand.Right.Kind == AuthorityKind.Policy || !EntryContents.MayHave(changed.Entry, demand.Field)) && (changed.Before is not { } before || EntryContents.Has(before, demand.Field, record)))
                .ToList();

            // Without a year, there is no date either: the form of the line speaks of that.
            missing.RemoveAll(demand => demand is { Field: RequiredField.Date, Right.Kind: AuthorityKind.Habit } && changed.Entry.Year is null);
            foreach (var finding in Say(changed, missing, context))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Whether a demand was read off the entries, or off a form that the list shows: what it is worth is for people to say.</summary>
    private static bool IsRead(Authority right, RuleContext context) => right.Kind == AuthorityKind.Habit || (right.Kind == AuthorityKind.Stated && context.Policy.Require is null);

    private IEnumerable<Finding> Say(ChangedEntry changed, List<(RequiredField Field, Authority Right)> missing, RuleContext context)
    {
        if (missing.Find(static demand => demand.Field == RequiredField.PeerReview) is { Right: { } reviewed })
        {
            yield return Descriptor.Say(changed.Entry, new Message("required-fields.peer-review")) with { Authority = reviewed };
        }

        foreach (var sameRight in missing.Where(static demand => demand.Field != RequiredField.PeerReview).GroupBy(static demand => demand.Right))
        {
            var names = Sentences.List(sameRight.Select(static demand => new Message($"required-fields.{demand.Field.WireName()}")));
            yield return Descriptor.Say(changed.Entry, new Message("required-fields.missing", names), IsRead(sameRight.Key, context) ? Severity.Notice : null) with
            {
                Authority = sameRight.Key,
                Remedy = CorrectedLine.For(changed, context),
            };
        }
    }
}
