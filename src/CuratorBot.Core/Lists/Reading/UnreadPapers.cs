using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Counts what looks like a paper and belongs to no entry: it must not be passed over in silence.</summary>
internal static class UnreadPapers
{
    /// <summary>How much of a list was read.</summary>
    public static ReadingDegree Measure(Outline outline, List<Candidate> candidates, List<Candidate> entries, TextLines lines)
    {
        var ofEntries = new bool[lines.Count + 2];
        foreach (var entry in entries)
        {
            ofEntries.AsSpan(entry.Item.Line..(entry.EndLine + 1)).Fill(true);
        }

        var unread = new SortedSet<int>();
        foreach (var candidate in candidates)
        {
            if (!ofEntries[candidate.Item.Line] && LooksLikeAPaper(candidate))
            {
                unread.Add(candidate.Item.Line);
            }
        }

        foreach (var item in outline.Items)
        {
            if (item.Block is RowText && !ofEntries[item.Line] && LinkScanner.Scan(lines[item.Line].ToString()).Exists(IsOfPaper))
            {
                unread.Add(item.Line);
            }
        }

        return new ReadingDegree(entries.Count(static entry => entry.Kind == EntryKind.Paper), [.. unread], FormsOf(entries.Where(static entry => entry.Kind == EntryKind.Paper)));
    }

    /// <summary>A bullet with the address of a paper, or a paragraph with such an address under a label: prose links words of its own.</summary>
    private static bool LooksLikeAPaper(Candidate candidate) =>
        candidate.Reading.Links.Exists(link => PaperHosts.IsOfPaper(link.Url)
            && (candidate.Item.Block is ItemText || candidate.Reading.HasLabel || LabelPhrases.IsLabel(link.Label)));

    private static bool IsOfPaper(LinkText link) => link is { IsImage: false, Url: { } url } && PaperHosts.IsOfPaper(url);

    private static List<EntryFormCount> FormsOf(IEnumerable<Candidate> papers) =>
    [
        .. papers
            .GroupBy(static entry => (entry.Layout, Columns: entry.Item.Block is RowText row ? string.Join('|', row.Table.Columns) : ""))
            .OrderByDescending(static form => form.Count())
            .Select(static form => new EntryFormCount(form.Key.Layout, form.First().Item.Block is RowText row ? row.Table.Columns : [], form.Count())),
    ];
}
