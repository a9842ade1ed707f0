using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>A parsed list as public JSON.</summary>
internal static class ListJson
{
    public static void Write(PaperList list, string path, TextWriter output)
    {
        var entries = list.Entries.CountBy(e => e.Section).ToDictionary();
        JsonOutput.Write(
            new ListShape(
                path,
                list.TopCount,
                new ReadingShape(list.Reading.PaperLike, list.Reading.Read, list.Reading.UnreadLines, list.DamagedLines),
                [.. list.Sections.Select(s => new SectionShape(s.Title, Spelling.Of(s.Kind), s.Level, s.Line, entries.GetValueOrDefault(s)))],
                [.. list.Entries.Select(Shape)]),
            output);
    }

    private static EntryShape Shape(Entry entry) => new(
        entry.Section.Title,
        entry.Title,
        entry.Year,
        entry.Authors,
        entry.Venue,
        entry.Date,
        entry.Name,
        [.. entry.Links.Select(l => new LinkShape(l.Label, l.Url))],
        Spelling.Of(entry.Kind),
        entry.Bold,
        entry.Top,
        entry.Line,
        entry.EndLine,
        [.. entry.Ids.Select(id => id.ToString())],
        [.. entry.Defects.Select(d => d.WireName())]);
}
