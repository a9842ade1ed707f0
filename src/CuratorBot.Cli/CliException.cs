namespace CuratorBot.Cli;

/// <summary>
/// Something the person at the keyboard can mend: a missing file, a broken policy, an impossible option.
/// Ends the run with exit code 2 and its lines on stderr, each saying what, where and what to do.
/// </summary>
public sealed class CliException : Exception
{
    public CliException(params IReadOnlyList<string> lines)
        : base(string.Join('\n', lines))
    {
        Lines = lines;
    }

    /// <summary>What is printed, a line each.</summary>
    public IReadOnlyList<string> Lines { get; }
}
