using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers;

/// <summary>How well the list's words about a paper agree with a record.</summary>
public sealed record PaperMatch
{
    /// <summary>Whether the record is certainly the paper without the evidence of a link: title, an author and the year agree.</summary>
    public required bool IsSame { get; init; }

    /// <summary>The conclusion if a link of the entry leads to the record.</summary>
    public required LinkMatch Link { get; init; }

    /// <summary>Whether the record is similar enough to show to a person as a candidate.</summary>
    public required bool IsAlike { get; init; }

    /// <summary>Similarity of the titles, 0 to 1 (<see cref="Titles.Similarity"/>); 0 if they are in different scripts.</summary>
    public required double Title { get; init; }

    /// <summary>Whether the titles are the same word by word (<see cref="Titles.AreSame"/>); false if they are in different scripts.</summary>
    public required bool IsSameTitle { get; init; }

    /// <summary>Whether an author agrees; null if one side names none, or they are in different scripts.</summary>
    public required bool? Authors { get; init; }

    /// <summary>Years between the list's year and the record's year or publication date, whichever is nearer; null if one side has none.</summary>
    public required int? YearsApart { get; init; }

    /// <summary>How certain it is that the record is the paper, 0 to 1, two decimals: the titles' similarity, less for disagreement or missing facts.</summary>
    public required double Score { get; init; }
}

/// <summary>Whether a linked record is the paper that the entry names.</summary>
public enum LinkMatch
{
    /// <summary>It is the same paper.</summary>
    Same,

    /// <summary>It may be: the title has changed a lot, or the titles cannot be compared and the authors differ.</summary>
    Unsure,

    /// <summary>It is a different paper.</summary>
    Other,
}
