namespace CuratorBot.Core.Policies;

/// <summary>How much a finding matters: GitHub's annotation levels.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Notice,

    /// <summary>Should be mended; does not stop a merge.</summary>
    Warning,

    /// <summary>Must be mended before merging.</summary>
    Failure,
}
