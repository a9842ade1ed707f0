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
    public RuleDescriptor Descriptor { get; } = new("new-papers", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.NewPaperMonths > 0 && Placement.TitleOf(context, SectionKind.New) is { } section
            ? context.Changed.Where(IsArrival).Select(s => Judge(context, s, section)).OfType<Finding>()
            : [];
    }

    private static bool IsArrival(ChangedEntry changed) =>
        changed.Entry.Kind == EntryKind.Paper && changed.Before?.Section.Kind != changed.Entry.Section.Kind;

    private Finding? Judge(RuleContext context, ChangedEntry changed, string section)
    {
        var entry = changed.Entry;
        var months = context.Policy.NewPaperMonths;
        if (context.DuplicateOf(entry) is { IsSure: true })
        {
            return null;
        }

        if (entry.Section.Kind == SectionKind.New)
        {
            if (Placement.IsOld(context, entry))
            {
                // One cause, one finding: old-papers says where it goes.
                return null;
            }

            if (Placement.IsNotNew(context, entry))
            {
                var period = Placement.PeriodOf(context, entry)!;
                return Descriptor.Say(entry, new Message("new-papers.not-new", section, months, period.Message, Placement.Of(context, entry)));
            }

            return context.WholeList
                ? null
                : Descriptor.Say(entry, new Message("new-papers.discussion", section), Severity.Notice) with { Effect = FindingEffect.NeedsMaintainer };
        }

        var belongs = Placement.IsNew(context, entry)
            && (entry.Section.Kind == SectionKind.Old || Placement.IsMain(context, entry.Section))
            && !(entry.Top && YearRange.IsOutside(entry, context.PaperOf(entry), context.Policy));
        return belongs
            ? Descriptor.Say(entry, new Message("new-papers.is-new", Placement.PeriodOf(context, entry)!.Message, months, section)) with
            {
                Remedy = CorrectedLine.Elsewhere(changed, context, top: false),
            }
            : null;
    }
}
