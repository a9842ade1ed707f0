namespace CuratorBot.Core.Reviews;

/// <summary>A maintainer's word that a rule does not apply here.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Entry">Title of the entry; null: wherever the rule speaks in this pull request.</param>
/// <param name="By">Who said so.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record Waiver(string RuleId, string? Entry, string By, string Reason, DateTimeOffset At)
{
    /// <summary>GitHub's number of the comment that said so; null where it was not said in a comment.</summary>
    public long? Comment { get; init; }
}
