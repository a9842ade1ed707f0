namespace CuratorBot.Core.Lists;

/// <summary>What the entries of a list are made of.</summary>
public enum EntryLayout
{
    /// <summary>One bullet, as in the model list.</summary>
    Line,

    /// <summary>A bullet with all that is nested in it.</summary>
    Item,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A paragraph with the title, and a list of what is known of the work.</summary>
    Titled,
}

/// <summary>A form that papers of a list have.</summary>
/// <param name="Layout">What they are made of.</param>
/// <param name="Columns">The names of the columns of a table as written; empty for other shapes.</param>
/// <param name="Entries">How many papers have it.</param>
public sealed record EntryFormCount(EntryLayout Layout, IReadOnlyList<string> Columns, int Entries);

/// <summary>How much of a list could be read.</summary>
/// <param name="Read">Entries that are papers.</param>
/// <param name="UnreadLines">First lines, 1-based, of what looks like a paper by an address in it and belongs to no entry.</param>
/// <param name="Forms">The forms of those, the most frequent first.</param>
public sealed record ReadingDegree(int Read, IReadOnlyList<int> UnreadLines, IReadOnlyList<EntryFormCount> Forms)
{
    /// <summary>Of a list without entries.</summary>
    public static readonly ReadingDegree Nothing = new(0, [], []);

    /// <summary>The language that the list is written in where it is none that is read, "reStructuredText"; null for Markdown.</summary>
    public string? OtherSyntax { get; init; }

    /// <summary>Papers that were read, and what looks like one and was not.</summary>
    public int PaperLike => Read + UnreadLines.Count;
}
