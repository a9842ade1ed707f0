using System.Runtime.CompilerServices;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>One entry-level change between two versions of a list.</summary>
/// <param name="Op">What happened.</param>
/// <param name="Before">The entry in the older text; null for an addition.</param>
/// <param name="After">The entry in the newer text; null for a removal.</param>
/// <param name="Fields">What differs; empty for additions and removals.</param>
/// <param name="Reorder">A move inside one section.</param>
public sealed record EntryChange(ChangeOp Op, Entry? Before, Entry? After, IReadOnlyList<EntryField> Fields, bool Reorder = false)
{
    /// <summary>The entry that speaks for the change: the newer one, or the removed one.</summary>
    public Entry Entry => After ?? Before!;

    /// <summary>Whether the change brings an entry into the top that was not in it.</summary>
    public bool EntersTop => After is { Top: true } && Before is not { Top: true };

    /// <summary>Whether the change takes an entry out of the top.</summary>
    public bool LeavesTop => Before is { Top: true } && After is not { Top: true };

    /// <summary>A change has identity, as its entries have.</summary>
    public bool Equals(EntryChange? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
