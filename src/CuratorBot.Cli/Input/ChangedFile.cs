namespace CuratorBot.Cli.Input;

/// <summary>A file that differs between two commits.</summary>
/// <param name="Before">Its path in the first; null if it is new.</param>
/// <param name="After">Its path in the second; null if it is gone.</param>
internal sealed record ChangedFile(string? Before, string? After)
{
    /// <summary>Whether it is a symbolic link or a submodule in the second.</summary>
    public bool IsLink { get; init; }

    /// <summary>The path to call it by.</summary>
    public string Path => After ?? Before ?? "";
}
