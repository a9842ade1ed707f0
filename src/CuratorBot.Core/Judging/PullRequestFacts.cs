namespace CuratorBot.Core.Judging;

/// <summary>What rules look at of a pull request, beside the list that it changes. Where a whole list is judged, little more than the day.</summary>
public sealed record PullRequestFacts
{
    /// <summary>The day it was opened, for the rule of new papers; for a whole list, the day that counts.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Title and description, as its author wrote them; empty where unknown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the description says enough to argue for a paper: where it does not, templates need not be read.</summary>
    public bool MayArgue => Argument.MayBeIn(Description);

    /// <summary>The texts that the repository offers as templates of descriptions, one after the other; empty where there is none or it was not read.</summary>
    public string DescriptionTemplates { get; init; } = "";

    /// <summary>Whether the author may push to the repository (and so may change its sections).</summary>
    public bool AuthorMayPush { get; init; }

    /// <summary>Text of the bibliography at the head; null where there is none or it was not read.</summary>
    public string? HeadBibliography { get; init; }

    /// <summary>Text of the bibliography at the merge base; null where there is none or it was not read.</summary>
    public string? BaseBibliography { get; init; }

    /// <summary>What addresses have answered, as written; empty where the network was not used.</summary>
    public IReadOnlyDictionary<string, LinkFact> Links { get; init; } = new Dictionary<string, LinkFact>(StringComparer.Ordinal);
}
