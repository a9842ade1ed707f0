using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>What an entry of a list can be asked to have. The names are words of the policy file (<c>require</c>).</summary>
public enum RequiredField
{
    /// <summary>The year; the year of a date or venue counts.</summary>
    [JsonStringEnumMemberName("year")]
    Year,

    /// <summary>A date with its month: "2024-02", "Feb 2024".</summary>
    [JsonStringEnumMemberName("date")]
    Date,

    /// <summary>Where it was published: "ICLR 2024", "arXiv".</summary>
    [JsonStringEnumMemberName("venue")]
    Venue,

    /// <summary>The authors.</summary>
    [JsonStringEnumMemberName("authors")]
    Authors,

    /// <summary>A nickname beside the title.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>Some words on what the paper is about.</summary>
    [JsonStringEnumMemberName("description")]
    Description,

    /// <summary>The abstract, or a link to it.</summary>
    [JsonStringEnumMemberName("abstract")]
    Abstract,

    /// <summary>Any link.</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>A link to a PDF.</summary>
    [JsonStringEnumMemberName("pdf")]
    Pdf,

    /// <summary>A DOI.</summary>
    [JsonStringEnumMemberName("doi")]
    Doi,

    /// <summary>A link to code; a place that is left empty on purpose ("-", "N/A") counts.</summary>
    [JsonStringEnumMemberName("code")]
    Code,

    /// <summary>A link to the page of a project.</summary>
    [JsonStringEnumMemberName("project")]
    Project,

    /// <summary>A link to data.</summary>
    [JsonStringEnumMemberName("data")]
    Data,

    /// <summary>A link to a video.</summary>
    [JsonStringEnumMemberName("video")]
    Video,

    /// <summary>That it is more than a preprint, by its venue.</summary>
    [JsonStringEnumMemberName("peer-review")]
    PeerReview,
}
