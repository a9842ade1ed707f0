namespace CuratorBot.Core.Lists.Changes;

/// <summary>What a whole change is: part of the public JSON of <c>curator review</c>.</summary>
public enum ChangeKind
{
    /// <summary>The texts are equal.</summary>
    None,

    /// <summary>No entry and no section heading changed.</summary>
    Prose,

    /// <summary>Additions only.</summary>
    Add,

    /// <summary>Removals only.</summary>
    Remove,

    /// <summary>Moves only.</summary>
    Move,

    /// <summary>Edits only.</summary>
    Edit,

    /// <summary>Several kinds, or one kind and changed headings.</summary>
    Mixed,

    /// <summary>Headings only, or a rewrite of the list.</summary>
    Restructure,
}
