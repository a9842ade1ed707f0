using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>Which years the top is for.</summary>
internal static class YearRange
{
    /// <summary>
    /// How an entry fits the years of the top. Its own year decides, where the record is not sure of another; without one the record's,
    /// unless that is just one year off, as preprint and venue often are. An unknown year fits.
    /// </summary>
    public static YearFit FitOf(Entry entry, PaperLookup? lookup, Policy policy) => (entry.Year, (lookup as PaperLookup.Found)?.Paper.Year) switch
    {
        ({ } year, { } recordYear) when Holds(policy, year) && !Holds(policy, recordYear) && RecordDifferences.SureYear(entry, lookup) is not null => YearFit.Outside,
        ({ } year, _) when Holds(policy, year) => YearFit.Fits,
        ({ }, { } recordYear) when Holds(policy, recordYear) => YearFit.RecordFits,
        ({ }, _) => YearFit.Outside,
        (null, { } year) when !Holds(policy, year) && !Holds(policy, year - 1) && !Holds(policy, year + 1) => YearFit.Outside,
        _ => YearFit.Fits,
    };

    /// <summary>Whether the top is for papers of a year; an end that the policy does not state is open.</summary>
    private static bool Holds(Policy policy, int year) => !(year < policy.FirstYear) && !(year > policy.LastYear);
}
