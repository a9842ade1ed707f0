using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>What other criteria would do to a list, as a table for people.</summary>
internal static class PreviewText
{
    private static readonly TextColumn[] Columns =
    [
        new("what"), new("line", Number: true), new("citations", Number: true), new("asked today", Number: true), new("asked then", Number: true), new("year", Number: true), new("title", Shrinks: true), new("could stand in", Shrinks: true),
    ];

    public static void Write(CriteriaPreview preview, TextPage page)
    {
        if (preview.Values.Count == 0)
        {
            page.WriteLine(new Stretch("The policy stays as it is."));
            return;
        }

        foreach (var (path, before, after) in preview.Values)
        {
            page.WriteLine(new(TerminalText.OneLine(path), Mark.Strong), new(TerminalText.OneLine($": {before} -> {after}")));
        }

        if (preview.Papers.Count > 0)
        {
            page.WriteLine();
            page.WriteTable(Columns, [.. preview.Papers.Select(Row)]);
        }

        page.WriteLine();
        page.WriteLine(new Stretch(string.Join(", ", Enum.GetValues<PreviewEffect>().Select(effect => Count(preview, effect)))
            + (preview.TopSize is { } size ? $"; the top holds {Number(preview.TopCount)} papers, and the limit would be {Number(size)}" : "")));
    }

    private static string Count(CriteriaPreview preview, PreviewEffect effect)
    {
        var count = preview.With(effect).Count();
        return Number(count) + effect switch
        {
            PreviewEffect.FallsOut => count == 1 ? " paper falls out" : " papers fall out",
            PreviewEffect.ComesUp => count == 1 ? " comes up" : " come up",
            PreviewEffect.BecomesOpen => count == 1 ? " becomes open" : " become open",
            _ => " could leave to make room",
        };
    }

    private static string[] Row(PreviewedPaper paper) =>
    [
        paper.Effect.WireName(),
        Number(paper.Entry.Line),
        paper.Citations is { } count ? count.Citations.ToString("N0", CultureInfo.InvariantCulture) : "?",
        Asked(paper.Before),
        Asked(paper.After),
        paper.Entry.Year is { } year ? Number(year) : "",
        TerminalText.OneLine(paper.Entry.Title),
        TerminalText.OneLine(paper.Section ?? ""),
    ];

    private static string Asked(int? citations) => citations is { } count ? count.ToString("N0", CultureInfo.InvariantCulture) : "-";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
