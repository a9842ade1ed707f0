using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>A request by its texts, of which a test can change one before they are read.</summary>
internal sealed record RequestTexts
{
    public required string MergeBase { get; init; }

    public required string Head { get; init; }

    /// <summary>The list on the base branch now; null: as at the merge base.</summary>
    public string? Onto { get; init; }

    /// <summary>Null: there is no policy file.</summary>
    public string? PolicyText { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The day of the pull request.</summary>
    public DateOnly Date { get; init; } = new(2022, 11, 1);

    public bool AuthorMayPush { get; init; }

    public string? BaseBibliography { get; init; }

    public string? HeadBibliography { get; init; }

    public IReadOnlyDictionary<string, LinkFact> Links { get; init; } = new Dictionary<string, LinkFact>(StringComparer.Ordinal);

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    public IReadOnlyDictionary<string, PaperId> Matches { get; init; } = new Dictionary<string, PaperId>(StringComparer.Ordinal);

    public static implicit operator ReviewRequest(RequestTexts texts) => texts.Read();

    public ReviewRequest Read()
    {
        var facts = new PullRequestFacts
        {
            Date = Date,
            Description = Description,
            AuthorMayPush = AuthorMayPush,
            BaseBibliography = BaseBibliography,
            HeadBibliography = HeadBibliography,
            Links = Links,
        };
        return ReviewRequest.Read(MergeBase, Head, Onto, PolicyFile.Read(PolicyText, RuleCatalog.Descriptors), facts) with { Waivers = Waivers, Matches = Matches };
    }
}
