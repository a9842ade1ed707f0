using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A paper needs the citations of its year to be in the top (model list, "Citation criteria"). The thresholds are a guideline:
/// a description that argues for the paper hands the question to a maintainer. An unknown count never fails.
/// </summary>
public sealed class CitationThresholdRule : IRule
{
    /// <summary>What the rule is; an audit speaks in its name of papers that have outgrown their place.</summary>
    internal static RuleDescriptor About { get; } = new("citation-threshold", Severity.Failure, RuleTopic.Top);

    /// <inheritdoc/>
    public RuleDescriptor Descriptor => About;

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.Citations.Count == 0 ? null : context.Policy.AuthorityOf($"citations.{context.Policy.Citations.Keys.Max()}");
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts.Where(static f => f.Applies(Cause.Below)).Select(f => Judge(context, f) with { Authority = context.Policy.AuthorityOf($"citations.{f.Needed!.Year}") });
    }

    private Finding Judge(RuleContext context, EntryFacts facts)
    {
        var entry = facts.Entry;
        var needed = facts.Needed!;
        var count = facts.Citations!;
        var year = needed.RecordYear is { } recordYear && entry.Year is { } listYear ? new Message("citation-threshold.either-year", listYear, recordYear, needed.Year, facts.RecordSource)
            : facts.SureYear is { } sureYear && entry.Year is { } falseYear ? new Message("citation-threshold.record-year", falseYear, sureYear, facts.RecordSource)
            : null;
        var below = new Message("citation-threshold.below", count.Message, needed.Year, needed.Citations);
        if (count.Stale)
        {
            return Descriptor.Say(entry, Sentences.Text(below, year, new Message("citation-threshold.stale"))!, Severity.Notice) with
            {
                Effect = FindingEffect.Inconclusive,
            };
        }

        if (facts.IsDisputed)
        {
            return Descriptor.Say(entry, Sentences.Text(below, year, new Message("citation-threshold.disputed", facts.SecondCitations!.Message))!, Severity.Warning) with
            {
                Effect = FindingEffect.NeedsMaintainer,
            };
        }

        if (context.IsArgued(facts))
        {
            return Descriptor.Say(entry, Sentences.Text(below, year, new Message("citation-threshold.argued"))!, Severity.Warning) with
            {
                Effect = FindingEffect.NeedsMaintainer,
            };
        }

        var overflow = facts.Overflow;
        var advice = (overflow ?? facts.Place.Section) is { } section ? new Message("citation-threshold.section", section) : new Message("citation-threshold.outside");
        var argue = context.WholeList ? null : new Message("citation-threshold.argue");
        return Descriptor.Say(entry, Sentences.Text(below, year, advice, LeftLine.Sentence(context), argue)!) with
        {
            Remedy = CorrectedLine.Elsewhere(facts.Changed, context, top: overflow is not null, overflow ?? facts.Place.Section, overflow is null ? null : needed.Year),
            PutBack = LeftLine.Of(context),
        };
    }
}
