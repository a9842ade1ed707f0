using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>When a pull request gets a comment. The check is there in any case. The names are words of the policy file (<c>comment</c>).</summary>
public enum CommentMode
{
    /// <summary>Always.</summary>
    [JsonStringEnumMemberName("always")]
    Always,

    /// <summary>Where something is to be done; a comment that is there is kept up to date.</summary>
    [JsonStringEnumMemberName("problems")]
    Problems,

    /// <summary>Never: the check says everything.</summary>
    [JsonStringEnumMemberName("never")]
    Never,
}
