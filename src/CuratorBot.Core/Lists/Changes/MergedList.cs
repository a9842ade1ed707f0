namespace CuratorBot.Core.Lists.Changes;

/// <summary>The list as it would be after merging: the author's changes applied, entry by entry, to the base branch as it is now.</summary>
public sealed record MergedList
{
    /// <summary>The entries in the order of the resulting list. Those that the change touches are the head's, the others the base branch's.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Papers in the top of the base branch now.</summary>
    public required int TopBefore { get; init; }

    /// <summary>Papers in the top after merging.</summary>
    public required int TopAfter { get; init; }

    /// <summary>
    /// Changes that do not apply: the base branch has removed, moved or edited the same entry differently. The result has the entry as the base branch has it.
    /// </summary>
    public IReadOnlyList<EntryChange> Conflicts { get; init; } = [];

    /// <summary>Changes that the base branch has made since the merge base, too, to the letter (blanks aside): merging adds nothing.</summary>
    public IReadOnlyList<EntryChange> AlreadyThere { get; init; } = [];

    /// <summary>
    /// Changes that restore a text that the base branch has corrected since the merge base, with the corrected entry.
    /// Where the author's own change only lies beside the corrected line, the change is an edit from the corrected entry to the head's.
    /// </summary>
    public IReadOnlyList<(EntryChange Change, Entry Corrected)> Regressions { get; init; } = [];
}
