using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules.Facts;
using CuratorBot.Core.Rules.Lines;

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
        foreach (var subject in context.Subjects)
        {
            var entry = subject.Entry;
            var paper = context.PaperOf(entry);
            var judged = subject.EntersTop || (entry.Top && subject.Touches(EntryFields.Year));
            if (!judged || !YearRange.IsOutside(entry, paper, context.Policy))
            {
                continue;
            }

            var (first, last) = (Bound(context.Policy.FirstYear), Bound(context.Policy.LastYear));
            if (entry.Year is { } year && paper?.Year is { } recordYear && YearRange.Holds(context.Policy, recordYear) && Math.Abs(recordYear - year) == 1)
            {
                yield return Descriptor.Say(entry, new Message("year-range.record-fits", first, last, year, recordYear)) with
                {
                    Remedy = CorrectedLine.For(subject, context, recordYear),
                };
            }
            else
            {
                yield return Descriptor.Say(entry, new Message("year-range.outside", first, last, entry.Year ?? paper!.Year, Placement.Of(context, entry))) with
                {
                    Remedy = CorrectedLine.Elsewhere(subject, context, top: false),
                };
            }
        }
    }

    /// <summary>An end that is not stated reads as an ellipsis: "papers of 2012 to …".</summary>
    private static string Bound(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "…";
}
