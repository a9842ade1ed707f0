namespace CuratorBot.Core.Judging;

/// <summary>What may be wrong with an entry. Which of them hides which is decided in <see cref="EntryFacts.Applies"/>.</summary>
public enum Cause
{
    /// <summary>The paper surely stands in the list already.</summary>
    Duplicate,

    /// <summary>The link is of another paper.</summary>
    OtherPaper,

    /// <summary>The change puts a year into the top that is none of the top's.</summary>
    YearOutside,

    /// <summary>No record of the paper was surely found, or one without a count.</summary>
    NotFound,

    /// <summary>There is a record to compare the line with.</summary>
    Differs,

    /// <summary>The paper belongs among the old papers and comes to stand elsewhere.</summary>
    Old,

    /// <summary>The paper comes to stand among the old papers and is none.</summary>
    NotOld,

    /// <summary>The paper belongs among the new papers and comes to stand elsewhere.</summary>
    New,

    /// <summary>The paper comes to stand among the new papers and is none.</summary>
    NotNew,

    /// <summary>The paper comes to stand among the new or the old papers, and nothing speaks against it: people discuss it.</summary>
    ToDiscuss,

    /// <summary>The paper comes into the top, or out of its overflow section, with fewer citations than are asked for.</summary>
    Below,

    /// <summary>The paper comes into the overflow section, or gets another year there, and is not from the last year of the top.</summary>
    OverflowYear,
}
