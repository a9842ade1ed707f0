using System.Globalization;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The top holds papers of its years.</summary>
public sealed class YearRangeRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("year-range", Severity.Failure);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Changed.Where(s => Speaks(context, s)).Select(s => Judge(context, s));
    }

    /// <summary>Whether the change puts an entry with a year that is none of the top's into the top.</summary>
    internal static bool Speaks(RuleContext context, ChangedEntry changed) =>
        (changed.EntersTop || (changed.Entry.Top && changed.Touches(EntryField.Year)))
        && YearRange.IsOutside(changed.Entry, context.PaperOf(changed.Entry), context.Policy);

    /// <summary>
    /// The record's year, where the rule speaks of the line's and that of the record is one of the top's: a mistyped year, or that
    /// of another version, sends no paper out of the top. Else null.
    /// </summary>
    internal static int? FittingYear(RuleContext context, ChangedEntry changed) =>
        changed.Entry.Year is not null
        && context.PaperOf(changed.Entry)?.Year is { } year
        && YearRange.Holds(context.Policy, year)
        && Speaks(context, changed)
            ? year
            : null;

    private Finding Judge(RuleContext context, ChangedEntry changed)
    {
        var entry = changed.Entry;
        var (first, last) = (Bound(context.Policy.FirstYear), Bound(context.Policy.LastYear));
        if (FittingYear(context, changed) is { } fitting)
        {
            return Descriptor.Say(entry, new Message("year-range.record-fits", first, last, entry.Year, fitting)) with
            {
                Remedy = CorrectedLine.For(changed, context, fitting),
            };
        }

        var place = Placement.Of(context, entry);
        var message = MetadataRule.DifferencesOf(context, changed)?.Year is { } recordYear
            ? new Message("year-range.record-outside", first, last, entry.Year, recordYear, place)
            : new Message("year-range.outside", first, last, entry.Year ?? context.PaperOf(entry)!.Year, place);
        return Descriptor.Say(entry, message) with { Remedy = CorrectedLine.Elsewhere(changed, context, top: false) };
    }

    /// <summary>An end that is not stated reads as an ellipsis: "papers of 2012 to …".</summary>
    private static string Bound(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "…";
}
