using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>A parsed list for people: its sections with their entries, and the defects of each line.</summary>
internal static class ListText
{
    private const int MostForms = 4;

    public static void Write(PaperList list, string path, TextPage page)
    {
        page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}: {list.Entries.Count} entries, {list.TopCount} in the top, {list.Sections.Count} sections"));
        page.WriteLine(new Stretch(Summary(list.Reading)));
        foreach (var section in list.Entries.GroupBy(e => e.Section))
        {
            page.WriteLine();
            page.WriteLine(
                new(TerminalText.OneLine(section.Key.Title), Mark.Strong),
                new($"  {Spelling.Of(section.Key.Kind)}, line {section.Key.Line}, {section.Count()} entries"));
            foreach (var entry in section)
            {
                WriteEntry(entry, page);
            }
        }

        foreach (var line in list.DamagedLines)
        {
            page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}:{line}: has a byte that is not UTF-8; it is read as {ReadableText.Unreadable}", Mark.Bad));
        }

        foreach (var line in list.UnreadableLines.Union(list.Reading.UnreadLines).Order())
        {
            page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}:{line}: looks like an entry and cannot be read", Mark.Bad));
        }
    }

    /// <summary>"read 598 of 600 papers: 586 as rows of Title | Venue | Date, 12 as bullets"</summary>
    public static string Summary(ReadingDegree reading)
    {
        var forms = string.Join(", ", reading.Forms.Take(MostForms).Select(static form => $"{form.Entries} as {Words(form)}"));
        if (reading.OtherSyntax is { } language)
        {
            return $"written in {language}, which is not read: {reading.UnreadLines.Count} lines with links are left out";
        }

        var papers = $"read {reading.Read} of {reading.PaperLike} papers";
        return TerminalText.OneLine(forms.Length == 0 ? papers : $"{papers}: {forms}");
    }

    private static string Words(EntryFormCount form) => form.Layout switch
    {
        EntryLayout.Row => $"rows of {string.Join(" | ", form.Columns)}",
        EntryLayout.Paragraph => "paragraphs",
        EntryLayout.Titled => "titles with a list of links",
        EntryLayout.Item => "bullets in a form of the list's own",
        _ => "bullets",
    };

    private static void WriteEntry(Entry entry, TextPage page)
    {
        var authors = entry.Authors is null ? "" : $", {entry.Authors}";
        var ids = entry.Ids.Count == 0 ? "" : $"  {entry.Ids[0]}";
        page.WriteLine(new Stretch(TerminalText.OneLine($"{entry.Line,6}  {entry.Year,4}  {entry.Title}{authors}{ids}")));
        if (entry.Defects.Count > 0)
        {
            page.WriteLine(new Stretch($"              {string.Join(", ", entry.Defects.Select(d => d.WireName()))}", Mark.Caution));
        }
    }
}
