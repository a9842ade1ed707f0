using CuratorBot.Cli.Input;
using CuratorBot.Core.Policies;

namespace CuratorBot.Cli.Actions;

/// <summary>What a workflow asked for, by the inputs of action.yml.</summary>
/// <param name="List">Path of the list, over what the policy says; null: what the policy says.</param>
/// <param name="Policy">Path of the policy on the base branch.</param>
/// <param name="FailOn">The least grave finding that fails the job; null: none does.</param>
/// <param name="Comment">Whether to comment on the pull request.</param>
/// <param name="Annotations">Whether to annotate lines.</param>
/// <param name="Papers">Where the paper facts come from.</param>
internal sealed record ActionSettings(string? List, string Policy, Severity? FailOn, bool Comment, bool Annotations, PaperSettings Papers);
