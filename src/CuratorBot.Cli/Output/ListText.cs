using CuratorBot.Core.Lists;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>A parsed list for people: its sections with their entries, and the defects of each line.</summary>
internal static class ListText
{
    public static void Write(PaperList list, string path, CliHost host)
    {
        var console = Terminal.Out(host);
        console.WriteLine($"{TerminalText.OneLine(path)}: {list.Entries.Count} entries, {list.TopCount} in the top, {list.Sections.Count} sections");
        foreach (var section in list.Entries.GroupBy(e => e.Section))
        {
            console.WriteLine();
            console.Write(new Text(TerminalText.OneLine(section.Key.Title), new Style(decoration: Decoration.Bold)));
            console.WriteLine($"  {Spelling.Of(section.Key.Kind)}, line {section.Key.Line}, {section.Count()} entries");
            foreach (var entry in section)
            {
                WriteEntry(entry, console);
            }
        }

        foreach (var line in list.UnreadableLines)
        {
            console.Write(new Text($"{TerminalText.OneLine(path)}:{line}: looks like an entry and cannot be read\n", new Style(Color.Red)));
        }
    }

    private static void WriteEntry(Entry entry, IAnsiConsole console)
    {
        var authors = entry.Authors is null ? "" : $", {entry.Authors}";
        var ids = entry.Ids.Count == 0 ? "" : $"  {entry.Ids[0]}";
        console.WriteLine(TerminalText.OneLine($"{entry.Line,6}  {entry.Year,4}  {entry.Title}{authors}{ids}"));
        if (entry.Defects.Count > 0)
        {
            console.Write(new Text($"              {string.Join(", ", entry.Defects)}\n", new Style(Color.Yellow)));
        }
    }
}
