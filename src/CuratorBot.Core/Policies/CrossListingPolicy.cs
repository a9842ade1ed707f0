using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>Whether a paper may stand in several sections.</summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Sections">The sections whose papers may stand elsewhere as well; empty: any.</param>
public sealed record CrossListingPolicy(bool IsAllowed, IReadOnlyList<string> Sections)
{
    /// <summary>A paper may stand in any sections.</summary>
    public static CrossListingPolicy Allowed { get; } = new(IsAllowed: true, []);

    /// <summary>A paper stands in one section.</summary>
    public static CrossListingPolicy Forbidden { get; } = new(IsAllowed: false, []);

    /// <summary>Whether a paper may stand in two sections.</summary>
    public bool Allows(Section one, Section other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return IsAllowed && !string.Equals(one.Path, other.Path, StringComparison.Ordinal) && (Sections.Count == 0 || Names(one) || Names(other));
    }

    /// <summary>Whether a paper of a section may stand in a section of another list, too.</summary>
    public bool AllowsElsewhere(Section one, Section other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return IsAllowed && (Sections.Count == 0 || Names(one) || Names(other));
    }

    private bool Names(Section section) => Sections.Any(name => string.Equals(Titles.Normalize(name), Titles.Normalize(section.Title), StringComparison.Ordinal));
}
