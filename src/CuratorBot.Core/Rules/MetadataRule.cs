using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Title, names and year agree with the record, and a preprint that was published since is named with its venue. Initials, accents, letter case, "et al.", a dropped sub-title and a year one off
/// (preprint and venue) are no differences, nor is a title in another script.
/// </summary>
public sealed class MetadataRule : IRule
{
    /// <summary>Key of what is said of a preprint that has been published since.</summary>
    internal const string VenueKey = "metadata.venue";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("metadata", Severity.Warning, RuleTopic.Facts) { IsOfLine = true };

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Facts.SelectMany(f => new[] { Judge(context, f), OfVenue(context, f) }).OfType<Finding>();
    }

    /// <summary>"arXiv" in the line, and the record knows where the paper was published: what maintainers change most by hand.</summary>
    private Finding? OfVenue(RuleContext context, EntryFacts facts) =>
        PublishedVenue.Of(facts, context) is { } published
            ? Descriptor.Say(facts.Entry, new Message(VenueKey, published.Name, published.Year, published.Line, facts.RecordSource), Severity.Notice) with
            {
                Remedy = published.Text is { } text ? new Remedy(RemedyKind.Replacement, text) : null,
            }
            : null;

    private Finding? Judge(RuleContext context, EntryFacts facts)
    {
        if (facts.Differences is not { } differences)
        {
            return null;
        }

        if (facts.Applies(Cause.YearOutside))
        {
            // What is said of the top's years names both years.
            differences = differences with { Year = null };
        }

        var text = Sentences.Text(
        [
            differences.Title is null ? null : new Message(differences.TitleIsNear ? "metadata.title-differs" : "metadata.title-other", facts.Record!.Title, facts.RecordSource),
            .. differences.Names.Select(n => n.MessageOf(facts.RecordSource)),
            differences.Year is null ? null : new Message(differences.YearIsNear ? "metadata.year-near" : "metadata.year-differs", differences.Year, facts.Entry.Year, facts.RecordSource),
        ]);
        if (text is null)
        {
            return null;
        }

        // Where either side may be right, the contributor is told and nothing is asked.
        var sure = differences.AreSure;
        return Descriptor.Say(facts.Entry, text, sure ? Severity.Warning : Severity.Notice) with
        {
            Remedy = sure ? CorrectedLine.For(facts.Changed, context) : null,
        };
    }
}
