namespace CuratorBot.Core.Judging;

/// <summary>How the year of an entry fits the years of the top.</summary>
public enum YearFit
{
    /// <summary>It is one of them, or unknown.</summary>
    Fits,

    /// <summary>It is none of them, and no record says otherwise; or the record, which is sure, says that it is none of them.</summary>
    Outside,

    /// <summary>The list's year is none of them, the record's is: a mistyped year, or that of another version.</summary>
    RecordFits,
}
