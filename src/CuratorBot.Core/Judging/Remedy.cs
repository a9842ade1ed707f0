namespace CuratorBot.Core.Judging;

/// <summary>What form a remedy has.</summary>
public enum RemedyKind
{
    /// <summary>The text that replaces the entry's lines: a one-click suggestion.</summary>
    Replacement,

    /// <summary>A text to paste somewhere: a line for another section, a BibTeX entry.</summary>
    Snippet,

    /// <summary>A unified diff.</summary>
    Patch,
}

/// <summary>The exact text that fixes a finding.</summary>
/// <param name="Kind">What form it has.</param>
/// <param name="Text">The text, without a final line end.</param>
public sealed record Remedy(RemedyKind Kind, string Text)
{
    /// <summary>The line of the head behind which a <see cref="RemedyKind.Snippet"/> belongs, 1-based; null where that is not known.</summary>
    public int? After { get; init; }

    /// <summary>Heading of the section that a <see cref="RemedyKind.Snippet"/> is for; null where it is for no section, or none is known.</summary>
    public string? Section { get; init; }
}
