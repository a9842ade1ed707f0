using CuratorBot.Core.Lists.Defects;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists;

/// <summary>
/// Reads a list of papers from its Markdown. Any text is read, in time linear in its length; what could not be read is
/// said in <see cref="PaperList.UnreadableLines"/> and <see cref="Entry.Defects"/>.
/// </summary>
public static class ListParser
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list as found, with any line ends, with or without a byte order mark.</param>
    /// <param name="names">Which headings mean what; null: those of the model list (<see cref="SectionNames.Default"/>).</param>
    public static PaperList Parse(string text, SectionNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, names, new EntryReadings(), template: null);
    }

    /// <summary>Reads one of several versions of a list.</summary>
    /// <param name="text">As above.</param>
    /// <param name="names">As above.</param>
    /// <param name="readings">What was read from the bullets of the other versions.</param>
    /// <param name="template">The form that an older version teaches; null: the text's own.</param>
    internal static PaperList Parse(string text, SectionNames? names, EntryReadings readings, ListTemplate? template)
    {
        using var activity = CoreActivities.Start(CoreActivities.ReadList);
        var body = text.TrimStart(ByteOrderMark);
        var lines = new TextLines(body);
        var blocks = BlockReader.Read(body, lines);
        var titleLevel = template?.TitleLevel ?? TitleHeadings.LevelIn(blocks.Blocks);
        var outline = Outline.Read(blocks.Blocks, titleLevel);
        var unreadable = new SortedSet<int>(blocks.UnreadableLines);
        var candidates = ReadCandidates(outline, lines, readings, unreadable);
        var reading = ListReading.Read(outline, lines, readings, candidates, template, titleLevel);
        var other = OtherSyntax.Find(lines);
        var found = other is null ? reading.Entries : [];
        var withoutBullet = LinesWithoutBullet(outline, found, lines).Union(reading.LinesWithoutBullet).Order().ToList();
        if (other is null)
        {
            unreadable.UnionWith(withoutBullet);
            unreadable.UnionWith(UnreadableEntries.Find(outline, candidates, lines));
        }
        else
        {
            unreadable.Clear();
        }

        var sections = SectionReader.Read(outline, found, names ?? SectionNames.Default, lines.Count);
        var locale = LocaleReader.Read(blocks.Blocks, candidates, found, lines.Count);
        var conventions = Conventions.Read(found, sections, locale);
        var duplicates = Duplicates.Find(found);
        var entries = new List<Entry>(found.Count);
        foreach (var candidate in found)
        {
            entries.Add(CreateEntry(candidate, sections.SectionOf(candidate), conventions, duplicates.Contains(candidate)));
        }

        return new PaperList
        {
            Text = text,
            Sections = sections.Listed,
            Entries = entries,
            Style = conventions.Style,
            UnreadableLines = [.. unreadable],
            LinesWithoutBullet = other is null ? withoutBullet : [],
            Locale = locale,
            Template = reading.Template,
            Reading = other is var (language, links) ? new ReadingDegree(0, links, []) { OtherSyntax = language } : UnreadPapers.Measure(outline, candidates, found, lines),
        };
    }

    /// <summary>Reads a text that is to take the place of an entry's, by what its list teaches.</summary>
    /// <param name="text">The text.</param>
    /// <param name="entry">The entry whose place it takes.</param>
    /// <param name="list">The list of the entry.</param>
    /// <returns>What it is read as; null where it is no entry, or several.</returns>
    internal static Entry? ReadAgain(string text, Entry entry, PaperList list)
    {
        var indent = text.Length - text.TrimStart(' ', '\t').Length;
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line[Math.Min(indent, line.Length - line.TrimStart(' ', '\t').Length)..]);
        var header = entry.Columns.Count == 0 ? "" : $"|{string.Join('|', entry.Columns)}|\n|{string.Concat(Enumerable.Repeat("---|", entry.Columns.Count))}\n";
        var again = Parse(header + string.Join('\n', lines) + "\n", names: null, new EntryReadings(), list.Template);
        return again.Entries is [var only] ? only : null;
    }

    private static List<Candidate> ReadCandidates(Outline outline, TextLines lines, EntryReadings readings, SortedSet<int> unreadable)
    {
        var candidates = new List<Candidate>(outline.Items.Count);
        var references = References.Read(lines);
        foreach (var item in outline.Items)
        {
            if (item.Block is RowText)
            {
                continue;
            }

            if (item.Text.Length > EntryParser.MaxLength || lines[item.Line].Contains('\0'))
            {
                if (item.Block is ItemText)
                {
                    unreadable.Add(item.Line);
                }

                continue;
            }

            var (whole, reading) = readings.Of(item, lines, references);
            candidates.Add(new Candidate(item, whole, reading, outline.IsAmongResources(item)));
        }

        return candidates;
    }

    /// <summary>Lines among the entries that are written as one and are none.</summary>
    private static IEnumerable<int> LinesWithoutBullet(Outline outline, List<Candidate> found, TextLines lines)
    {
        var headings = found.ConvertAll(static candidate => candidate.Item.Heading).ToHashSet();
        var entries = found.Where(static candidate => candidate.Item.Block is ParagraphText).Select(static candidate => candidate.Item.Line).ToHashSet();
        return outline.Items
            .Where(item => item.Block is ParagraphText { IsTitle: false } && headings.Contains(item.Heading) && !entries.Contains(item.Line))
            .SelectMany(static item => Enumerable.Range(item.Line, item.EndLine - item.Line + 1))
            .Where(line => MissingBullet.Is(lines[line]));
    }

    private static Entry CreateEntry(Candidate candidate, Section section, Conventions conventions, bool isDuplicate)
    {
        var reading = candidate.Reading;
        var defects = candidate.Kind == EntryKind.Paper
            ? PaperDefects.Of(candidate, conventions, isDuplicate)
            : PaperDefects.OfResource(candidate, conventions);
        return new Entry
        {
            Section = section,
            Subsection = candidate.Item.Subsection,
            Title = reading.Title,
            Year = reading.Year,
            Authors = reading.Authors,
            Venue = reading.Venue,
            Date = reading.Date,
            Name = reading.Name,
            Spans = reading.Spans!,
            Layout = candidate.Layout,
            Columns = candidate.Item.Block is RowText row ? row.Table.Columns : [],
            Affiliation = reading.Affiliation,
            Star = reading.Star,
            Links = candidate.Links,
            Kind = candidate.Kind,
            Bold = reading.Mark == TitleMark.Bold,
            Line = candidate.Item.Line,
            EndLine = candidate.EndLine,
            Text = candidate.Whole,
            Ids = candidate.Linked.Addresses.Ids,
            Pages = candidate.Linked.Addresses.Pages,
            Defects = defects,
        };
    }
}
