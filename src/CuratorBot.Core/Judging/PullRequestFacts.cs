namespace CuratorBot.Core.Judging;

/// <summary>What rules look at of a pull request, beside the list that it changes. Where a whole list is judged, little more than the day.</summary>
public sealed record PullRequestFacts
{
    /// <summary>The day it was opened, for the rule of new papers; for a whole list, the day that counts.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Title and description, as its author wrote them; empty where unknown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its title: the first line of <see cref="Description"/>, where an empty line or nothing follows; null if there is none.</summary>
    public string? Title
    {
        get
        {
            var lines = Description.ReplaceLineEndings("\n").Split('\n', 3);
            return lines[0].Trim() is { Length: > 0 } first && (lines.Length == 1 || string.IsNullOrWhiteSpace(lines[1])) ? first : null;
        }
    }

    /// <summary>The files that it changes, from the top of the repository; empty where they are not known.</summary>
    public IReadOnlyList<string> ChangedFiles { get; init; } = [];

    /// <summary>The files that go with the list as they are at the head, by path; one that is not there, or was not read, is absent.</summary>
    public IReadOnlyDictionary<string, CompanionText> Companions { get; init; } = new Dictionary<string, CompanionText>(StringComparer.Ordinal);

    /// <summary>Papers that it adds to other lists of the repository.</summary>
    public int AddedElsewhere { get; init; }

    /// <summary>Whether what concerns the pull request as a whole is told beside another list that it changes.</summary>
    public bool IsToldElsewhere { get; init; }

    /// <summary>Whether the description says enough to argue for a paper: where it does not, templates need not be read.</summary>
    public bool MayArgue => Argument.MayBeIn(Description);

    /// <summary>The texts that the repository offers as templates of descriptions, one after the other; empty if there is none or it was not read.</summary>
    public string DescriptionTemplates { get; init; } = "";

    /// <summary>Whether the author may push to the repository (and so may change its sections).</summary>
    public bool AuthorMayPush { get; init; }

    /// <summary>Text of the bibliography at the head; null if there is none or it was not read.</summary>
    public string? HeadBibliography { get; init; }

    /// <summary>Text of the bibliography at the merge base; null if there is none or it was not read.</summary>
    public string? BaseBibliography { get; init; }

    /// <summary>What addresses have answered, as written; empty where the network was not used.</summary>
    public IReadOnlyDictionary<string, LinkFact> Links { get; init; } = new Dictionary<string, LinkFact>(StringComparer.Ordinal);
}
