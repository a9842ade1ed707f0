using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Papers from before the years of the top go to "Old Papers", by discussion, and younger ones do not. Silent where the list
/// has no such section, and in the top, where the year itself is at fault.
/// </summary>
public sealed class OldPapersRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("old-papers", Severity.Warning, RuleTopic.Age);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.OldPapersBefore is null ? null : context.Policy.AuthorityOf("old-papers.before");
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts.Select(f => Judge(context, f)).OfType<Finding>();
    }

    private Finding? Judge(RuleContext context, EntryFacts facts)
    {
        var (before, section) = (context.Policy.OldPapersBefore, context.Judged.TitleOf(SectionKind.Old));
        if (facts.Applies(Cause.NotOld))
        {
            return Descriptor.Say(facts.Entry, new Message("old-papers.not-old", section, before, facts.KnownYear, facts.Place.Message)) with
            {
                Remedy = CorrectedLine.AtPlace(facts, context),
            };
        }

        if (facts.Applies(Cause.Old))
        {
            return Descriptor.Say(facts.Entry, new Message("old-papers.is-old", facts.KnownYear, section, before)) with
            {
                Remedy = CorrectedLine.Elsewhere(facts.Changed, context, top: false, section),
            };
        }

        return !context.WholeList && facts.Entry.Section.Kind == SectionKind.Old && facts.Applies(Cause.ToDiscuss)
            ? Descriptor.Say(facts.Entry, new Message("old-papers.discussion", section), Severity.Notice) with { Effect = FindingEffect.NeedsMaintainer }
            : null;
    }
}
