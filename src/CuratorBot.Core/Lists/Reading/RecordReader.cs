using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Finds the pieces of a list that could be one entry each: rows, items with what is nested in them, paragraphs, and a paragraph with its attributes.</summary>
internal sealed class RecordReader
{
    private const int MostChildren = 40;
    private const int LastLine = 3;
    private const int LastChild = 3;
    private const int FewestTitleWords = 3;

    private readonly Outline _outline;
    private readonly TextLines _lines;
    private readonly EntryReadings _readings;
    private readonly List<ListRecord> _records = [];
    private readonly HashSet<TextBlock> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ItemText, bool> _complete = new(ReferenceEqualityComparer.Instance);
    private readonly References _references;
    private readonly Dictionary<TextBlock, OutlineItem> _places = new(ReferenceEqualityComparer.Instance);

    private RecordReader(Outline outline, TextLines lines, EntryReadings readings, bool withItems)
    {
        _outline = outline;
        _lines = lines;
        _readings = readings;
        _references = References.Read(lines);
        foreach (var item in withItems ? outline.Items : [])
        {
            _places[item.Block] = item;
        }
    }

    /// <summary>The records in the order of the text.</summary>
    /// <param name="outline">The blocks of the list.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="readings">What was read from other versions.</param>
    /// <param name="withItems">False where list items are read another way.</param>
    public static List<ListRecord> Read(Outline outline, TextLines lines, EntryReadings readings, bool withItems)
    {
        var reader = new RecordReader(outline, lines, readings, withItems);
        for (var i = 0; i < outline.Items.Count; i++)
        {
            switch (outline.Items[i].Block)
            {
                case RowText row:
                    reader.AddRow(outline.Items[i], row);
                    break;
                case ParagraphText { IsTitle: true } title:
                    reader.AddTitled(i, title);
                    break;
                case ParagraphText paragraph when (paragraph.Owner is null || paragraph.IsStray) && !reader._taken.Contains(paragraph):
                    reader.AddParagraph(i, paragraph, withItems);
                    break;
                case ItemText { Parent: null } item when withItems && !reader._taken.Contains(item):
                    reader.AddItem(item);
                    break;
            }
        }

        return reader._records;
    }

    private void AddRow(OutlineItem place, RowText row)
    {
        if (IsUnreadable(row.Line, _lines.Slice(row.Line, row.EndLine).Length))
        {
            return;
        }

        var segments = new List<RecordSegment>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var column = i < row.Table.Columns.Count ? Phrases.ColumnKey(row.Table.Columns[i]) : $"{i}";
            AddSegments("c:" + (column.Length > 0 ? column : $"{i}"), row.Cells[i], segments);
        }

        Add(RecordShape.Row, place, row.EndLine, segments);
    }

    private void AddParagraph(int index, ParagraphText paragraph, bool withItems)
    {
        if (IsUnreadable(paragraph.Line, paragraph.Text.Length))
        {
            return;
        }

        var place = _outline.Items[index];
        if (paragraph.Line < paragraph.EndLine && AddLines(place, paragraph))
        {
            return;
        }

        var segments = new List<RecordSegment>();
        AddSegments("p", RangeOf(paragraph.Line, paragraph.EndLine), segments);
        var record = new ListRecord(RecordShape.Paragraph, place, paragraph.EndLine, segments, _outline.IsAmongResources(place));
        if (withItems && !record.HasLink && IsTitleAlone(paragraph, segments) && TakeAttributes(index, segments) is > 0 and var end)
        {
            Add(RecordShape.Titled, place, end, segments);
        }
        else
        {
            _records.Add(record);
        }
    }

    /// <summary>A paragraph each line of which has a title and an address of its own: as many records. False where it is another.</summary>
    private bool AddLines(OutlineItem place, ParagraphText paragraph)
    {
        for (var line = paragraph.Line; line <= paragraph.EndLine; line++)
        {
            if (!_lines[line].Contains("](", StringComparison.Ordinal) && !_lines[line].Contains("href", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        var records = new List<ListRecord>();
        for (var line = paragraph.Line; line <= paragraph.EndLine; line++)
        {
            var segments = new List<RecordSegment>();
            AddSegments("p", RangeOf(line, line), segments);
            var start = _lines.StartOf(line) - _lines.StartOf(paragraph.Line);
            var own = new ParagraphText(line, line, start + _lines[line].Length <= paragraph.Text.Length ? paragraph.Text.Slice(start, _lines[line].Length) : default);
            var record = new ListRecord(RecordShape.Paragraph, place with { Block = own }, line, segments, _outline.IsAmongResources(place));
            if (!record.HasLink || !segments.Exists(IsTitleLike))
            {
                return false;
            }

            records.Add(record);
        }

        _records.AddRange(records);
        return true;
    }

    /// <summary>A heading that is a title, and all that stands below it up to the next heading.</summary>
    private void AddTitled(int index, ParagraphText title)
    {
        if (IsUnreadable(title.Line, title.Text.Length))
        {
            return;
        }

        var place = _outline.Items[index];
        var segments = new List<RecordSegment>();
        var line = _lines[title.Line];
        var text = line.TrimStart(" #");
        AddSegments("h", (_lines.StartOf(title.Line) + line.Length - text.Length + TitleHeadings.NumberIn(text)).._lines.EndOf(title.Line), segments);
        var end = title.EndLine;
        for (var i = index + 1; i < _outline.Items.Count && _outline.Items[i].Heading == place.Heading && _outline.Items[i].Block is not ParagraphText { IsTitle: true }; i++)
        {
            var number = Math.Min(i - index - 1, LastChild);
            _taken.Add(_outline.Items[i].Block);
            if (_outline.Items[i].Block is ItemText item)
            {
                AddOwn($"k{number}", item, segments);
                end = Math.Max(end, OwnEnd(item));
            }
            else if (_outline.Items[i].Block is ParagraphText { Owner: null } paragraph)
            {
                AddSegments($"k{number}", RangeOf(paragraph.Line, paragraph.EndLine), segments);
                end = Math.Max(end, paragraph.EndLine);
            }
        }

        Add(RecordShape.Titled, place, end, segments);
    }

    /// <summary>"**Title**" by itself.</summary>
    private static bool IsTitleAlone(ParagraphText paragraph, List<RecordSegment> segments) =>
        paragraph.EndLine - paragraph.Line <= 1
        && segments is [{ Mark: SegmentMark.Bold or SegmentMark.Quote } title, ..] && title.Text.Length > 3 && !title.IsVenue && !LabelPhrases.IsLabel(title.Text)
        && segments.Skip(1).All(static s => s.IsVenue || s.Names == NameLikeness.Sure);

    /// <summary>The list right below a title, if it is of attributes; gives the line where it ends.</summary>
    private int TakeAttributes(int index, List<RecordSegment> segments)
    {
        var items = new List<ItemText>();
        var heading = _outline.Items[index].Heading;
        var address = index + 1 < _outline.Items.Count ? _outline.Items[index + 1] : null;
        if (address is { Block: ParagraphText { Owner: null } below } && address.Heading == heading && below.Line <= _outline.Items[index].EndLine + 2)
        {
            return TakeAddresses(below, segments);
        }

        for (var i = index + 1; i < _outline.Items.Count && _outline.Items[i].Block is ItemText item && _outline.Items[i].Heading == heading && items.Count < MostChildren; i++)
        {
            if (item.Parent is null)
            {
                items.Add(item);
            }
        }

        if (items.Count == 0 || items.Count(IsAttribute) * 3 < items.Count * 2)
        {
            return 0;
        }

        foreach (var item in items)
        {
            _taken.Add(item);
            AddOwn("a", item, segments);
            foreach (var child in Descendants(item))
            {
                AddOwn("a", child, segments);
            }
        }

        return EndOf(items[^1]);
    }

    /// <summary>A paragraph of nothing but addresses below a title.</summary>
    private int TakeAddresses(ParagraphText paragraph, List<RecordSegment> segments)
    {
        var own = new List<RecordSegment>();
        AddSegments("a", RangeOf(paragraph.Line, paragraph.EndLine), own);
        if (!own.Exists(static s => s.Segment.Link is not null) || own.Exists(static s => s.Text.Length > 0 && s.Mark != SegmentMark.Label && !LabelPhrases.IsLabel(s.Text)))
        {
            return 0;
        }

        _taken.Add(paragraph);
        segments.AddRange(own);
        return paragraph.EndLine;
    }

    /// <summary>"paper: url", "[[code]](url)", "url": says something of another thing.</summary>
    private bool IsAttribute(ItemText item)
    {
        var text = item.Text.Span.TrimStart();
        var colon = text[..Math.Min(text.Length, 60)].IndexOfAny(':', '：');
        return !IsComplete(item) || (colon > 0 && (LabelPhrases.IsLabel(text[..colon]) || text[(colon + 1)..].TrimStart() is ['<' or '[', ..] or ['h', 't', 't', 'p', ..]));
    }

    /// <summary>Whether a block is too long to be an entry, or binary.</summary>
    private bool IsUnreadable(int line, int length) => length > EntryParser.MaxLength || _lines[line].Contains('\0');

    private void AddItem(ItemText item)
    {
        if (IsUnreadable(item.Line, item.Text.Length))
        {
            return;
        }

        var own = new List<RecordSegment>();
        AddOwn("i", item, own);
        if (item.Children.Count > 0 && ChildrenAreRecords(item, own))
        {
            if (own.Any(static s => s.Segment.Link is { } link && !link.Url.StartsWith('#')) && own.Any(IsTitleLike))
            {
                Add(RecordShape.Item, _places[item], OwnEnd(item), own);
            }

            foreach (var child in item.Children)
            {
                AddItem(child);
            }

            return;
        }

        var number = 0;
        foreach (var child in Descendants(item))
        {
            AddOwn($"k{Math.Min(number++, LastChild)}", child, own);
        }

        Add(RecordShape.Item, _places[item], EndOf(item), own);
    }

    private bool ChildrenAreRecords(ItemText item, List<RecordSegment> own)
    {
        var complete = item.Children.Count(child => IsComplete(child) || child.Children.Exists(IsComplete));
        if (complete == 0)
        {
            return false;
        }

        if (complete >= 2 && complete == item.Children.Count)
        {
            return true;
        }

        if (own.Exists(static s => s.Segment.Link is { } link && !link.Url.StartsWith('#')))
        {
            return false;
        }

        return complete >= 2 || !own.Exists(static s => s.Mark is SegmentMark.Bold or SegmentMark.Quote || s.Names == NameLikeness.Sure || (s.IsVenue && DatePhrases.YearOf(s.Text) is not null));
    }

    /// <summary>Whether an item has a title-like piece and an address of its own.</summary>
    private bool IsComplete(ItemText item)
    {
        if (!_complete.TryGetValue(item, out var complete))
        {
            var own = new List<RecordSegment>();
            AddOwn("i", item, own);
            complete = own.Exists(static s => s.Segment.Link is { } link && !link.Url.StartsWith('#')) && own.Exists(IsTitleLike);
            _complete[item] = complete;
        }

        return complete;
    }

    private static bool IsTitleLike(RecordSegment segment) =>
        segment.Mark is not (SegmentMark.Label or SegmentMark.Names or SegmentMark.Venue or SegmentMark.Tag)
        && segment.Words >= FewestTitleWords && segment.Names != NameLikeness.Sure && !segment.IsVenue && !LabelPhrases.IsLabel(segment.Text);

    private void AddOwn(string place, ItemText item, List<RecordSegment> segments)
    {
        if (item.Paragraphs.Count == 0)
        {
            return;
        }

        var first = item.Paragraphs[0];
        var line = _lines[first.First];
        var content = ItemContent.ColumnOf(line, item);
        var start = _lines.StartOf(first.First) + content;
        AddSegments(place, start.._lines.EndOf(first.Last), segments);
        foreach (var (from, to) in item.Paragraphs.Skip(1))
        {
            AddSegments(place + "+", RangeOf(from, to), segments);
        }
    }

    private void AddSegments(string place, Range range, List<RecordSegment> segments)
    {
        var (offset, _) = range.GetOffsetAndLength(_lines.Text.Length);
        var seen = new HashSet<(int, SegmentMark)>();
        foreach (var segment in _readings.SegmentsOf(_lines.Slice(range), _references))
        {
            var line = Math.Min(segment.Line, LastLine);
            var later = !seen.Add((line, segment.Mark));
            segments.Add(new RecordSegment(new SlotKey(place, line, segment.Mark, later), segment, offset));
        }
    }

    private void Add(RecordShape shape, OutlineItem place, int endLine, List<RecordSegment> segments) =>
        _records.Add(new ListRecord(shape, place, endLine, segments, _outline.IsAmongResources(place)));

    private Range RangeOf(int first, int last) => _lines.StartOf(first).._lines.EndOf(last);

    private static IEnumerable<ItemText> Descendants(ItemText item)
    {
        var waiting = new Stack<ItemText>(item.Children.AsEnumerable().Reverse());
        for (var count = 0; waiting.TryPop(out var next) && count < MostChildren; count++)
        {
            yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--)
            {
                waiting.Push(next.Children[i]);
            }
        }
    }

    private int OwnEnd(ItemText item) => TrimBlank(item.Line, item.Paragraphs.Count == 0 ? item.EndLine : item.Paragraphs.Max(static p => p.Last));

    private int EndOf(ItemText item)
    {
        var end = OwnEnd(item);
        foreach (var child in Descendants(item))
        {
            end = Math.Max(end, OwnEnd(child));
        }

        return end;
    }

    private int TrimBlank(int first, int last)
    {
        while (last > first && _lines[last].IsWhiteSpace())
        {
            last--;
        }

        return last;
    }
}
