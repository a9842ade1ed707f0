using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers;

/// <summary>How what a list says of a paper agrees with a record.</summary>
public sealed record PaperMatch
{
    /// <summary>Whether the record is surely the paper though no link says so: title, an author and the year agree.</summary>
    public required bool IsSame { get; init; }

    /// <summary>What follows where a link of the entry leads to the record.</summary>
    public required LinkMatch Link { get; init; }

    /// <summary>Whether the record is worth showing to a person as a candidate.</summary>
    public required bool IsAlike { get; init; }

    /// <summary>How alike the titles are, 0 to 1 (<see cref="Titles.Similarity"/>); 0 where they are in different letters.</summary>
    public required double Title { get; init; }

    /// <summary>Whether the titles are one word by word (<see cref="Titles.AreSame"/>); false where they are in different letters.</summary>
    public required bool IsSameTitle { get; init; }

    /// <summary>Whether an author agrees; null where one side names none, or in other letters.</summary>
    public required bool? Authors { get; init; }

    /// <summary>Years between the list's year and the record's year or publication date, the nearer one; null where one side has none.</summary>
    public required int? YearsApart { get; init; }

    /// <summary>How surely the record is the paper, 0 to 1, two decimals: the titles' likeness, less for what disagrees or is not known.</summary>
    public required double Score { get; init; }
}

/// <summary>Whether a linked record is the paper that the entry names.</summary>
public enum LinkMatch
{
    /// <summary>It is.</summary>
    Same,

    /// <summary>It may be: the title has changed much, or titles cannot be compared and the authors differ.</summary>
    Unsure,

    /// <summary>It is another paper's.</summary>
    Other,
}
