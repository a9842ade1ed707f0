using CuratorBot.Core.Statistics;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>Statistics for people, as tables.</summary>
internal static class StatsText
{
    public static void Write(ListStatistics statistics, TextPage page)
    {
        page.WriteLine(new Stretch(Messages.Format(Summary(statistics), "en")));
        foreach (var table in StatsTables.Of(statistics).Where(static t => t.Rows.Count > 0))
        {
            page.WriteLine();
            page.WriteLine(new Stretch(Messages.Get(table.Title, "en"), Mark.Strong));
            page.WriteTable([.. table.Columns.Select(static c => c with { Name = Messages.Get($"stats.column.{c.Name}", "en") })], table.Rows);
        }
    }

    public static Message Summary(ListStatistics statistics) => statistics.WithSecondCitationsOnly is > 0 and var second
        ? new Message("stats.summary-second", Figures(statistics), second)
        : Figures(statistics);

    private static Message Figures(ListStatistics statistics) => new(
        "stats.summary",
        statistics.Papers.Count,
        statistics.WithRecord,
        statistics.WithCitations,
        statistics.Authors.Authors.Count,
        statistics.Authors.Authors.Count(static a => a.FirstAuthorships > 0),
        Math.Round(100 * statistics.ShareOfFirstAuthors, 1));
}
