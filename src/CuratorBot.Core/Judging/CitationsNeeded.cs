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
internal sealed record CitationsNeeded(int Citations, int Year, int? RecordYear)
{
    /// <summary>What is asked of an entry; null where its year is unknown or the list has no threshold for it.</summary>
    public static CitationsNeeded? For(Entry entry, Paper? paper, Policy policy)
    {
        if ((entry.Year ?? paper?.Year) is not { } year || !policy.Citations.TryGetValue(year, out var needed))
        {
            return null;
        }

        // Of a preprint and its venue either year may be right.
        return paper?.Year is { } recordYear && Math.Abs(recordYear - year) == 1 && policy.Citations.TryGetValue(recordYear, out var other)
            ? new CitationsNeeded(Math.Min(needed, other), other < needed ? recordYear : year, recordYear)
            : new CitationsNeeded(needed, year, RecordYear: null);
    }
}
