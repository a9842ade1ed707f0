using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>A parsed list for people: its sections with their entries, and the defects of each line.</summary>
internal static class ListText
{
    private const int LongestLine = 100;

    public static void Write(PaperList list, string path, TextPage page)
    {
        page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}: {list.Entries.Count} entries, {list.TopCount} in the top, {list.Sections.Count} sections"));
        page.WriteLine(new Stretch(ReadingText.Summary(list.Reading, TerminalWords.English)));
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

        var lines = list.Text.Split('\n');
        foreach (var line in list.UnreadableLines.Union(list.Reading.UnreadLines).Order())
        {
            var text = line <= lines.Length ? TerminalText.Short(lines[line - 1].Trim(), LongestLine) : "";
            page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}:{line}: looks like an entry and cannot be read: {text}", Mark.Bad));
        }
    }

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
