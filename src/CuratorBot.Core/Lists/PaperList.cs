using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists;

/// <summary>A parsed list: its sections and entries in the order of the text.</summary>
public sealed record PaperList
{
    /// <summary>The text the list was read from, as given.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The sections that hold entries or could: every heading of level 2 to 4, in order; a heading of level 1, or the part
    /// above the first heading, only where entries stand right under it.
    /// </summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>All entries in the order of the text.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>The style most entries are written in; corrected lines are written in it.</summary>
    public required EntryStyle Style { get; init; }

    /// <summary>Lines that look like entries and could not be read (too long, too deep, binary, without a bullet), 1-based.</summary>
    public IReadOnlyList<int> UnreadableLines { get; init; } = [];

    /// <summary>Those of the <see cref="UnreadableLines"/> that are written like the bullets around them, but for the bullet.</summary>
    internal IReadOnlyList<int> LinesWithoutBullet { get; init; } = [];

    /// <summary>Lines with a byte that is not UTF-8 (<see cref="ReadableText"/>), 1-based.</summary>
    public IReadOnlyList<int> DamagedLines
    {
        get
        {
            if (!ReadableText.IsDamaged(Text))
            {
                return [];
            }

            var lines = new TextLines(Text);
            return [.. Enumerable.Range(1, lines.Count).Where(line => ReadableText.IsDamaged(lines[line]))];
        }
    }

    /// <summary>How much of the list could be read.</summary>
    public ReadingDegree Reading { get; init; } = ReadingDegree.Nothing;

    /// <summary>What the list teaches about its form.</summary>
    internal ListTemplate? Template { get; init; }

    /// <summary>Number of papers in the top, counted by section.</summary>
    public int TopCount => Entries.Count(static e => e.Top);

    /// <summary>The papers that a list is about: those of its top, or all of a list without one.</summary>
    public IEnumerable<Entry> MainPapers => Entries.Where(Sections.Any(static s => s.InTop) ? static e => e.Top : static e => e.Kind == EntryKind.Paper);

    /// <summary>
    /// Whether this is a list of papers, and not a text that happens to have links in it: an entry has a year, or a link that is of
    /// a paper by its address.
    /// </summary>
    public bool IsOfPapers => Entries.Any(static e => e.Kind == EntryKind.Paper && (e.Year is not null || e.Ids.Count > 0));

    /// <summary>"en" or "zh-Hans": the language the list is written in.</summary>
    public required string Locale { get; init; }
}
