using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Papers from before the years of the top go to "Old Papers", by discussion, and younger ones do not. Silent where the list
/// has no such section. In the top, <see cref="YearRangeRule"/> says it.
/// </summary>
public sealed class OldPapersRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("old-papers", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.OldPapersBefore is { } before && Placement.TitleOf(context, SectionKind.Old) is { } section
            ? context.Changed.Where(IsArrival).Select(s => Judge(context, s, section, before)).OfType<Finding>()
            : [];
    }

    private static bool IsArrival(ChangedEntry changed) =>
        changed.Entry.Kind == EntryKind.Paper && changed.Before?.Section.Kind != changed.Entry.Section.Kind;

    private Finding? Judge(RuleContext context, ChangedEntry changed, string section, int before)
    {
        var entry = changed.Entry;
        if (context.DuplicateOf(entry) is { IsSure: true })
        {
            return null;
        }

        var year = entry.Year ?? context.PaperOf(entry)?.Year;
        if (entry.Section.Kind == SectionKind.Old)
        {
            if (Placement.IsNotOld(context, entry))
            {
                // A paper of the last months is told its section by new-papers.
                return Placement.IsNew(context, entry) && Placement.TitleOf(context, SectionKind.New) is not null
                    ? null
                    : Descriptor.Say(entry, new Message("old-papers.not-old", section, before, year, Placement.Of(context, entry)));
            }

            return context.WholeList
                ? null
                : Descriptor.Say(entry, new Message("old-papers.discussion", section), Severity.Notice) with { Effect = FindingEffect.NeedsMaintainer };
        }

        var belongs = Placement.IsOld(context, entry)
            && (entry.Section.Kind == SectionKind.New || Placement.IsMain(context, entry.Section))
            && !(entry.Top && YearRange.IsOutside(entry, context.PaperOf(entry), context.Policy));
        return belongs
            ? Descriptor.Say(entry, new Message("old-papers.is-old", year, section, before)) with
            {
                Remedy = CorrectedLine.Elsewhere(changed, context, top: false),
            }
            : null;
    }
}
