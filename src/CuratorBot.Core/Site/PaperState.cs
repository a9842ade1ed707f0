using System.Text.Json.Serialization;

namespace CuratorBot.Core.Site;

/// <summary>What is to be said of an entry of a page, the most pressing first.</summary>
public enum PaperState
{
    /// <summary>It stands in the list twice.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>It has fewer citations than its place asks.</summary>
    [JsonStringEnumMemberName("below")]
    Below,

    /// <summary>It is among the first to leave when a paper comes into the full top.</summary>
    [JsonStringEnumMemberName("leaves-next")]
    LeavesNext,

    /// <summary>It stands among the new papers and is new no more.</summary>
    [JsonStringEnumMemberName("not-new")]
    NotNew,

    /// <summary>It is in the overflow section and has what a topical section asks.</summary>
    [JsonStringEnumMemberName("could-move-up")]
    CouldMoveUp,

    /// <summary>It is in the appendix and has what the top asks.</summary>
    [JsonStringEnumMemberName("could-come-in")]
    CouldComeIn,

    /// <summary>It is in the overflow section and has not what a topical section asks.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>Several records may be it, and none is chosen.</summary>
    [JsonStringEnumMemberName("which")]
    Which,

    /// <summary>Its citations are not known.</summary>
    [JsonStringEnumMemberName("no-figure")]
    NoFigure,

    /// <summary>It has the citations that its place asks.</summary>
    [JsonStringEnumMemberName("meets")]
    Meets,

    /// <summary>It has ten times the citations that its place asks.</summary>
    [JsonStringEnumMemberName("far-above")]
    FarAbove,

    /// <summary>It is in a list that asks nothing of its citations.</summary>
    [JsonStringEnumMemberName("listed")]
    Listed,

    /// <summary>It is outside the top.</summary>
    [JsonStringEnumMemberName("outside")]
    Outside,

    /// <summary>It is no paper.</summary>
    [JsonStringEnumMemberName("resource")]
    Resource,
}
