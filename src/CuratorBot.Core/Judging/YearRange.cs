using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>Which years the top is for.</summary>
internal static class YearRange
{
    /// <summary>
    /// Whether an entry is not of the years of the top. Its own year decides; without one the record's, unless that is just one
    /// year off, as preprint and venue often are. An unknown year is not outside.
    /// </summary>
    public static bool IsOutside(Entry entry, Paper? paper, Policy policy) => (entry.Year, paper?.Year) switch
    {
        ({ } year, _) => !Holds(policy, year),
        (null, { } year) => !Holds(policy, year) && !Holds(policy, year - 1) && !Holds(policy, year + 1),
        _ => false,
    };

    /// <summary>Whether the top is for papers of a year; an end that the policy does not state is open.</summary>
    public static bool Holds(Policy policy, int year) => !(year < policy.FirstYear) && !(year > policy.LastYear);
}
