using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>What a list asks of a paper to be in its top.</summary>
/// <param name="Citations">Citations needed.</param>
/// <param name="Year">The year whose threshold this is.</param>
/// <param name="RecordYear">
/// The record's year, where it is one off the list's and has a threshold, too: then the lower of the two is asked. Null where both
/// years are the same, or the record's does not matter.
/// </param>
public sealed record CitationsNeeded(int Citations, int Year, int? RecordYear)
{
    /// <summary>What is asked of papers of a year; null where the year is unknown or has no threshold.</summary>
    public static CitationsNeeded? OfYear(int? year, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return year is { } known && policy.Citations.TryGetValue(known, out var needed) ? new CitationsNeeded(needed, known, RecordYear: null) : null;
    }

    /// <summary>What is asked of an entry in a topical section of the top; null where its year is unknown or the list has no threshold for it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="lookup">The source's answer; null where nobody asked.</param>
    /// <param name="policy">The policy in force.</param>
    internal static CitationsNeeded? For(Entry entry, PaperLookup? lookup, Policy policy)
    {
        var recordYear = (lookup as PaperLookup.Found)?.Paper.Year;
        if (RecordDifferences.SureYear(entry, lookup) is { } sure)
        {
            return OfYear(sure, policy);
        }

        if (OfYear(entry.Year ?? recordYear, policy) is not { } needed)
        {
            return null;
        }

        // Of a preprint and its venue either year may be right.
        return recordYear is { } year && Math.Abs(year - needed.Year) == 1 && OfYear(year, policy) is { } other
            ? (other.Citations < needed.Citations ? other : needed) with { RecordYear = year }
            : needed;
    }

    /// <summary>What is asked of an entry where it stands: nothing outside the top, nor of a paper of the last year in the overflow section.</summary>
    internal static CitationsNeeded? WhereItStands(Entry entry, PaperLookup? lookup, Policy policy) =>
        entry.Top && !IsExempt(entry, lookup, policy) ? For(entry, lookup, policy) : null;

    /// <summary>The overflow section is where papers of the last year stand that do not reach its threshold.</summary>
    private static bool IsExempt(Entry entry, PaperLookup? lookup, Policy policy) =>
        entry.Section.Kind == SectionKind.Overflow
        && (policy.LastYear is not { } last
            || (RecordDifferences.SureYear(entry, lookup) is { } sure ? sure == last : entry.Year == last || (lookup as PaperLookup.Found)?.Paper.Year == last));
}
