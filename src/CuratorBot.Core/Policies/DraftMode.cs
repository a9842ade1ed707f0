using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>What is done about drafts. The names are words of the policy file (<c>drafts</c>).</summary>
public enum DraftMode
{
    /// <summary>They are reviewed like others.</summary>
    [JsonStringEnumMemberName("review")]
    Review,

    /// <summary>Nothing is said until their author says that they are ready; what stands there from before is kept up to date.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,
}
