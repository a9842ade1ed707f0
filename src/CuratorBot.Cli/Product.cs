using System.Reflection;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;

namespace CuratorBot.Cli;

/// <summary>The program's name, version and home page.</summary>
internal static class Product
{
    public const string Home = "https://github.com/curatorbot/curatorbot";

    /// <summary>The version without the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The English documentation of a rule.</summary>
    public static string DocsOf(RuleDescriptor rule) => $"{DocsPages.Published.Rules("en")}#{rule.DocsAnchor}";
}
