using CuratorBot.Core.Lists;

namespace CuratorBot.Cli.Output;

/// <summary>How much of a list was read, for people.</summary>
internal static class ReadingText
{
    private const int MostForms = 4;
    private const int MostLines = 8;

    /// <summary>"read 598 of 600 papers: 586 as rows of Title | Venue | Date, 12 as bullets"</summary>
    public static string Summary(ReadingDegree reading, TerminalWords words)
    {
        if (reading.OtherSyntax is { } language)
        {
            return words.Say("reading.other", language, reading.UnreadLines.Count);
        }

        var forms = string.Join(", ", reading.Forms.Take(MostForms).Select(form => words.Say("reading.form", form.Entries, Form(form, words))));
        var papers = words.Say("reading", reading.Read, reading.PaperLike);
        return TerminalText.OneLine(forms.Length == 0 ? papers : words.Say("reading.forms", papers, forms));
    }

    private static string Form(EntryFormCount form, TerminalWords words) => form.Layout switch
    {
        EntryLayout.Row => words.Say("reading.rows", string.Join(" | ", form.Columns)),
        EntryLayout.Paragraph => words["reading.paragraphs"],
        EntryLayout.Titled => words["reading.titles"],
        EntryLayout.Item => words["reading.items"],
        _ => words["reading.bullets"],
    };

    /// <summary>The same with the lines that were not read; null where all was.</summary>
    public static string? Missing(ReadingDegree reading, TerminalWords words)
    {
        if (reading.UnreadLines.Count == 0)
        {
            return null;
        }

        var (summary, lines) = (Summary(reading, words), TerminalWords.Lines(reading.UnreadLines.Take(MostLines)));
        return reading.UnreadLines.Count > MostLines
            ? words.Say("reading.missing.more", reading.UnreadLines.Count, summary, lines, reading.UnreadLines.Count - MostLines)
            : words.Counted(reading.UnreadLines.Count, "reading.missing", summary, lines);
    }
}
