using System.CommandLine;

namespace CuratorBot.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The list that a command is about; see <see cref="Input.ListInput"/>.</summary>
    public static Argument<string?> List() => new("LIST")
    {
        Description = "The list: a Markdown file, a folder with a README.md, - for standard input, OWNER/REPO, or an address on github.com. [default: README.md in this folder]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> Policy() => new("--policy")
    {
        Description = "A policy file. [default: .github/curator.yml beside the list]",
        HelpName = "FILE",
    };
}
