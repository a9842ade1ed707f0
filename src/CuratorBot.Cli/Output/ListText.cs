using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>A parsed list for people: its sections with their entries, and the defects of each line.</summary>
internal static class ListText
{
    public static void Write(PaperList list, string path, TextPage page)
    {
        page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}: {list.Entries.Count} entries, {list.TopCount} in the top, {list.Sections.Count} sections"));
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

        foreach (var line in list.UnreadableLines)
        {
            page.WriteLine(new Stretch($"{TerminalText.OneLine(path)}:{line}: looks like an entry and cannot be read", Mark.Bad));
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
