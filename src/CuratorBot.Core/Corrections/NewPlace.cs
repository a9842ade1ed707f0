using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Corrections;

/// <summary>Where in a section an entry belongs that is not there yet.</summary>
internal static class NewPlace
{
    /// <summary>Fewer entries show no order: then the other sections do.</summary>
    private const int FewestOrdered = 3;

    /// <summary>The entry below which another belongs, or the one above which it does.</summary>
    /// <param name="list">The list.</param>
    /// <param name="section">A section of it that has entries.</param>
    /// <param name="entry">The entry that is to come; it may be one of the list that stands elsewhere.</param>
    /// <param name="policy">What the list asks.</param>
    /// <returns>Its neighbour, and whether it belongs below it; null where the section is parted by years and has no part for the entry's.</returns>
    public static (Entry Neighbour, bool Below)? In(PaperList list, Section section, Entry entry, Policy policy)
    {
        if (PartFor(entry, [.. list.Entries.Where(other => other.Section == section && other != entry)]) is not { } part)
        {
            return null;
        }

        if (OrderOf(part, section, list, policy) is not { } order || order.Sorts(entry) is null || order.Kept(order.Sortable(part)) is not { Count: > 0 } kept)
        {
            return (part[^1], true);
        }

        return kept.LastOrDefault(other => order.Compare(other, entry) <= 0) is { } above ? (above, true) : (kept[0], false);
    }

    /// <summary>The part of a section, between two lines such as "(2016)", that an entry is for: that of its year, else the one where others of its year stand.</summary>
    private static List<Entry>? PartFor(Entry entry, IReadOnlyList<Entry> there)
    {
        var parts = there.GroupBy(static other => other.Subsection, StringComparer.Ordinal).ToList();
        var year = entry.Year?.ToString(CultureInfo.InvariantCulture);
        return parts.Find(part => year is not null && part.Key?.Contains(year, StringComparison.Ordinal) == true) is { } own ? [.. own]
            : parts.FindAll(part => part.Any(other => year is not null && other.Year == entry.Year)) is [var habitual] ? [.. habitual]
            : parts.TrueForAll(static part => part.Key?.Any(char.IsAsciiDigit) == true) ? null
            : [.. parts.FindLast(static part => part.Key?.Any(char.IsAsciiDigit) != true)!];
    }

    private static SectionOrder? OrderOf(List<Entry> part, Section section, PaperList list, Policy policy) => policy.Order?.In(section)?.Value switch
    {
        EntryOrder.None or EntryOrder.AtTheEnd => null,
        null or EntryOrder.Chronological => SectionOrder.Of(part) ?? (part.Count < FewestOrdered ? AsElsewhere(part, list) : null),
        { } asked => SectionOrder.Asked(asked, part),
    };

    /// <summary>Newest first, where all sections that show an order have this one and a few entries do not speak against it.</summary>
    private static SectionOrder? AsElsewhere(List<Entry> part, PaperList list)
    {
        var others = list.Entries.GroupBy(static entry => (entry.Section, entry.Subsection)).Select(static group => SectionOrder.Of([.. group])).OfType<SectionOrder>().ToList();
        return others.Count > 0 && others.TrueForAll(static order => order.Order == EntryOrder.NewestFirst) && SectionOrder.ByYear.Holds(part) ? SectionOrder.ByYear : null;
    }
}
