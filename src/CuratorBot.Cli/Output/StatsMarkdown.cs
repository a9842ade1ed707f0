using System.Globalization;
using System.Net;
using System.Text;
using CuratorBot.Cli.Pictures;
using CuratorBot.Core.Statistics;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>STATISTICS.md: pictures, then tables, in the language of the list.</summary>
internal static class StatsMarkdown
{
    private static readonly TextColumn[] PaperColumns = [new("paper"), new("year", Number: true), new("section"), new("citations", Number: true)];

    public static string Write(ListStatistics statistics, IReadOnlyList<Picture> pictures, string locale)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {Messages.Get("stats.title", locale)}\n\n{Messages.Format(StatsText.Summary(statistics), locale)}\n");
        foreach (var picture in pictures)
        {
            // A link, since the marks of a picture say what they stand for only where it is opened by itself.
            page.Append(CultureInfo.InvariantCulture, $"\n<a href=\"{picture.Name}.svg\"><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{picture.Name}-dark.svg\"><img alt=\"{WebUtility.HtmlEncode(picture.Title)}\" src=\"{picture.Name}.svg\"></picture></a>\n");
        }

        foreach (var table in StatsTables.Of(statistics).Where(static t => t.Rows.Count > 0))
        {
            Append(page, table.Title, table.Columns, table.Rows.Select(static row => row.Select(static cell => MarkdownText.Inline(cell))), locale);
        }

        // The most cited first; those of unknown count last, in the order of the list.
        var papers = statistics.Papers.OrderByDescending(static p => p.Citations ?? -1).ThenBy(static p => p.Entry.Line);
        Append(page, "stats.all-papers", PaperColumns, papers.Select(static p => (IEnumerable<string>)
            [MarkdownText.Link(p.Entry.Title, p.Entry.Url), $"{p.Year}", MarkdownText.Inline(p.Entry.Section.Title), StatsTables.Grouped(p.Citations)]), locale);
        return page.ToString();
    }

    /// <param name="page">The page.</param>
    /// <param name="title">The message key of the title.</param>
    /// <param name="columns">The columns, by the last part of their messages.</param>
    /// <param name="rows">Cells in Markdown.</param>
    /// <param name="locale">The language.</param>
    private static void Append(StringBuilder page, string title, IReadOnlyList<TextColumn> columns, IEnumerable<IEnumerable<string>> rows, string locale)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {Messages.Get(title, locale)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", columns.Select(c => Messages.Get($"stats.column.{c.Name}", locale)))} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", columns.Select(static c => c.Number ? "---:" : "---"))} |\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        }
    }
}
