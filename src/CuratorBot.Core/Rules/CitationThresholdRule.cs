using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A paper needs the citations of its year to be in the top (model list, "Citation criteria"). The thresholds are a guideline:
/// a description that argues for the paper hands the question to a maintainer. An unknown count never fails.
/// </summary>
public sealed class CitationThresholdRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("citation-threshold", Severity.Failure);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Changed
            .Where(s => IsJudged(s) && context.DuplicateOf(s.Entry) is not { IsSure: true })
            .Select(s => Judge(context, s))
            .OfType<Finding>();
    }

    /// <summary>Whether an entry misses what is asked of it where it stands; false where its count or its year is unknown.</summary>
    internal static bool IsBelow(RuleContext context, Entry entry) =>
        entry.Top
        && !IsExempt(context, entry)
        && CitationsNeeded.For(entry, context.PaperOf(entry), context.Policy) is { } needed
        && CitationCount.Of(context.LookupOf(entry))?.Citations < needed.Citations;

    private static bool IsJudged(ChangedEntry changed) =>
        changed.EntersTop || changed is { Entry: { Top: true, Section.Kind: SectionKind.Top }, Before.Section.Kind: SectionKind.Overflow };

    /// <summary>The overflow section is where papers of the last year stand that do not reach its threshold.</summary>
    private static bool IsExempt(RuleContext context, Entry entry) =>
        entry.Section.Kind == SectionKind.Overflow
        && (context.Policy.LastYear is null || entry.Year == context.Policy.LastYear || context.PaperOf(entry)?.Year == context.Policy.LastYear);

    private Finding? Judge(RuleContext context, ChangedEntry changed)
    {
        var entry = changed.Entry;
        if (!IsBelow(context, entry) || YearRange.IsOutside(entry, context.PaperOf(entry), context.Policy))
        {
            return null;
        }

        var needed = CitationsNeeded.For(entry, context.PaperOf(entry), context.Policy)!;
        var count = CitationCount.Of(context.LookupOf(entry))!;
        var year = needed.RecordYear is { } recordYear && entry.Year is { } listYear
            ? new Message("citation-threshold.either-year", listYear, recordYear, needed.Year)
            : null;
        var below = new Message("citation-threshold.below", count.Message, needed.Year, needed.Citations);
        if (count.Stale)
        {
            return Descriptor.Say(entry, Sentences.Text(below, year, new Message("citation-threshold.stale"))!, Severity.Notice) with
            {
                Effect = FindingEffect.Inconclusive,
            };
        }

        var overflow = needed.Year == context.Policy.LastYear ? Placement.TitleOf(context, SectionKind.Overflow) : null;
        var remedy = CorrectedLine.Elsewhere(changed, context, top: overflow is not null);
        if (!context.WholeList && Argument.IsIn(context.PullRequest.Description))
        {
            return Descriptor.Say(entry, Sentences.Text(below, year, new Message("citation-threshold.argued"))!, Severity.Warning) with
            {
                Effect = FindingEffect.NeedsMaintainer,
            };
        }

        var mend = overflow is null ? new Message("citation-threshold.outside") : new Message("citation-threshold.overflow", overflow);
        var argue = context.WholeList ? null : new Message("citation-threshold.argue");
        return Descriptor.Say(entry, Sentences.Text(below, year, mend, argue)!) with { Remedy = remedy };
    }
}
