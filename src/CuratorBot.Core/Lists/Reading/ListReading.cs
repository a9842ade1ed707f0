using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>The entries of a list, each read the way that the list as a whole tells: as a line of the model list's kind, or by the slots of its record.</summary>
internal sealed class ListReading
{
    private const int WordsOfATitle = 5;

    private ListReading(List<Candidate> entries, ListTemplate template) => (Entries, Template) = (entries, template);

    /// <summary>The entries in the order of the text.</summary>
    public List<Candidate> Entries { get; }

    /// <summary>What the list teaches; a newer version of it is read by the same.</summary>
    public ListTemplate Template { get; }

    /// <summary>Reads the entries of a list.</summary>
    /// <param name="outline">Its blocks.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="readings">What was read from other versions.</param>
    /// <param name="candidates">Its items and paragraphs, read as lines.</param>
    /// <param name="template">What an older version teaches; null: the list's own.</param>
    public static ListReading Read(Outline outline, TextLines lines, EntryReadings readings, List<Candidate> candidates, ListTemplate? template)
    {
        var asLines = EntrySelector.Select(candidates);
        var readsLines = template?.ReadsLines ?? ListTemplate.PrefersLines(candidates, asLines);
        var records = RecordReader.Read(outline, lines, readings, withItems: !readsLines);
        template ??= ListTemplate.Learn(records, readsLines);
        var entries = readsLines ? asLines : [];
        var taken = records.Count == 0 ? [] : entries.Select(static entry => entry.Item.Line).ToHashSet();
        var learnt = new List<Candidate>();
        var reader = new SlotReader(template);
        var paragraphsAreLines = asLines.Exists(static entry => entry.Item.Block is ParagraphText);
        foreach (var record in records)
        {
            if (readsLines && paragraphsAreLines && record.Shape == RecordShape.Paragraph)
            {
                continue;
            }

            if (!taken.Contains(record.Line) && reader.Read(record, lines.StartOf(record.Line)) is { } reading)
            {
                learnt.Add(new Candidate(record.Item, lines.Slice(record.Line, record.EndLine).ToString(), reading, record.InResources)
                {
                    IsEntry = true,
                    EndLine = record.EndLine,
                    Layout = record.Shape switch
                    {
                        RecordShape.Row => EntryLayout.Row,
                        RecordShape.Paragraph => EntryLayout.Paragraph,
                        RecordShape.Titled => EntryLayout.Titled,
                        _ => EntryLayout.Item,
                    },
                });
            }
        }

        if (learnt.Count > 0)
        {
            SetKinds(learnt);
            entries.AddRange(learnt);
            entries.Sort(static (one, other) => one.Item.Line.CompareTo(other.Item.Line));
        }

        return new ListReading(entries, template);
    }

    /// <summary>
    /// A resource is what stands under a heading of lectures or persons, or has links to code, videos and sites only where its section is not of papers.
    /// </summary>
    private static void SetKinds(List<Candidate> entries)
    {
        foreach (var section in entries.GroupBy(static entry => entry.Item.Heading))
        {
            var sure = section.Count(IsSurelyAPaper);
            var ofPapers = sure * 2 > section.Count();
            foreach (var entry in section)
            {
                var isPaper = IsSurelyAPaper(entry)
                    || (!entry.InResources && !entry.Reading.Links.TrueForAll(static link => PaperHosts.IsOfCode(link.Url))
                        && (ofPapers || Phrases.WordCount(entry.Reading.Title) >= WordsOfATitle));
                entry.Kind = isPaper ? EntryKind.Paper : EntryKind.Resource;
            }
        }
    }

    private static bool IsSurelyAPaper(Candidate entry) =>
        entry.Reading is { Year: not null } or { Venue: not null } or { Authors: not null }
        || (!entry.InResources && entry.Reading.Links.Exists(static link => PaperHosts.IsOfPaper(link.Url)));
}
