using System.Diagnostics;

namespace CuratorBot.Core.Text;

/// <summary>Trace activities for the slow work of this library, such as reading texts of a megabyte.</summary>
public static class CoreActivities
{
    /// <summary>The name of the activity source.</summary>
    public const string Name = "CuratorBot.Core";

    /// <summary>A version of a list was read.</summary>
    public const string ReadList = "read list";

    /// <summary>The text of a policy file was read.</summary>
    public const string ReadPolicyFile = "read policy file";

    /// <summary>The criteria in a list were read and combined with the policy file.</summary>
    public const string ReadPolicy = "read policy";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Starts an activity; null if nobody listens.</summary>
    internal static Activity? Start(string name) => Source.StartActivity(name);
}
