namespace CuratorBot.Core.Lists.Changes;

/// <summary>What happened to a heading.</summary>
public enum SectionChangeOp
{
    /// <summary>The heading is new.</summary>
    Add,

    /// <summary>The heading is gone.</summary>
    Remove,

    /// <summary>The heading reads differently and its entries stayed.</summary>
    Rename,

    /// <summary>The section stands elsewhere.</summary>
    Reorder,
}

/// <summary>A change of a heading.</summary>
/// <param name="Op">What happened.</param>
/// <param name="Before">The section in the older text; null for an addition.</param>
/// <param name="After">The section in the newer text; null for a removal.</param>
public sealed record SectionChange(SectionChangeOp Op, Section? Before, Section? After);
