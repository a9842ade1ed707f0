using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>Where the link to a paper should lead. The names are words of the policy file (<c>links.prefer</c>).</summary>
public enum LinkPreference
{
    /// <summary>Straight to the PDF.</summary>
    [JsonStringEnumMemberName("pdf")]
    Pdf,

    /// <summary>To the page with the abstract.</summary>
    [JsonStringEnumMemberName("abs")]
    Abs,

    /// <summary>To the DOI.</summary>
    [JsonStringEnumMemberName("doi")]
    Doi,

    /// <summary>To where everybody can read the paper without paying.</summary>
    [JsonStringEnumMemberName("open")]
    Open,
}
