namespace CuratorBot.Core.Policies;

/// <summary>The policy in force for a list, or why there is none.</summary>
/// <param name="Policy">The policy; with errors, what could be read of it.</param>
/// <param name="Errors">Empty where the file is sound.</param>
public sealed record PolicyResult(Policy Policy, IReadOnlyList<PolicyError> Errors);
