using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules.Facts;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Title, names and year agree with the record. Initials, accents, letter case, "et al.", a dropped sub-title and a year one off
/// (preprint and venue) are no differences, nor is a title in another script.
/// </summary>
public sealed class MetadataRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("metadata", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Subjects.Select(s => Judge(context, s)).OfType<Finding>();
    }

    private Finding? Judge(RuleContext context, Subject subject)
    {
        var entry = subject.Entry;
        if (entry.Kind != EntryKind.Paper
            || context.LookupOf(entry) is not PaperLookup.Found found
            || LinkIdentityRule.Speaks(context, subject)
            || context.DuplicateOf(entry) is { IsSure: true })
        {
            return null;
        }

        var differences = RecordDifferences.Of(entry, found, context.Style);
        var title = subject.Touches(EntryFields.Title) ? differences.Title : null;
        var names = subject.Touches(EntryFields.Authors) ? differences.Names : [];
        var year = subject.Touches(EntryFields.Year) && !YearRangeSpeaks(context, subject) ? differences.Year : null;
        var text = Sentences.Text(
        [
            title is null ? null : new Message("metadata.title-differs", found.Paper.Title),
            .. names.Select(n => n.Message),
            year is null ? null : new Message(differences.YearIsNear ? "metadata.year-near" : "metadata.year-differs", year, entry.Year),
        ]);
        if (text is null)
        {
            return null;
        }

        // Where either side may be right, the contributor is told and nothing is asked.
        var yearIsSure = year is not null && !differences.YearIsNear;
        var sure = title is not null || yearIsSure || names.Any(n => n.IsSure);
        var corrected = entry with
        {
            Title = title ?? entry.Title,
            Authors = (names.Count > 0 ? differences.Authors : null) ?? entry.Authors,
            Year = yearIsSure ? year : entry.Year,
        };
        return Descriptor.Say(entry, text, sure ? Severity.Warning : Severity.Notice) with
        {
            Remedy = sure ? ReadyLine.Replacing(corrected, context) : null,
        };
    }

    private static bool YearRangeSpeaks(RuleContext context, Subject subject) =>
        subject.EntersTop && YearRange.IsOutside(subject.Entry, context.PaperOf(subject.Entry), context.Policy);
}
