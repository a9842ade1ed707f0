namespace CuratorBot.Core.Reviews;

/// <summary>A maintainer's word that a rule does not apply here.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Entry">Title of the entry; null: wherever the rule speaks in this pull request.</param>
/// <param name="By">Who said so.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record Waiver(string RuleId, string? Entry, string By, string Reason, DateTimeOffset At);
