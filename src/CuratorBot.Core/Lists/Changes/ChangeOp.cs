namespace CuratorBot.Core.Lists.Changes;

/// <summary>What happened to an entry.</summary>
public enum ChangeOp
{
    /// <summary>The entry is new.</summary>
    Add,

    /// <summary>The entry is gone.</summary>
    Remove,

    /// <summary>The entry stands in another section, or elsewhere in the same one; it may be edited too.</summary>
    Move,

    /// <summary>The entry stays where it is and reads differently.</summary>
    Edit,
}
