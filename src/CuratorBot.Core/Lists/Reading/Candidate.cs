namespace CuratorBot.Core.Lists.Reading;

/// <summary>A bullet or paragraph with what was read from it.</summary>
internal sealed class Candidate(OutlineItem item, string whole, EntryReading reading, bool inResources)
{
    public OutlineItem Item { get; } = item;

    /// <summary>The text as it stands in the list, bullet included.</summary>
    public string Whole { get; } = whole;

    public EntryReading Reading { get; set; } = reading;

    /// <summary>Last line, 1-based: beyond that of <see cref="Item"/> where more of the list belongs to the entry.</summary>
    public int EndLine { get; init; } = item.EndLine;

    /// <summary>Stands under a heading of lectures, blogs, persons.</summary>
    public bool InResources { get; } = inResources;

    public bool IsEntry { get; set; }

    /// <summary>What it is made of.</summary>
    public EntryLayout Layout { get; init; }

    public EntryKind Kind { get; set; }

    /// <summary>What has the links of the entry: its own text, or that of the bullet above it where it has none of its own.</summary>
    public EntryReading Linked { get; set; } = reading;

    public IReadOnlyList<EntryLink> Links => Linked.Links;
}
