using System.CommandLine;

namespace CuratorBot.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Policy() => new("--policy")
    {
        Description = "A policy file, as .github/curator.yml.",
        HelpName = "FILE",
    };
}
