using CuratorBot.Cli.Input;
using CuratorBot.Core.Policies;

namespace CuratorBot.Cli.Actions;

/// <summary>The settings of a workflow, from the inputs of action.yml.</summary>
/// <param name="List">Path of the list, overriding the policy; null to use the policy's.</param>
/// <param name="Policy">Path of the policy on the base branch.</param>
/// <param name="FailOn">The lowest severity that fails the job; null if none does.</param>
/// <param name="Comment">Whether to comment on the pull request.</param>
/// <param name="Annotations">Whether to annotate lines.</param>
/// <param name="Papers">Where the facts about papers come from.</param>
internal sealed record ActionSettings(string? List, string Policy, Severity? FailOn, bool Comment, bool Annotations, PaperSettings Papers)
{
    /// <summary>The folder for the page of the list, made by runs that audit it; null for none.</summary>
    public string? Site { get; init; }

    /// <summary>The history of earlier builds of the page; null if there is none.</summary>
    public string? SiteHistory { get; init; }
}
