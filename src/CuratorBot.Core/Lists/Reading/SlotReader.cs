using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Reads records by the roles that the list's template gives to their slots.</summary>
internal sealed class SlotReader(ListTemplate template)
{
    private const double LowestScore = 0.2;
    private const double LowestParagraphScore = 1.1;
    private const int MostNameWords = 4;
    private const int MostWordsBesideYear = 8;

    private static readonly string[] NameSeparators = [", ", ". ", " - ", " – ", " — "];

    /// <summary>The reading of a record; null where it is no entry.</summary>
    /// <param name="record">The record.</param>
    /// <param name="start">Where its first line begins in the text of the list.</param>
    public EntryReading? Read(ListRecord record, int start)
    {
        if (template.TitleOf(record) is not var (title, score) || score < LowestScore || !IsEntry(record, title, score))
        {
            return null;
        }

        var single = SplitSingleName(record, title);
        var others = record.Segments.Where(segment => segment != title && segment.Text.Length > 0).ToList();
        if (single is var (titleAlone, author))
        {
            title = titleAlone;
            others.Add(author);
        }

        var reading = new EntryReading
        {
            Form = EntryForm.Learnt,
            Title = CleanTitle(title.Text),
            Mark = title.Mark == SegmentMark.Bold || title.Segment.Bold ? TitleMark.Bold : TitleMark.None,
            TitleIsLink = title.Mark == SegmentMark.Link,
        };
        reading.Links.AddRange(record.Links.Select(link => link with { Label = LabelOf(link, record) }));
        foreach (var link in record.LinkSegments)
        {
            // Readers see it. What else may be wrong with a link is how a list in such a form writes them.
            reading.FoundIf(link.Segment.Faults.HasFlag(LinkFaults.SpaceBeforeUrl), Defect.SpaceBeforeUrl);
        }

        reading.Addresses = AddressReading.Of(reading.Links);
        var (year, venue, date) = ReadYear(others, title.Segment.Start, reading);
        var authors = ReadAuthors(others, reading);
        var name = ReadName(record, title, reading);
        reading.HasVenue = reading.Venue is not null;
        reading.Spans = new EntrySpans(
            Of(title), Of(year), Of(venue), Of(authors), Of(date), Of(name), [.. record.LinkSegments.Select(RangeOf)]);
        return reading;

        Range? Of(RecordSegment? segment) => segment is null ? null : RangeOf(segment);

        Range RangeOf(RecordSegment segment) => (segment.Offset + segment.Segment.Start - start)..(segment.Offset + segment.Segment.End - start);
    }

    /// <summary>
    /// "Title, Ann Ames": by itself one name is as good as any two words of a title; where the other entries have names beside theirs, it is one.
    /// Null where there is none.
    /// </summary>
    private (RecordSegment Title, RecordSegment Author)? SplitSingleName(ListRecord record, RecordSegment title)
    {
        var text = title.Text;
        if (title.Mark != SegmentMark.Text || title.Segment.End - title.Segment.Start != text.Length || record.Segments.Any(static s => s.Mark == SegmentMark.Names))
        {
            return null;
        }

        var behind = template.HasNamesBeside(title.Slot, behind: true) ? NameSeparators.Max(separator => text.LastIndexOf(separator, StringComparison.Ordinal)) : -1;
        if (behind > 0 && IsOneName(text[(behind + 2)..].TrimStart(' ', '-', '–', '—')))
        {
            var length = text.AsSpan(behind).TrimStart(",. -–—").Length;
            return (Part(0, behind, SegmentMark.Text), Part(text.Length - length, text.Length, SegmentMark.Names));
        }

        var before = template.HasNamesBeside(title.Slot, behind: false) ? text.IndexOf(". ", StringComparison.Ordinal) : -1;
        return before > 0 && IsOneName(text[..before]) ? (Part(before + 2, text.Length, SegmentMark.Text), Part(0, before, SegmentMark.Names)) : null;

        RecordSegment Part(int from, int to, SegmentMark mark) => new(
            title.Slot with { Mark = mark, Later = false },
            title.Segment with { Mark = mark, Text = text[from..to].Trim(), Start = title.Segment.Start + from, End = title.Segment.Start + to },
            title.Offset);
    }

    private static bool IsOneName(string text) =>
        text.AsSpan().Trim().Count(' ') is 1 or 2 && NamePhrases.LikenessOf(text) != NameLikeness.None && !VenuePhrases.IsVenue(text) && !text.AsSpan().ContainsAnyInRange('0', '9');

    private static string LabelOf(EntryLink link, ListRecord record)
    {
        if (link.Label.Length > 0)
        {
            return link.Label;
        }

        // "paper: url": the words before a bare address are its label.
        string? before = null;
        foreach (var segment in record.Segments)
        {
            if (ReferenceEquals(segment.Segment.Link, link))
            {
                break;
            }

            before = segment.Segment.Link is null && segment.Words <= MostNameWords ? segment.Text : null;
        }

        return before?.TrimEnd(':', '：', ' ') ?? "";
    }

    private bool IsEntry(ListRecord record, RecordSegment title, double score)
    {
        if (!record.HasLink)
        {
            return record.Shape == RecordShape.Item
                && record.Segments.Any(static s => s.Names == NameLikeness.Sure)
                && record.Segments.Any(s => s != title && s.IsVenue && DatePhrases.YearOf(s.Text) is not null);
        }

        if (record.Shape == RecordShape.Paragraph)
        {
            return template.IsLikeTheOthers(record, title) || (score >= LowestParagraphScore && IsPaperByItself(record, title));
        }

        return true;
    }

    /// <summary>A paragraph that says enough of a paper to be one alone: a title that is set off, and its year or authors.</summary>
    private static bool IsPaperByItself(ListRecord record, RecordSegment title) =>
        title.Mark is SegmentMark.Bold or SegmentMark.Quote or SegmentMark.Link
        && record.Links.Any(static link => PaperHosts.IsOfPaper(link.Url))
        && record.Segments.Any(s => s != title && ((s.IsVenue && DatePhrases.YearOf(s.Text) is not null) || s.Names == NameLikeness.Sure));

    private static string CleanTitle(string text)
    {
        var title = text.AsSpan().Trim();
        if (title is ['"' or '“' or '《', .., '"' or '”' or '》'])
        {
            title = title[1..^1];
        }

        // "Title. In *Proceedings*".
        title = title.EndsWith(". In", StringComparison.Ordinal) || title.EndsWith("? In", StringComparison.Ordinal) ? title[..^3] : title;
        title = title.TrimEnd(" ,，;；:：|");
        return (title is [.., '.' or '。'] and not [.., '.', '.', '.'] ? title[..^1] : title).Trim().ToString();
    }

    private (RecordSegment? Year, RecordSegment? Venue, RecordSegment? Date) ReadYear(List<RecordSegment> segments, int titleStart, EntryReading reading)
    {
        RecordSegment? year = null, venue = null, date = null;
        var best = int.MinValue;
        var bestVenue = int.MinValue;
        foreach (var segment in segments)
        {
            var role = RoleOf(segment);
            var isVenue = segment.IsVenue && (segment.Segment.Link is null || !LabelPhrases.IsLabel(segment.Text) || DatePhrases.YearOf(segment.Text) is not null);
            if (role == ColumnRole.Venue || (isVenue && role is ColumnRole.None && segment.Mark is not SegmentMark.Link))
            {
                var isDate = segment.IsDate;
                if (isDate && role != ColumnRole.Venue)
                {
                    date ??= segment;
                }
                else
                {
                    // "HAT" before the title looks like a venue as well; "CVPR 2021" or the place where others have theirs is one.
                    var likeness = (role == ColumnRole.Venue ? 4 : 0) + (DatePhrases.YearOf(segment.Text) is null ? 0 : 2) + (template.VenueShare(segment.Slot) > 0.5 ? 2 : 0);
                    if (likeness > bestVenue && (likeness > 0 || segment.Segment.Start > titleStart))
                    {
                        (bestVenue, venue) = (likeness, segment);
                    }
                }
            }
            else if (role == ColumnRole.Date)
            {
                date ??= segment;
            }

            var endsInYear = Titles.IsCjk(segment.Text) && EndsInYear(segment.Text);
            if (DatePhrases.YearOf(segment.Text) is not { } found || (!endsInYear && IsOfProse(segment, segments)))
            {
                continue;
            }

            var isProse = segment.Words > MostWordsBesideYear && !endsInYear;
            var rank = (isVenue ? 3 : 0)
                + (segment.Mark is SegmentMark.Venue or SegmentMark.Tag ? 2 : 0)
                + (role is ColumnRole.Date or ColumnRole.Venue ? 4 : role is ColumnRole.None ? 0 : -4)
                - (segment.Mark is SegmentMark.Text && isProse && segment.Words > 12 ? 1 : 0)
                + (template.VenueShare(segment.Slot) > 0.5 ? 1 : 0);
            if ((segment.Mark is SegmentMark.Link or SegmentMark.Label && !isVenue) || (segment.Slot.Place[0] is 'a' or 'k' && rank < 3) || rank < 0
                || (!isVenue && isProse && segment.Slot.Place[0] is not 'c'))
            {
                continue;
            }

            if (rank > best)
            {
                (best, year) = (rank, segment);
                reading.Year = found;
            }
        }

        venue ??= date is not null && template.HoldsVenues(date.Slot) ? date : null;
        reading.Venue = venue?.Text.Trim(' ', '.', ',', ';', '(', ')');
        reading.Date = date?.Text.Trim(' ', '.', ',', ';', '(', ')');
        return (year, venue, date);
    }

    /// <summary>Whether a year ends the words. Where letters count as words, names and a journal are many, and their year is no word of a description.</summary>
    private static bool EndsInYear(ReadOnlySpan<char> text) => text.TrimEnd(" .。,，)）年") is [.., var a, var b, var c, var d] && char.IsAsciiDigit(a) && char.IsAsciiDigit(b) && char.IsAsciiDigit(c) && char.IsAsciiDigit(d);

    /// <summary>Whether a year stands in a description: behind prose of its own part, or in it.</summary>
    private bool IsOfProse(RecordSegment segment, List<RecordSegment> segments) =>
        template.IsProse(segment.Slot)
        || segments.Exists(other => other.Offset == segment.Offset && other.Segment.Start < segment.Segment.Start && other.Mark == SegmentMark.Text
            && (template.IsProse(other.Slot) || (other.Words > MostNameWords && segment.Slot.Place[0] == 'a')));

    private RecordSegment? ReadAuthors(List<RecordSegment> segments, EntryReading reading)
    {
        var segment = segments.Find(AreSurelyAuthors) ?? segments.Find(MayBeAuthors);
        if (segment is null)
        {
            return null;
        }

        var names = Papers.Names.NameList.TrimEnd(segment.Text.AsSpan().Trim(" ()（）").TrimEnd('.')).ToString();
        var etAlWithPeriod = Papers.Names.NameList.EndsWithEtAl(names) && segment.Text.TrimEnd().EndsWith('.');
        reading.Authors = names.Length == 0 ? null : etAlWithPeriod ? names + "." : names;
        return reading.Authors is null ? null : segment;
    }

    private bool AreSurelyAuthors(RecordSegment segment) =>
        RoleOf(segment) == ColumnRole.Authors
        || (RoleOf(segment) == ColumnRole.None && segment.Segment.Link is null && segment.Names == NameLikeness.Sure
            && (template.NamesShare(segment.Slot) > 0.2 || segment.Mark == SegmentMark.Names));

    /// <summary>A single name, or names that do not look like ones, where the others of the list have theirs.</summary>
    private bool MayBeAuthors(RecordSegment segment) =>
        RoleOf(segment) == ColumnRole.None && segment.Segment.Link is null && segment.Mark != SegmentMark.Tag && !LabelPhrases.IsAttribute(segment.Text)
        && ((segment.Names == NameLikeness.Possible && (template.NamesShare(segment.Slot) > 0.6 || template.MayBeNames(segment.Slot)))
            || (template.NamesShare(segment.Slot) > 0.85 && !segment.IsVenue && segment.Text.Contains(',', StringComparison.Ordinal)));

    private static ColumnRole RoleOf(RecordSegment segment) =>
        segment.Slot.Place.StartsWith("c:", StringComparison.Ordinal) ? Columns.RoleOf(segment.Slot.Place.AsSpan(2)) : ColumnRole.None;

    private RecordSegment? ReadName(ListRecord record, RecordSegment title, EntryReading reading)
    {
        foreach (var segment in record.Segments)
        {
            var role = RoleOf(segment);
            if (segment == title || segment.Text.Length == 0 || segment.Words > MostNameWords || segment.Names == NameLikeness.Sure || template.IsLabel(segment)
                || (role != ColumnRole.Name && segment.IsVenue && (DatePhrases.YearOf(segment.Text) is not null || template.HoldsDatedVenues(segment.Slot))))
            {
                continue;
            }

            var before = segment.Slot.Place == title.Slot.Place && segment.Segment.Start < title.Segment.Start
                && segment.Mark is SegmentMark.Bold or SegmentMark.Tag or SegmentMark.Code or SegmentMark.Text;
            if (role == ColumnRole.Name || (before && HasCapital(segment.Text)))
            {
                reading.Name = segment.Text.TrimEnd(':', '：', ' ');
                return segment;
            }
        }

        return null;
    }

    private static bool HasCapital(string text) => text.Any(char.IsUpper);
}
