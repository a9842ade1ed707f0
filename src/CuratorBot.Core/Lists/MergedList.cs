namespace CuratorBot.Core.Lists;

/// <summary>The list as it would be after merging: the author's changes applied, entry by entry, to the base branch as it is now.</summary>
public sealed record MergedList
{
    /// <summary>The entries in the order of the resulting list. Those that the change touches are the head's, the others the base branch's.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Papers in the top of the base branch now.</summary>
    public required int TopBefore { get; init; }

    /// <summary>Papers in the top after merging.</summary>
    public required int TopAfter { get; init; }

    /// <summary>Changes that do not apply: the base branch has changed or removed the same entry differently.</summary>
    public IReadOnlyList<EntryChange> Conflicts { get; init; } = [];

    /// <summary>Changes that restore a text that the base branch has corrected since the merge base, with the corrected entry.</summary>
    public IReadOnlyList<(EntryChange Change, Entry Corrected)> Regressions { get; init; } = [];
}
