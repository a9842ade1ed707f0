using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Who has to do what about a finding, beside its severity.</summary>
public enum FindingEffect
{
    /// <summary>Its severity says all.</summary>
    None,

    /// <summary>A maintainer must judge: <see cref="Verdict.NeedsMaintainer"/> where nothing fails.</summary>
    NeedsMaintainer,

    /// <summary>Evidence is missing: <see cref="Verdict.Inconclusive"/> where nothing fails and no one must judge.</summary>
    Inconclusive,
}

/// <summary>A paper that could leave the top.</summary>
/// <param name="Entry">The paper.</param>
/// <param name="Citations">Its citations.</param>
public sealed record Candidate(Entry Entry, CitationCount Citations);

/// <summary>One thing that a rule has to say.</summary>
public sealed record Finding
{
    /// <summary>Id of the rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>What it is about: its rule's topic, or a nearer one that the rule knows.</summary>
    public RuleTopic Topic { get; init; } = RuleTopic.Form;

    /// <summary>How much it matters, after the policy's word.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What it says.</summary>
    public required Message Message { get; init; }

    /// <summary>What it says without its candidates or its preview, for who shows those apart; null where it has neither.</summary>
    public Message? Lead { get; init; }

    /// <summary>The papers that could be chosen to settle it, the likeliest first.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>What other criteria would do to the papers of the list, for who shows that as a table; null where it is about no criteria.</summary>
    public CriteriaPreview? Preview { get; init; }

    /// <summary>By what right it is said in this list; null where its rule's holds, until the reviewer has filled it in.</summary>
    public Authority? Authority { get; init; }

    /// <summary>Line of the head text, of the base text for a removal, 1-based; null where it is about the whole change.</summary>
    public int? Line { get; init; }

    /// <summary>Last line, for an entry broken over lines; null: the same as <see cref="Line"/>.</summary>
    public int? EndLine { get; init; }

    /// <summary>The entry it is about; null where it is about none.</summary>
    public Entry? Entry { get; init; }

    /// <summary>The exact text that fixes it; null if there is none.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>The line of a paper that left for the one it is about and need not, to be put back as well; null if there is none.</summary>
    public Remedy? PutBack { get; init; }

    /// <summary>Whether who does what another finding about the same entry asks for has done all about this one: it is no further thing to do.</summary>
    public bool IsSettledByAnother { get; init; }

    /// <summary>Whether it is about the pull request and not about the list beside which it is found.</summary>
    public bool IsOfRequest { get; init; }

    /// <summary>What it does to the verdict beside its severity.</summary>
    public FindingEffect Effect { get; init; }
}
