using System.Globalization;
using System.Text;
using CuratorBot.Cli.Pictures;
using CuratorBot.Core.Statistics;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>STATISTICS.md: pictures, then tables, in the language of the list.</summary>
internal static class StatsMarkdown
{
    public static string Write(ListStatistics statistics, IReadOnlyList<Picture> pictures, string locale)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {Messages.Get("stats.title", locale)}\n\n{Messages.Format(StatsText.Summary(statistics), locale)}\n");
        foreach (var picture in pictures)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n![{MarkdownText.Inline(picture.Title)}]({picture.Name}.svg)\n");
        }

        foreach (var table in StatsTables.Of(statistics).Where(static t => t.Rows.Count > 0))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Messages.Get(table.Title, locale)}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(c => Messages.Get($"stats.column.{c.Name}", locale)))} |\n");
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(static c => c.Number ? "---:" : "---"))} |\n");
            foreach (var row in table.Rows)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(static cell => MarkdownText.Inline(cell)))} |\n");
            }
        }

        return page.ToString();
    }
}
