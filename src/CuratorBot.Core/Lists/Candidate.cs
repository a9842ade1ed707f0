namespace CuratorBot.Core.Lists;

/// <summary>A bullet or paragraph with what was read from it.</summary>
internal sealed class Candidate(OutlineItem item, EntryReading reading, bool inResources)
{
    public OutlineItem Item { get; } = item;

    public EntryReading Reading { get; } = reading;

    /// <summary>Stands under a heading of lectures, blogs, persons.</summary>
    public bool InResources { get; } = inResources;

    public EntryKind Kind { get; set; }

    /// <summary>The links of the entry; those of the bullet above it where it has none of its own.</summary>
    public IReadOnlyList<EntryLink> Links { get; set; } = reading.Links;
}
