namespace CuratorBot.Cli;

/// <summary>
/// A problem that the user can fix: a missing file, a broken policy, an impossible option.
/// Ends the run with exit code 2 and prints its lines on stderr, each saying what is wrong, where, and what to do.
/// </summary>
public sealed class CliException : Exception
{
    public CliException(params IReadOnlyList<string> lines)
        : base(string.Join('\n', lines))
    {
        Lines = lines;
    }

    /// <summary>The lines to print.</summary>
    public IReadOnlyList<string> Lines { get; }
}
