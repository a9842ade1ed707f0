using System.Text.Json.Serialization;

namespace CuratorBot.Core.Lists;

/// <summary>What a section of the list is for (the model list's README, "Awesome list criteria").</summary>
public enum SectionKind
{
    /// <summary>Outside the top and of no special kind: appendix, books, datasets, lectures.</summary>
    [JsonStringEnumMemberName("other")]
    Other,

    /// <summary>A topical section of the top; its papers count against the cap.</summary>
    [JsonStringEnumMemberName("top")]
    Top,

    /// <summary>"More Papers from 2016": still inside the top, and the first place to remove from.</summary>
    [JsonStringEnumMemberName("overflow")]
    Overflow,

    /// <summary>"New Papers": published in the last months, by discussion.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>"Old Papers": published before the years of the top, by discussion.</summary>
    [JsonStringEnumMemberName("old")]
    Old,
}
