using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Papers of the last months go to "New Papers", by discussion, and older ones do not. Silent where the list has no such
/// section, and where it is not sure when a paper was first published.
/// </summary>
public sealed class NewPapersRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("new-papers", Severity.Warning, RuleTopic.Age);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.NewPaperMonths == 0 ? null : context.Policy.AuthorityOf("new-papers.months");
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts.Select(f => Judge(context, f)).OfType<Finding>();
    }

    private Finding? Judge(RuleContext context, EntryFacts facts)
    {
        var (months, section) = (context.Policy.NewPaperMonths, context.Judged.TitleOf(SectionKind.New));
        if (facts.Applies(Cause.NotNew))
        {
            return Descriptor.Say(facts.Entry, new Message("new-papers.not-new", section, months, facts.Published!.Message, facts.Place.Message)) with
            {
                Remedy = CorrectedLine.AtPlace(facts, context),
            };
        }

        if (facts.Applies(Cause.New))
        {
            return Descriptor.Say(facts.Entry, new Message("new-papers.is-new", facts.Published!.Message, months, section)) with
            {
                Remedy = CorrectedLine.Elsewhere(facts.Changed, context, top: false, section),
            };
        }

        return !context.WholeList && facts.Entry.Section.Kind == SectionKind.New && facts.Applies(Cause.ToDiscuss)
            ? Descriptor.Say(facts.Entry, new Message("new-papers.discussion", section), Severity.Notice) with { Effect = FindingEffect.NeedsMaintainer }
            : null;
    }
}
