using System.Globalization;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The top holds papers of its years.</summary>
public sealed class YearRangeRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("year-range", Severity.Failure, RuleTopic.Top);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy is { FirstYear: null, LastYear: null } ? null : context.Policy.AuthorityOf("top.years");
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts.Where(static f => f.Applies(Cause.YearOutside)).Select(f => Judge(context, f));
    }

    private Finding Judge(RuleContext context, EntryFacts facts)
    {
        var entry = facts.Entry;
        var (first, last) = (Bound(context.Policy.FirstYear), Bound(context.Policy.LastYear));
        if (facts.FittingYear is { } fitting)
        {
            return Descriptor.Say(entry, new Message("year-range.record-fits", first, last, entry.Year, fitting, facts.RecordSource)) with
            {
                Remedy = CorrectedLine.For(facts.Changed, context, fitting),
            };
        }

        var place = facts.Place.Message;
        var message = facts.SureYear is { } sureYear && !(entry.Year < context.Policy.FirstYear) && !(entry.Year > context.Policy.LastYear)
            ? new Message("year-range.record-sure", first, last, entry.Year, sureYear, place, facts.RecordSource)
            : facts.Differences?.Year is { } recordYear
            ? new Message("year-range.record-outside", first, last, entry.Year, recordYear, place, facts.RecordSource)
            : new Message("year-range.outside", first, last, facts.KnownYear, place);
        return Descriptor.Say(entry, Sentences.Text(message, LeftLine.Sentence(context))!) with
        {
            Remedy = CorrectedLine.Elsewhere(facts.Changed, context, top: false, facts.Place.Section),
            PutBack = LeftLine.Of(context),
        };
    }

    /// <summary>An end that is not stated reads as an ellipsis: "papers of 2012 to …".</summary>
    private static string Bound(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "…";
}
