using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>Where papers that a list could have are looked for.</summary>
public enum CandidateSource
{
    /// <summary>Among what the authors of the list's papers have written.</summary>
    [JsonStringEnumMemberName("authors")]
    Authors,

    /// <summary>Among the papers that cite those of the list.</summary>
    [JsonStringEnumMemberName("citing")]
    Citing,
}
