using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

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
        return context.Changed.Select(s => Judge(context, s)).OfType<Finding>();
    }

    private Finding? Judge(RuleContext context, ChangedEntry changed)
    {
        var entry = changed.Entry;
        if (DifferencesOf(context, changed) is not { } differences)
        {
            return null;
        }

        if (YearRangeRule.Speaks(context, changed))
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
            Remedy = sure ? CorrectedLine.For(changed, context) : null,
        };
    }

    /// <summary>What differs of what the change has to do with; null where the record may be of another paper, or another rule speaks.</summary>
    internal static RecordDifferences? DifferencesOf(RuleContext context, ChangedEntry changed)
    {
        var entry = changed.Entry;
        if (entry.Kind != EntryKind.Paper
            || context.LookupOf(entry) is not PaperLookup.Found found
            || LinkIdentityRule.Speaks(context, changed)
            || context.DuplicateOf(entry) is { IsSure: true })
        {
            return null;
        }

        var differences = RecordDifferences.Of(entry, found, context.Style);
        var names = changed.Touches(EntryField.Authors);

        // Every line that is offered has the year that year-range asks for.
        var fitting = YearRangeRule.FittingYear(context, changed);
        return differences with
        {
            Title = changed.Touches(EntryField.Title) ? differences.Title : null,
            Names = names ? differences.Names : [],
            Authors = names ? differences.Authors : null,
            Year = fitting ?? (changed.Touches(EntryField.Year) ? differences.Year : null),
            YearIsNear = fitting is null && differences.YearIsNear,
        };
    }
}
