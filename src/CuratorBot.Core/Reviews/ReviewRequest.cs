using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Reviews;

/// <summary>Everything that a review is made from, beside the paper facts.</summary>
public sealed record ReviewRequest
{
    /// <summary>Text of the list at the merge base; empty where the list is new.</summary>
    public required string MergeBase { get; init; }

    /// <summary>Text of the list at the head of the pull request.</summary>
    public required string Head { get; init; }

    /// <summary>Text of the list on the base branch as it is now; null: the same as <see cref="MergeBase"/>.</summary>
    public string? Onto { get; init; }

    /// <summary>Path of the list, for messages.</summary>
    public string ListPath { get; init; } = "README.md";

    /// <summary>Text of the policy file on the base branch; null where there is none.</summary>
    public string? PolicyText { get; init; }

    /// <summary>Why there is no text of a policy file that stands there all the same, and what to do; null where nothing is in the way.</summary>
    public string? PolicyProblem { get; init; }

    /// <summary>Path of the policy file, for messages.</summary>
    public string PolicyPath { get; init; } = ".github/curator.yml";

    /// <summary>Title and description of the pull request, as its author wrote them; empty where unknown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The day the pull request was opened, for the rule of new papers.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whether the author may push to the repository (and so may change its sections).</summary>
    public bool AuthorMayPush { get; init; }

    /// <summary>Text of the bibliography at the head; null where there is none or it was not read.</summary>
    public string? HeadBibliography { get; init; }

    /// <summary>Text of the bibliography at the merge base; null where there is none or it was not read.</summary>
    public string? BaseBibliography { get; init; }

    /// <summary>Findings that a maintainer has set aside.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What a maintainer has said which paper an entry is: normalised title to id.</summary>
    public IReadOnlyDictionary<string, Papers.PaperId> Matches { get; init; } = new Dictionary<string, Papers.PaperId>(StringComparer.Ordinal);

    /// <summary>What the addresses of <see cref="LinkQuestions"/> have answered, by address as written; empty where the network was not used.</summary>
    public IReadOnlyDictionary<string, LinkFact> Links { get; init; } = new Dictionary<string, LinkFact>(StringComparer.Ordinal);

    /// <summary>The policy in force over a text of the list.</summary>
    internal PolicyResult PolicyOver(string listText) => PolicyReader.Read(listText, ListPath, PolicyText, PolicyPath, RuleCatalog.Descriptors, PolicyProblem);
}
