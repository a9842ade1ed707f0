using CuratorBot.Core.Papers;

namespace CuratorBot.GitHub.Proposals;

/// <summary>A paper that an issue seems to propose.</summary>
/// <param name="Query">The paper, by its id or by its title.</param>
/// <param name="IsSure">Whether somebody surely named a paper: in the form, by an id or by a link. A title that only begins with "Add" may be about anything.</param>
/// <param name="Mentioned">The id that a sentence mentions beside the title; null if there is none. It counts where its record has that title, or where the title is unknown.</param>
public sealed record Proposal(PaperQuery Query, bool IsSure = true, PaperId? Mentioned = null);
