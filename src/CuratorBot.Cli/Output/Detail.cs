namespace CuratorBot.Cli.Output;

/// <summary>How much is said as text.</summary>
internal enum Detail
{
    /// <summary>What fits on a screen or two.</summary>
    Usual,

    /// <summary>The verdict alone.</summary>
    Verdict,

    /// <summary>Everything.</summary>
    All,
}
