using CuratorBot.Core.Lists;

namespace CuratorBot.Cli.Output;

/// <summary>How much of a list was read, for people.</summary>
internal static class ReadingText
{
    private const int MostForms = 4;
    private const int MostLines = 8;

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

    /// <summary>The same with the lines that were not read; null where all was.</summary>
    public static string? Missing(ReadingDegree reading)
    {
        if (reading.UnreadLines.Count == 0)
        {
            return null;
        }

        var lines = string.Join(", ", reading.UnreadLines.Take(MostLines));
        var more = reading.UnreadLines.Count > MostLines ? $" and {reading.UnreadLines.Count - MostLines} more" : "";
        return $"{Summary(reading)}; not read: {(reading.UnreadLines.Count == 1 ? "line" : "lines")} {lines}{more}";
    }
}
