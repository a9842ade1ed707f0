using System.Runtime.CompilerServices;

namespace CuratorBot.Core.Lists;

/// <summary>A part of the list under one heading of level 1 to 4 (deeper headings are <see cref="Entry.Subsection"/>).</summary>
/// <param name="Title">The heading as written, without its marks.</param>
/// <param name="Kind">What the section is for.</param>
/// <param name="Level">Level of the heading, 1 to 4.</param>
/// <param name="Line">Line of the heading, 1-based; 0 for entries above the first heading.</param>
/// <param name="EndLine">Last line of the section, 1-based: the line before the next heading, or the last of the text.</param>
public sealed record Section(string Title, SectionKind Kind, int Level, int Line, int EndLine)
{
    /// <summary>Whether the papers of this section count against the cap.</summary>
    public bool InTop => Kind is SectionKind.Top or SectionKind.Overflow;

    /// <summary>The section that it is a part of, by the levels of the headings; null for one of the highest level.</summary>
    public Section? Parent { get; init; }

    /// <summary>Its heading behind those that it stands under, which tells it from others of its name: "Audio / Generation".</summary>
    public string Path => Parent is null ? Title : $"{Parent.Path} / {Title}";

    /// <summary>A section has identity: two headings that read the same are still two sections.</summary>
    public bool Equals(Section? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
