using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>How much a finding matters: GitHub's annotation levels.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,

    /// <summary>Should be fixed; does not stop a merge.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Must be fixed before merging.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,
}
