using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules.Facts;
using CuratorBot.Core.Rules.Lines;

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
        if (DifferencesOf(context, subject) is not { } differences)
        {
            return null;
        }

        if (YearRangeRule.Speaks(context, subject))
        {
            // One cause, one finding: it names both years.
            differences = differences with { Year = null };
        }

        var text = Sentences.Text(
        [
            differences.Title is null ? null : new Message(differences.TitleIsNear ? "metadata.title-differs" : "metadata.title-other", context.PaperOf(entry)!.Title),
            .. differences.Names.Select(n => n.Message),
            differences.Year is null ? null : new Message(differences.YearIsNear ? "metadata.year-near" : "metadata.year-differs", differences.Year, entry.Year),
        ]);
        if (text is null)
        {
            return null;
        }

        // Where either side may be right, the contributor is told and nothing is asked.
        var sure = differences.AreSure;
        return Descriptor.Say(entry, text, sure ? Severity.Warning : Severity.Notice) with
        {
            Remedy = sure ? CorrectedLine.For(subject, context) : null,
        };
    }

    /// <summary>What differs of what the change has to do with; null where the record may be of another paper, or another rule speaks.</summary>
    internal static RecordDifferences? DifferencesOf(RuleContext context, Subject subject)
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
        var names = subject.Touches(EntryFields.Authors);

        // Every line that is offered has the year that year-range asks for.
        var fitting = YearRangeRule.FittingYear(context, subject);
        return differences with
        {
            Title = subject.Touches(EntryFields.Title) ? differences.Title : null,
            Names = names ? differences.Names : [],
            Authors = names ? differences.Authors : null,
            Year = fitting ?? (subject.Touches(EntryFields.Year) ? differences.Year : null),
            YearIsNear = fitting is null && differences.YearIsNear,
        };
    }
}
