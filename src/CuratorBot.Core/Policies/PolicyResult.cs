namespace CuratorBot.Core.Policies;

/// <summary>The policy in force for a list, or why there is none.</summary>
/// <param name="Policy">The policy; with errors, what could be read of it.</param>
/// <param name="Errors">Empty where the file is sound.</param>
public sealed record PolicyResult(Policy Policy, IReadOnlyList<PolicyError> Errors)
{
    /// <summary>Files that look like a policy file and are not read.</summary>
    public IReadOnlyList<UnreadPolicy> Unread { get; init; } = [];
}

/// <summary>A file whose name is nearly that of a policy file, and which nothing reads.</summary>
/// <param name="Path">Its path from the top of the repository.</param>
/// <param name="PolicyPath">Where the policy is read from.</param>
/// <param name="HasPolicy">Whether there is a file at that place.</param>
public sealed record UnreadPolicy(string Path, string PolicyPath, bool HasPolicy);
