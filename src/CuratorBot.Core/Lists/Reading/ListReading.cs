using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>The entries of a list, each read the way that the list as a whole tells: as a line of the model list's kind, or by the slots of its record.</summary>
internal sealed class ListReading
{
    private const int WordsOfATitle = 5;

    /// <summary>Bullets of a section that a paragraph has to stand beside to be one that lacks its bullet.</summary>
    private const int FewestBullets = 3;

    private ListReading(List<Candidate> entries, ListTemplate template, List<int> linesWithoutBullet) =>
        (Entries, Template, LinesWithoutBullet) = (entries, template, linesWithoutBullet);

    /// <summary>The entries in the order of the text.</summary>
    public List<Candidate> Entries { get; }

    /// <summary>Lines that are written like the bullets around them, but for the bullet.</summary>
    public List<int> LinesWithoutBullet { get; }

    /// <summary>What the list teaches; a newer version of it is read by the same.</summary>
    public ListTemplate Template { get; }

    /// <summary>Reads the entries of a list.</summary>
    /// <param name="outline">Its blocks.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="readings">What was read from other versions.</param>
    /// <param name="candidates">Its items and paragraphs, read as lines.</param>
    /// <param name="template">What an older version teaches; null: the list's own.</param>
    /// <param name="titleLevel">The level of the headings that are titles of papers; 0 where none is.</param>
    public static ListReading Read(Outline outline, TextLines lines, EntryReadings readings, List<Candidate> candidates, ListTemplate? template, int titleLevel)
    {
        var asLines = EntrySelector.Select(candidates);
        var readsLines = template?.ReadsLines ?? ListTemplate.PrefersLines(candidates, asLines);
        var records = RecordReader.Read(outline, lines, readings, withItems: !readsLines);
        template ??= ListTemplate.Learn(records, readsLines, titleLevel);
        var entries = readsLines ? asLines : [];
        var taken = records.Count == 0 ? [] : entries.Select(static entry => entry.Item.Line).ToHashSet();
        var learnt = new List<Candidate>();
        var reader = new SlotReader(template);
        var paragraphsAreLines = asLines.Exists(static entry => entry.Item.Block is ParagraphText);
        var paragraphs = new List<ListRecord>();
        foreach (var record in records)
        {
            if (readsLines && paragraphsAreLines && record.Shape == RecordShape.Paragraph)
            {
                continue;
            }

            if (record.Shape == RecordShape.Paragraph && record.HasLink && record.Line == record.EndLine)
            {
                paragraphs.Add(record);
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

        var withoutBullet = FindWithoutBullet(paragraphs, entries, learnt, template);
        var lacking = withoutBullet.ToHashSet();
        learnt.RemoveAll(entry => lacking.Contains(entry.Item.Line));
        if (learnt.Count > 0)
        {
            SetKinds(learnt);
            entries.AddRange(learnt);
            entries.Sort(static (one, other) => one.Item.Line.CompareTo(other.Item.Line));
        }

        return new ListReading(entries, template, withoutBullet);
    }

    /// <summary>
    /// A paragraph of one line among bullets, where bullets are what the entries of its section are written as: it says what they say, or would be
    /// read as one of them with a bullet before it.
    /// </summary>
    private static List<int> FindWithoutBullet(List<ListRecord> paragraphs, List<Candidate> entries, List<Candidate> learnt, ListTemplate template)
    {
        if (paragraphs.Count == 0)
        {
            return [];
        }

        var read = learnt.Where(static entry => entry.Layout == EntryLayout.Paragraph).ToDictionary(static entry => entry.Item.Line);
        var bullets = entries.Concat(learnt).Where(static entry => entry.Item.Block is ItemText).CountBy(static entry => entry.Item.Heading).ToDictionary();
        var ofSection = read.Values.CountBy(static entry => entry.Item.Heading).ToDictionary();
        return
        [
            .. paragraphs
                .Where(record => bullets.GetValueOrDefault(record.Item.Heading) is var count && count >= FewestBullets && ofSection.GetValueOrDefault(record.Item.Heading) * 3 <= count
                    && (read.ContainsKey(record.Line) || IsLikeTheBullets(record, template)))
                .Select(static record => record.Line),
        ];
    }

    private static bool IsLikeTheBullets(ListRecord record, ListTemplate template)
    {
        var asItem = record with { Shape = RecordShape.Item, Segments = [.. record.Segments.Select(static s => s with { Slot = s.Slot with { Place = "i" } })] };
        return template.TitleOf(asItem) is { } title && template.IsLikeTheOthers(asItem, title.Title);
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
