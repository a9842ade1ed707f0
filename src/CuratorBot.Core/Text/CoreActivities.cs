using System.Diagnostics;

namespace CuratorBot.Core.Text;

/// <summary>The work of this library that takes time, for whoever traces: texts of a megabyte are read here.</summary>
public static class CoreActivities
{
    /// <summary>The source to listen to.</summary>
    public const string Name = "CuratorBot.Core";

    /// <summary>A version of a list was read.</summary>
    public const string ReadList = "read list";

    /// <summary>The text of a policy file was read.</summary>
    public const string ReadPolicyFile = "read policy file";

    /// <summary>The criteria written in a list were read, and the policy in force made of them and the policy file.</summary>
    public const string ReadPolicy = "read policy";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a piece of work; null where nobody listens.</summary>
    internal static Activity? Start(string name) => Source.StartActivity(name);
}
