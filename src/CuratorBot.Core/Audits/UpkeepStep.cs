using System.Text.Json.Serialization;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The kinds of upkeep, in the order in which they are done: a commit for each.</summary>
public enum UpkeepKind
{
    /// <summary>Titles, authors and years as the record has them.</summary>
    [JsonStringEnumMemberName("facts")]
    Facts,

    /// <summary>Venues of preprints that have been published since.</summary>
    [JsonStringEnumMemberName("venues")]
    Venues,

    /// <summary>Links with a known better address.</summary>
    [JsonStringEnumMemberName("links")]
    Links,

    /// <summary>Lines in the form of the list.</summary>
    [JsonStringEnumMemberName("form")]
    Form,

    /// <summary>Papers that are no longer new, where the list's rules send them.</summary>
    [JsonStringEnumMemberName("moves")]
    NewPapers,

    /// <summary>The bibliography.</summary>
    [JsonStringEnumMemberName("bibliography")]
    Bibliography,
}

/// <summary>One kind of upkeep of one file.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Before">Its text after the steps before this one.</param>
/// <param name="After">Its text after this one.</param>
/// <param name="Lines">What is done, each with its reasons, in the order of the file.</param>
public sealed record UpkeepStep(UpkeepKind Kind, string Path, string Before, string After, IReadOnlyList<UpkeepLine> Lines)
{
    /// <summary>The step as a unified diff with its final line ending.</summary>
    public string Patch => LineDiff.Between(Path, Before, After);

    /// <summary>What the step does, as a commit says it: in English, and without words of anybody else.</summary>
    public string Subject => SubjectOf(Kind);

    /// <summary>What steps of a kind do, as a commit says it.</summary>
    /// <param name="kind">The kind.</param>
    public static string SubjectOf(UpkeepKind kind) => kind switch
    {
        UpkeepKind.Facts => "Correct titles, authors and years",
        UpkeepKind.Venues => "Name the venues of published preprints",
        UpkeepKind.Links => "Correct links",
        UpkeepKind.Form => "Bring lines into the form of the list",
        UpkeepKind.NewPapers => "Move papers that are no longer new",
        UpkeepKind.Bibliography => "Bring the bibliography up to date",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}

/// <summary>A line that upkeep changes.</summary>
/// <param name="Line">Its number in the file before any upkeep, 1-based; null where it had none.</param>
/// <param name="Title">The paper that it is of.</param>
/// <param name="Reasons">Why.</param>
public sealed record UpkeepLine(int? Line, string Title, IReadOnlyList<Message> Reasons);
