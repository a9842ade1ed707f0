using System.CommandLine;
using F23.StringSimilarity;

namespace CuratorBot.Cli.Commands;

/// <summary>Says in one line what is wrong with the arguments, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>Most typos are one or two keys; a larger distance means a different word.</summary>
    private const double FarthestTypo = 2;

    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.Tokens.Count == 0)
        {
            return $"curator: name a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}. See 'curator --help'.";
        }

        var path = command is RootCommand ? "curator" : $"curator {command.Name}";
        return parsed.UnmatchedTokens is [var unmatched, ..]
            ? $"{path}: {KindOf(unmatched, command)} '{unmatched}'. {Suggest(command, unmatched)}See '{path} --help'."
            : $"{path}: {parsed.Errors[0].Message.TrimEnd('.')}. See '{path} --help'.";
    }

    private static string KindOf(string unmatched, Command command) =>
        unmatched.StartsWith('-') ? "unknown option" : command is RootCommand ? "unknown command" : "unexpected argument";

    /// <summary>The nearest of some names, as a question with a space after it; empty if none is near.</summary>
    public static string Suggest(IEnumerable<string> names, string written)
    {
        var distance = new Damerau();
        var nearest = names.Select(name => (name, far: distance.Distance(name, written))).Where(n => n.far <= FarthestTypo).OrderBy(n => n.far).FirstOrDefault();
        return nearest.name is null ? "" : $"Did you mean '{nearest.name}'? ";
    }

    private static string Suggest(Command command, string written) =>
        Suggest(command.Options.Select(o => o.Name).Concat(command.Subcommands.Select(c => c.Name)), written);
}
