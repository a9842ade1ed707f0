namespace CuratorBot.Core.Policies;

/// <summary>Something in a policy file that cannot be followed.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">The line, 1-based.</param>
/// <param name="Message">What is wrong and what to do, in English, one line.</param>
public sealed record PolicyError(string File, int Line, string Message)
{
    /// <summary><c>file:line: message</c></summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
