using System.Runtime.CompilerServices;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Lists;

/// <summary>One bullet of the list that names a paper or a resource, as it was read, with what was wrong with it.</summary>
public sealed record Entry
{
    /// <summary>The section the entry stands in.</summary>
    public required Section Section { get; init; }

    /// <summary>The line between heading and entry that divides the section, without marks and parentheses: "2016" for <c>*(2016)*</c>; null if there is none.</summary>
    public string? Subsection { get; init; }

    /// <summary>The title as written, without marks, separators and trailing punctuation; empty if there is none.</summary>
    public required string Title { get; init; }

    /// <summary>The year as written; null where the entry has none.</summary>
    public int? Year { get; init; }

    /// <summary>The authors as written, without separators and trailing punctuation: "G. Hinton et al."; null if there are none.</summary>
    public string? Authors { get; init; }

    /// <summary>Where and when it was published as written: "ICLR 2024"; null where the entry does not say, or is written in the model list's form.</summary>
    public string? Venue { get; init; }

    /// <summary>The date as written: "2024-02-05"; null where the entry has none, or is written in the model list's form.</summary>
    public string? Date { get; init; }

    /// <summary>A nickname beside the title: "ResNet"; null if there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Where the fields stand in <see cref="Text"/>. Of an entry as it was read: a copy with other fields knows nothing of them.</summary>
    public EntrySpans Spans
    {
        get => field ??= LineSpans.Of(this);
        init;
    }

    /// <summary>What it is made of.</summary>
    internal EntryLayout Layout { get; init; }

    /// <summary>The names of the columns where it is a row of a table; else empty.</summary>
    internal IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>
    /// Words in emphasis beside the authors, without marks and parentheses: "Google" (the model list's early form, which
    /// also writes persons that way); null if there are none. Several are joined by "; ".
    /// </summary>
    public string? Affiliation { get; init; }

    /// <summary>Whether the entry carries <c>:sparkles:</c>, the early form's mark of a top paper.</summary>
    public bool Star { get; init; }

    /// <summary>The links in the order of the text.</summary>
    public IReadOnlyList<EntryLink> Links { get; init; } = [];

    /// <summary>Paper or resource.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Whether the title is written in bold, the mark of a top paper in the model list.</summary>
    public bool Bold { get; init; }

    /// <summary>Whether the entry counts against the cap: its section is in the top and it is a paper.</summary>
    public bool Top => Section.InTop && Kind == EntryKind.Paper;

    /// <summary>First line of the entry, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Last line of the entry, 1-based; greater than <see cref="Line"/> where the entry is broken over lines.</summary>
    public required int EndLine { get; init; }

    /// <summary>The text of the entry as it stands in the list, bullet included, without the line end.</summary>
    public required string Text { get; init; }

    /// <summary>External ids read from the links, the surest first.</summary>
    public IReadOnlyList<PaperId> Ids { get; init; } = [];

    /// <summary>The pages of links from which no id was read, in a form in which two addresses of one page are equal.</summary>
    internal IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>What is wrong with the line, empty where nothing is.</summary>
    public IReadOnlyList<Defect> Defects { get; init; } = [];

    /// <summary>The first address of the entry, null where it has none.</summary>
    public string? Url => Links.Count > 0 ? Links[0].Url : null;

    /// <summary>An entry has identity: two lines that read the same are still two entries.</summary>
    public bool Equals(Entry? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
