namespace CuratorBot.Cli;

/// <summary>Exit codes of <c>curator</c>: public, other programs act on them.</summary>
public static class ExitCode
{
    /// <summary>No finding of severity failure (also: inconclusive).</summary>
    public const int Success = 0;

    /// <summary>At least one finding of severity failure.</summary>
    public const int Failure = 1;

    /// <summary>Wrong usage, unreadable input, broken policy.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
