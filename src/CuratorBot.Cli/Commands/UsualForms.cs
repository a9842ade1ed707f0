namespace CuratorBot.Cli.Commands;

/// <summary>Ways in which other tools are asked for help and version, understood here too.</summary>
internal static class UsualForms
{
    /// <summary><c>help</c>, <c>help COMMAND</c>, <c>version</c> and <c>-V</c> as the options that they stand for; anything else unchanged.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> args) => args switch
    {
        ["help"] => ["--help"],
        ["help", var command] => [command, "--help"],
        ["version" or "-V"] => ["--version"],
        _ => args,
    };
}
