namespace CuratorBot.Core.Lists.Reading;

/// <summary>What makes a record.</summary>
internal enum RecordShape
{
    /// <summary>A list item with all that is nested in it.</summary>
    Item,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A paragraph that names a work, and the list of its attributes.</summary>
    Titled,
}

/// <summary>The place of a segment within its record: what all records of a form have in common.</summary>
/// <param name="Place">Part of the record: "i" an item's own text, "k0" its first child, "p" a paragraph, "a" an attribute, "c:title" a column.</param>
/// <param name="Line">Line within the part, the later ones together.</param>
/// <param name="Mark">How it is set off.</param>
/// <param name="Later">It is not the first of this mark on its line.</param>
internal readonly record struct SlotKey(string Place, int Line, SegmentMark Mark, bool Later);

/// <summary>A segment of a record.</summary>
/// <param name="Slot">Its place.</param>
/// <param name="Segment">What it is.</param>
/// <param name="Offset">Where its part begins in the text of the list.</param>
internal sealed record RecordSegment(SlotKey Slot, Segment Segment, int Offset)
{
    public string Text => Segment.Text;

    public SegmentMark Mark => Segment.Mark;

    private NameLikeness? _names;
    private bool? _venue;
    private int? _words;

    public NameLikeness Names => _names ??= NamePhrases.LikenessOf(Segment.Text);

    public bool IsVenue => _venue ??= VenuePhrases.IsVenue(Segment.Text);

    public bool IsDate => DatePhrases.IsDate(Segment.Text);

    public int Words => _words ??= Phrases.WordCount(Segment.Text);
}

/// <summary>A piece of the list that could be one entry.</summary>
/// <param name="Shape">What it is made of.</param>
/// <param name="Item">Its block with heading and subsection.</param>
/// <param name="EndLine">Last line, 1-based.</param>
/// <param name="Segments">Its segments in order.</param>
/// <param name="InResources">Stands under a heading of lectures, blogs, persons.</param>
internal sealed record ListRecord(RecordShape Shape, OutlineItem Item, int EndLine, IReadOnlyList<RecordSegment> Segments, bool InResources)
{
    public int Line => Item.Line;

    /// <summary>The links that lead out of the page.</summary>
    public IEnumerable<EntryLink> Links => LinkSegments.Select(static s => s.Segment.Link!);

    /// <summary>The segments that are such links.</summary>
    public IEnumerable<RecordSegment> LinkSegments => Segments.Where(static s => s.Segment.Link is { } link && LeadsOut(link.Url));

    /// <summary>Where a segment stands among them; -1 where it is none of them.</summary>
    public int IndexOf(RecordSegment segment)
    {
        for (var i = 0; i < Segments.Count; i++)
        {
            if (ReferenceEquals(Segments[i], segment))
            {
                return i;
            }
        }

        return -1;
    }

    public bool HasLink => Segments.Any(static s => s.Segment.Link is { } link && LeadsOut(link.Url));

    private static bool LeadsOut(string url) => !url.StartsWith('#') && !url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        && !url.Contains("readme.md#", StringComparison.OrdinalIgnoreCase);
}
