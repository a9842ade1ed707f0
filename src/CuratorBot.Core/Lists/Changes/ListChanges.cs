namespace CuratorBot.Core.Lists.Changes;

/// <summary>Everything that differs between two versions of a list.</summary>
public sealed record ListChanges
{
    /// <summary>The older list.</summary>
    public required PaperList Before { get; init; }

    /// <summary>The newer list.</summary>
    public required PaperList After { get; init; }

    /// <summary>What the change is as a whole.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Changed entries: additions, moves and edits in the order of the newer text, then removals in the order of the older.</summary>
    public required IReadOnlyList<EntryChange> Entries { get; init; }

    /// <summary>Changed headings.</summary>
    public IReadOnlyList<SectionChange> Sections { get; init; } = [];

    /// <summary>Pairs of unchanged entries, and of entries that differ in blanks only: older and newer.</summary>
    public IReadOnlyList<(Entry Before, Entry After)> Unchanged { get; init; } = [];

    /// <summary>Whether text outside entries and headings changed (blank lines do not count).</summary>
    public bool ProseChanged { get; init; }

    /// <summary>Number of entries that differ in blanks only.</summary>
    public int WhitespaceOnlyEdits { get; init; }
}
